"""Where components run: zones of trust, sites, and nodes with their failure domains."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, ClassVar, Final, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from archkit.model.base import REQUIRED, Element, Maybe, OrNone, Refers, VendorRef
from archkit.model.transport import Protocol
from archkit.model.vocabulary import ZoneKind

ZoneRef = Annotated[str, Refers(("zones",))]
NO_ZONE: Final = "none"
"""What stands in the place of a zone's id for what stands in none."""

SiteRef = Annotated[str, Refers(("sites",))]


class Environment(StrEnum):
    """What a node is used for."""

    PRODUCTION = "production"
    TEST = "test"


class Domain(StrEnum):
    """What several nodes can lose together."""

    SITE = "site"
    POWER = "power"
    HYPERVISOR = "hypervisor"
    STORAGE = "storage"
    CARRIER = "carrier"
    REGION = "region"
    ADMINISTRATION = "administration"


class Zone(Element):
    """A part of the network with one level of trust."""

    SECTION: ClassVar[str] = "zones"
    WORD: ClassVar[str] = "zone"
    NEEDS: ClassVar[tuple[str, ...]] = ("kind", "trust")

    kind: ZoneKind = REQUIRED
    """What it is for."""
    trust: Annotated[int, Field(ge=0, le=5)] = REQUIRED
    """From 0, untrusted, to 5."""
    criminal_justice: Maybe[bool] = None
    """Whether criminal justice information (CJIS) may be here."""
    cardholder_data: Maybe[bool] = None
    """Whether it is a cardholder data environment (PCI DSS)."""
    may_reach: Mapping[ZoneRef, tuple[Protocol | Literal["any"], ...]] = Field(default_factory=dict)
    """The zones that connections may be opened to from here, and with which protocols."""

    @model_validator(mode="after")
    def _no_contradiction(self) -> Self:
        if self.kind is ZoneKind.CARDHOLDER and self.cardholder_data is False:
            message = "a zone of the kind `cardholder` is for card data: `false` contradicts it"
            raise PydanticCustomError("contradiction", message, {"field": "cardholder_data"})
        return self


class Site(Element):
    """A building, a plant, a fleet of vehicles, or a cloud region."""

    SECTION: ClassVar[str] = "sites"
    WORD: ClassVar[str] = "site"

    country: Maybe[str] = None
    """Where it stands, as an ISO 3166 code."""
    physically_secure: Maybe[bool] = None
    """Whether it is a physically secure location in the sense of the CJIS policy."""
    vendor: Maybe[OrNone[VendorRef]] = None
    """Who runs it; `none` where the city does."""


class Node(Element):
    """Something components are placed on: a host, a cluster, a tenant, a device."""

    SECTION: ClassVar[str] = "nodes"
    WORD: ClassVar[str] = "node"

    zone: Maybe[OrNone[ZoneRef]] = None
    """The network zone it stands in; `none` where it stands in none, and so is untrusted."""
    site: Maybe[SiteRef] = None
    """Where it stands."""
    environment: Maybe[Environment] = None
    """Production or test."""
    country: Maybe[str] = None
    """Where it stands, if not where its site does."""
    physically_secure: Maybe[bool] = None
    """Whether it is physically secure, if that differs from its site."""
    failure_domains: Mapping[Domain, str] = Field(default_factory=dict)
    """What it shares with other nodes, such as `storage: array-1`; `none` where it has none."""
