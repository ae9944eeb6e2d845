"""Solutions: a system that serves a department, with its promises, owners and parts."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from archkit.model.approval import Approval
from archkit.model.base import REQUIRED, DepartmentRef, Element, Maybe, Model, OrNone, Refers
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.glossary import Term
from archkit.model.hours import Hours
from archkit.model.information import Data, Impact
from archkit.model.journey import Journey
from archkit.model.obligations import Record
from archkit.model.operation import Runbook
from archkit.model.options import Criterion, Option
from archkit.model.organisation import Agreement, Department, Holder, Service, Team, Vendor
from archkit.model.project import Project
from archkit.model.quality import Characteristic
from archkit.model.quantities import Duration, Money, MoneyRate, Ratio
from archkit.model.requirement import Requirement
from archkit.model.risk import Risk, Waiver
from archkit.model.site import Node, Site, Zone
from archkit.model.technology import Technology
from archkit.model.view import CityView, View
from archkit.model.vocabulary import Stage


class ServiceLevel(Model):
    """What the solution promises (ITIL service level; SLO, RTO and RPO)."""

    hours: Maybe[Hours] = None
    """When it is meant to work."""
    availability: Maybe[Ratio] = None
    """The share of the window in which it works."""
    over: Maybe[Annotated[str, Field(min_length=1)]] = None
    """The window, such as `month`."""
    rto: Maybe[Duration] = None
    """Recovery time objective: how long it may be gone."""
    rpo: Maybe[Duration] = None
    """Recovery point objective: how much recent work may be lost."""


class Owners(Model):
    """Who answers for the solution."""

    business: Maybe[Holder] = None
    """For what it is worth."""
    technical: Maybe[Holder] = None
    """For how it is built."""
    data: Maybe[Holder] = None
    """For what it keeps."""
    operations: Maybe[Holder] = None
    """For running it."""


class CostLine(Model):
    """One line of the cost."""

    once: Maybe[Money] = None
    """What is paid once."""
    running: Maybe[MoneyRate] = None
    """What is paid again and again."""
    fund: Maybe[str] = None
    """The fund that pays."""
    basis: Maybe[str] = None
    """The quote, contract or working behind the figure."""


class Cost(Model):
    """What the solution costs."""

    lines: Mapping[str, CostLine]
    """Each line under a name of its own."""
    growth: Maybe[Ratio] = None
    """How much running costs rise each year."""
    five_year_total: Maybe[Money] = None
    """The total over five years, as presented to the board."""


class Disposition(StrEnum):
    """What the portfolio plans for it (TIME)."""

    TOLERATE = "tolerate"
    INVEST = "invest"
    MIGRATE = "migrate"
    ELIMINATE = "eliminate"


class Solution(Element):
    """A system that serves a department. It may be spread over several files."""

    SECTION: ClassVar[str] = "solutions"
    WORD: ClassVar[str] = "solution"
    NEEDS: ClassVar[tuple[str, ...]] = ("department", "stage", "tier")

    department: DepartmentRef = REQUIRED
    """The department it serves first."""
    serves: tuple[DepartmentRef, ...] = ()
    """Further departments whose needs are in scope."""
    purpose: Maybe[str] = None
    """What it is for, in one sentence a resident understands."""
    stage: Stage = REQUIRED
    """How far it has come, from `proposed` to `retired`."""
    tier: Annotated[int, Field(ge=1, le=4)] = REQUIRED
    """From 1, life-safety or city-wide, to 4, convenience."""
    service: Maybe[Annotated[str, Refers(("services",))]] = None
    """The entry of the service catalogue it is offered as."""
    service_level: Maybe[ServiceLevel] = None
    """What it promises."""
    impact: Maybe[Impact] = None
    """The harm that its loss would do (FIPS 199)."""
    owners: Maybe[Owners] = None
    """Who answers for it."""
    cost: Maybe[Cost] = None
    """What it costs."""
    contracts: tuple[Annotated[str, Refers(("agreements",))], ...] = ()
    """The agreements it rests on."""
    disposition: Maybe[Disposition] = None
    """What the portfolio plans for it."""
    growth: Maybe[Ratio] = None
    """How much its load rises each year."""
    live_until: Maybe[date] = None
    """The planned end of its life."""
    review_due: Maybe[date] = None
    """The day its design is reviewed next."""
    go_live: Maybe[date] = None
    """The day it goes, or went, into service."""
    threat_model: Maybe[OrNone[Record]] = None
    """The last analysis of who might attack it, and how; `none` where there is none."""
    runbook: Maybe[OrNone[Runbook]] = None
    """What whoever is woken at night has to know; `none` where there is none."""
    uses_ai: Maybe[bool] = None
    """Whether any part of it uses artificial intelligence."""
    capabilities: Maybe[OrNone[tuple[str, ...]]] = None
    """What the city can do because of it; `none` where it only serves other solutions."""
    quality_not_applicable: Mapping[Characteristic, str] = Field(default_factory=dict)
    """Quality characteristics that no requirement covers, each with the reason."""
    criteria: Mapping[str, Criterion] = Field(default_factory=dict)
    """By what its options are compared."""
    requirements: Mapping[str, Requirement] = Field(default_factory=dict)
    """What the departments need."""
    components: Mapping[str, Component] = Field(default_factory=dict)
    """The parts."""
    connections: Mapping[str, Connection] = Field(default_factory=dict)
    """Who calls whom."""
    journeys: Mapping[str, Journey] = Field(default_factory=dict)
    """What people do with it."""
    risks: Mapping[str, Risk] = Field(default_factory=dict)
    """What may go wrong."""
    waivers: Mapping[str, Waiver] = Field(default_factory=dict)
    """Findings that the city accepts for a time."""
    approvals: Mapping[str, Approval] = Field(default_factory=dict)
    """Who agreed to its design."""
    options: Mapping[str, Option] = Field(default_factory=dict)
    """The ways to go that were compared."""
    views: Mapping[str, View] = Field(default_factory=dict)
    """Pictures of it beside those that every solution has."""

    @property
    def scope(self) -> str:
        """Itself: its criteria name its own parts."""
        return self.id


COLLECTIONS: dict[str, type[Element]] = {
    kind.SECTION: kind
    for kind in (
        Requirement,
        Component,
        Connection,
        Journey,
        Risk,
        Waiver,
        Approval,
        Option,
        View,
    )
}
"""The mappings that a solution holds."""


class Archetypes(Model):
    """Values shared by many components or connections, taken over with `like:`."""

    components: Mapping[str, Component] = Field(default_factory=dict)
    """Archetypes of components."""
    connections: Mapping[str, Connection] = Field(default_factory=dict)
    """Archetypes of connections."""


class Registry(Model):
    """What the whole city shares; the sections may stand in any file."""

    departments: Mapping[str, Department] = Field(default_factory=dict)
    """The parts of the city that have requirements."""
    teams: Mapping[str, Team] = Field(default_factory=dict)
    """The people who support components."""
    vendors: Mapping[str, Vendor] = Field(default_factory=dict)
    """Those who supply."""
    agreements: Mapping[str, Agreement] = Field(default_factory=dict)
    """Contracts and memoranda."""
    services: Mapping[str, Service] = Field(default_factory=dict)
    """The service catalogue."""
    technologies: Mapping[str, Technology] = Field(default_factory=dict)
    """What components are made of."""
    data: Mapping[str, Data] = Field(default_factory=dict)
    """What is kept and exchanged."""
    zones: Mapping[str, Zone] = Field(default_factory=dict)
    """The parts of the network."""
    sites: Mapping[str, Site] = Field(default_factory=dict)
    """The places."""
    nodes: Mapping[str, Node] = Field(default_factory=dict)
    """What components run on."""
    projects: Mapping[str, Project] = Field(default_factory=dict)
    """The planned work."""
    glossary: Mapping[str, Term] = Field(default_factory=dict)
    """The words that requirements use."""
    city_views: Mapping[str, CityView] = Field(default_factory=dict)
    """Pictures of what several solutions have in common."""
    archetypes: Archetypes = Archetypes.model_construct()
    """Values that components and connections take over with `like:`."""


REGISTRIES: dict[str, type[Element]] = {
    kind.SECTION: kind
    for kind in (
        Department,
        Team,
        Vendor,
        Agreement,
        Service,
        Technology,
        Data,
        Zone,
        Site,
        Node,
        Project,
        Term,
        CityView,
    )
}
"""The mappings of elements that the whole city shares."""
