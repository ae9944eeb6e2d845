"""Everything that rules and reports may ask about one design, computed once."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from archkit.analysis.attack_paths import AttackPaths
from archkit.analysis.availability.availability import Availability
from archkit.analysis.barriers import Barriers
from archkit.analysis.batches import Batches
from archkit.analysis.capacity import Capacity
from archkit.analysis.card_environment import CardEnvironment
from archkit.analysis.conflicts import Conflicts
from archkit.analysis.cost import Costs
from archkit.analysis.coupling import Coupling
from archkit.analysis.cycles import Cycles
from archkit.analysis.data_paths import DataPaths
from archkit.analysis.dependencies import Dependencies
from archkit.analysis.directory import Directory
from archkit.analysis.entrances import Entrances
from archkit.analysis.exchange import Exchange
from archkit.analysis.exposure import Exposure
from archkit.analysis.fate import Fate
from archkit.analysis.holders import Holders
from archkit.analysis.impact import Impacts
from archkit.analysis.information import Information
from archkit.analysis.lineage import Lineage
from archkit.analysis.load import Load
from archkit.analysis.log_custody import LogCustody
from archkit.analysis.masters import Masters
from archkit.analysis.necessity import Necessity
from archkit.analysis.network import Topology
from archkit.analysis.operators import Operators
from archkit.analysis.plant import Plant
from archkit.analysis.records import Records
from archkit.analysis.recovery import Recovery
from archkit.analysis.recovery_time import RecoveryTimes
from archkit.analysis.regulations import Regulations
from archkit.analysis.response_time import ResponseTimes
from archkit.analysis.retention import Retention
from archkit.analysis.standards import Standards
from archkit.analysis.support import Support
from archkit.analysis.survival import Survival
from archkit.analysis.third_parties import ThirdParties
from archkit.analysis.whereabouts import Whereabouts
from archkit.analysis.wording.statements import Statements
from archkit.analysis.zone_flows import ZoneFlows
from archkit.graph.graphs import Graphs
from archkit.model.design import Design
from archkit.model.regulation import Fact


class Facts:
    """The analyses of a design as of a day.

    Attributes:
        design: The design.
        as_of: The day on which it is judged.

    The facts of regulation that the workspace amends are given as it knows them.
    """

    def __init__(
        self, design: Design, as_of: date, amended: Mapping[str, Fact] | None = None
    ) -> None:
        self.design = design
        self.as_of = as_of
        self._amended = amended

    @cached_property
    def regulations(self) -> Regulations:
        """What law and policy say."""
        return Regulations(self.as_of, self._amended)

    @cached_property
    def graphs(self) -> Graphs:
        """The graphs of the design."""
        return Graphs(self.design)

    @cached_property
    def holders(self) -> Holders:
        """Who has which data."""
        return Holders(self.design)

    @cached_property
    def information(self) -> Information:
        """Which data are where."""
        return Information(self.design, self.holders)

    @cached_property
    def topology(self) -> Topology:
        """Which zones components stand in."""
        return Topology(self.design)

    @cached_property
    def card_environment(self) -> CardEnvironment:
        """Which zones are for card data."""
        return CardEnvironment(self.design, self.information, self.topology)

    @cached_property
    def directory(self) -> Directory:
        """Which components and connections are of some sort."""
        return Directory(self.design)

    @cached_property
    def entrances(self) -> Entrances:
        """How people get into components."""
        return Entrances()

    @cached_property
    def operators(self) -> Operators:
        """Who runs the places where information is."""
        return Operators(self.design, self.information)

    @cached_property
    def third_parties(self) -> ThirdParties:
        """What vendors can show."""
        return ThirdParties(self.as_of, self.regulations)

    @cached_property
    def whereabouts(self) -> Whereabouts:
        """In which buildings and countries components stand."""
        return Whereabouts(self.design)

    @cached_property
    def retention(self) -> Retention:
        """Which data are government records."""
        return Retention(self.design, self.information, self.holders)

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
        return Availability(self.design, self.dependencies, self.recovery_times)

    @cached_property
    def conflicts(self) -> Conflicts:
        """Which requirements cannot be met together."""
        return Conflicts(self.design)

    @cached_property
    def statements(self) -> Statements:
        """How requirements are worded."""
        return Statements(self.design)

    @cached_property
    def recovery(self) -> Recovery:
        """Which copies survive what."""
        return Recovery(self.design, self.information)

    @cached_property
    def recovery_times(self) -> RecoveryTimes:
        """How long bringing things back takes."""
        return RecoveryTimes(self.design, self.dependencies)

    @cached_property
    def survival(self) -> Survival:
        """What goes on when a site is lost."""
        return Survival(self.design)

    @cached_property
    def cycles(self) -> Cycles:
        """What depends on itself."""
        return Cycles(self.design)

    @cached_property
    def coupling(self) -> Coupling:
        """How tightly things hang together."""
        return Coupling(self.design)

    @cached_property
    def exchange(self) -> Exchange:
        """What goes from solution to solution."""
        return Exchange(self.design, self.coupling)

    @cached_property
    def exposure(self) -> Exposure:
        """What can be reached from where nobody is trusted."""
        return Exposure(self.design, self.topology)

    @cached_property
    def barriers(self) -> Barriers:
        """What stands in an intruder's way."""
        return Barriers(self.design, self.topology, self.entrances)

    @cached_property
    def attack_paths(self) -> AttackPaths:
        """How an intruder gets to what is sensitive."""
        return AttackPaths(
            self.design, self.information, self.topology, self.exposure, self.barriers
        )

    @cached_property
    def log_custody(self) -> LogCustody:
        """Who could change a log."""
        return LogCustody(self.design, self.recovery)

    @cached_property
    def plant(self) -> Plant:
        """What gets to what moves pumps and valves."""
        return Plant(self.design, self.topology, self.exposure, self.entrances)

    @cached_property
    def response_times(self) -> ResponseTimes:
        """How long journeys take."""
        return ResponseTimes(self.design, self.dependencies)

    @cached_property
    def data_paths(self) -> DataPaths:
        """Where each kind of data goes."""
        return DataPaths(self.design, self.holders)

    @cached_property
    def masters(self) -> Masters:
        """Where the master copies are."""
        return Masters(self.design, self.information, self.holders, self.data_paths)

    @cached_property
    def necessity(self) -> Necessity:
        """Which components a requirement leads to."""
        return Necessity(self.design)

    @cached_property
    def standards(self) -> Standards:
        """Which technologies the city has adopted."""
        return Standards(self.design)

    @cached_property
    def capacity(self) -> Capacity:
        """How busy components are."""
        return Capacity(self.design, self.as_of, self.dependencies, self.load)

    @cached_property
    def costs(self) -> Costs:
        """What solutions cost."""
        return Costs(self.design)

    @cached_property
    def batches(self) -> Batches:
        """When work that runs by the clock is done."""
        return Batches(self.directory)

    @cached_property
    def support(self) -> Support:
        """Who looks after what, and when."""
        return Support(self.design, self.dependencies)

    @cached_property
    def records(self) -> Records:
        """Which decisions stand, and what they are about."""
        return Records(self.design)

    @cached_property
    def impacts(self) -> Impacts:
        """How much harm the loss of solutions would do."""
        return Impacts(self.design, self.information)

    @cached_property
    def load(self) -> Load:
        """What arrives at components at peak."""
        return Load(self.design, self.dependencies)

    @cached_property
    def fate(self) -> Fate:
        """What is lost together."""
        return Fate(self.design)
