"""Components: the parts of a solution, their controls and their figures."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from archkit.model.base import (
    REQUIRED,
    ComponentRef,
    DataRef,
    Element,
    Maybe,
    Model,
    NodeRef,
    OrNone,
    Refers,
    TeamRef,
    VendorRef,
)
from archkit.model.encryption import AtRest
from archkit.model.quantities import Duration, Rate, Ratio
from archkit.model.site import Domain, ZoneRef
from archkit.model.vocabulary import Audience, Kind, Status

TechnologyRef = Annotated[str, Refers(("technologies",))]


class Population(StrEnum):
    """Who uses an access."""

    PUBLIC = "public"
    STAFF = "staff"
    ADMINISTRATORS = "administrators"
    VENDOR = "vendor"


class Access(Model):
    """How a group of people gets in."""

    population: Population
    """Who."""
    identity_provider: Maybe[OrNone[ComponentRef]] = None
    """What checks who they are; `none` for a list of its own."""
    mfa: Maybe[bool] = None
    """Whether a second factor is always asked for."""
    assurance: Maybe[Annotated[int, Field(ge=1, le=3)]] = None
    """The authenticator assurance level (NIST SP 800-63B)."""
    remote: Maybe[bool] = None
    """Whether they come from outside the city's networks."""
    via: Maybe[OrNone[ComponentRef]] = None
    """The bastion or privileged-access component they pass; `none` for straight in."""
    screened: Maybe[bool] = None
    """Whether their background was checked by fingerprint."""
    time_bound: Maybe[bool] = None
    """Whether each grant ends by itself."""
    recorded: Maybe[bool] = None
    """Whether their sessions are recorded."""


class RedundancyMode(StrEnum):
    """How several placements stand in for each other."""

    ACTIVE_ACTIVE = "active-active"
    ACTIVE_PASSIVE = "active-passive"
    MANAGED = "managed"


class Redundancy(Model):
    """What happens when one placement fails."""

    mode: RedundancyMode
    """All serve, one stands by, or the vendor sees to it (`managed`)."""
    needs: Maybe[Annotated[int, Field(ge=1)]] = None
    """How many placements must work for the function to be there."""
    common_cause: Maybe[Ratio] = None
    """The share of failures that strike all placements at once (beta factor)."""
    switchover: Maybe[Ratio] = None
    """For `active-passive`: how often the switch succeeds."""
    survives: tuple[Domain, ...] = ()
    """The losses that the redundancy is claimed to survive."""


class CopyMethod(StrEnum):
    """How a copy of a store is made."""

    SYNC_REPLICA = "sync-replica"
    ASYNC_REPLICA = "async-replica"
    SNAPSHOT = "snapshot"
    BACKUP = "backup"
    LOG_SHIPPING = "log-shipping"


class Copy(Model):
    """One of the copies kept of a store."""

    method: CopyMethod
    """How it is made."""
    at: Maybe[NodeRef] = None
    """The node it is kept on."""
    every: Maybe[Duration] = None
    """The time between two copies; for a replica, how far it lags behind."""
    takes: Maybe[Duration] = None
    """How long making one takes."""
    keep: Maybe[Duration] = None
    """How long it is kept."""
    immutable: Maybe[bool] = None
    """Whether nobody can change or delete it before its time."""
    offline: Maybe[bool] = None
    """Whether it is out of reach of the network."""
    separate_credentials: Maybe[bool] = None
    """Whether the administrators of the store cannot reach it."""
    encryption: Maybe[AtRest] = None
    """What encrypts it."""
    restore_tested: Maybe[OrNone[dt.date]] = None
    """The day of the last successful restore; `none` where nobody has tried."""


class Backup(Model):
    """The copies kept of a store."""

    copies: Mapping[str, Copy]
    """Each copy under a name of its own."""


class Log(Model):
    """Where security events go."""

    to: ComponentRef
    """The log collector."""
    keep: Maybe[Duration] = None
    """How long they are kept."""


class Monitoring(Model):
    """What watches a component."""

    checks: tuple[str, ...]
    """What is looked at: `health`, `capacity`, `synthetic`, `lateness`."""
    alerts: Maybe[TeamRef] = None
    """The team that is woken."""


class Performance(Model):
    """The figures that response time and load are computed from."""

    service_time: Maybe[Duration] = None
    """The mean time one request keeps one server busy."""
    p99: Maybe[Duration] = None
    """The time within which 99 of 100 requests are served."""
    p999: Maybe[Duration] = None
    """The time within which 999 of 1000 requests are served."""
    servers: Maybe[Annotated[int, Field(ge=1)]] = None
    """How many requests can be served at once."""
    peak: Maybe[Rate] = None
    """The requests that arrive in the busiest hour today."""
    capacity: Maybe[Rate] = None
    """The most it can take, as tested."""


class Accessibility(Model):
    """What shows that people with disabilities can use it."""

    standard: str
    """The standard it meets, such as `WCAG 2.1 AA`."""
    evidence: Maybe[str] = None
    """The report: a file or URL."""
    date: Maybe[dt.date] = None
    """The day of the report."""


class DegradedMode(Model):
    """How the work goes on without the component."""

    procedure: str
    """What people or the software then do."""
    reviewed: Maybe[dt.date] = None
    """The day the procedure was last tried."""


class Component(Element):
    """A part of a solution: software, a store, a device, a vendor's system, or a person's role."""

    SECTION: ClassVar[str] = "components"
    WORD: ClassVar[str] = "component"
    NEEDS: ClassVar[tuple[str, ...]] = ("kind",)

    like: Maybe[Annotated[str, Refers(("archetypes.components",))]] = None
    """The archetype that gives what is not stated here."""
    kind: Kind = REQUIRED
    """What it is."""
    technology: Maybe[TechnologyRef] = None
    """What it is made with."""
    vendor: Maybe[VendorRef] = None
    """Who supplies it."""
    team: Maybe[TeamRef] = None
    """Who supports it."""
    status: Maybe[Status] = None
    """What the project does to it."""
    group: Maybe[str] = None
    """The subsystem it belongs to."""
    layer: Maybe[Annotated[int, Field(ge=0)]] = None
    """Its layer: 0 nearest to the user."""
    placed: Maybe[tuple[NodeRef, ...]] = None
    """The nodes it runs on."""
    zone: Maybe[ZoneRef] = None
    """The zone, for what runs on no node of the model, such as a person."""
    stores: Maybe[OrNone[tuple[DataRef, ...]]] = None
    """The data it keeps; `none` where it keeps nothing."""
    processes: tuple[DataRef, ...] = ()
    """The data it works on beyond what it keeps or exchanges."""
    redundancy: Maybe[OrNone[Redundancy]] = None
    """What happens when one placement fails; `none` where it is then gone."""
    availability: Maybe[Ratio] = None
    """The availability of one placement, or what a vendor publishes."""
    recovers_in: Maybe[Duration] = None
    """How long bringing it back takes, with noticing and deciding."""
    performance: Maybe[Performance] = None
    """The figures that response time and load are computed from."""
    at_rest: Maybe[AtRest] = None
    """What encrypts the data it keeps."""
    access: Maybe[OrNone[Mapping[str, Access]]] = None
    """How people get in; `none` where nobody does."""
    public_facing: Maybe[bool] = None
    """Whether it can be reached from the internet."""
    publication: Maybe[Audience] = None
    """Who can read what it publishes; `public` for a website or open data."""
    accessibility: Maybe[OrNone[Accessibility]] = None
    """What shows that people with disabilities can use it."""
    log: Maybe[OrNone[Log]] = None
    """Where its security events go."""
    monitoring: Maybe[OrNone[Monitoring]] = None
    """What watches it."""
    backup: Maybe[OrNone[Backup]] = None
    """The copies kept of what it stores."""
    degraded_mode: Maybe[OrNone[DegradedMode]] = None
    """How the work goes on without it."""
    capabilities: tuple[str, ...] = ()
    """What the city can do because of it."""
    contracts: tuple[str, ...] = ()
    """The interfaces it publishes for others: an API, a view, an event."""
    justification: Maybe[str] = None
    """Why it is there, where no requirement asks for it."""
