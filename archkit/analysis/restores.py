"""Restores: how long ago it was shown that the copies of a store can be brought back."""

from collections.abc import Sequence
from datetime import date
from math import inf
from typing import Final

from archkit.analysis.figures import smallest_of
from archkit.analysis.knowledge import Bounds, Missing
from archkit.analysis.recovery import Kept

DAY: Final = 86400.0
_NEVER: Final = Bounds.exactly(inf)


def age(kept: Kept, as_of: date) -> Bounds:
    """The seconds since a copy was last restored; without end where that proves nothing.

    A test proves nothing if it is still to come, or if the store has changed since.
    """
    tested, changed = kept.copy.restore_tested, kept.store.changed
    if tested is None:
        return Bounds(0.0, inf, kept.missing("restore_tested"))
    if not isinstance(tested, date) or tested > as_of:
        return _NEVER
    known = (as_of - tested).days * DAY
    if changed is None:
        return Bounds(known, inf, Missing.field(kept.store, "changed"))
    return _NEVER if tested < changed else Bounds.exactly(known)


def latest(copies: Sequence[Kept], as_of: date) -> Bounds:
    """The seconds since any copy of a point in time was restored; a replica brings nothing back."""
    ages = [age(each, as_of) for each in copies if each.point_in_time]
    known = smallest_of(ages) if ages else _NEVER
    return Bounds.exactly(known.low) if known.low == known.high else known
