"""Survival: what is still there when a site is lost, and what it needs that is not."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

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
        self._known = cache(self._sites_of)

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
        return self._known(component.address)

    def needs(self, component: Component) -> Iterator[Needed]:
        """What a component needs by hard connections, the nearest first.

        What has a degraded mode can be done without for a time. The walk does not go past
        what is itself meant to survive the loss of a site: that component is asked in its turn.
        """
        waiting: deque[tuple[Component, ...]] = deque([(component,)])
        seen = {component.address}
        while waiting:
            path = waiting.popleft()
            for connection in self._design.outgoing.get(path[-1].address, ()):
                target = self._design.components.get(connection.target)
                if not connection.hard or target is None or target.address in seen:
                    continue
                seen.add(target.address)
                if target.degraded_mode not in (None, "none"):
                    continue
                longer = (*path, target)
                yield Needed(longer, self.sites(target))
                if self.claims(target) is not True:
                    waiting.append(longer)

    def _sites_of(self, address: str) -> Sites:
        component = self._design.components[address]
        redundancy = component.redundancy
        managed = isinstance(redundancy, Redundancy) and redundancy.mode is RedundancyMode.MANAGED
        if managed or component.zone is not None or component.kind is Kind.PERSON:
            return frozenset()
        if component.placed is None:
            return Missing.field(component, "placed")
        nodes = (self._design.nodes.get(name) for name in component.placed)
        found = [domain_of(node, Domain.SITE) for node in nodes if node is not None]
        for each in found:
            if isinstance(each, Missing):
                return each
        return frozenset(each for each in found if isinstance(each, str))
