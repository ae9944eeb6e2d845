"""What changed between two designs: elements added, removed, changed and renamed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from archkit.diff.plain import Fields, Plain, names_loosely
from archkit.diff.renames import Elements, Renames, Written, renames, written
from archkit.model.base import Element
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.options import Option
from archkit.source.place import Path, path_key

ABSENT: Final = None
"""What stands in the place of a value that is not there."""


class Kind(StrEnum):
    """What became of an element."""

    REMOVED = "removed"
    ADDED = "added"
    RENAMED = "renamed"
    CHANGED = "changed"

    @property
    def mirrored(self) -> "Kind":
        """What it is seen from the other side."""
        return {Kind.REMOVED: Kind.ADDED, Kind.ADDED: Kind.REMOVED}.get(self, self)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with its value before and after; nothing where it was, or is, not there."""

    path: tuple[str, ...]
    old: Plain
    new: Plain

    @property
    def name(self) -> str:
        """The way to it, with dots."""
        return ".".join(self.path)


@dataclass(frozen=True)
class Change:
    """What became of an element.

    Attributes:
        kind: Added, removed, renamed or changed.
        where: Its path under the ids of the head.
        old: The element in the base, with its path there; nothing where it is new.
        new: The element in the head; nothing where it is gone.
        fields: What of it changed; a renamed one may have changed besides.
        is_carried: Whether it is only called otherwise because of what it connects.
    """

    kind: Kind
    where: Path
    old: Element | None
    new: Element | None
    fields: tuple[FieldChange, ...] = ()
    is_carried: bool = False

    @property
    def is_its_own(self) -> bool:
        """Whether more of it changed than what it is called, as its ends are."""
        return bool(self.fields) or not self.is_carried

    @property
    def element(self) -> Element:
        """The element as it is, or as it was where it is gone.

        Raises:
            ValueError: where there is neither.
        """
        found = self.new or self.old
        if found is None:
            raise ValueError("a change is of an element")
        return found

    def field(self, *path: str) -> FieldChange | None:
        """The change of a field, or of what holds it as a whole."""
        return next((each for each in self.fields if each.path == path[: len(each.path)]), None)


@dataclass(frozen=True)
class Comparison:
    """All that changed from one design to another.

    Attributes:
        changes: What became of elements, in the order of their paths.
        renamed: Which element of the base is which of the head.
        base: The base as plain data, under the ids of the head.
        head: The head as plain data.
    """

    changes: tuple[Change, ...]
    renamed: Renames
    base: Written
    head: Written


def compare(base: Design, head: Design, within: Path = ()) -> Comparison:
    """Tell what changed from one design to another; or within one solution, under its new id."""
    old, new = Elements(base), Elements(head)
    renamed = renames(old, new)
    before, after = written(old, renamed), written(new, Renames())
    changes = _changes((old, before), (new, after), renamed, within)
    ordered = sorted(changes, key=lambda each: path_key(each.where))
    return Comparison(tuple(ordered), renamed, before, after)


Half = tuple[Elements, Written]
"""A design: its elements, and these as plain data."""


def _changes(base: Half, head: Half, renamed: Renames, within: Path) -> Iterator[Change]:
    (old_elements, before), (new_elements, after) = base, head
    for where in before.fields.keys() | after.fields.keys():
        if where[: len(within)] != within:
            continue
        old = old_elements.all[before.origin[where]] if where in before.fields else None
        new = new_elements.all[after.origin[where]] if where in after.fields else None
        if _is_same(old, new) and _reads_alike(new, renamed):
            continue
        fields = tuple(differences(before.fields.get(where, {}), after.fields.get(where, {})))
        if old is None or new is None:
            kind = Kind.ADDED if old is None else Kind.REMOVED
            yield Change(kind, where, old, new, fields)
        elif _ids(old) != _ids(new):
            carried = old.where not in renamed.stated
            yield Change(Kind.RENAMED, where, old, new, fields, is_carried=carried)
        elif fields:
            yield Change(Kind.CHANGED, where, old, new, fields)


def _is_same(old: Element | None, new: Element | None) -> bool:
    """Whether two elements state the very same; to see that is faster than to write both out."""
    if old is new:
        return True
    # Where fields have no types of their own, `true` would be taken for `1`.
    is_typed = old is not None and old.SECTION != Option.SECTION and not old.properties
    return is_typed and old == new


def _reads_alike(element: Element | None, renamed: Renames) -> bool:
    """Whether an element that states the same says the same in both designs.

    Each name in it means the same in both, unless something is called otherwise: in a sound design
    every name means something, but for those that may be of anything.
    """
    return not renamed.stated and element is not None and not names_loosely(element)


def _ids(element: Element) -> tuple[str, ...]:
    """What an element is called; a connection by what it joins, however that is written."""
    if isinstance(element, Connection):
        return element.within, element.source, element.target, element.id.partition(" (")[2]
    return element.within, element.id


def differences(old: Fields, new: Fields, at: tuple[str, ...] = ()) -> Iterator[FieldChange]:
    """The fields in which two mappings differ, as far in as both have mappings."""
    for key in sorted(old.keys() | new.keys()):
        one, other = old.get(key, ABSENT), new.get(key, ABSENT)
        if isinstance(one, Mapping) and isinstance(other, Mapping):
            yield from differences(one, other, (*at, key))
        elif not alike(one, other):
            yield FieldChange((*at, key), one, other)


def alike(one: Plain, other: Plain) -> bool:
    """Whether two values say the same; `true` is no `1`."""
    return type(one) is type(other) and one == other


def applied(base: Mapping[Path, Fields], changes: Iterable[Change]) -> dict[Path, Fields]:
    """The head as plain data, made of the base under the head's ids and of what changed."""
    made = dict(base)
    for change in changes:
        if change.kind is Kind.REMOVED:
            del made[change.where]
        else:
            made[change.where] = _with(made.get(change.where, {}), change.fields)
    return made


def _with(fields: Fields, changes: Iterable[FieldChange]) -> Fields:
    made = dict(fields)
    for change in changes:
        _set(made, change.path, change.new)
    return made


def _set(into: dict[str, Plain], path: tuple[str, ...], value: Plain) -> None:
    first, *rest = path
    if rest:
        inner = into.get(first)
        deeper = dict(inner) if isinstance(inner, Mapping) else {}
        _set(deeper, tuple(rest), value)
        into[first] = deeper
    elif value is ABSENT:
        into.pop(first, None)
    else:
        into[first] = value
