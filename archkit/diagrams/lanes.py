"""A picture of calls in their order: a lane for each participant, an arrow for each call."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from archkit.diagrams import measure
from archkit.diagrams.canvas import Canvas, number
from archkit.diagrams.drawing import Drawing
from archkit.diagrams.paint import draw_box, legend
from archkit.diagrams.scene import Area
from archkit.diagrams.text import wrapped
from archkit.diagrams.view import Box, Edge, View

_LANE: Final = measure.BOX_WIDTH + 36
_ROW_GAP: Final = 16.0
_TURN: Final = 30.0
"""How far a call of a participant to itself reaches aside."""


@dataclass(frozen=True, kw_only=True)
class LaneView(View):
    """A picture of calls in their order.

    Attributes:
        beside: Of each call whether it is made at the same time as those next to it.
        ending: What stands below: how the whole went; nothing where nobody asks.
    """

    beside: tuple[bool, ...] = ()
    ending: Box | None = None


def in_lanes(view: LaneView) -> Drawing:
    """The drawing of a picture of calls."""
    canvas = Canvas()
    head = max(measure.size(box)[1] for box in view.boxes)
    lanes = {box.id: (at + 0.5) * _LANE for at, box in enumerate(view.boxes)}
    y, rows = head + 20, []
    for edge in view.edges:
        lines = _label(edge, lanes)
        y += _ROW_GAP + _height(lines) + 6
        rows.append((edge, lines, y))
    bottom = y + 22
    for box in view.boxes:
        x = number(lanes[box.id])
        canvas.path(f"M{x} {number(head)}V{number(bottom)}", "way lane faded")
    _together(canvas, view, rows, lanes)
    for edge, lines, at in rows:
        _arrow(canvas, edge, lines, at, lanes, view)
    for box in view.boxes:
        wide, high = measure.size(box)
        area = Area(lanes[box.id] - wide / 2, head - high, wide, high)
        with canvas.link(box.href):
            draw_box(canvas, box, area)
    bottom = _ending(canvas, view, lanes, bottom)
    return Drawing(len(lanes) * _LANE, bottom, tuple(canvas.parts), tuple(legend(view)))


_Lines = tuple[tuple[str, ...], tuple[str, ...]]
"""What a call carries, and how: the lines of each."""

_Row = tuple[Edge, _Lines, float]


def _label(edge: Edge, lanes: Mapping[str, float]) -> _Lines:
    room = max(abs(lanes[edge.source] - lanes[edge.target]), _LANE) - 28
    name, *rest = edge.label
    told = (wrapped(each, room, measure.LABEL, most=2) for each in rest)
    return (
        wrapped(name, room, measure.LABEL, "semibold", most=2),
        tuple(line for part in told for line in part),
    )


def _height(lines: _Lines) -> float:
    return sum(map(len, lines)) * measure.LABEL_LINE


def _arrow(
    canvas: Canvas,
    edge: Edge,
    lines: _Lines,
    y: float,
    lanes: Mapping[str, float],
    view: View,
) -> None:
    named = {box.id: box.name for box in view.boxes}
    start, end = lanes[edge.source], lanes[edge.target]
    title = f"{named[edge.source]} to {named[edge.target]}: {', '.join(edge.label)}"
    canvas.open("edge", title, source=edge.source, target=edge.target)
    faded = " faded" if edge.faded else ""
    style = f"{edge.line}{faded}"
    if start == end:
        aside = f"M{number(start)} {number(y - 10)}h{number(_TURN)}v10h{number(-_TURN + 8)}"
        canvas.path(aside, f"way way-{style}")
        forth = -1.0
    else:
        forth = 1.0 if end > start else -1.0
        canvas.path(f"M{number(start)} {number(y)}H{number(end - 8 * forth)}", f"way way-{style}")
    tip = f"M{number(end)} {number(y)}l{number(-9 * forth)} -3.8v7.6z"
    canvas.path(tip, f"head head-{style}")
    middle = (start + end) / 2 if start != end else start + _LANE / 2
    top = y - 6 - _height(lines) + measure.LABEL_LINE
    top = canvas.lines(lines[0], middle, top, measure.LABEL_LINE, "label strong middle")
    canvas.lines(lines[1], middle, top, measure.LABEL_LINE, "label middle")
    canvas.close()


def _together(
    canvas: Canvas, view: LaneView, rows: Sequence[_Row], lanes: Mapping[str, float]
) -> None:
    """A frame around calls that are made at the same time."""
    paired = zip(view.beside, rows, strict=True)
    for beside, group in groupby(paired, key=lambda pair: pair[0]):
        calls = [row for _, row in group]
        if not beside:
            continue
        first, last = calls[0], calls[-1]
        ends = [lanes[end] for edge, _, _ in calls for end in (edge.source, edge.target)]
        top = first[2] - _height(first[1]) - 12
        area = Area(min(ends) - 40, top, max(ends) - min(ends) + 80, last[2] - top + 14)
        canvas.open("frame frame-solution", "at the same time")
        canvas.rect(area, "ground", 8)
        canvas.close()


def _ending(canvas: Canvas, view: LaneView, lanes: Mapping[str, float], y: float) -> float:
    if view.ending is None:
        return y
    wide, high = measure.size(view.ending)
    left = next(iter(lanes.values())) - wide / 2
    draw_box(canvas, view.ending, Area(left, y + 6, wide, high))
    return y + 6 + high
