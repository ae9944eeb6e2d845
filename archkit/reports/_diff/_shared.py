"""Changes that several elements take over from one archetype, told once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from archkit.diff.changes import Change, FieldChange, Kind
from archkit.diff.review import Review
from archkit.source.place import Path, Place

Taken = tuple[Change, FieldChange]
"""A field of an element, with a value that it takes over."""
Explained = Collection[tuple[Path, tuple[str, ...]]]
"""Fields by their element's path and their own."""


@dataclass(frozen=True)
class Shared:
    """A change of an archetype's value, in all the elements that take it over."""

    archetype: str
    taken: Sequence[Taken]


def shared(review: Review) -> list[Shared]:
    """The changes that several elements take over from one archetype."""
    groups: dict[tuple[str, str, str, str], list[Taken]] = {}
    for change in review.changes:
        for field in change.fields if change.kind is Kind.CHANGED else ():
            archetype = _archetype(review, change, field)
            if archetype is not None:
                key = (archetype, field.name, repr(field.old), repr(field.new))
                groups.setdefault(key, []).append((change, field))
    return [Shared(key[0], found) for key, found in groups.items() if len(found) > 1]


def _archetype(review: Review, change: Change, field: FieldChange) -> str | None:
    """The archetype that a value comes from, or came from where it is gone."""
    if change.new is None or change.old is None:
        return None
    now = review.head.loaded.origins.locate(Place(change.new.where, field.path)).archetype
    return now or review.base.loaded.origins.locate(Place(change.old.where, field.path)).archetype


def own_fields(change: Change, told: Explained) -> list[FieldChange]:
    """The fields of a change that no archetype explains."""
    return [each for each in change.fields if (change.where, each.path) not in told]


def explained(told: Sequence[Shared]) -> Explained:
    """The fields of elements that are told with their archetype."""
    return {(change.where, field.path) for each in told for change, field in each.taken}
