"""Elements as plain data in the one way in which they can be written, so that they compare.

How a design is written does not count: files, the order of keys and lists, `15 min` or `900 s`, a
local id or a whole address, a value of its own or an archetype's.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import Final

from pydantic import BaseModel

from archkit.model.base import Element
from archkit.model.hours import Hours
from archkit.model.loading.reference_fields import reference_fields
from archkit.model.quantities import Count, Money, Quantity
from archkit.model.solution import COLLECTIONS, Solution
from archkit.source.place import Path


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity, or hours: the same whatever unit it is written in."""

    text: str = field(compare=False)
    kind: str
    value: float | str
    unit: str = ""

    def __str__(self) -> str:
        return self.text


Plain = str | int | float | bool | None | Amount | tuple["Plain", ...] | Mapping[str, "Plain"]
"""A value without the classes of the language. A list whose order says nothing is sorted."""
Fields = Mapping[str, Plain]
"""What an element states or inherits, field by field; what is absent, or as by default, is not."""

_NOT_COMPARED: Final = frozenset({"was", "like"})
"""`was` is for the comparison itself, and what `like` brings is compared."""
_IN_ORDER: Final = {("journeys", "path")}
"""The lists in which the order counts."""
_NAMED_LOOSELY: Final[Mapping[tuple[str, str], tuple[str, ...]]] = {
    ("waivers", "element"): ("components", "connections", "journeys", "requirements", "risks"),
    ("decisions", "elements"): (*COLLECTIONS, "solutions", "data", "zones", "nodes"),
}
"""Fields that name elements in free words, with the sections these may stand in."""


@dataclass(frozen=True)
class Reference:
    """A name in a field of an element.

    Attributes:
        path: Where it stands.
        name: The name.
        sections: Where what it names may stand.
    """

    path: Path
    name: str
    sections: tuple[str, ...]


def fields_of(element: Element) -> dict[str, Plain]:
    """What an element says, with its references as they are written and lists in their order."""
    skipped = type(element).DERIVED | _NOT_COMPARED
    if isinstance(element, Solution):
        skipped |= COLLECTIONS.keys()
    return {name: value for name, value in _stated(element) if name not in skipped}


def _stated(model: BaseModel) -> Iterator[tuple[str, Plain]]:
    for name, shown, default in _known(type(model)):
        value = getattr(model, name)
        if value is not None and value != default:
            yield shown, _plain(value)


@cache
def _known(kind: type[BaseModel]) -> tuple[tuple[str, str, object], ...]:
    """The fields of a class, each with the name in models and its default."""
    return tuple(
        (name, info.alias or name, info.get_default(call_default_factory=True))
        for name, info in kind.model_fields.items()
    )


def _plain(value: object) -> Plain:
    if isinstance(value, BaseModel):
        return dict(_stated(value))
    if isinstance(value, Mapping):
        return {_word(key): _plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return tuple(_plain(each) for each in value)
    if isinstance(value, Quantity):
        return _amount(value)
    if isinstance(value, Hours):
        return Amount(str(value), "Hours", f"{value.minutes:x}")
    return value if isinstance(value, bool | int | float) else _word(value)


def _amount(value: Quantity) -> Amount:
    unit = value.currency if isinstance(value, Money) else ""
    unit = value.noun if isinstance(value, Count) else unit
    return Amount(str(value), type(value).__name__, value.value, unit)


def _word(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def references(element: Element) -> Iterator[Reference]:
    """The names of other elements in the fields of one."""
    section = element.SECTION
    for name, plan in reference_fields(type(element)).items():
        if name not in _NOT_COMPARED:
            for path, ref, refers in plan.find(getattr(element, name)):
                yield Reference((name, *path), ref, refers.sections)
    for (of, name), sections in _NAMED_LOOSELY.items():
        if of == section:
            given = getattr(element, name)
            several = isinstance(given, tuple)
            for index, ref in enumerate(given if several else (given,)):
                yield Reference((name, index) if several else (name,), ref, sections)


def names_loosely(element: Element) -> bool:
    """Whether it names elements in free words, which may also mean nothing."""
    return any(section == element.SECTION for section, _ in _NAMED_LOOSELY)


def settled(section: str, fields: Fields) -> Fields:
    """The fields with each list in the one order, unless the order counts."""
    return {
        name: value if (section, name) in _IN_ORDER else in_one_order(value)
        for name, value in sorted(fields.items())
    }


def in_one_order(value: Plain) -> Plain:
    """A value with the lists in it sorted, and its keys."""
    if isinstance(value, Mapping):
        return {key: in_one_order(each) for key, each in sorted(value.items())}
    if isinstance(value, tuple):
        return tuple(sorted(map(in_one_order, value), key=repr))
    return value


def renamed_in(fields: dict[str, Plain], path: Path, old: str, new: str) -> None:
    """Put a new name for an old one at a path, where it is a value or the key of a mapping."""
    first = str(path[0])
    fields[first] = _put(fields[first], path[1:], old, new)


def _put(value: Plain, path: Path, old: str, new: str) -> Plain:
    if not path:
        return new if value == old else value
    step, rest = path[0], path[1:]
    if isinstance(value, tuple) and isinstance(step, int):
        items: Sequence[Plain] = value
        return tuple(
            _put(each, rest, old, new) if at == step else each for at, each in enumerate(items)
        )
    if not isinstance(value, Mapping):
        return value
    is_key = not rest and step == old and value.get(old) != old
    return {
        (new if is_key and key == step else key): (
            _put(each, rest, old, new) if key == step and not is_key else each
        )
        for key, each in value.items()
    }


def higher(old: Plain, new: Plain) -> bool | None:
    """Whether a figure is higher than another; nothing where the two cannot be ordered."""
    if not (isinstance(old, Amount) and isinstance(new, Amount)) or old.kind != new.kind:
        return None
    one, other = old.value, new.value
    if isinstance(one, str) or isinstance(other, str) or old.unit != new.unit:
        return None
    return other > one
