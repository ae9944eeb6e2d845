"""Who asks, who builds, who runs and who supplies: departments, teams, vendors, services."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from archkit.model.base import (
    DepartmentRef,
    Element,
    Maybe,
    Model,
    OrNone,
    Refers,
    TeamRef,
    TechnologyRef,
    VendorRef,
)
from archkit.model.hours import Hours
from archkit.model.quantities import Duration, Money, MoneyRate, Ratio


class Holder(Model):
    """A role and the person who holds it."""

    role: str
    """The role, which outlives the person."""
    name: Maybe[str] = None
    """Who holds it now."""
    vendor: Maybe[VendorRef] = None
    """The vendor the person works for, where it is not the city."""


class Department(Element):
    """A part of the city that has requirements."""

    SECTION: ClassVar[str] = "departments"
    WORD: ClassVar[str] = "department"

    head: Maybe[Holder] = None
    """Who leads it."""
    contact: Maybe[str] = None
    """A shared mailbox or line, not a person."""


class OnCall(Model):
    """A rota outside working hours."""

    people: Annotated[int, Field(ge=0)]
    """How many people share the rota."""
    concurrent: Annotated[int, Field(ge=1)]
    """How many are on call at once."""
    share: Maybe[Ratio] = None
    """The share of the weeks that one person is on call."""
    contracted: Maybe[OrNone[Annotated[str, Refers(("agreements",))]]] = None
    """The agreement by which a supplier answers calls instead; `none` where there is none."""


class Team(Element):
    """A group of people who support components."""

    SECTION: ClassVar[str] = "teams"
    WORD: ClassVar[str] = "team"

    department: Maybe[DepartmentRef] = None
    """The department it belongs to."""
    people: Maybe[Annotated[int, Field(ge=0)]] = None
    """How many named people it has; 0 once it is dissolved."""
    hours: Maybe[Hours] = None
    """When it works."""
    on_call: Maybe[OrNone[OnCall]] = None
    """Its rota outside these hours; `none` where there is none."""
    response: Maybe[Duration] = None
    """How soon it answers the most urgent call, in the hours in which it answers at all."""
    skills: Mapping[TechnologyRef, Annotated[int, Field(ge=0)]] = Field(default_factory=dict)
    """How many of its people can support what is made with a technology, by its id."""
    screened: Maybe[bool] = None
    """Whether everyone's background was checked by fingerprint."""
    contact: Maybe[str] = None
    """A shared mailbox or line, not a person."""


class EvidenceType(StrEnum):
    """What a vendor can show."""

    SOC_2_TYPE_2 = "soc-2-type-2"
    ISO_27001 = "iso-27001"
    FEDRAMP = "fedramp"
    GOVRAMP = "govramp"
    TX_RAMP = "tx-ramp"
    PCI_AOC = "pci-aoc"
    RESPONSIBILITY_MATRIX = "responsibility-matrix"
    CJIS_ADDENDUM = "cjis-addendum"
    BUSINESS_ASSOCIATE = "business-associate-agreement"
    ACCESSIBILITY_REPORT = "accessibility-report"
    CONTINUITY_PLAN = "continuity-plan"
    PENETRATION_TEST = "penetration-test"


class Evidence(Model):
    """A dated report, certificate or agreement."""

    type: EvidenceType
    """What it is."""
    level: Maybe[str] = None
    """The level it reached, such as `moderate` or `2`."""
    date: dt.date
    """The day it was issued."""
    expires: Maybe[OrNone[dt.date]] = None
    """The last day it counts; `none` where it counts until somebody ends it."""


class Exit(Model):
    """How the city would leave a vendor."""

    plan: str
    """What would be done."""
    trigger: Maybe[str] = None
    """What would set it off."""
    takes: Maybe[Duration] = None
    """How long it takes."""
    costs: Maybe[Money] = None
    """What it costs."""
    export: Maybe[OrNone[str]] = None
    """The format in which all data come back; `none` where they do not."""
    export_takes: Maybe[Duration] = None
    """How long the vendor takes to hand them over."""


class Vendor(Element):
    """A company or public body that supplies something."""

    SECTION: ClassVar[str] = "vendors"
    WORD: ClassVar[str] = "vendor"

    country: Maybe[str] = None
    """Where it is based, as an ISO 3166 code."""
    evidence: Mapping[str, Evidence] = Field(default_factory=dict)
    """Reports, certificates and agreements, keyed by a name of your own."""
    support_hours: Maybe[Hours] = None
    """When it answers."""
    response: Maybe[Duration] = None
    """How soon it answers the most urgent call."""
    screened: Maybe[bool] = None
    """Whether its people who reach the city's systems were checked by fingerprint."""
    exit: Maybe[OrNone[Exit]] = None
    """How the city would leave it; `none` where nobody has planned that."""


class AgreementKind(StrEnum):
    """What sort of agreement it is."""

    CONTRACT = "contract"
    MEMORANDUM = "memorandum-of-understanding"
    INTERCONNECTION = "interconnection-agreement"
    ADDENDUM = "security-addendum"


class Agreement(Element):
    """A contract or memorandum with a party outside the department."""

    SECTION: ClassVar[str] = "agreements"
    WORD: ClassVar[str] = "agreement"

    kind: Maybe[AgreementKind] = None
    """What sort of agreement it is."""
    vendor: Maybe[VendorRef] = None
    """The other party."""
    starts: Maybe[dt.date] = None
    """Its first day."""
    ends: Maybe[dt.date] = None
    """Its last day."""
    notice_by: Maybe[dt.date] = None
    """The last day to give notice."""
    plan: Maybe[OrNone[str]] = None
    """What happens when it ends: renewed, replaced, given up; `none` where nobody has planned."""
    review_due: Maybe[dt.date] = None
    """The day it is looked at again."""
    returns_records: Maybe[bool] = None
    """Whether the other party has to hand back the city's records at the end."""
    price: Maybe[MoneyRate] = None
    """What it costs."""


class Service(Element):
    """An entry of the service catalogue: what IT offers at an agreed price and quality."""

    SECTION: ClassVar[str] = "services"
    WORD: ClassVar[str] = "service"

    provided_by: Maybe[TeamRef] = None
    """The team that answers for it."""
    hours: Maybe[Hours] = None
    """When it is offered."""
    price: Maybe[MoneyRate] = None
    """What a customer pays."""
    availability: Maybe[Ratio] = None
    """The share of the hours in which it works."""
    users: tuple[DepartmentRef, ...] = ()
    """Who uses it."""
