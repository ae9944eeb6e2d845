"""Survival: what is still there when a site is lost, and what it needs that is not."""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from archkit.analysis.fate import domain_of
from archkit.analysis.knowledge import Missing
from archkit.model.component import Component
from archkit.model.design import Design
from archkit.model.resilience import Redundancy, RedundancyMode
from archkit.model.site import Domain
from archkit.model.vocabulary import Kind

Sites = frozenset[str] | Missing
"""The sites that something stands at, or the fields that would tell."""


@dataclass(frozen=True, slots=True)
class Needed:
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
        """What a component needs by hard connections, the nearest first.

        Nothing is told where all of it is at several sites, or at none in particular.
        What has a degraded mode can be done without for a time. The walk does not go past
        what is itself meant to survive the loss of a site: that component is asked in its turn.
        """
        if component.address not in self._leaning:
            return
        waiting: deque[tuple[Component, ...]] = deque([(component,)])
        seen = {component.address}
        while waiting:
            path = waiting.popleft()
            for target in self._needed.get(path[-1].address, ()):
                if target.address in seen:
                    continue
                seen.add(target.address)
                longer = (*path, target)
                yield Needed(longer, self.sites(target))
                if self.claims(target) is not True:
                    waiting.append(longer)

    @cached_property
    def _leaning(self) -> frozenset[str]:
        """Those who need, at whatever remove, what is not surely at several sites or at none.

        The walks of all the others would find nothing that is lost, and they are most.
        """
        callers: dict[str, list[str]] = {}
        for source, targets in self._needed.items():
            for target in targets:
                callers.setdefault(target.address, []).append(source)
        components = self._design.components
        waiting = [address for address in callers if self._may_be_lost(components[address])]
        found: set[str] = set()
        while waiting:
            for caller in callers.get(waiting.pop(), ()):
                if caller not in found:
                    found.add(caller)
                    if self.claims(components[caller]) is not True:
                        waiting.append(caller)
        return frozenset(found)

    def _may_be_lost(self, component: Component) -> bool:
        sites = self.sites(component)
        return isinstance(sites, Missing) or len(sites) == 1

    @cached_property
    def _needed(self) -> Mapping[str, list[Component]]:
        """What each component cannot do without, by its address."""
        found: dict[str, list[Component]] = {}
        for each, _, target in self._design.joined:
            if each.hard and target.degraded_mode in (None, "none"):
                found.setdefault(each.source, []).append(target)
        return found

    def _sites_of(self, placed: tuple[str, ...]) -> Sites:
        nodes = (self._design.nodes.get(name) for name in placed)
        found = [domain_of(node, Domain.SITE) for node in nodes if node is not None]
        for each in found:
            if isinstance(each, Missing):
                return each
        return frozenset(each for each in found if isinstance(each, str))
