"""The columns of a table of requirements, as the `Requirement` class has them."""

import datetime as dt
import types
import typing
from collections.abc import Iterator, Mapping
from enum import Enum, StrEnum
from functools import cache
from typing import Any, Final, NamedTuple

from pydantic import BaseModel

from archkit.model.base import Element, Refers
from archkit.model.hours import Hours
from archkit.model.quantities import Quantity
from archkit.model.requirement import Requirement
from archkit.model.schema import descriptions

SOLUTION: Final = "Solution"
ID: Final = "Requirement"
FINGERPRINT: Final = "Fingerprint"
"""Headings of the columns that are no field: whose requirement it is, and what it was."""

_NOT_FOR_CLERKS: Final = Requirement.DERIVED | {"confirmed"}
"""Fields that nobody writes by hand."""

Field = tuple[str, ...]
"""The way to a field, such as `("fit", "at_least")`."""


class Shape(Enum):
    """How a cell is written."""

    TEXT = "words of your own"
    WORD = "one word of the list"
    FIGURE = "a number with its unit"
    NUMBER = "a number"
    DAY = "a date such as 2027-04-26"
    YES_NO = "true or false"
    LIST = "one or several, with `; ` or a line break between"
    PAIRS = "a line for each, such as `label: text`"
    DATA = 'as JSON, such as `{"key": 1}`'


class Column(NamedTuple):
    """One field of a requirement.

    Attributes:
        field: The way to it.
        shape: How a cell is written.
        about: What it means, in the words of the class.
        words: Of a closed list, all there are.
        refers: The sections of the design whose ids it names.
        required: Whether every requirement has it.
    """

    field: Field
    shape: Shape
    about: str
    words: tuple[str, ...] = ()
    refers: tuple[str, ...] = ()
    required: bool = False

    @property
    def heading(self) -> str:
        """What stands above it, such as `Fit: at least`."""
        *outer, last = (step.replace("_", " ") for step in self.field)
        return ": ".join([*(each.capitalize() for each in outer), last if outer else _title(last)])


def _title(word: str) -> str:
    return word[:1].upper() + word[1:]


@cache
def columns() -> tuple[Column, ...]:
    """The columns: what only a requirement has before what every element has."""
    own = [name for name in Requirement.model_fields if name not in Element.model_fields]
    shared = [name for name in Requirement.model_fields if name in Element.model_fields]
    found = _of_class(Requirement, [*own, *shared], ())
    return tuple(each for each in found if each.field[0] not in _NOT_FOR_CLERKS)


def _of_class(kind: type[BaseModel], names: list[str], outer: Field) -> Iterator[Column]:
    about = descriptions(kind)
    for name in names:
        info = kind.model_fields[name]
        field = (*outer, info.alias or name)
        members = list(_members(info.annotation))
        if len(members) == 1 and _is(members[0], BaseModel):
            yield from _of_class(members[0], list(members[0].model_fields), field)
            continue
        required = name in Requirement.NEEDS if kind is Requirement else info.is_required()
        yield Column(
            field,
            _shape(members),
            about.get(name, "").replace("\n", " "),
            _words(members),
            tuple(_refers(info.metadata, info.annotation)),
            required and not outer,
        )


def _shape(members: list[Any]) -> Shape:  # Any: an annotation is whatever typing allows
    if all(_is(each, (Quantity, Hours)) for each in members):
        return Shape.FIGURE
    if len(members) > 1:
        return Shape.DATA
    [only] = members
    plain = ((StrEnum, Shape.WORD), (bool, Shape.YES_NO), (str, Shape.TEXT), (dt.date, Shape.DAY))
    for kind, shape in (*plain, ((int, float), Shape.NUMBER)):
        if _is(only, kind):
            return shape
    origin, inner = typing.get_origin(only), typing.get_args(only)
    if origin is tuple and all(_is(each, str) for each in _members(inner[0])):
        return Shape.LIST
    if _is(origin, Mapping) and all(_is(each, str) for part in inner for each in _members(part)):
        return Shape.PAIRS
    return Shape.DATA


def _words(members: list[Any]) -> tuple[str, ...]:  # Any: as above
    return tuple(str(word) for each in members if _is(each, StrEnum) for word in each)


def _refers(metadata: list[Any], annotation: Any) -> Iterator[str]:  # Any: as above
    for each in metadata:
        if isinstance(each, Refers):
            yield from each.sections
    for inner in typing.get_args(annotation):
        yield from _refers(list(getattr(inner, "__metadata__", ())), inner)


def _members(annotation: Any) -> Iterator[Any]:  # Any: as above
    """What a field may hold, laid bare of what may be absent and of annotations."""
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        yield from _members(typing.get_args(annotation)[0])
    elif origin in (typing.Union, types.UnionType):
        for each in typing.get_args(annotation):
            yield from _members(each)
    elif annotation is not type(None):
        yield annotation


def _is(annotation: Any, kind: type | tuple[type, ...]) -> bool:  # Any: as above
    return isinstance(annotation, type) and issubclass(annotation, kind)
