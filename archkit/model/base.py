"""What every element of the language shares."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from types import FrameType
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, Literal, Protocol, TypeVar, cast

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    JsonValue,
    Tag,
    ValidationError,
)
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema

from archkit.model.vocabulary import Audience
from archkit.source.place import Path

T = TypeVar("T")


class _Stated:
    """Refuses an empty value: absent is written by leaving the line out, none by `none`."""

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema = handler(source)
        # Pydantic wraps the type in "nullable"; what is inside refuses null by itself.
        return schema["schema"] if schema["type"] == "nullable" else schema


Maybe = Annotated[T | None, _Stated()]
"""A field that may be absent. Absent means unknown; it never means none or no."""


MaybeEmpty = Annotated[str, Field(min_length=0)]
"""A text that may be empty; others may not (see `Model`)."""


def _stated_or_none(given: object) -> str:
    return "none" if given == "none" else "stated"


NoneStated = Literal["none"]
"""The explicit `none`: the architect says that there is no such thing."""

OrNone = Annotated[
    Annotated[NoneStated, Tag("none")] | Annotated[T, Tag("stated")],
    Discriminator(_stated_or_none),
]
"""Either the explicit word `none` or the thing itself."""


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field whose text is the id of an element in one of these sections."""

    sections: tuple[str, ...]


ComponentRef = Annotated[str, Refers(("components",))]
DataRef = Annotated[str, Refers(("data",))]
DepartmentRef = Annotated[str, Refers(("departments",))]
TeamRef = Annotated[str, Refers(("teams",))]
TechnologyRef = Annotated[str, Refers(("technologies",))]
VendorRef = Annotated[str, Refers(("vendors",))]
NodeRef = Annotated[str, Refers(("nodes",))]

REQUIRED: Final[Any] = Field(default=None, validate_default=False)
"""A field that must be there once archetypes and all files of a solution have been merged.

It cannot be required of one file alone. `Any`, since it stands for a value of
the field's own type: no element without it ever reaches a design.
"""


class Watcher(Protocol):
    """Is told of every part of a model that Python code constructs."""

    def made(self, part: object, caller: FrameType) -> None:
        """A part was made."""

    def refused(
        self, kind: type[BaseModel], given: Mapping[str, object], caller: FrameType
    ) -> None:
        """A part was refused by validation."""


if TYPE_CHECKING:
    from pydantic._internal._model_construction import ModelMetaclass
else:  # Pydantic does not export its metaclass
    ModelMetaclass = type(BaseModel)


class _CallSites(ModelMetaclass):
    """Lets the reader of Python models know where each part was made.

    Pydantic makes parts that it validates itself without this call, so reading
    YAML pays nothing for it.
    """

    watcher: ClassVar[Watcher | None] = None

    def __call__(cls, *args: Any, **values: Any) -> Any:  # noqa: N805 - a metaclass; Any: as the constructor of any class
        watcher = _CallSites.watcher
        if watcher is None:
            return super().__call__(*args, **values)
        caller = sys._getframe(1)  # noqa: SLF001 - the only way to the caller's position
        try:
            made = super().__call__(*args, **values)
        except ValidationError:
            watcher.refused(cast(type[BaseModel], cls), values, caller)
            raise
        watcher.made(made, caller)
        return made


@contextmanager
def watching(watcher: Watcher) -> Iterator[None]:
    """Tell `watcher` of every part that is constructed meanwhile."""
    _CallSites.watcher = watcher
    try:
        yield
    finally:
        _CallSites.watcher = None


class Model(BaseModel, metaclass=_CallSites):
    """A frozen part of the language that refuses keys it does not know.

    An empty text states nothing and is refused, and so is a figure or a yes or
    no that is written as a text.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        defer_build=True,
        str_min_length=1,
        str_strip_whitespace=True,
        allow_inf_nan=False,
    )

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema = handler(source)
        _make_strict(schema)
        return schema


_EXACT: Final = ("int", "float", "bool")


def _make_strict(schema: Any) -> None:  # Any: a schema is made of dicts, lists and plain values
    """Take `true` for no number, and no text for a number or for `true`."""
    if isinstance(schema, dict):
        if schema.get("type") in _EXACT:
            schema["strict"] = True
        for part in schema.values():
            _make_strict(part)
    elif isinstance(schema, list | tuple):
        for part in schema:
            _make_strict(part)


def fields_in(kind: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a class with their types, also those that name a class defined after it.

    Pydantic looks for such a class when it first validates something.
    """
    if not kind.__pydantic_fields_complete__:
        kind.model_rebuild()
    return kind.model_fields


_NOTHING: Final[dict[str, Any]] = {}


def _nothing() -> dict[str, Any]:
    """The one empty mapping that all elements share which state none; nobody changes it."""
    return _NOTHING


class Element(Model):
    """Something with an id that a finding, a reference or a diff can name."""

    SECTION: ClassVar[str]
    """The key of the mapping that holds elements of this class."""
    WORD: ClassVar[str]
    """What a message calls such an element."""
    NEEDS: ClassVar[tuple[str, ...]] = ()
    """Fields that must be there after merging (see `REQUIRED`)."""
    DERIVED: ClassVar[frozenset[str]] = frozenset({"id", "within"})
    """Fields that follow from where an element stands; nobody writes them."""

    id: MaybeEmpty = ""
    """The element's key in its mapping; set when a design is built."""
    within: MaybeEmpty = ""
    """The id of the solution the element belongs to; empty for the city's registries."""
    name: Maybe[str] = None
    """What people call it."""
    description: Maybe[str] = None
    """What a reader should know about it."""
    tags: tuple[str, ...] = ()
    """Free words to filter by."""
    links: Mapping[str, str] = Field(default_factory=_nothing)
    """Further reading: a label and a URL each."""
    audience: Maybe[Audience] = None
    """Who may see it on the published site."""
    was: Maybe[str] = None
    """Its former id, so that a comparison of two designs knows a rename."""
    properties: Mapping[str, JsonValue] = Field(default_factory=_nothing)
    """Free facts for the workspace's own rules."""

    @property
    def missing(self) -> list[str]:
        """The fields that must be there after merging, and are not."""
        return [name for name in self.NEEDS if getattr(self, name) is None]

    @property
    def title(self) -> str:
        """The name, or the id where nobody gave a name."""
        return self.name or self.id

    @cached_property
    def address(self) -> str:
        """The id that is unique in its section over the whole city, such as `permits.portal`."""
        return f"{self.within}.{self.id}" if self.within else self.id

    @property
    def scope(self) -> str:
        """The solution whose parts it may name by their ids alone; empty where there is none."""
        return self.within

    @property
    def where(self) -> Path:
        """Where the element stands in the merged design."""
        if self.within:
            return ("solutions", self.within, self.SECTION, self.id)
        return (self.SECTION, self.id)
