"""Where the name of a boundary stands along its top, so that no route runs through it."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import inf
from typing import Final

from archkit.diagrams import measure
from archkit.diagrams.measure import FRAME_HEAD, head_width
from archkit.diagrams.routing.plan import Plan
from archkit.diagrams.scene import Area, Route
from archkit.diagrams.text import width
from archkit.diagrams.view import Frame

_INSET: Final = 14.0
_AIR: Final = 9.0
_READABLE: Final = 56.0
"""A stretch narrower than this tells no name."""

Stretch = tuple[float, float]


def head_of(frame: Frame, area: Area, routes: Iterable[Route]) -> Area:
    """Where a boundary's name stands: the first free stretch that holds it, or the widest."""
    strip = Area(area.x + _INSET, area.y + 4, area.width - 2 * _INSET, FRAME_HEAD - 6)
    free = list(_free(strip, sorted(_crossings(strip, routes))))
    needed = head_width(frame)
    for start, end in free:
        if end - start >= needed:
            return Area(start, strip.y, needed, strip.height)
    start, end = max(free, key=lambda each: each[1] - each[0])
    if end - start < _READABLE:
        start, end = strip.x, strip.right
    return Area(start, strip.y, min(needed, end - start), strip.height)


def ends_of_names(plan: Plan) -> dict[str, tuple[float, ...]]:
    """Where the names of boundaries end that stand above a box: with what they are, and without.

    An edge that comes in farther along leaves the name its place.
    """
    found: dict[str, tuple[float, ...]] = {}
    parents = {frame.id: frame.parent for frame in plan.view.frames}
    frames = {frame.id: frame for frame in plan.view.frames}
    for box in plan.view.boxes if plan.direction == "TB" else ():
        name, ends = box.frame, (-inf, -inf)
        while name and plan.span_of_frame[name][0] == plan.row_of_box[box.id]:
            start = plan.sides[name][0] + _INSET + _AIR + 4
            short = width(frames[name].name, measure.NAME, "semibold")
            long = measure.head_width(frames[name])
            ends = max(ends[0], start + long), max(ends[1], start + short)
            name = parents[name]
        found[box.id] = ends
    return found


def _crossings(strip: Area, routes: Iterable[Route]) -> Iterator[Stretch]:
    for route in routes:
        for piece in route.pieces:
            for (x, y), (to_x, to_y) in pairwise(piece):
                if min(y, to_y) < strip.bottom and max(y, to_y) > strip.y:
                    yield min(x, to_x) - _AIR, max(x, to_x) + _AIR


def _free(strip: Area, crossings: Iterable[Stretch]) -> Iterator[Stretch]:
    reached = strip.x
    for start, end in crossings:
        if start > reached:
            yield reached, min(start, strip.right)
        reached = max(reached, end)
    yield reached, max(reached, strip.right)
