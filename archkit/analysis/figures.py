"""How figures are compared and written in messages."""

import math
from collections.abc import Iterable
from typing import Final

from archkit.analysis.knowledge import Bounds, Missing

TOLERANCE: Final = 1e-9
"""What rounding may add to or take from a figure: never enough to matter, enough to misjudge."""

_UNITS: Final = (
    (365 * 86400.0, "years", 2 * 365 * 86400.0),
    (86400.0, "d", 2 * 86400.0),
    (3600.0, "h", 3600.0),
    (60.0, "min", 60.0),
    (1.0, "s", 10.0),
)
"""A unit in seconds, its name, and the length from which it reads best."""

_TIMES: Final = ((1.0, "s"), (60.0, "min"), (3600.0, "h"), (86400.0, "d"))


def percent(share: float) -> str:
    """A share as a percentage; four decimals tell availabilities of five nines apart."""
    return f"{_short(share * 100, 4)} %"


def points(share: float) -> str:
    """The difference between two shares, in percentage points."""
    return f"{_short(share * 100, 4)} points"


def per_time(rate: float) -> str:
    """A rate by the unit of time in which it reads best."""
    for size, unit in _TIMES:
        if rate * size >= 1:
            return f"{_short(rate * size, 2)} / {unit}"
    return f"{_short(rate * _TIMES[-1][0], 4)} / {_TIMES[-1][1]}"


def length(seconds: float) -> str:
    """A length of time in the unit in which it reads best; a year is 365 days, as in `Duration`."""
    if seconds == math.inf:
        return "an unknown time"
    for size, unit, least in _UNITS:
        if seconds >= least:
            return f"{_short(seconds / size, 2)} {unit}"
    return f"{_short(seconds * 1000, 2)} ms"


def _short(figure: float, decimals: int) -> str:
    """Rounded, without decimals that say nothing."""
    return f"{figure:.{decimals}f}".rstrip("0").rstrip(".")


def missing_in(figures: Iterable[Bounds]) -> Missing | None:
    """All that is missing to know some figures, gathered in one go."""
    gaps = [each.missing.places for each in figures if each.missing is not None]
    return Missing(frozenset().union(*gaps)) if gaps else None


def product_of(figures: Iterable[Bounds]) -> Bounds:
    """The product of figures that are not negative, however many there are."""
    each = tuple(figures)
    low, high = math.prod(one.low for one in each), math.prod(one.high for one in each)
    return Bounds(low, high, missing_in(each))


def sum_of(figures: Iterable[Bounds]) -> Bounds:
    """The sum of figures, however many there are."""
    each = tuple(figures)
    low, high = math.fsum(one.low for one in each), math.fsum(one.high for one in each)
    return Bounds(low, high, missing_in(each))


def largest_of(figures: Iterable[Bounds]) -> Bounds:
    """The largest of some figures."""
    each = tuple(figures)
    return Bounds(max(one.low for one in each), max(one.high for one in each), missing_in(each))


def smallest_of(figures: Iterable[Bounds]) -> Bounds:
    """The smallest of some figures."""
    each = tuple(figures)
    return Bounds(min(one.low for one in each), min(one.high for one in each), missing_in(each))
