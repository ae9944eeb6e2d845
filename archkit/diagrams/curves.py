"""The curves that the layout engine draws: read, and asked where they cross a line."""

from collections.abc import Sequence
from typing import Final

Point = tuple[float, float]
Curve = Sequence[Point]
"""A start, then three points for each piece (cubic Bézier)."""

_HALVINGS: Final = 24


def curve_of(text: str) -> list[Point]:
    """The curve of an edge as the engine writes it.

    Raises:
        ValueError: where it is none.
    """
    points = []
    for word in text.partition(";")[0].split():
        x, y = word.split(",")[-2:]
        if not word.startswith(("s,", "e,")):
            points.append((float(x), float(y)))
    if len(points) % 3 != 1:
        raise ValueError(text[:80])
    return points


def across_at(curve: Curve, along: float) -> float | None:
    """Where a curve of places across and along is at a place along; nothing where it is not."""
    for at in range(0, len(curve) - 1, 3):
        piece = curve[at : at + 4]
        low, high = sorted((piece[0][1], piece[3][1]))
        if low <= along <= high:
            return _across_at(piece, along)
    return None


def _across_at(piece: Curve, along: float) -> float:
    """By halving: pieces between two rows only ever go on along."""
    start, end = 0.0, 1.0
    rising = piece[0][1] <= piece[3][1]
    for _ in range(_HALVINGS):
        middle = (start + end) / 2
        if (_at(piece, middle)[1] < along) == rising:
            start = middle
        else:
            end = middle
    return _at(piece, end)[0]


def _at(piece: Curve, share: float) -> Point:
    rest = 1 - share
    weights = (rest**3, 3 * rest * rest * share, 3 * rest * share * share, share**3)
    x = sum(weight * point[0] for weight, point in zip(weights, piece, strict=True))
    y = sum(weight * point[1] for weight, point in zip(weights, piece, strict=True))
    return x, y
