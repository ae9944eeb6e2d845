"""A picture of boundaries as cards, packed in columns: for what is an overview and has no lines."""

from collections.abc import Sequence
from typing import Final

from archkit.diagrams import measure
from archkit.diagrams.canvas import Canvas
from archkit.diagrams.drawing import Drawing
from archkit.diagrams.paint import draw_box, draw_frame, legend
from archkit.diagrams.scene import Area
from archkit.diagrams.view import Box, Frame, View

_GAP: Final = 20.0
_BETWEEN: Final = 12.0
"""What is left free between two boxes of a card."""
_CARD: Final = measure.BOX_WIDTH + 2 * measure.FRAME_MARGIN
_MOST_COLUMNS: Final = 6
_PAD: Final = 6.0


def tiled(view: View) -> Drawing:
    """The drawing of a view as cards; its edges are not drawn.

    The fullest card comes first, and each goes into the column that is shortest then.
    """
    cards: dict[str, list[Box]] = {}
    for box in view.boxes:
        cards.setdefault(box.frame, []).append(box)
    loose = [[box] for box in cards.pop("", [])]
    frames = {frame.id: frame for frame in view.frames}
    stacks: list[tuple[Frame | None, list[Box]]] = [
        (frames[at], boxes) for at, boxes in cards.items()
    ]
    stacks += [(None, boxes) for boxes in loose]
    stacks.sort(key=lambda card: -_height(*card))
    columns = [0.0] * min(_MOST_COLUMNS, max(1, len(stacks)))
    canvas = Canvas()
    for frame, boxes in stacks:
        column = columns.index(min(columns))
        area = Area(column * (_CARD + _GAP), columns[column], _CARD, _height(frame, boxes))
        _card(canvas, frame, boxes, area)
        columns[column] += area.height + _GAP
    wide = len(columns) * (_CARD + _GAP) - _GAP
    return Drawing(wide, max(columns) - _GAP, tuple(canvas.parts), tuple(legend(view)))


def _height(frame: Frame | None, boxes: Sequence[Box]) -> float:
    own = sum(measure.size(box)[1] + _BETWEEN for box in boxes) - _BETWEEN
    return own + (measure.FRAME_HEAD + _PAD + measure.FRAME_MARGIN if frame else 0)


def _card(canvas: Canvas, frame: Frame | None, boxes: Sequence[Box], area: Area) -> None:
    y = area.y
    if frame:
        head = Area(
            area.x + measure.PADDING, y, area.width - 2 * measure.PADDING, measure.FRAME_HEAD
        )
        with canvas.link(frame.href):
            draw_frame(canvas, frame, area, head)
        y += measure.FRAME_HEAD + _PAD
    for box in boxes:
        wide, high = measure.size(box)
        with canvas.link(box.href):
            draw_box(canvas, box, Area(area.x + measure.FRAME_MARGIN, y, wide, high))
        y += high + _BETWEEN
