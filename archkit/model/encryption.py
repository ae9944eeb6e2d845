"""Encryption in transit and at rest, as one word or spelled out."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from archkit.model.base import Maybe, Model
from archkit.model.transport import Scheme


class Module(StrEnum):
    """How the cryptographic module was validated."""

    FIPS_140_3 = "fips-140-3"
    FIPS_140_2 = "fips-140-2"
    UNVALIDATED = "unvalidated"


class OneWord(Model):
    """A part that may be written as one word, which then is its main field."""

    MAIN: ClassVar[str]

    @model_validator(mode="before")
    @classmethod
    def _from_word(cls, given: object) -> object:
        return {cls.MAIN: given} if isinstance(given, str) else given

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        spelled_out = handler.resolve_ref_schema(handler(schema))
        return {"anyOf": [spelled_out["properties"][cls.MAIN], dict(spelled_out)]}


class Encryption(OneWord):
    """What encrypts a connection: `tls-1.3`, or the scheme with its module and key length."""

    MAIN: ClassVar[str] = "scheme"

    scheme: Scheme
    """What encrypts it; `none` for clear text."""
    module: Maybe[Module] = None
    """How the cryptographic module was validated."""
    key_bits: Maybe[Annotated[int, Field(ge=1)]] = None
    """The length of the symmetric key."""

    @property
    def none(self) -> bool:
        """Whether the connection is stated to be in clear text."""
        return self.scheme is Scheme.NONE


class Algorithm(StrEnum):
    """What encrypts kept data."""

    NONE = "none"
    AES_128 = "aes-128"
    AES_256 = "aes-256"
    VENDOR = "vendor"
    """The vendor encrypts, and does not say with what."""


class KeyCustody(StrEnum):
    """Who holds the keys."""

    CITY = "city"
    VENDOR = "vendor"


class AtRest(OneWord):
    """What encrypts kept data: `aes-256`, or the algorithm with its module and the keys."""

    MAIN: ClassVar[str] = "algorithm"

    algorithm: Algorithm
    """What encrypts it; `none` for nothing."""
    module: Maybe[Module] = None
    """How the cryptographic module was validated."""
    keys: Maybe[KeyCustody] = None
    """Who holds the keys."""

    @property
    def none(self) -> bool:
        """Whether the data are stated to be kept in clear text."""
        return self.algorithm is Algorithm.NONE
