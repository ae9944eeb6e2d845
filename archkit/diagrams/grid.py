"""The plain plan where no layout engine made one: boxes in rows, boundary below boundary."""

from collections.abc import Iterator
from math import ceil, sqrt
from typing import Final

from archkit.diagrams import measure
from archkit.diagrams.arrange import Arrangement
from archkit.diagrams.dot import beside, box_sizes
from archkit.diagrams.routing.plan import Plan, Spot
from archkit.diagrams.view import Box, View

_GAP: Final = 48.0
_MOST_COLUMNS: Final = 6
_TOP_DOWN: Final = Arrangement("TB", frozenset(), ())


def on_a_grid(view: View) -> Plan:
    """The plan of a view without an engine; labels are left out."""
    nested = {"": 0}
    for frame in view.frames:
        nested[frame.id] = nested[frame.parent] + 1
    margin = max(nested.values()) * (measure.FRAME_MARGIN + _GAP / 2)
    sizes = box_sizes(view, _TOP_DOWN)
    boxes, along, widest = {}, 0.0, 0.0
    for row in _rows(view, ""):
        across, deepest = margin, 0.0
        for box in row:
            wide, deep = sizes[box.id]
            more = beside(box, view, _TOP_DOWN)
            boxes[box.id] = Spot(across + wide / 2, along, wide, deep, more)
            across, deepest = across + wide + more + _GAP, max(deepest, deep)
        widest = max(widest, across - _GAP)
        half = deepest / 2
        boxes |= {box.id: boxes[box.id].moved_along(half) for box in row}
        along += deepest + _GAP
    sides = {}
    for frame in view.frames:
        inwards = (nested[frame.id] - 1) * (measure.FRAME_MARGIN + _GAP / 2)
        sides[frame.id] = inwards, widest + margin - inwards
    return Plan(view, "TB", boxes, {}, sides, lambda _edge, _along: None)


def _rows(view: View, inside: str) -> Iterator[list[Box]]:
    """The boxes of a boundary, then those of each boundary in it."""
    own = [box for box in view.boxes if box.frame == inside]
    columns = min(_MOST_COLUMNS, ceil(sqrt(len(own)))) or 1
    for start in range(0, len(own), columns):
        yield own[start : start + columns]
    for frame in view.frames:
        if frame.parent == inside:
            yield from _rows(view, frame.id)
