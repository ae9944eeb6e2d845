"""What can be reached from where nobody is trusted, along whole paths.

One search from all untrusted components at once, over connections in the
direction they are opened. It stops at guards, so it is linear in the design.
"""

from functools import cached_property

from archkit.analysis.knowledge import Truth, any_of, opposite
from archkit.analysis.network import Topology
from archkit.analysis.paths import along, onward
from archkit.analysis.spread import Spread, spread
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.site import Zone
from archkit.model.vocabulary import Kind, ZoneKind

GUARDS = frozenset({Kind.GATEWAY, Kind.WEB_APP, Kind.SERVICE, Kind.BASTION, Kind.PRIVILEGED_ACCESS})
"""Kinds that look at a request before they pass it on, where they stand in a DMZ."""

_OUTSIDE = frozenset({Kind.EXTERNAL_SYSTEM, Kind.SAAS})
"""Kinds that stand outside the city's network where no zone is stated."""

_DMZ = frozenset({ZoneKind.DMZ, ZoneKind.OT_DMZ})


class Exposure:
    """Answers what untrusted components get to without passing a guard."""

    def __init__(self, design: Design, topology: Topology) -> None:
        self._design = design
        self._topology = topology

    def reached(self, component: Component) -> Truth:
        """Whether a component is untrusted itself, or reached from one with no guard between."""
        return self._spread.reaches(component.address)

    def path(self, component: Component) -> list[Connection]:
        """A shortest way to a component that is reached; empty where it is untrusted itself."""
        return along(self._spread.way(component.address), self._design)

    def untrusted(self, component: Component) -> Truth:
        """Whether a component stands in a zone of trust 0, or by its kind outside every zone."""
        return self.outside(component) or self._topology.untrusted(component)

    @staticmethod
    def outside(component: Component) -> bool:
        """Whether a component by its kind stands outside the city's network: it states no place."""
        return component.kind in _OUTSIDE and component.zone is None and component.placed is None

    def guards(self, component: Component) -> Truth:
        """Whether a component looks at requests in a DMZ before it passes them on."""
        if component.kind not in GUARDS:
            return False
        return self._topology.in_such_zones_only(component.address, _is_dmz)

    @cached_property
    def _spread(self) -> Spread:
        starts = ((each.address, self.untrusted(each)) for each in self._design.components.values())
        return spread(starts, onward(self._design, self._passes_on))

    def _passes_on(self, component: Component) -> Truth:
        """Whether what reaches a component gets on from there, or begins there.

        Nothing passes through a person, and nothing unseen passes a guard.
        """
        if component.kind is Kind.PERSON:
            return self.untrusted(component)
        return any_of(self.untrusted(component), opposite(self.guards(component)))


def _is_dmz(zone: Zone) -> bool:
    return zone.kind in _DMZ
