"""The cardholder data environment: the zones in which card data may be (PCI DSS)."""

from collections.abc import Iterator
from functools import cached_property

from archkit.analysis.directory import each_once
from archkit.analysis.information import Information
from archkit.analysis.knowledge import Missing, Truth
from archkit.analysis.network import Topology
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.site import Zone
from archkit.model.vocabulary import CARDHOLDER, ZoneKind


class CardEnvironment:
    """Answers which zones belong to the cardholder data environment, and what that concerns."""

    def __init__(self, design: Design, information: Information, topology: Topology) -> None:
        self._design = design
        self._information = information
        self._topology = topology

    @staticmethod
    def holds(zone: Zone) -> Truth:
        """Whether card data may be in a zone: by what it is for, or as it says itself."""
        if zone.kind is ZoneKind.CARDHOLDER:
            return True
        if zone.cardholder_data is None:
            return Missing.field(zone, "cardholder_data")
        return zone.cardholder_data

    @cached_property
    def concerned(self) -> list[Component | Connection]:
        """The components and connections to look at: few in most designs.

        They have card data, or stand in the environment or lead to it, or may do so. Where
        a design has no card data, that is nothing, whatever its zones are for.
        """
        if not self._information.conceivable(CARDHOLDER):
            return []
        return each_once(self._concerned())

    def _concerned(self) -> Iterator[Component | Connection]:
        design = self._design
        inside = sorted(self._topology.perhaps_in(self._zones))
        yield from self._information.handlers(CARDHOLDER)
        for address in inside:
            yield design.components[address]
        for address in inside:
            yield from design.outgoing.get(address, ())
            yield from design.incoming.get(address, ())

    @cached_property
    def _zones(self) -> frozenset[str]:
        """The zones that are for card data, or may be."""
        zones = self._design.zones.values()
        return frozenset(each.id for each in zones if self.holds(each) is not False)
