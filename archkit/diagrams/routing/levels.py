"""How far rows are apart: as far as the tracks between them and the sides of boundaries need."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from archkit.diagrams.measure import FRAME_HEAD, FRAME_MARGIN
from archkit.diagrams.routing.plan import Plan
from archkit.diagrams.routing.sweep import APART
from archkit.diagrams.view import Frame

_LEAST: Final = 22.0
"""Between two rows there is at least so much, for the head of an arrow."""
_BETWEEN_BOXES: Final = 44.0
_END: Final = 17.0
"""So far from a row is the nearest track, clear of the heads of arrows."""


@dataclass(frozen=True)
class Levels:
    """Where everything is along.

    Attributes:
        rows: The middle of each row.
        tracks: Where the tracks below each row begin.
        frames: Where each boundary begins and ends.
        deep: The extent of the whole.
    """

    rows: tuple[float, ...]
    tracks: tuple[float, ...]
    frames: Mapping[str, tuple[float, float]]
    deep: float


def levels_of(plan: Plan, counts: Sequence[int]) -> Levels:
    """Set the rows one below the other.

    Args:
        plan: What stands in them.
        counts: How many tracks there are below each row.
    """
    deep = _depths(plan)
    before, after = _margins(plan, opening=True), _margins(plan, opening=False)
    kinds = [any(row == each for each in plan.row_of_box.values()) for row in range(len(deep))]
    rows, tracks, reached = [], [], 0.0
    for number, size in enumerate(deep):
        start = reached + before[number]
        rows.append(start + size / 2)
        end = start + size + after[number]
        last = number + 1 == len(deep)
        least = _BETWEEN_BOXES if not last and kinds[number] and kinds[number + 1] else _LEAST
        taken = max(counts[number] - 1, 0) * APART
        room = max(taken + 2 * _END, least) if counts[number] else 0.0 if last else least
        tracks.append(end + (room - taken) / 2)
        reached = end + room
    frames = _frames(plan, rows)
    return Levels(tuple(rows), tuple(tracks), frames, reached)


def _depths(plan: Plan) -> list[float]:
    deep = [0.0] * len(plan.rows)
    for name, spot in plan.boxes.items():
        row = plan.row_of_box[name]
        deep[row] = max(deep[row], spot.deep)
    for edge, spot in plan.labels.items():
        row = plan.row_of_label[edge]
        deep[row] = max(deep[row], spot.deep)
    return deep


def _margins(plan: Plan, *, opening: bool) -> list[float]:
    """What boundaries that open at, or close after, each row take up there."""
    found = [0.0] * len(plan.rows)
    start = {frame.id: span[0 if opening else 1] for frame, span in _spans(plan)}
    nested: dict[str, float] = {}
    for frame, _ in reversed(_spans(plan)):
        own = _head(plan) + FRAME_MARGIN if opening else FRAME_MARGIN
        nested[frame.id] = own + max(
            (
                nested[inner.id]
                for inner, _ in _spans(plan)
                if inner.parent == frame.id and start[inner.id] == start[frame.id]
            ),
            default=0.0,
        )
        row = start[frame.id]
        found[row] = max(found[row], nested[frame.id])
    return found


def _spans(plan: Plan) -> list[tuple[Frame, tuple[int, int]]]:
    """The boundaries with something in them, outer ones first, and their rows."""
    return [(f, plan.span_of_frame[f.id]) for f in plan.view.frames if f.id in plan.span_of_frame]


def _head(plan: Plan) -> float:
    return FRAME_HEAD if plan.direction == "TB" else 0.0


def _frames(plan: Plan, rows: Sequence[float]) -> dict[str, tuple[float, float]]:
    """Where each boundary begins and ends: around its boxes and the boundaries in it."""
    inner: dict[str, list[tuple[float, float]]] = {frame.id: [] for frame, _ in _spans(plan)}
    for box in plan.view.boxes:
        if box.frame:
            middle, half = rows[plan.row_of_box[box.id]], plan.boxes[box.id].deep / 2
            inner[box.frame].append((middle - half, middle + half))
    found: dict[str, tuple[float, float]] = {}
    for frame, _ in reversed(_spans(plan)):
        start = min(span[0] for span in inner[frame.id]) - FRAME_MARGIN - _head(plan)
        end = max(span[1] for span in inner[frame.id]) + FRAME_MARGIN
        found[frame.id] = start, end
        if frame.parent:
            inner[frame.parent].append((start, end))
    return found
