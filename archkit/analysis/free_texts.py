"""The texts of an element that people write freely: no ids, no references, no times of day."""

import typing
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel, JsonValue
from pydantic.fields import FieldInfo

from archkit.model.base import Element, Refers
from archkit.source.place import Path


def free_texts(part: BaseModel) -> Iterator[tuple[Path, str]]:
    """Each text with its path; one in a mapping after its key and a colon.

    Elements within an element are left out, since they are looked at on their own.
    """
    for name in sorted(_fields(type(part)) & part.model_fields_set):
        for path, text in _within(getattr(part, name)):
            yield (name, *path), text


def _within(value: object) -> Iterator[tuple[Path, str]]:
    if type(value) is str:  # a word of a closed list is of a class of its own
        yield (), value
    elif isinstance(value, BaseModel):
        yield from free_texts(value)
    elif isinstance(value, tuple | list):
        for index, item in enumerate(value):
            for path, text in _within(item):
                yield (index, *path), text
    elif isinstance(value, Mapping):
        for key, item in value.items():
            for path, text in _within(item):
                yield (key, *path), text if path else f"{key}: {text}"


@cache
def _fields(kind: type[BaseModel]) -> frozenset[str]:
    """The fields of a class that may hold such a text."""
    derived = kind.DERIVED if issubclass(kind, Element) else frozenset[str]()
    return frozenset(
        name for name, info in kind.model_fields.items() if name not in derived and _free(info)
    )


def _free(info: FieldInfo) -> bool:
    return not _bound(info.metadata) and _holds(info.annotation)


def _holds(annotation: Any) -> bool:  # Any: an annotation is whatever typing allows
    """Whether values of a type may hold a text that people write freely."""
    if annotation is str or annotation is JsonValue:
        return True
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return not issubclass(annotation, Element) and bool(_fields(annotation))
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
