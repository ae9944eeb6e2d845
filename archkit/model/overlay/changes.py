"""What a patch is made of: typed changes of elements and their fields."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from archkit.model.loading.sheet import Raw, Spot
from archkit.source.place import Path

Written = object
"""A value as it is written in a file, before validation."""


@dataclass(frozen=True, slots=True)
class Set:
    """A field of an element states something else, or states something at last.

    Attributes:
        where: The element, or the archetype.
        field: The field, with the steps into it where only a part of it changes.
        value: What it states, as a file would.
        at: Where the patch says so.
    """

    where: Path
    field: Path
    value: Written
    at: Spot = dataclasses.field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Unset:
    """A field of an element states nothing any more (see `Set`)."""

    where: Path
    field: Path
    at: Spot = dataclasses.field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Add:
    """There is one more element.

    Attributes:
        where: The element.
        raw: What it states, as a file would.
        at: Where the patch says so.
    """

    where: Path
    raw: Raw
    at: Spot = dataclasses.field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Remove:
    """An element goes, and with it what hangs on it.

    Attributes:
        where: The element.
        at: Where the patch says so.
    """

    where: Path
    at: Spot = dataclasses.field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Merge:
    """Two elements become one.

    Attributes:
        where: The element that stays, and takes the other's place everywhere.
        gone: The element that goes.
        at: Where the patch says so.
    """

    where: Path
    gone: Path
    at: Spot = dataclasses.field(compare=False, repr=False)


Change = Set | Unset | Add | Remove | Merge
C = TypeVar("C", bound=Change)


@dataclass(frozen=True)
class Patch:
    """Changes that are made together; their order does not matter.

    First elements are added, then fields are set and unset, then elements merged, then removed.

    Attributes:
        changes: The changes.
        texts: The texts in which they stand, by the names of their files.
    """

    changes: tuple[Change, ...] = ()
    texts: Mapping[str, str] = dataclasses.field(default_factory=dict, compare=False)

    def of_kind(self, kind: type[C]) -> list[C]:
        """The changes of one kind, in an order that does not depend on that of the patch."""
        return sorted((each for each in self.changes if isinstance(each, kind)), key=_order)

    def __or__(self, other: "Patch") -> "Patch":
        return Patch(self.changes + other.changes, {**self.texts, **other.texts})


def _order(change: Change) -> tuple[str, ...]:
    further = change.field if isinstance(change, Set | Unset) else ()
    return tuple(map(str, (*change.where, *further)))
