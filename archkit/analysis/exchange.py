"""What goes from solution to solution: through an integration hub, or past it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from archkit.analysis.coupling import Coupling
from archkit.analysis.knowledge import Missing, Truth, any_of
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.vocabulary import Kind


@dataclass(slots=True)
class _Offers:
    """What hubs get from one solution: the connections by data, and those that do not say."""

    by_data: dict[str, Connection] = field(default_factory=dict)
    silent: list[Missing] = field(default_factory=list)


class Way(NamedTuple):
    """What goes one way on a connection.

    Attributes:
        sender: The solution it comes from.
        receiver: The solution it goes to.
        data: The ids of the data, as far as stated.
        field: The field that states them.
        open: What is missing where that field does not say all.
    """

    sender: str
    receiver: str
    data: tuple[str, ...]
    field: str
    open: Missing | None


class Exchange:
    """Answers what hubs could pass on, and which connections between solutions go past them.

    A solution with an integration hub is a hub as a whole, with the gateways, queues and
    file transfers that it has beside.
    """

    def __init__(self, design: Design, coupling: Coupling) -> None:
        self._design = design
        self._coupling = coupling

    @cached_property
    def hubs(self) -> tuple[Component, ...]:
        """The integration hubs of solutions that are in use or to come, in order."""
        counts = self._coupling.fans
        every = self._design.components.values()
        return tuple(e for e in every if e.kind is Kind.INTEGRATION_HUB and e.address in counts)

    @cached_property
    def between(self) -> tuple[Connection, ...]:
        """The connections between two solutions, those with what looks after all alike left out."""
        groups = self._coupling.groups
        return tuple(
            each
            for (one, other), connections in self._coupling.edges.items()
            if groups[one].solution != groups[other].solution
            for each in connections
        )

    @cached_property
    def past(self) -> tuple[Connection, ...]:
        """The connections between solutions of which neither is a hub.

        What all solutions are meant to call directly (`enterprise: true`) is left out.
        """
        hubs = self._hub_solutions
        if not hubs:
            return ()
        return tuple(
            each
            for each in self.between
            if self._within(each.source) not in hubs
            and self._within(each.target) not in hubs
            and not self._design.components[each.target].enterprise
        )

    def ways(self, connection: Connection) -> tuple[Way, Way]:
        """What goes along a connection, and what comes back."""
        source, target = self._within(connection.source), self._within(connection.target)

        def way(sender: str, receiver: str, data: tuple[str, ...], stated: str) -> Way:
            gap = Missing.field(connection, stated) if stated in connection.unsaid else None
            return Way(sender, receiver, data, stated, gap)

        return (
            way(source, target, connection.sent, "carries"),
            way(target, source, connection.returned, "returns"),
        )

    def at_hub(self, way: Way) -> tuple[Mapping[str, Connection], Truth]:
        """The data of a way that a hub gets from the same solution, each with the connection.

        Beside it stands what is missing to tell whether there are more of them.
        """
        offers = self._offers.get(way.sender)
        if offers is None:
            return {}, False
        found = {name: offers.by_data[name] for name in way.data if name in offers.by_data}
        rest = len(found) < len(way.data)
        gaps = [*((way.open,) if way.open is not None else ()), *(offers.silent if rest else ())]
        return found, any_of(*gaps)

    @cached_property
    def _offers(self) -> Mapping[str, _Offers]:
        """What hubs get, by the solution they get it from."""
        found: dict[str, _Offers] = {}
        hubs = self._hub_solutions
        for each in self.between if hubs else ():
            for way in self.ways(each):
                says = bool(way.data) or way.open is not None
                if says and way.receiver in hubs and way.sender not in hubs:
                    offers = found.setdefault(way.sender, _Offers())
                    for name in way.data:
                        offers.by_data.setdefault(name, each)
                    if way.open is not None:
                        offers.silent.append(way.open)
        return found

    @cached_property
    def _hub_solutions(self) -> frozenset[str]:
        return frozenset(each.within for each in self.hubs)

    def _within(self, address: str) -> str:
        return self._design.components[address].within
