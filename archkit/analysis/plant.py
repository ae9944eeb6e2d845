"""Ways into a plant: what other networks get to in its perimeter, with no bastion on the way."""

from collections.abc import Mapping
from functools import cached_property
from typing import Final

from archkit.analysis.entrances import Entrances
from archkit.analysis.exposure import Exposure
from archkit.analysis.knowledge import Missing, Truth, all_of, any_of, once_for_each, opposite
from archkit.analysis.network import Topology
from archkit.analysis.paths import along, onward
from archkit.analysis.spread import Spread, spread
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.site import Zone
from archkit.model.vocabulary import DOORS, OPERATIONAL_TECHNOLOGY, Kind, ZoneKind

_CONTROLS: Final = ("mfa", "time_bound", "recorded")
_FAR: Final = frozenset(
    {
        ZoneKind.INTERNET,
        ZoneKind.PARTNER,
        ZoneKind.GUEST,
        ZoneKind.SAAS,
        ZoneKind.CORPORATE,
    }
)
"""Where those come from who have no business in a plant."""


class Plant:
    """Answers what is in a plant, and who gets to it."""

    def __init__(
        self, design: Design, topology: Topology, exposure: Exposure, entrances: Entrances
    ) -> None:
        self._design = design
        self._topology = topology
        self._exposure = exposure
        self._entrances = entrances

    @cached_property
    def devices(self) -> frozenset[str]:
        """The addresses of what acts on the physical world."""
        return frozenset(
            each.address
            for each in self._design.components.values()
            if each.kind in OPERATIONAL_TECHNOLOGY
        )

    @cached_property
    def inside(self) -> Mapping[str, Truth]:
        """What is in a plant, or may be: devices, and what stands in a plant's zone, by address."""
        zones = frozenset(name for name, zone in self._design.zones.items() if _is_plant(zone))
        found: dict[str, Truth] = dict.fromkeys(self.devices, True)
        for address in self._topology.perhaps_in(zones) - self.devices:
            component = self._design.components[address]
            if not self._exposure.outside(component):
                found[address] = self._topology.in_some_zone(address, _is_plant)
        return found

    @once_for_each
    def beyond(self, component: Component) -> Truth:
        """Whether a component stands in another zone than those of a plant and its perimeter."""
        here = self._topology.in_such_zones_only(component.address, _is_plant_or_perimeter)
        return any_of(self._exposure.untrusted(component), opposite(here))

    @once_for_each
    def in_perimeter(self, component: Component) -> Truth:
        """Whether a component stands in the zone before a plant."""
        if self._exposure.outside(component):
            return False
        return self._topology.in_some_zone(component.address, _is_perimeter)

    @once_for_each
    def door(self, component: Component) -> Truth:
        """Whether a component is a bastion before a plant that lets nobody in unseen.

        Everyone who gets in has a second factor and a grant that ends, and is recorded.
        """
        if component.kind not in DOORS:
            return False
        ways = self._entrances.of(component)
        if isinstance(ways, Missing):
            return all_of(self.in_perimeter(component), ways)
        controls = [way.states(each) for way in ways for each in _CONTROLS]
        return all_of(bool(ways), self.in_perimeter(component), *controls)

    def reached(self, component: Component) -> Truth:
        """Whether other networks get to a component with no such bastion between."""
        return self._spread.reaches(component.address)

    def path(self, component: Component) -> list[Connection]:
        """A shortest way to a component that is reached."""
        return along(self._spread.way(component.address), self._design)

    @cached_property
    def _spread(self) -> Spread:
        starts = ((each.address, self._far(each)) for each in self._design.components.values())
        return spread(starts, onward(self._design, self._passes_on))

    def _far(self, component: Component) -> Truth:
        return any_of(
            self._exposure.untrusted(component),
            self._topology.in_some_zone(component.address, _is_far),
        )

    def _passes_on(self, component: Component) -> Truth:
        """Whether what reaches a component gets on from there, or begins there.

        Nothing passes through a person; what is in the plant has been reached already.
        """
        if component.kind is Kind.PERSON:
            return self._far(component)
        return all_of(
            opposite(self.inside.get(component.address, False)), opposite(self.door(component))
        )


def _is_plant(zone: Zone) -> bool:
    return zone.kind is ZoneKind.OT


def _is_perimeter(zone: Zone) -> bool:
    return zone.kind is ZoneKind.OT_DMZ


def _is_plant_or_perimeter(zone: Zone) -> bool:
    return _is_plant(zone) or _is_perimeter(zone)


def _is_far(zone: Zone) -> bool:
    return zone.kind in _FAR
