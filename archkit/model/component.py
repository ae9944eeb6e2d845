"""Components: the parts of a solution, their controls and their figures."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from archkit.model.access import Access
from archkit.model.base import (
    REQUIRED,
    DataRef,
    Element,
    Maybe,
    NodeRef,
    OrNone,
    Refers,
    TeamRef,
    TechnologyRef,
    VendorRef,
)
from archkit.model.encryption import AtRest
from archkit.model.obligations import (
    Accessibility,
    ArtificialIntelligence,
    CardStorage,
    PaymentPage,
    Record,
    RecordKeeping,
)
from archkit.model.operation import Log, Monitoring, Performance, Retirement
from archkit.model.quantities import Duration, Ratio
from archkit.model.resilience import Backup, DegradedMode, Maintenance, Redundancy
from archkit.model.site import ZoneRef
from archkit.model.vocabulary import Audience, Kind, Regime, Status


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
    vendor: Maybe[OrNone[VendorRef]] = None
    """Who supplies it; `none` where it is the city's own, or open source that it runs itself."""
    team: Maybe[TeamRef] = None
    """Who supports it."""
    status: Maybe[Status] = None
    """What the project does to it."""
    group: Maybe[str] = None
    """The subsystem it belongs to; an external system belongs to none."""
    layer: Maybe[Annotated[int, Field(ge=0)]] = None
    """Its layer: 0 nearest to the user."""
    placed: Maybe[tuple[NodeRef, ...]] = None
    """The nodes it runs on."""
    zone: Maybe[OrNone[ZoneRef]] = None
    """The zone, for what runs on no node of the model, such as a person; `none` where it stands
    in none, and so is untrusted."""
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
    maintenance: Maybe[OrNone[Maintenance]] = None
    """Planned work that takes it out of service; `none` where there is none."""
    changed: Maybe[dt.date] = None
    """The day its technology last changed or its size doubled."""
    patched_within: Maybe[Duration] = None
    """How soon a security patch is installed once its maker has published it."""
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
    emergency_access: Maybe[OrNone[Record]] = None
    """The procedure by which people get in when sign-in is down (45 CFR 164.312)."""
    addressable_rationale: Maybe[OrNone[Record]] = None
    """Why something that HIPAA calls addressable is not done, such as encryption."""
    cleared_for: Maybe[OrNone[tuple[Regime, ...]]] = None
    """The regimes whose data it is authorised to handle."""
    card_storage: Maybe[OrNone[CardStorage]] = None
    """For what keeps card numbers: why, and how they are made unreadable."""
    payment_page: Maybe[OrNone[PaymentPage]] = None
    """What it has to do with the page on which a card is entered."""
    records: Maybe[OrNone[RecordKeeping]] = None
    """For a system of record: what it can do with the records; `none` where it can do nothing."""
    ai: Maybe[OrNone[ArtificialIntelligence]] = None
    """The artificial intelligence in it; `none` where there is none."""
    retirement: Maybe[OrNone[Retirement]] = None
    """For what is retiring: how it leaves; `none` where nobody has planned that."""
    enterprise: Maybe[bool] = None
    """Whether all solutions are meant to use it rather than one of their own."""
    capabilities: Maybe[OrNone[tuple[str, ...]]] = None
    """What the city can do because of it; where it is absent, at most what its solution claims."""
    contracts: tuple[str, ...] = ()
    """The interfaces it publishes for others: an API, a view, an event."""
    justification: Maybe[str] = None
    """Why it is there, where no requirement asks for it."""
