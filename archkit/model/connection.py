"""Connections: who calls whom, with what, and how it is protected."""

from enum import StrEnum
from functools import cached_property
from typing import Annotated, ClassVar, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from archkit.model.base import ComponentRef, DataRef, Element, Maybe, Model, OrNone, Refers
from archkit.model.encryption import Encryption
from archkit.model.hours import TimeOfDay
from archkit.model.quantities import Duration, Rate
from archkit.model.transport import (
    ENCRYPTED_BY_DEFINITION,
    PLAIN_BY_DEFINITION,
    Authentication,
    Mode,
    Network,
    Protocol,
    Scheme,
    Tunnel,
)


class Fallback(Model):
    """What the caller does while the other side is down: it serves something, or uses another."""

    model_config = ConfigDict(
        populate_by_name=True,
        json_schema_extra={
            "oneOf": [
                {"required": ["serve"]},
                {"required": ["use"], "not": {"required": ["for"]}},
            ]
        },
    )

    serve: Maybe[str] = None
    """What it gives instead, such as `cached parcels`."""
    for_: Maybe[Duration] = Field(default=None, alias="for")
    """How long that is good enough: outages that last longer are not covered."""
    use: Maybe[ComponentRef] = None
    """The component that does the same work instead, for as long as it takes."""

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.serve is None) == (self.use is None):
            raise PydanticCustomError(
                "contradiction",
                "a fallback has either `serve`, what the caller gives instead, or `use`, the"
                " component it turns to",
            )
        if self.use is not None and self.for_ is not None:
            raise PydanticCustomError(
                "contradiction",
                "`for` says how long what is served is good enough; another component (`use`)"
                " does the work for as long as it takes",
                {"field": "for"},
            )
        return self


class AccessMode(StrEnum):
    """What the caller does with the other side's data."""

    READ = "read"
    WRITE = "write"
    READ_WRITE = "read-write"


_READING = frozenset({AccessMode.READ, AccessMode.READ_WRITE})


class Specification(StrEnum):
    """Whether the interface is documented for everyone."""

    OPEN = "open"
    PROPRIETARY = "proprietary"


class Latency(Model):
    """How long the way there and back takes."""

    p99: Maybe[Duration] = None
    """The time within which 99 of 100 exchanges are done."""
    p999: Maybe[Duration] = None
    """The time within which 999 of 1000 exchanges are done."""
    timeout: Maybe[Duration] = None
    """The time after which an exchange is given up, so that none takes longer."""


class Schedule(Model):
    """When a batch runs."""

    starts: TimeOfDay
    """The time of day, such as `22:00`."""
    takes: Maybe[Duration] = None
    """How long it runs."""
    ends_by: Maybe[TimeOfDay] = None
    """The time of day by which it must be done."""


class Connection(Element):
    """A component opens a connection to another; its key is `from -> to`.

    A second one between the same two has a label: `from -> to (label)`.
    """

    SECTION: ClassVar[str] = "connections"
    WORD: ClassVar[str] = "connection"
    DERIVED: ClassVar[frozenset[str]] = Element.DERIVED | {"source", "target"}

    source: str = ""
    """The component that opens it, as `solution.component`; set when a design is built."""
    target: str = ""
    """The component it is opened to, as `solution.component`; set when a design is built."""
    like: Maybe[Annotated[str, Refers(("archetypes.connections",))]] = None
    """The archetype that gives what is not stated here."""
    protocol: Maybe[Protocol] = None
    """What it speaks."""
    mode: Mode = Mode.SYNC
    """Whether the caller waits (`sync`), does not (`async`), or it runs by the clock (`batch`).

    Where it is absent the caller is taken to wait, which asks more of the other side.
    """
    carries: Maybe[OrNone[tuple[DataRef, ...]]] = None
    """The data sent to the other side; `none` where none is."""
    returns: Maybe[OrNone[tuple[DataRef, ...]]] = None
    """The data that come back; `none` where none do.

    Where it is absent, none come back, unless `access` says that the caller reads.
    """
    access: Maybe[AccessMode] = None
    """Whether the caller reads or writes the other side's data."""
    authentication: Maybe[Authentication] = None
    """How the caller proves who it is; `none` where it does not."""
    encryption: Maybe[Encryption] = None
    """What encrypts it; a protocol such as `https` says so by itself."""
    network: Maybe[Network] = None
    """What it runs over."""
    tunnel: Maybe[OrNone[Tunnel]] = None
    """The private way through that network, such as `vpn`; `none` where there is none."""
    fallback: Maybe[OrNone[Fallback]] = None
    """What the caller does while the other side is down; without one it is down too."""
    calls: Maybe[Annotated[float, Field(gt=0)]] = None
    """How often it is called for one request of the caller."""
    latency: Maybe[Latency] = None
    """How long the way there and back takes."""
    rate: Maybe[Rate] = None
    """How often it is used at peak, where no journey tells."""
    may_lag: Maybe[Duration] = None
    """How late what it carries may arrive without harm."""
    schedule: Maybe[Schedule] = None
    """For a batch: when it runs."""
    secret: Maybe[OrNone[str]] = None
    """Where the caller's secret is kept, as `vault-component:path`, and never the secret itself;
    `none` where no vault keeps it."""
    rotated_every: Maybe[Duration] = None
    """How often the secret is changed."""
    agreement: Maybe[OrNone[Annotated[str, Refers(("agreements",))]]] = None
    """The agreement with the other party."""
    specification: Maybe[Specification] = None
    """Whether the interface is documented for everyone."""
    compensating_control: Maybe[OrNone[str]] = None
    """What protects it instead, where it cannot be protected itself."""

    @model_validator(mode="after")
    def _no_contradiction(self) -> Self:
        if (
            self.encryption is not None
            and self.encryption.none
            and self.protocol in ENCRYPTED_BY_DEFINITION
        ):
            raise PydanticCustomError(
                "contradiction",
                "`{protocol}` is always encrypted, so `encryption: none` contradicts it",
                {"protocol": self.protocol.value, "field": "encryption"},
            )
        return self

    @property
    def scheme(self) -> Scheme | None:
        """What encrypts it, as stated or by the protocol's definition; nothing where unknown."""
        if self.encryption is not None:
            return self.encryption.scheme
        if self.protocol in PLAIN_BY_DEFINITION:
            return Scheme.NONE
        return ENCRYPTED_BY_DEFINITION.get(self.protocol) if self.protocol else None

    @property
    def sent(self) -> tuple[str, ...]:
        """The ids of the data sent to the other side, as far as stated."""
        return self.carries if isinstance(self.carries, tuple) else ()

    @property
    def returned(self) -> tuple[str, ...]:
        """The ids of the data that come back, as far as stated."""
        return self.returns if isinstance(self.returns, tuple) else ()

    @property
    def unsaid(self) -> tuple[str, ...]:
        """The fields that are absent and would tell which further data are on it.

        Who reads gets something: there, an absent `returns` is not none.
        """
        sent = ("carries",) if self.carries is None else ()
        return (*sent, "returns") if self.returns is None and self.access in _READING else sent

    @cached_property
    def hard(self) -> bool:
        """Whether the caller's function is lost while the other side is down.

        A call that nobody waits for is soft, and so is one with a fallback.
        """
        return self.mode is Mode.SYNC and not isinstance(self.fallback, Fallback)
