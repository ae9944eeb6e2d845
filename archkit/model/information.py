"""Data: what it is, how sensitive, who owns it, and how long it is kept."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from archkit.model.base import ComponentRef, DataRef, DepartmentRef, Element, Maybe, Model, OrNone
from archkit.model.organisation import Holder
from archkit.model.quantities import Duration
from archkit.model.vocabulary import Classification, Level, Regime


class Retention(Model):
    """How long records are kept, and what then happens to them."""

    series: str
    """The series of the city's retention schedule."""
    period: Duration
    """How long they are kept after the trigger."""
    minimum: Maybe[OrNone[Duration]] = None
    """What the law asks for at least; `none` where it asks for nothing."""
    trigger: Maybe[str] = None
    """What starts the period, such as `case closed`."""
    disposition: Maybe[str] = None
    """What happens at the end: `destroy`, `transfer`, `review`."""
    legal_hold: Maybe[bool] = None
    """Whether a hold can stop the disposition."""


class Impact(Model):
    """The harm that a loss would do, for each objective of FIPS 199."""

    confidentiality: Maybe[OrNone[Level]] = None
    """Harm from disclosure; `none` only for public data."""
    integrity: Maybe[Level] = None
    """Harm from unauthorised change."""
    availability: Maybe[Level] = None
    """Harm from loss of access."""


class Method(StrEnum):
    """How data lose their sensitivity."""

    DEIDENTIFY = "deidentify"
    AGGREGATE = "aggregate"
    TOKENISE = "tokenise"
    REDACT = "redact"
    MASK = "mask"
    SYNTHESISE = "synthesise"


class Transform(Model):
    """How one kind of data is made from another."""

    method: OrNone[Method]
    """What is done; `none` where the data are copied as they are."""
    group_size: Maybe[Annotated[int, Field(ge=1)]] = None
    """For `aggregate`: the smallest group that is ever shown."""
    approved_by: Maybe[Holder] = None
    """Who decided that the result may be less sensitive."""


class Data(Element):
    """A kind of data that components keep and connections carry."""

    SECTION: ClassVar[str] = "data"
    WORD: ClassVar[str] = "data"

    classification: Maybe[Classification] = None
    """How sensitive it is."""
    regimes: Maybe[tuple[Regime, ...]] = None
    """The laws and policies that govern it; `[]` where none does."""
    owner: Maybe[DepartmentRef] = None
    """The department that answers for it."""
    system_of_record: Maybe[OrNone[ComponentRef]] = None
    """The component that holds the master copy, as `solution.component`."""
    retention: Maybe[OrNone[Retention]] = None
    """How long it is kept; `none` where it is no record."""
    residency: Maybe[tuple[str, ...]] = None
    """The countries in which it may be kept, as ISO 3166 codes."""
    impact: Maybe[Impact] = None
    """The harm that its loss would do."""
    derived_from: Mapping[DataRef, Transform] = Field(default_factory=dict)
    """The data it is made from, and how."""
