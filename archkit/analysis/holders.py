"""Who has which data: from kinds of data to the elements that have them, or may have.

Asked the other way round, element by element, each regime would cost a walk over
the whole design; few elements have the data of any one regime.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from archkit.analysis.knowledge import Missing, Truth, any_of
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.vocabulary import Kind

Answers = Mapping[int, Truth]
"""Whether elements have some data, by their identity; those that surely have not are left out."""


class Holders:
    """Answers which elements have some of the data whose ids are given, each with a truth.

    Who does not say what it has may have them.
    """

    def __init__(self, design: Design) -> None:
        self._design = design

    def keeping(self, data: Mapping[str, Truth]) -> Answers:
        """Which components keep them."""
        return _gathered(self._kept(data))

    def exchanging(self, data: Mapping[str, Truth]) -> Answers:
        """Which connections carry them, in either direction."""
        return _gathered((id(each), sure) for each, sure in self._exchanged(data))

    def handling(self, data: Mapping[str, Truth]) -> Answers:
        """Which components keep them, work on them or exchange them."""
        return _gathered(self._handled(data))

    def _handled(self, data: Mapping[str, Truth]) -> Iterator[tuple[int, Truth]]:
        yield from self._kept(data)
        for name, sure in data.items():
            for each in self.processed.get(name, ()):
                yield id(each), sure
        for connection, sure in self._exchanged(data):
            for address in (connection.source, connection.target):
                end = self._design.components.get(address)
                if end is not None:
                    yield id(end), sure

    def _kept(self, data: Mapping[str, Truth]) -> Iterator[tuple[int, Truth]]:
        for name, sure in data.items():
            for each in self.stored.get(name, ()):
                yield id(each), sure
        for each in self.silent:
            yield id(each), Missing.field(each, "stores")

    def _exchanged(self, data: Mapping[str, Truth]) -> Iterator[tuple[Connection, Truth]]:
        for name, sure in data.items():
            for each in self._carried.get(name, ()):
                yield each, sure
        for each in self._silent_connections:
            for field in each.unsaid:
                yield each, Missing.field(each, field)

    @cached_property
    def silent(self) -> list[Component]:
        """The components that do not say what they keep; a person keeps nothing."""
        every = self._design.components.values()
        return [each for each in every if each.stores is None and each.kind is not Kind.PERSON]

    @cached_property
    def _silent_connections(self) -> list[Connection]:
        return [each for each in self._design.connections if each.unsaid]

    @cached_property
    def stored(self) -> Mapping[str, list[Component]]:
        """The components that keep each kind of data, by its id."""
        found: dict[str, list[Component]] = {}
        for each in self._design.components.values():
            if each.stores is not None and each.stores != "none":
                for name in each.stores:
                    found.setdefault(name, []).append(each)
        return found

    @cached_property
    def processed(self) -> Mapping[str, list[Component]]:
        """The components that work on each kind of data beyond what they keep, by its id."""
        found: dict[str, list[Component]] = {}
        for each in self._design.components.values():
            for name in each.processes:
                found.setdefault(name, []).append(each)
        return found

    @cached_property
    def _carried(self) -> Mapping[str, list[Connection]]:
        found: dict[str, list[Connection]] = {}
        for each in self._design.connections:
            for name in each.sent + each.returned:
                found.setdefault(name, []).append(each)
        return found


def _gathered(found: Iterable[tuple[int, Truth]]) -> dict[int, Truth]:
    sure: set[int] = set()
    perhaps: dict[int, list[Missing]] = {}
    for key, truth in found:
        if isinstance(truth, Missing):
            perhaps.setdefault(key, []).append(truth)
        elif truth:
            sure.add(key)
    answers: dict[int, Truth] = {key: any_of(*gaps) for key, gaps in perhaps.items()}
    return answers | dict.fromkeys(sure, True)
