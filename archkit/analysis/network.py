"""Where components stand in the network, and which connections leave their zone."""

from collections.abc import Callable
from functools import cache, cached_property
from typing import Final, NamedTuple

from archkit.analysis.knowledge import TOLD, Missing, Truth, all_of, any_of, once_for_each
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.site import NO_ZONE, Zone
from archkit.model.transport import Network
from archkit.model.vocabulary import ZoneKind

OPEN = frozenset({Network.INTERNET, Network.CELLULAR, Network.WIRELESS, Network.RADIO})
"""Networks that anyone may listen to."""

Zones = frozenset[str] | Missing
"""The ids of zones, or what is missing to tell them."""


class Standing(NamedTuple):
    """Where a component stands, as far as anyone has said.

    Attributes:
        known: The ids of the zones it surely stands in; `none` for outside every zone.
        missing: What would tell the others; nothing where all are known.
    """

    known: frozenset[str]
    missing: Missing | None = None


_SOMEWHERE: Final = Standing(frozenset(), TOLD)
"""Where something stands whose zone is broken."""


class Topology:
    """Answers in which zones components stand and what connections cross."""

    def __init__(self, design: Design) -> None:
        self._design = design
        self.standing = cache(self._standing)
        self._untrusted: dict[int, Truth] = {}
        self._in_zones: Callable[[frozenset[str]], Standing] = cache(Standing)
        self._on_nodes = cache(self._standing_on)

    def zones_of(self, address: str) -> Zones:
        """The zones of a component, or what is missing to tell all of them."""
        standing = self.standing(address)
        return standing.known if standing.missing is None else standing.missing

    def in_some_zone(self, address: str, test: Callable[[Zone], bool]) -> Truth:
        """Whether a component stands in a zone that passes a test."""
        standing = self.standing(address)
        rest = False if standing.missing is None else standing.missing
        return any_of(*self._tested(standing, test), rest)

    def in_such_zones_only(self, address: str, test: Callable[[Zone], bool]) -> Truth:
        """Whether a component stands in zones, and all of them pass a test."""
        standing = self.standing(address)
        rest = bool(standing.known) if standing.missing is None else standing.missing
        return all_of(*self._tested(standing, test), rest)

    def _tested(self, standing: Standing, test: Callable[[Zone], bool]) -> list[bool]:
        return [test(zone) for name in standing.known if (zone := self.zone(name)) is not None]

    def _standing(self, address: str) -> Standing:
        """The zones of a component: its own, or those of the nodes it is placed on."""
        component = self._design.components.get(address)
        if component is None:
            return _SOMEWHERE
        if component.zone is not None:
            there = self.zone(component.zone) is not None
            return self._in_zones(frozenset({component.zone})) if there else _SOMEWHERE
        if not component.placed:
            field = "placed" if component.kind != "person" else "zone"
            return Standing(frozenset(), Missing.field(component, field))
        return self._on_nodes(component.placed)

    def _standing_on(self, placed: tuple[str, ...]) -> Standing:
        """The zones of some nodes: many components stand on the same ones."""
        found: set[str] = set()
        missing: Missing | None = None
        for name in placed:
            node = self._design.nodes.get(name)
            zone = node.zone if node is not None else None
            if zone is not None and self.zone(zone) is not None:
                found.add(zone)
                continue
            absent = TOLD if node is None or zone is not None else Missing.field(node, "zone")
            missing = absent if missing is None else missing | absent
        known = frozenset(found)
        return self._in_zones(known) if missing is None else Standing(known, missing)

    def perhaps_in(self, zones: frozenset[str]) -> frozenset[str]:
        """The addresses of the components that stand in some zones, or may do so."""
        nodes = frozenset(
            each.id for each in self._design.nodes.values() if each.zone in zones or not each.zone
        )
        every = self._design.components.items()
        return frozenset(at for at, each in every if _may_stand(each, zones, nodes))

    def zone(self, name: str) -> Zone | None:
        """A zone by its id; for `none`, what holds for everything outside every zone."""
        return self._outside if name == NO_ZONE else self._design.zones.get(name)

    @cached_property
    def _outside(self) -> Zone:
        """Outside every zone nobody is trusted, as on the internet."""
        return Zone(
            id=NO_ZONE,
            kind=ZoneKind.INTERNET,
            trust=0,
            criminal_justice=False,
            cardholder_data=False,
        )

    def share_zone(self, one: Component, other: Component) -> Truth:
        """Whether two components stand in a zone together; outside every zone nothing does."""
        here, there = self.standing(one.address), self.standing(other.address)
        if (here.known & there.known) - {NO_ZONE}:
            return True
        return any_of(*(each.missing for each in (here, there) if each.missing is not None))

    @once_for_each
    def crosses_boundary(self, connection: Connection) -> Truth:
        """Whether the two ends stand in different zones; outside every zone each is alone."""
        source, target = self.standing(connection.source), self.standing(connection.target)
        if source is target and source.missing is None:
            return NO_ZONE in source.known
        if NO_ZONE in source.known or NO_ZONE in target.known:
            return True
        if source.missing is None:
            beyond = not target.known <= source.known
            return beyond or (source != target if target.missing is None else target.missing)
        if target.missing is None:
            return not source.known <= target.known or source.missing
        return source.missing | target.missing

    def untrusted(self, component: Component) -> Truth:
        """Whether a component stands in a zone of trust 0."""
        standing = self.standing(component.address)
        known = self._untrusted.get(id(standing))
        if known is None:
            known = self.in_some_zone(component.address, lambda zone: zone.trust == 0)
            self._untrusted[id(standing)] = known
        return known

    @once_for_each
    def is_open(self, connection: Connection) -> Truth:
        """Whether strangers may listen: an open network, or an end in a zone of trust 0."""
        ends = [
            self.untrusted(end)
            for address in (connection.source, connection.target)
            if (end := self._design.components.get(address)) is not None
        ]
        return any_of(self._open_network(connection), *ends)

    @staticmethod
    def _open_network(connection: Connection) -> Truth:
        if connection.network is None:
            return Missing.field(connection, "network")
        return connection.network in OPEN


def _may_stand(component: Component, zones: frozenset[str], nodes: frozenset[str]) -> bool:
    if component.zone is not None:
        return component.zone in zones
    return not component.placed or not nodes.isdisjoint(component.placed)
