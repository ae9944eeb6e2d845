"""Everything that rules and reports may ask about one design, computed once."""

from datetime import date
from functools import cached_property

from archkit.analysis.availability import Availability
from archkit.analysis.conflicts import Conflicts
from archkit.analysis.dependencies import Dependencies
from archkit.analysis.information import Information
from archkit.analysis.lineage import Lineage
from archkit.analysis.network import Topology
from archkit.analysis.zone_flows import ZoneFlows
from archkit.graph.graphs import Graphs
from archkit.model.design import Design


class Facts:
    """The analyses of a design as of a day.

    Attributes:
        design: The design.
        as_of: The day on which it is judged.
    """

    def __init__(self, design: Design, as_of: date) -> None:
        self.design = design
        self.as_of = as_of

    @cached_property
    def graphs(self) -> Graphs:
        """The graphs of the design."""
        return Graphs(self.design)

    @cached_property
    def information(self) -> Information:
        """Which data are where."""
        return Information(self.design)

    @cached_property
    def topology(self) -> Topology:
        """Which zones components stand in."""
        return Topology(self.design)

    @cached_property
    def lineage(self) -> Lineage:
        """What data are made from."""
        return Lineage(self.design)

    @cached_property
    def zone_flows(self) -> ZoneFlows:
        """What flows from which zone to which."""
        return ZoneFlows(self.design, self.topology)

    @cached_property
    def dependencies(self) -> Dependencies:
        """Who needs whom."""
        return Dependencies(self.design)

    @cached_property
    def availability(self) -> Availability:
        """How much of the time things work."""
        return Availability(self.design, self.dependencies)

    @cached_property
    def conflicts(self) -> Conflicts:
        """Which requirements cannot be met together."""
        return Conflicts(self.design)
