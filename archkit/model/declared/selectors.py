"""Selectors: which components, connections or solutions a declared rule means.

A selector holds where all that it says holds. A list means one of these.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal, Self, TypeVar

from pydantic import (
    ConfigDict,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    JsonValue,
    Tag,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from archkit.model.base import (
    ComponentRef,
    DataRef,
    DepartmentRef,
    Maybe,
    Model,
    Refers,
    TechnologyRef,
)
from archkit.model.site import Environment, ZoneRef
from archkit.model.transport import Protocol
from archkit.model.vocabulary import Audience, Classification, Kind, Regime, Stage, ZoneKind

T = TypeVar("T")

ANY: Final = "any"
"""The word for a selector that leaves nothing out."""


class _Filled:
    """Refuses an empty list: it would select nothing, and a rule that never fires looks sound."""

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_filled, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), "minItems": 1}


def _filled(given: object) -> object:
    if given in ([], ()):
        raise PydanticCustomError("contradiction", "an empty list says nothing: name something")
    return given


Some = Annotated[tuple[T, ...], _Filled()]
"""A list that is not empty."""


class _OneOrSeveral:
    """Takes one value for a list of one."""

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_several, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        several = handler(schema)
        return {"anyOf": [several["items"], several]}


def _several(given: object) -> object:
    return given if given is None or isinstance(given, list | tuple) else (given,)


OneOf = Annotated[Some[T], _OneOrSeveral()]
"""One value, or a list of which one is meant."""


def _any_or_selector(given: object) -> str:
    return ANY if given == ANY else "selector"


OrAny = Annotated[
    Annotated[Literal["any"], Tag("any")] | Annotated[T, Tag("selector")],
    Discriminator(_any_or_selector),
]
"""A selector, or the word `any` where nothing is to be left out."""


class Selector(Model):
    """What every selector can do; an empty one would mean everything, and is refused."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    @model_validator(mode="before")
    @classmethod
    def _is_no_word(cls, given: object) -> object:
        if isinstance(given, str):
            raise PydanticCustomError(
                "contradiction",
                "`{word}` selects nothing here: write conditions, such as `{example}`",
                {"word": given, "example": "{kind: database}"},
            )
        return given

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.model_fields_set:
            raise PydanticCustomError(
                "contradiction",
                "this says nothing, and would mean everything: name a condition, or write `any`",
            )
        return self


class Range(Model):
    """A whole number between two, both included."""

    at_least: Maybe[int] = None
    """The lowest."""
    at_most: Maybe[int] = None
    """The highest."""

    @model_validator(mode="after")
    def _holds_a_number(self) -> Self:
        if self.at_least is None and self.at_most is None:
            raise PydanticCustomError("contradiction", "give `at_least`, `at_most` or both")
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            raise PydanticCustomError(
                "contradiction", "`at_least` is more than `at_most`: no number is between"
            )
        return self


def _range_or_numbers(given: object) -> str:
    return "range" if isinstance(given, dict | Range) else "numbers"


class DataSelector(Selector):
    """Which data: one kind of data must fit all that is said."""

    data: Maybe[OneOf[DataRef]] = None
    """Their ids."""
    classification: Maybe[OneOf[Classification]] = None
    """How sensitive they are."""
    at_least: Maybe[Classification] = None
    """How sensitive they are at least, such as `confidential`."""
    regime: Maybe[OneOf[Regime]] = None
    """A law or policy that governs them."""


class ZoneSelector(Selector):
    """Which zones."""

    zone: Maybe[OneOf[ZoneRef]] = None
    """Their ids."""
    kind: Maybe[OneOf[ZoneKind]] = None
    """What they are for."""
    trust: Maybe[
        Annotated[
            Annotated[OneOf[Annotated[int, Field(ge=0, le=5)]], Tag("numbers")]
            | Annotated[Range, Tag("range")],
            Discriminator(_range_or_numbers),
        ]
    ] = None
    """Their trust, from 0 to 5: a number, a list of numbers, or `{at_least: 3}`."""


Fields = Annotated[Mapping[str, JsonValue], Field(min_length=1)]
"""Fields with what they must say: a value, a list of which one, `stated`, or a range."""


class SolutionSelector(Selector):
    """Which solutions."""

    solution: Maybe[OneOf[Annotated[str, Refers(("solutions",))]]] = None
    """Their ids."""
    department: Maybe[OneOf[DepartmentRef]] = None
    """The department they serve first."""
    tier: Maybe[OneOf[Annotated[int, Field(ge=1, le=4)]]] = None
    """Their tier, from 1 to 4."""
    stage: Maybe[OneOf[Stage]] = None
    """How far they have come."""
    tags: Maybe[OneOf[str]] = None
    """A tag that they have."""
    audience: Maybe[OneOf[Audience]] = None
    """Who may see them on the published site."""
    contains: Maybe["ComponentSelector"] = None
    """A component that they have."""
    fields: Maybe[Fields] = None
    """Any other field, such as `disposition: tolerate` or `properties.fund: 101`."""
    all_: Maybe[Some["SolutionSelector"]] = Field(default=None, alias="all")
    """Selectors that all hold."""
    any_: Maybe[Some["SolutionSelector"]] = Field(default=None, alias="any")
    """Selectors of which one holds."""
    not_: Maybe["SolutionSelector"] = Field(default=None, alias="not")
    """A selector that does not hold."""


class ComponentSelector(Selector):
    """Which components."""

    component: Maybe[OneOf[ComponentRef]] = None
    """Their addresses, such as `permits.portal`."""
    kind: Maybe[OneOf[Kind]] = None
    """What they are."""
    technology: Maybe[OneOf[TechnologyRef]] = None
    """What they are made with."""
    audience: Maybe[OneOf[Audience]] = None
    """Who may see them on the published site."""
    tags: Maybe[OneOf[str]] = None
    """A tag that they have."""
    fields: Maybe[Fields] = None
    """Any other field, such as `public_facing: true`, `backup: stated`, `properties.cash: true`."""
    solution: Maybe[SolutionSelector] = None
    """The solution they belong to."""
    stores: Maybe[DataSelector] = None
    """Data that they keep."""
    processes: Maybe[DataSelector] = None
    """Data that they work on."""
    carries: Maybe[DataSelector] = None
    """Data that one of their connections carries, whoever opens it."""
    environment: Maybe[OneOf[Environment]] = None
    """What a node they run on is used for."""
    in_zone: Maybe[ZoneSelector] = None
    """A zone that they stand in."""
    only_in_zone: Maybe[ZoneSelector] = None
    """What every zone is like that they stand in."""
    connects_to: Maybe["ComponentSelector"] = None
    """A component that they open a connection to."""
    connected_from: Maybe["ComponentSelector"] = None
    """A component that opens a connection to them."""
    all_: Maybe[Some["ComponentSelector"]] = Field(default=None, alias="all")
    """Selectors that all hold."""
    any_: Maybe[Some["ComponentSelector"]] = Field(default=None, alias="any")
    """Selectors of which one holds."""
    not_: Maybe["ComponentSelector"] = Field(default=None, alias="not")
    """A selector that does not hold."""


class ConnectionSelector(Selector):
    """Which connections."""

    from_: Maybe[ComponentSelector] = Field(default=None, alias="from")
    """The component that opens them."""
    to: Maybe[ComponentSelector] = None
    """The component that they are opened to."""
    protocol: Maybe[OneOf[Protocol]] = None
    """What they speak."""
    tags: Maybe[OneOf[str]] = None
    """A tag that they have."""
    fields: Maybe[Fields] = None
    """Any other field, such as `mode: async` or `authentication: [mtls, oidc]`."""
    carries: Maybe[DataSelector] = None
    """Data that they send to the other side."""
    returns: Maybe[DataSelector] = None
    """Data that come back."""
    encrypted: Maybe[bool] = None
    """Whether they are encrypted, as stated or by their protocol."""
    crosses_zones: Maybe[bool] = None
    """Whether their two ends stand in different zones."""
    leaves_solution: Maybe[bool] = None
    """Whether their two ends belong to different solutions."""
    all_: Maybe[Some["ConnectionSelector"]] = Field(default=None, alias="all")
    """Selectors that all hold."""
    any_: Maybe[Some["ConnectionSelector"]] = Field(default=None, alias="any")
    """Selectors of which one holds."""
    not_: Maybe["ConnectionSelector"] = Field(default=None, alias="not")
    """A selector that does not hold."""
