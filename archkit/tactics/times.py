"""Lengths of time as people write them."""

from typing import Final

_UNITS: Final = (("d", 86400.0), ("h", 3600.0), ("min", 60.0), ("s", 1.0), ("ms", 0.001))


def nice(seconds: float) -> str:
    """A length of time in the largest unit of which it has a whole number, rounded down."""
    for unit, size in _UNITS:
        if seconds >= size and abs(seconds / size - round(seconds / size)) < 1e-9:  # noqa: PLR2004 - but for rounding
            return f"{round(seconds / size)} {unit}"
    unit, size = next(((unit, size) for unit, size in _UNITS[2:] if seconds >= size), _UNITS[-1])
    return f"{int(seconds / size)} {unit}"
