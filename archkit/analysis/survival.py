"""Survival: what is still there when a site is lost, and what it needs that is not."""

from collections import deque
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import NamedTuple

from archkit.analysis.fate import domain_of
from archkit.analysis.knowledge import Missing
from archkit.model.component import Component
from archkit.model.connection import Connection, Fallback
from archkit.model.design import Design
from archkit.model.resilience import Redundancy, RedundancyMode
from archkit.model.site import Domain
from archkit.model.transport import Mode
from archkit.model.vocabulary import Kind

Sites = frozenset[str] | Missing
"""The sites that something stands at, or the fields that would tell."""


class Needed(NamedTuple):
    """Something that a component needs to go on.

    Attributes:
        path: The components from the one in question to what it needs, both included.
        sites: Where what it needs stands.
    """

    path: tuple[Component, ...]
    sites: Sites

    @property
    def component(self) -> Component:
        """What is needed."""
        return self.path[-1]


class Survival:
    """Answers what components need that the loss of a site takes away."""

    def __init__(self, design: Design) -> None:
        self._design = design
        self._at = cache(self._sites_of)

    def claims(self, component: Component) -> bool | Missing:
        """Whether a component is meant to go on when one of its sites is lost."""
        redundancy = component.redundancy
        if redundancy == "none" or component.kind is Kind.PERSON:
            return False
        if redundancy is None:
            several = len(set(component.placed or ())) > 1
            return Missing.field(component, "redundancy") if several else False
        if redundancy.mode is RedundancyMode.MANAGED:
            return False
        if redundancy.survives is None:
            return Missing.field(component, "redundancy", "survives")
        return Domain.SITE in redundancy.survives

    def sites(self, component: Component) -> Sites:
        """The sites a component stands at; none for what stands nowhere in particular.

        What a vendor runs and doubles (`mode: managed`) is lost with no site of ours, and
        what stands on no node and says so by its `zone` is not lost with a site either.
        """
        redundancy = component.redundancy
        managed = isinstance(redundancy, Redundancy) and redundancy.mode is RedundancyMode.MANAGED
        if managed or component.zone is not None or component.kind is Kind.PERSON:
            return frozenset()
        if component.placed is None:
            return Missing.field(component, "placed")
        return self._at(component.placed)

    def needs(self, component: Component) -> Iterator[Needed]:
        """What a component cannot do without, the nearest first.

        Nothing is told where all of it is at several sites, or at none in particular.
        What has a degraded mode can be done without for a time, and so can what another component
        stands in for (`fallback: {use}`), but where one site has both. The walk does not go past
        what is itself meant to survive the loss of a site: that component is asked in its turn.
        """
        if component.address not in self._leaning:
            return
        waiting: deque[tuple[Component, ...]] = deque([(component,)])
        seen = {component.address}
        while waiting:
            path = waiting.popleft()
            for target, sites in self._needed.get(path[-1].address, ()):
                if target.address in seen:
                    continue
                seen.add(target.address)
                longer = (*path, target)
                yield Needed(longer, sites)
                if self.claims(target) is not True:
                    waiting.append(longer)

    @cached_property
    def _leaning(self) -> frozenset[str]:
        """Those who need, at whatever remove, what is not surely at several sites or at none.

        The walks of all the others would find nothing that is lost, and they are most.
        """
        callers: dict[str, list[str]] = {}
        waiting: list[str] = []
        for source, targets in self._needed.items():
            for target, sites in targets:
                callers.setdefault(target.address, []).append(source)
                if isinstance(sites, Missing) or len(sites) == 1:
                    waiting.append(target.address)
        components = self._design.components
        found: set[str] = set()
        while waiting:
            for caller in callers.get(waiting.pop(), ()):
                if caller not in found:
                    found.add(caller)
                    if self.claims(components[caller]) is not True:
                        waiting.append(caller)
        return frozenset(found)

    @cached_property
    def _needed(self) -> Mapping[str, list[tuple[Component, Sites]]]:
        """What each component cannot do without, by its address, with the sites that decide it."""
        found: dict[str, list[tuple[Component, Sites]]] = {}
        for each, _, target in self._design.joined:
            if target.degraded_mode not in (None, "none"):
                continue
            sites = self.sites(target) if each.hard else self._together(each, target)
            if sites is not None:
                found.setdefault(each.source, []).append((target, sites))
        return found

    def _together(self, connection: Connection, target: Component) -> Sites | None:
        """The one site that takes a component and what stands in for it; None where none does."""
        fallback = connection.fallback
        if connection.mode is not Mode.SYNC or not isinstance(fallback, Fallback):
            return None
        other = self._design.component(fallback.use, connection.within) if fallback.use else None
        if other is None or other.degraded_mode not in (None, "none"):
            return None
        both = (self.sites(target), self.sites(other))
        known = [each for each in both if not isinstance(each, Missing)]
        if any(len(each) != 1 for each in known) or len(set(known)) > 1:
            return None
        unknown = [each for each in both if isinstance(each, Missing)]
        return unknown[0] if unknown else known[0]

    def _sites_of(self, placed: tuple[str, ...]) -> Sites:
        nodes = (self._design.nodes.get(name) for name in placed)
        found = [domain_of(node, Domain.SITE) for node in nodes if node is not None]
        for each in found:
            if isinstance(each, Missing):
                return each
        return frozenset(each for each in found if isinstance(each, str))
