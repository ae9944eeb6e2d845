"""A picture with more connections than lines can tell apart: each is a mark in a table instead.

A row and a column for each box, in the same order, boundary by boundary; a mark where the box of
the row calls that of the column.
"""

from typing import Final

from archkit.diagrams import measure
from archkit.diagrams.canvas import Canvas, number
from archkit.diagrams.drawing import Drawing
from archkit.diagrams.paint import legend
from archkit.diagrams.scene import Area
from archkit.diagrams.text import shortened, width
from archkit.diagrams.view import Box, View

MOST_LINES: Final = 400
"""From so many connections on nobody follows a line, and the layout engine takes minutes."""
_CELL: Final = 16.0
_NAME_ROOM: Final = 220.0
_EVERY: Final = 5
_TOLD: Final = (
    "There are too many connections to draw as lines:"
    " the element of a row calls that of a column where there is a mark."
)


def crowded(view: View) -> Drawing:
    """The drawing of a view as a table of marks."""
    boxes = _in_boundaries(view)
    names = {box.id: shortened(box.name or box.id, _NAME_ROOM, measure.SMALL) for box in boxes}
    left = max(width(name, measure.SMALL) for name in names.values()) + 44
    top = max(width(str(len(boxes)), measure.SMALL), 12.0) + 14
    canvas = Canvas()
    side = len(boxes) * _CELL
    _grid(canvas, Area(left, top, side, side), len(boxes))
    for place, box in enumerate(boxes):
        middle = (place + 0.5) * _CELL
        with canvas.link(box.href):
            canvas.text(f"{names[box.id]}", left - 34, top + middle + 4, "end")
        canvas.text(str(place + 1), left - 8, top + middle + 4, "soft end")
        _upright(canvas, str(place + 1), left + middle + 4, top - 6)
    _marks(canvas, view, {box.id: place for place, box in enumerate(boxes)}, left, top)
    entries = tuple(entry for entry in legend(view) if entry.sample in ("icon", "faded"))
    return Drawing(left + side, top + side, tuple(canvas.parts), entries, (_TOLD,))


def _in_boundaries(view: View) -> list[Box]:
    """The boxes in the order of their boundaries."""
    order = {"": -1} | {frame.id: place for place, frame in enumerate(view.frames)}
    return sorted(view.boxes, key=lambda box: order[box.frame])


def _grid(canvas: Canvas, area: Area, count: int) -> None:
    for place in range(0, count + 1, _EVERY):
        at = place * _CELL
        canvas.path(f"M{number(area.x)} {number(area.y + at)}H{number(area.right)}", "grid")
        canvas.path(f"M{number(area.x + at)} {number(area.y)}V{number(area.bottom)}", "grid")
    for place in range(count):
        at = place * _CELL
        canvas.rect(Area(area.x + at, area.y + at, _CELL, _CELL), "diagonal")


def _upright(canvas: Canvas, words: str, x: float, y: float) -> None:
    turned = f"translate({number(x)} {number(y)}) rotate(-90)"
    canvas.add(f'<text class="soft" transform="{turned}">{words}</text>')


def _marks(canvas: Canvas, view: View, places: dict[str, int], left: float, top: float) -> None:
    named = {box.id: box.name for box in view.boxes}
    for edge in view.edges:
        row, column = places[edge.source], places[edge.target]
        x, y = left + column * _CELL, top + row * _CELL
        told = ", ".join(edge.label)
        title = f"{named[edge.source]} to {named[edge.target]}" + (f": {told}" if told else "")
        canvas.open("edge", title, source=edge.source, target=edge.target)
        canvas.path(f"M{number(x + 3)} {number(y + 3)}h10v10h-10z", "head")
        canvas.close()
