"""What the fields of elements may hold, as their types say: so a rule asks for nothing else."""

import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from pydantic import BaseModel, TypeAdapter

from archkit.model.base import Element
from archkit.source.diagnostic import did_you_mean

NONE: Final = "none"
PROPERTIES: Final = "properties"
"""The field in which a workspace keeps what the language has no field for."""
_EXACT: Final = (bool, int, float)


class FieldError(ValueError):
    """A field or a value that the language does not have.

    Attributes:
        hint: What to do.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def value_of(name: str, members: Iterable[Any], given: object) -> object:  # Any: as above
    """A value as the field would hold it.

    Raises:
        FieldError: where the field holds no plain values.
        ValidationError: where it has no such value.
    """
    kinds = [_item(each) for each in members if each is not type(None)]
    if kinds == [object]:  # a property: whatever was written
        return given
    plain = [each for each in kinds if not is_a(each, (BaseModel, Mapping))]
    words = [each for each in plain if typing.get_origin(each) is typing.Literal]
    if not plain or (plain == words and given != NONE):
        raise FieldError(
            f"`{name}` has parts, and cannot be compared with a value",
            f"write `{name}: stated`, or name a part such as `{_part(kinds, name)}`",
        )
    exact = [each for each in plain if each in _EXACT]
    if exact and plain == exact and isinstance(given, str):
        raise FieldError(
            f"`{name}` is no text", "write it without quotes: `true`, `false` or a number"
        )
    union: Any = typing.Union[tuple(plain)]  # noqa: UP007 - of classes that are known only now
    return TypeAdapter[object](union).validate_python(given)


def _part(kinds: Iterable[Any], name: str) -> str:  # Any: as above
    for each in kinds:
        if is_a(each, BaseModel):
            return f"{name}.{next(iter(_fields(each)))}"
    return name


def _item(annotation: Any) -> Any:  # Any: as above
    """The type of what a list holds; another type as it is."""
    if typing.get_origin(annotation) is tuple:
        return _bare(typing.get_args(annotation)[0])
    origin = typing.get_origin(annotation)
    return origin if isinstance(origin, type) and issubclass(origin, Mapping) else annotation


def resolved(kind: type[Element], name: str) -> tuple[tuple[tuple[str, str], ...], Any]:
    """The attributes that a dotted name leads along, and the type of the last.

    Raises:
        FieldError: where there is no such field.
    """
    if name.startswith(f"{PROPERTIES}."):
        key = name.removeprefix(f"{PROPERTIES}.")
        return ((PROPERTIES, PROPERTIES), (key, key)), object
    steps: list[tuple[str, str]] = []
    here: type[BaseModel] = kind
    annotation: Any = None  # Any: as above
    keys = name.split(".")
    for number, key in enumerate(keys, 1):
        fields = _fields(here)
        if key not in fields:
            raise _no_field(".".join(keys[: number - 1]), key, fields, kind)
        attribute, annotation = fields[key]
        steps.append((attribute, key))
        inside = next((each for each in members_of(annotation) if is_a(each, BaseModel)), None)
        if number < len(keys) and inside is None:
            raise FieldError(f"`{'.'.join(keys[:number])}` has no parts", "compare it as a whole")
        here = inside or here
    return tuple(steps), annotation


def _no_field(above: str, key: str, known: Iterable[str], kind: type[Element]) -> FieldError:
    of = f"`{above}`" if above else f"a {kind.WORD}"
    close = did_you_mean(key, known)
    way = f"{above}." if above else ""
    hint = f"did you mean `{way}{close}`?" if close else "a field of your own is a property"
    return FieldError(f"{of} has no field `{key}`", hint)


def _fields(kind: type[BaseModel]) -> dict[str, tuple[str, Any]]:
    """The fields that people write, by their keys: each with its attribute and type."""
    hidden = kind.DERIVED if issubclass(kind, Element) else frozenset()
    return {
        info.alias or name: (name, info.annotation)
        for name, info in kind.model_fields.items()
        if name not in hidden
    }


def members_of(annotation: Any) -> Iterator[Any]:  # Any: as above
    """The members of a union, what is optional or annotated laid bare."""
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        yield from members_of(annotation.__origin__)
    elif origin in (typing.Union, types.UnionType):
        for each in typing.get_args(annotation):
            yield from members_of(each)
    elif annotation is not type(None):
        yield annotation


def _bare(annotation: Any) -> Any:  # Any: as above
    return next(members_of(annotation))


def is_a(annotation: Any, kind: type | tuple[type, ...]) -> bool:  # Any: as above
    """Whether a type is a class that derives from another."""
    return isinstance(annotation, type) and issubclass(annotation, kind)
