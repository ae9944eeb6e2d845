"""Renames that nobody marked: proposed, never assumed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from archkit.diff.changes import Change, Comparison, Kind
from archkit.diff.plain import Fields, Plain
from archkit.source.place import Path

_ENOUGH: Final = 0.7
"""From which share of facts in common on two elements are likely to be one."""
_LEAST: Final = 2
"""With fewer facts in common, two elements are alike by chance."""
_MOST: Final = 200
"""Of a section with more that is gone and new, nobody would look at proposals."""


@dataclass(frozen=True)
class LikelyRename:
    """An element that is gone and one that is new, and say nearly the same."""

    old: Change
    new: Change


def likely_renames(comparison: Comparison) -> tuple[LikelyRename, ...]:
    """Pairs of what is gone and what is new, the most alike first; each element once."""
    gone, come = _grouped(comparison, Kind.REMOVED), _grouped(comparison, Kind.ADDED)
    return tuple(
        pair
        for key in sorted(gone.keys() & come.keys())
        if max(len(gone[key]), len(come[key])) <= _MOST
        for pair in _pairs(gone[key], come[key], comparison)
    )


def _grouped(comparison: Comparison, kind: Kind) -> dict[Path, list[Change]]:
    """The elements of one fate, by the mapping that they stand in."""
    groups: dict[Path, list[Change]] = {}
    for change in comparison.changes:
        if change.kind is kind and change.element.SECTION != "connections":
            groups.setdefault(change.where[:-1], []).append(change)
    return groups


def _pairs(
    gone: list[Change], come: list[Change], comparison: Comparison
) -> Iterator[LikelyRename]:
    before, after = comparison.base.fields, comparison.head.fields
    likeness = [
        (_likeness(before[old.where], after[new.where]), old, new) for old in gone for new in come
    ]
    taken: set[Path] = set()
    for score, old, new in sorted(likeness, key=_order):
        if score >= _ENOUGH and taken.isdisjoint((old.where, new.where)):
            taken |= {old.where, new.where}
            yield LikelyRename(old, new)


def _order(pair: tuple[float, Change, Change]) -> tuple[float, Path, Path]:
    score, old, new = pair
    return -score, old.where, new.where


def _likeness(one: Fields, other: Fields) -> float:
    """The share of the facts of both that both have."""
    facts, others = set(_facts(one)), set(_facts(other))
    common = len(facts & others)
    return common / len(facts | others) if common >= _LEAST else 0.0


def _facts(value: Plain, at: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _facts(each, (*at, key))
    elif at != ("name",):
        yield at, repr(value)
