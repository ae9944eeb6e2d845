"""Finds the references inside an element, from the types of its fields."""

import typing
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from archkit.model.base import Element, NoneStated, Refers, fields_in
from archkit.model.solution import COLLECTIONS
from archkit.source.place import Path

Find = Callable[[Any], Iterator[tuple[Path, str, Refers]]]
"""Finds the references inside a field's value. `Any`: a value of whatever the field holds."""


class Field(NamedTuple):
    """A field that holds references.

    Attributes:
        find: Finds them, wherever they stand in the value.
        shared: Whether the value is nothing but one or a list of them, to what the whole city
            shares, so that the same value is right or wrong wherever it stands.
    """

    find: Find
    shared: bool


_plans: Final[dict[type[BaseModel], dict[str, Field]]] = {}
_open: Final[set[type[BaseModel]]] = set()
"""The classes that are being looked into, since a selector may have selectors inside."""


def reference_fields(kind: type[BaseModel]) -> dict[str, Field]:
    """The fields of a class that hold references, elements within it left out."""
    if kind not in _plans:
        _open.add(kind)
        annotations = {
            name: _annotated(info)
            for name, info in fields_in(kind).items()
            if not _is_collection(info)
        }
        plan = {
            name: Field(find, _is_shared(annotation))
            for name, annotation in annotations.items()
            if (find := _finder(annotation)) is not None
        }
        _open.remove(kind)
        _plans[kind] = plan
    return _plans[kind]


def _is_shared(annotation: Any) -> bool:  # Any: an annotation is whatever typing allows
    """Whether a type is nothing but references to what the whole city shares."""
    marks = tuple(_marks(annotation))
    return all(mark and COLLECTIONS.keys().isdisjoint(mark.sections) for mark in marks)


def _marks(annotation: Any) -> Iterator[Refers | None]:  # Any: as above
    """What the parts of a type refer to; nothing for a part with references of its own inside."""
    origin = typing.get_origin(annotation)
    if isinstance(annotation, Refers):
        yield annotation
    elif (isinstance(annotation, type) and issubclass(annotation, BaseModel)) or (
        isinstance(origin, type) and issubclass(origin, Mapping)
    ):
        yield None
    elif origin is typing.Annotated:
        yield from _marks(annotation.__origin__)
        for mark in annotation.__metadata__:
            yield from _marks(mark)
    else:
        for part in typing.get_args(annotation):
            yield from _marks(part)


def _is_collection(info: FieldInfo) -> bool:
    """Whether the field holds elements, whose references are looked at on their own."""
    args = typing.get_args(info.annotation)
    return bool(args) and isinstance(args[-1], type) and issubclass(args[-1], Element)


def _annotated(info: FieldInfo) -> Any:  # Any: an annotation is whatever typing allows
    marks = tuple(each for each in info.metadata if isinstance(each, Refers))
    return typing.Annotated[(info.annotation, *marks)] if marks else info.annotation


def _finder(annotation: Any) -> Find | None:  # Any: as above
    """A function that finds the references in a value of this type; nothing if it has none."""
    if typing.get_origin(annotation) is typing.Annotated:
        inner, *marks = typing.get_args(annotation)
        refers = next((mark for mark in marks if isinstance(mark, Refers)), None)
        return _leaf(refers) if refers else _finder(inner)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _in_model if annotation in _open or reference_fields(annotation) else None
    arguments = typing.get_args(annotation)
    finders = [find for each in arguments if (find := _finder(each)) is not None]
    if not finders:
        return None
    origin = typing.get_origin(annotation)
    if origin is tuple:
        return _in_items(finders[0])
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _in_mapping(_finder(arguments[0]), _finder(arguments[1]))
    return _in_union(finders, may_be_none=any(map(_says_none, arguments)))


def _says_none(annotation: Any) -> bool:  # Any: as above
    """Whether a member of a union is the explicit word `none`."""
    return NoneStated in (annotation, *typing.get_args(annotation))


def _leaf(refers: Refers) -> Find:
    def find(value: Any) -> Iterator[tuple[Path, str, Refers]]:
        if isinstance(value, str):
            yield (), value, refers

    return find


def _in_model(value: Any) -> Iterator[tuple[Path, str, Refers]]:
    if isinstance(value, BaseModel):
        kind = type(value)
        plan = reference_fields(kind)
        for name in sorted(plan.keys() & value.model_fields_set):
            key = kind.model_fields[name].alias or name
            for path, ref, refers in plan[name].find(getattr(value, name)):
                yield (key, *path), ref, refers


def _in_items(find: Find) -> Find:
    def found(value: Any) -> Iterator[tuple[Path, str, Refers]]:
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                for path, ref, refers in find(item):
                    yield (index, *path), ref, refers

    return found


def _in_mapping(of_key: Find | None, of_value: Find | None) -> Find:
    def found(value: Any) -> Iterator[tuple[Path, str, Refers]]:
        if isinstance(value, Mapping):
            for key, item in value.items():
                for find, part in ((of_key, key), (of_value, item)):
                    for path, ref, refers in find(part) if find else ():
                        yield (key, *path), ref, refers

    return found


def _in_union(finders: list[Find], *, may_be_none: bool) -> Find:
    def found(value: Any) -> Iterator[tuple[Path, str, Refers]]:
        for find in () if may_be_none and value == "none" else finders:
            yield from find(value)

    return found
