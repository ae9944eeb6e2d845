"""The fields of the language in plain words: what each says, and how it is written."""

import datetime as dt
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum, StrEnum
from types import NoneType, UnionType
from typing import Any, Final, NamedTuple

from pydantic import BaseModel, JsonValue, WithJsonSchema
from pydantic.fields import FieldInfo

from archkit.model.base import REQUIRED, Element, Refers, fields_in
from archkit.model.encryption import OneWord
from archkit.model.hours import TIME_OF_DAY, Hours
from archkit.model.information import Data
from archkit.model.quantities import Quantity
from archkit.model.schema import descriptions
from archkit.model.solution import COLLECTIONS, REGISTRIES, Solution

Called = Callable[[type[Any]], str]
"""What a page calls a class or a closed list that it explains elsewhere. `Any`: either of them."""

_FEW: Final = 8
"""So many words of a closed list still stand in the line of their field."""

_LEAVES: Final[Mapping[object, str]] = {
    str: "a text",
    bool: "`true` or `false`",
    int: "a whole number",
    float: "a number",
    dt.date: "a date such as `2027-04-26`",
    Hours: "hours such as `24x7` or `mon-fri 08:00-17:00`",
    JsonValue: "anything that YAML can say",
    object: "anything that YAML can say",
}

_LIMITS: Final = (("ge", "from"), ("gt", "above"), ("le", "to"))


class Field(NamedTuple):
    """A field of a class.

    Attributes:
        name: Its key.
        says: What it tells, from its docstring.
        written: How it is written.
        left_out: What holds where it is left out; nothing where it has to be there.
        holds: The classes and the long closed lists that its values are made of.
    """

    name: str
    says: str
    written: str
    left_out: str
    holds: tuple[type[Any], ...]


def fields(kind: type[BaseModel], called: Called) -> Iterator[Field]:
    """The fields that somebody writes, those that every element takes left out."""
    says = descriptions(kind)
    derived = kind.DERIVED | Element.model_fields.keys() if issubclass(kind, Element) else set()
    for name, info in fields_in(kind).items():
        if name not in derived and not info.exclude:
            yield _field(kind, name, info, says.get(name, ""), called)


def common_fields(called: Called) -> Iterator[Field]:
    """The fields that every element takes."""
    says = descriptions(Element)
    for name, info in Element.model_fields.items():
        if name not in Element.DERIVED:
            yield _field(Element, name, info, says[name], called)


def _field(kind: type[BaseModel], name: str, info: FieldInfo, says: str, called: Called) -> Field:
    key = info.alias or name
    must = info.is_required() or name in getattr(kind, "NEEDS", ())
    return Field(
        key,
        " ".join(says.split()),
        _written(info.annotation, info.metadata, called),
        "" if must or info.default is REQUIRED else _left_out(info),
        tuple(dict.fromkeys(held(info.annotation))),
    )


def _left_out(info: FieldInfo) -> str:
    value = info.get_default(call_default_factory=True)
    if value is None:
        return "not stated"
    if isinstance(value, BaseModel):
        return "as its own fields say"
    if isinstance(value, tuple | Mapping):
        return f"`[{', '.join(map(str, value))}]`" if value else "nothing"
    return f"`{value}`"


def held(annotation: object) -> Iterator[type[Any]]:
    """The classes and the long closed lists inside a type."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif isinstance(annotation, type) and issubclass(annotation, StrEnum):
        yield from [annotation] * (len(annotation) > _FEW)
    else:
        for part in typing.get_args(annotation):
            yield from held(part)


def members(annotation: Any) -> Iterator[Any]:  # Any: an annotation is whatever typing allows
    """The members of a union, what is optional or annotated laid bare."""
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        yield from members(typing.get_args(annotation)[0])
    elif origin in (typing.Union, UnionType):
        for each in typing.get_args(annotation):
            yield from members(each)
    elif annotation is not NoneType:
        yield annotation


def _written(annotation: Any, marks: Iterable[object], called: Called) -> str:  # Any: as above
    """How a value of a type is written; `marks` are what annotates the type."""
    marks = tuple(part for each in marks for part in _unpacked(each))
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    if told := next(filter(None, map(_told_by, marks)), ""):
        return told
    if origin is typing.Annotated:
        return _written(args[0], (*args[1:], *marks), called)
    return _composed(origin, args, called) or _leaf(annotation, marks, called)


def _composed(origin: Any, args: Sequence[Any], called: Called) -> str:  # Any: as above
    """How a value is written that is made of others; nothing for a type that is none of these."""
    if origin in (typing.Union, UnionType):
        return _one_of([_written(each, (), called) for each in args if each is not NoneType])
    if origin is typing.Literal:
        return _one_of([f"`{each}`" for each in args])
    if origin is tuple:
        return f"a list, each {_written(args[0], (), called)}"
    if isinstance(origin, type) and issubclass(origin, Mapping):
        key, value = args
        return _mapping(key, value, called)
    return ""


def _unpacked(mark: object) -> Sequence[object]:
    return mark.metadata if isinstance(mark, FieldInfo) else (mark,)


def _told_by(mark: object) -> str:
    """What a mark alone says of how a value is written; nothing where it says nothing."""
    if isinstance(mark, Refers):
        return f"the id of {_one_of([_a(_word(each)) for each in mark.sections])}"
    if isinstance(mark, WithJsonSchema) and mark.json_schema:
        examples = mark.json_schema["examples"]
        return f"a figure such as {', '.join(f'`{each}`' for each in examples)}"
    if (pattern := getattr(mark, "pattern", None)) == TIME_OF_DAY:
        return 'a time of day such as `"22:00"`, in quotes'
    return f"a text of the form `{pattern}`" if pattern else ""


def _word(section: str) -> str:
    """What an element of a section is called."""
    if section.startswith("archetypes."):
        return f"archetype of {section.partition('.')[2]}"
    known: dict[str, type[Element]] = {**COLLECTIONS, **REGISTRIES, Solution.SECTION: Solution}
    kind = known.get(section)
    return kind.WORD if kind else section.removesuffix("s")


def _a(word: str) -> str:
    """A word with its article; data are many."""
    article = "" if word == Data.WORD else "an " if word[0] in "aeio" else "a "
    return article + word


def _one_of(words: Sequence[str]) -> str:
    """The alternatives of a union, the explicit `none` last."""
    kept = [each for each in dict.fromkeys(words) if each != "`none`"]
    said = f"{', '.join(kept[:-1])} or {kept[-1]}" if kept[1:] else "".join(kept)
    has_none = "`none`" in words
    return f"{said}, or `none`" if said and has_none else said or "`none`"


def _mapping(key: Any, value: Any, called: Called) -> str:  # Any: as above
    if isinstance(value, type) and issubclass(value, Element):
        return f"each {called(value)} under its id"
    name = "a name" if key is str else _written(key, (), called)
    return f"lines of a key and a value: {name}, and {_written(value, (), called)}"


def _leaf(annotation: Any, marks: Sequence[object], called: Called) -> str:  # Any: as above
    if annotation in (int, float):
        limits = [
            f"{word} {getattr(mark, name)}"
            for name, word in _LIMITS
            for mark in marks
            if getattr(mark, name, None) is not None
        ]
        return " ".join([_LEAVES[annotation], *limits])
    if (known := _LEAVES.get(annotation)) is not None:
        return known
    if issubclass(annotation, Quantity):
        return f"{annotation.WHAT} such as `{annotation.EXAMPLE}`"
    if issubclass(annotation, Enum):
        words = [f"`{each.value}`" for each in annotation]
        return (
            f"one of {', '.join(words)}"
            if len(words) <= _FEW
            else f"a word of {called(annotation)}"
        )
    if issubclass(annotation, OneWord):
        return f"{_one_word(annotation, called)}, or the fields of {called(annotation)}"
    return f"the fields of {called(annotation)}"


def _one_word(kind: type[OneWord], called: Called) -> str:
    info = kind.model_fields[kind.MAIN]
    return _written(info.annotation, info.metadata, called)
