"""The texts of an element that people write freely: no ids, no references, no times of day."""

import typing
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from pydantic import BaseModel, JsonValue
from pydantic.fields import FieldInfo

from archkit.model.base import Element, Refers, fields_in
from archkit.source.place import Path

_open: Final[set[type[BaseModel]]] = set()
"""The classes that are being looked into, since a selector may have selectors inside."""


def fields_with_texts(part: BaseModel) -> list[str]:
    """The fields that are stated and may hold such a text, in order.

    Elements within an element are left out, since they are looked at on their own.
    """
    stated = part.model_fields_set
    return [name for name in _fields(type(part)) if name in stated]


def texts_within(value: object) -> Iterator[tuple[Path, str]]:
    """Each text in such a value with its path; one in a mapping after its key and a colon."""
    if type(value) is str:  # a word of a closed list is of a class of its own
        yield (), value
    elif isinstance(value, BaseModel):
        yield from _below((name, getattr(value, name)) for name in fields_with_texts(value))
    elif isinstance(value, tuple | list):
        yield from _below(enumerate(value))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            for path, text in texts_within(item):
                yield (key, *path), text if path else f"{key}: {text}"


def _below(parts: Iterable[tuple[str | int, object]]) -> Iterator[tuple[Path, str]]:
    for step, part in parts:
        for path, text in texts_within(part):
            yield (step, *path), text


@cache
def _fields(kind: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a class that may hold such a text, in order."""
    derived = kind.DERIVED if issubclass(kind, Element) else frozenset[str]()
    fields = sorted(fields_in(kind).items())
    _open.add(kind)
    found = tuple(name for name, info in fields if name not in derived and _free(info))
    _open.remove(kind)
    return found


def _free(info: FieldInfo) -> bool:
    return not _bound(info.metadata) and _holds(info.annotation)


def _holds(annotation: Any) -> bool:  # Any: an annotation is whatever typing allows
    """Whether values of a type may hold a text that people write freely."""
    if annotation is str or annotation is JsonValue:
        return True
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if issubclass(annotation, Element):
            return False
        return annotation in _open or bool(_fields(annotation))
    parts = typing.get_args(annotation)
    if typing.get_origin(annotation) is typing.Annotated:
        return not _bound(parts[1:]) and _holds(parts[0])
    origin = typing.get_origin(annotation)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _holds(parts[1])
    return any(map(_holds, parts))


def _bound(marks: Iterable[object]) -> bool:
    """Whether the marks of a text say that it is a reference, or has a pattern to keep to."""
    return any(
        isinstance(each, Refers)
        or getattr(each, "pattern", None) is not None
        or (isinstance(each, FieldInfo) and _bound(each.metadata))
        for each in marks
    )
