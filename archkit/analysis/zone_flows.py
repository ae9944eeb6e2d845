"""What flows from which zone to which, and whether anything uses what a zone allows."""

from collections.abc import Iterator
from functools import cache, cached_property
from itertools import product

from archkit.analysis.knowledge import Missing, Truth, any_of
from archkit.analysis.network import Topology
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.operation import Log
from archkit.model.resilience import Backup
from archkit.model.site import Zone

ANY = "any"
"""The word that allows every protocol."""

_UNSTATED = ""
"""Stands for a zone or a protocol that nobody has stated, and that may be each."""

Flow = tuple[str, str, str]
"""A source zone, a target zone, and a protocol (or `any`)."""


class ZoneFlows:
    """Answers which zones a connection joins, and which flows there are."""

    def __init__(self, design: Design, topology: Topology) -> None:
        self._design = design
        self._topology = topology

    def pairs(self, connection: Connection) -> Iterator[tuple[str, str]]:
        """Each zone a connection surely comes from, with each zone it surely goes to."""
        sources = self._topology.standing(connection.source).known
        targets = self._topology.standing(connection.target).known
        return iter(_pairs(sources, targets))

    def used(self, source: str, target: str, protocol: str) -> Truth:
        """Whether something goes from one zone to another with a protocol (or `any`).

        Logs and backups go wherever their collector and their copies stand, with
        whatever protocol is allowed there.
        """
        if (source, target, protocol) in self._sure or (source, target) in self._implied:
            return True
        ends = product((source, _UNSTATED), (target, _UNSTATED), (protocol, _UNSTATED))
        return any_of(*(self._doubtful[flow] for flow in ends if flow in self._doubtful))

    @cached_property
    def _sure(self) -> frozenset[Flow]:
        standing = self._topology.standing
        ways = {
            (standing(each.source).known, standing(each.target).known, each.protocol or _UNSTATED)
            for each in self._design.connections
        }
        return frozenset(
            (source, target, protocol)
            for sources, targets, stated in ways
            for source, target in _pairs(sources, targets)
            for protocol in (stated, ANY)
        )

    @cached_property
    def _implied(self) -> frozenset[tuple[str, str]]:
        """The zones joined by logs and backups, which are stated without a protocol."""
        alike = {
            (
                self._topology.standing(each.address).known,
                each.within,
                each.log.to if isinstance(each.log, Log) else None,
                id(each.backup),
            ): each
            for each in self._design.components.values()
        }
        return frozenset(
            (start, end)
            for (starts, *_), component in alike.items()
            for end in self._kept_in(component)
            for start in starts
        )

    def _kept_in(self, component: Component) -> Iterator[str]:
        """The zones that a component's logs and copies go to."""
        if isinstance(component.log, Log):
            collector = self._design.component(component.log.to, component.within)
            if collector is not None:
                yield from self._topology.standing(collector.address).known
        if isinstance(component.backup, Backup):
            for copy in component.backup.copies.values():
                node = self._design.nodes.get(copy.at or "")
                if node is not None and node.zone is not None:
                    yield node.zone

    @cached_property
    def _doubtful(self) -> dict[Flow, Missing]:
        """The flows that may be there, each with the first missing field that would tell."""
        found: dict[Flow, Missing] = {}
        for each in self._design.connections:
            for source, target, doubt in self._doubts(each):
                found.setdefault((source, target, each.protocol or _UNSTATED), doubt)
                found.setdefault((source, target, ANY), doubt)
        return found

    def _doubts(self, connection: Connection) -> Iterator[tuple[str, str, Missing]]:
        source = self._topology.standing(connection.source)
        target = self._topology.standing(connection.target)
        if connection.protocol is None:
            for start, end in self.pairs(connection):
                yield start, end, Missing.field(connection, "protocol")
        if target.missing is not None:
            for start in sorted(source.known):
                yield start, _UNSTATED, target.missing
        if source.missing is not None:
            for end in sorted(target.known):
                yield _UNSTATED, end, source.missing
        if source.missing is not None and target.missing is not None:
            yield _UNSTATED, _UNSTATED, source.missing | target.missing


def allows(source: Zone, target: str, connection: Connection) -> Truth:
    """Whether a zone may reach another with a connection's protocol."""
    allowed = source.may_reach.get(target, ())
    if not allowed or ANY in allowed:
        return bool(allowed)
    if connection.protocol is None:
        return Missing.field(connection, "protocol")
    return connection.protocol in allowed


@cache
def _pairs(sources: frozenset[str], targets: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Each of some zones with each of others; few combinations occur, each very often."""
    return tuple(product(sorted(sources), sorted(targets)))
