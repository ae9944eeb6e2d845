"""Conditions on a field of an element, whichever the language has; its type says what it may be."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pydantic import BaseModel

from archkit.analysis.conditions.condition import Condition, Reason
from archkit.analysis.conditions.field_types import (
    NONE,
    PROPERTIES,
    FieldError,
    is_a,
    members_of,
    resolved,
    value_of,
)
from archkit.analysis.facts import Facts
from archkit.analysis.knowledge import Missing, Truth
from archkit.model.base import Element
from archkit.model.encryption import OneWord
from archkit.model.quantities import Quantity
from archkit.model.vocabulary import Scale
from archkit.source.place import Path

STATED: Final = "stated"
"""The word for a field that says something, and something else than `none`."""
_LIMITS: Final = frozenset({"at_least", "at_most"})
_ORDERED: Final = (Quantity, Scale, int, float, dt.date)
_NONE_ABOVE: Final = object()
"""What a part says of something that is stated to be none."""


@dataclass(frozen=True)
class FieldCondition(Condition[Element]):
    """A field says what it should.

    Attributes:
        name: The field as the rule names it, such as `redundancy.mode`.
        steps: The attributes to follow, each with its key.
        test: Whether a value is the right one.
    """

    name: str
    steps: tuple[tuple[str, str], ...]
    test: Callable[[object], bool]

    def holds(self, on: Element, facts: Facts) -> Truth:
        """Whether the field says so; missing where it is not stated."""
        del facts
        value = self._value(on)
        if isinstance(value, Missing):
            return value
        return value is not _NONE_ABOVE and self.test(value)

    def _value(self, on: Element) -> object:
        """What the field says, `_NONE_ABOVE` where what it belongs to is stated to be none."""
        value: object = on
        for depth, (attribute, key) in enumerate(self.steps, 1):
            if isinstance(value, BaseModel):
                stated = attribute in value.model_fields_set
                value = getattr(value, attribute) if stated else None
            elif isinstance(value, Mapping):
                value = value.get(key)
            else:
                return _NONE_ABOVE
            if value is None or value == {}:
                return Missing.field(on, *(key for _, key in self.steps[:depth]))
        return value

    def reasons(self, on: Element, facts: Facts, *, so: bool) -> Iterator[Reason]:
        """What the field says."""
        del facts, so
        value = self._value(on)
        keys: Path = tuple(key for _, key in self.steps)
        if value is _NONE_ABOVE:
            yield Reason(f"`{keys[0]}` of `{on.id}` is `none`", on.where, keys[:1])
        else:
            yield Reason(f"`{self.name}` of `{on.id}` {_shown(value)}", on.where, keys)


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        listed = ", ".join(f"`{each}`" for each in value)
        return f"is {listed}" if value else "is empty"
    if isinstance(value, bool):
        return f"is `{str(value).lower()}`"
    if isinstance(value, OneWord):
        return f"is `{getattr(value, value.MAIN)}`"
    return "is stated" if isinstance(value, BaseModel | Mapping) else f"is `{value}`"


def among(name: str, values: Iterable[object]) -> FieldCondition:
    """A field says one of some values, or a list in it holds one."""
    return FieldCondition(name, ((name, name),), _one_of(frozenset(values)))


def field_condition(kind: type[Element], name: str, wanted: object) -> FieldCondition:
    """The condition that a rule writes as `name: wanted`.

    Raises:
        FieldError: where elements of the class have no such field, or none that can be asked so.
        ValidationError: where the field has no such value.
    """
    steps, annotation = resolved(kind, name)
    if wanted is None:
        raise FieldError(f"`{name}` is empty", "write a value, `stated` or `none`")
    if wanted == STATED:
        return FieldCondition(name, steps, _is_stated)
    members = list(members_of(annotation))
    main = next((each for each in members if is_a(each, OneWord)), None)
    if main is not None:
        key = main.MAIN
        inner = field_condition(kind, f"{name}.{key}", wanted)
        return FieldCondition(name, inner.steps, inner.test)
    if isinstance(wanted, dict) and steps[0][0] != PROPERTIES:
        return FieldCondition(name, steps, _within(name, members, wanted))
    each = wanted if isinstance(wanted, list) else [wanted]
    if not each:
        raise FieldError(f"`{name}` is an empty list", "name a value, or remove the line")
    return FieldCondition(name, steps, _one_of([value_of(name, members, one) for one in each]))


def _one_of(wanted: Iterable[object]) -> Callable[[object], bool]:
    wanted = wanted if isinstance(wanted, frozenset) else tuple(wanted)

    def test(value: object) -> bool:
        if isinstance(value, tuple | list):
            return any(item in wanted for item in value)
        return any(value == each and type(value) is type(each) for each in wanted)

    return test


def _is_stated(value: object) -> bool:
    if isinstance(value, OneWord):
        value = getattr(value, value.MAIN)
    return value not in (NONE, ())


def _within(
    name: str, members: Iterable[Any], wanted: Mapping[str, object]
) -> Callable[[object], bool]:  # Any: an annotation is whatever typing allows
    """Whether a value is between two, as `{at_least: …, at_most: …}` says."""
    if not wanted or not _LIMITS.issuperset(wanted):
        raise FieldError(
            f"`{name}` can be compared with a value, a list, or `at_least` and `at_most`",
            "name a part of it with a dot, such as `redundancy.mode`",
        )
    ordered = [each for each in members if is_a(each, _ORDERED) and each is not bool]
    if not ordered:
        raise FieldError(f"`{name}` has no order", "list the values that are meant")
    low, high = (
        value_of(name, ordered, wanted[key]) if key in wanted else None
        for key in ("at_least", "at_most")
    )

    def test(value: object) -> bool:
        at = _number(value)
        return at is not None and (
            (low is None or at >= _number(low)) and (high is None or at <= _number(high))
        )

    return test


def _number(value: object) -> Any:  # Any: numbers and days, each compared with its like
    if isinstance(value, Quantity):
        return value.value
    if isinstance(value, Scale):
        return value.rank
    return None if isinstance(value, str | tuple | Mapping) else value
