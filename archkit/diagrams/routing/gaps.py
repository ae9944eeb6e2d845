"""The free stretches of a row, through which edges pass and in which labels stand."""

from collections.abc import Iterable, Sequence
from math import inf
from typing import Final

from archkit.diagrams.measure import FRAME_HEAD
from archkit.diagrams.routing.plan import Plan

Gap = tuple[float, float]
"""Where a free stretch begins and ends."""

CLEAR: Final = 10.0
"""How far a route stays from a box that it passes."""
_FROM_SIDE: Final = 7.0
"""How far it stays from the side of a boundary."""


def gaps_of_rows(plan: Plan) -> tuple[tuple[Gap, ...], ...]:
    """The free stretches of each row."""
    blocked: list[list[Gap]] = [[] for _ in plan.rows]
    for name, spot in plan.boxes.items():
        blocked[plan.row_of_box[name]].append((spot.low - CLEAR, spot.high + spot.beside + CLEAR))
    head = FRAME_HEAD if plan.direction == "LR" else 0.0
    for frame, (first, last) in plan.span_of_frame.items():
        low, high = plan.sides[frame]
        for row in range(first, last + 1):
            blocked[row].append((low - _FROM_SIDE, low + head + _FROM_SIDE))
            blocked[row].append((high - _FROM_SIDE, high + _FROM_SIDE))
    return tuple(tuple(_between(row)) for row in blocked)


def _between(blocked: Iterable[Gap]) -> Iterable[Gap]:
    """What is left free, the stretches without end at both sides among them."""
    reached = -inf
    for start, end in sorted(blocked):
        if start > reached:
            yield reached, start
        reached = max(reached, end)
    yield reached, inf


def gap_for(gaps: Sequence[Gap], across: float, wide: float = 0.0) -> Gap:
    """The nearest gap that is wide enough; the nearest of all where none is."""

    def distance(gap: Gap) -> tuple[bool, float]:
        away = max(gap[0] - across, across - gap[1], 0.0)
        return gap[1] - gap[0] < wide, away

    return min(gaps, key=distance)
