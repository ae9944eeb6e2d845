"""Where each kind of data goes: from where it is kept, hop by hop."""

from collections import deque
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import NamedTuple

from archkit.analysis.holders import Holders
from archkit.model.connection import Connection
from archkit.model.design import Design


class Flow(NamedTuple):
    """A kind of data goes from one component to another.

    Attributes:
        source: The address it comes from.
        target: The address it goes to.
        connection: What takes it there; one opened by the target where the data come back.
    """

    source: str
    target: str
    connection: Connection

    @property
    def returned(self) -> bool:
        """Whether the data come back to the component that opened the connection."""
        return self.connection.source != self.source


class DataPaths:
    """Answers by which way data come to a component: along `carries`, against `returns`."""

    def __init__(self, design: Design, holders: Holders) -> None:
        self._design = design
        self._holders = holders
        self._arrivals = cache(self._spread)
        self.flows = cache(self._flows_of)

    def path(self, data: str, to: str) -> list[Flow]:
        """A shortest way of some data to a component; empty where they begin there.

        Data begin where they are stored; else where they are sent and not received;
        else, going round in a circle, at the first sender.
        """
        arrivals = self._arrivals(data)
        path: list[Flow] = []
        while (flow := arrivals.get(to)) is not None:
            path.append(flow)
            to = flow.source
        return path[::-1]

    def _spread(self, data: str) -> dict[str, Flow | None]:
        """The flow by which some data first come to each component; nothing where they begin."""
        leaving: dict[str, list[Flow]] = {}
        for flow in self.flows(data):
            leaving.setdefault(flow.source, []).append(flow)
        found: dict[str, Flow | None] = {}
        for starts in self._stages(data, leaving):
            new = [each for each in starts if each not in found]
            found.update(dict.fromkeys(new))
            waiting = deque(new)
            while waiting:
                for flow in leaving.get(waiting.popleft(), ()):
                    if flow.target not in found:
                        found[flow.target] = flow
                        waiting.append(flow.target)
        return found

    def _stages(self, data: str, leaving: Mapping[str, list[Flow]]) -> Iterator[list[str]]:
        """Where to begin, the best places first."""
        yield [each.address for each in self._holders.stored.get(data, ())]
        received = {flow.target for flows in leaving.values() for flow in flows}
        yield sorted(leaving.keys() - received)
        for sender in sorted(leaving):
            yield [sender]

    def _flows_of(self, data: str) -> list[Flow]:
        """Every flow of some data, in the order of the connections."""
        return [
            Flow(each.target, each.source, each) if back else Flow(each.source, each.target, each)
            for each, back in self._movements.get(data, ())
        ]

    @cached_property
    def _movements(self) -> Mapping[str, list[tuple[Connection, bool]]]:
        """The connections that some data are on, and whether they come back on them."""
        found: dict[str, list[tuple[Connection, bool]]] = {}
        for each in self._design.connections:
            if isinstance(each.carries, tuple):
                there = (each, False)
                for data in each.carries:
                    found.setdefault(data, []).append(there)
            if each.returns is not None:
                back = (each, True)
                for data in each.returned:
                    found.setdefault(data, []).append(back)
        return found
