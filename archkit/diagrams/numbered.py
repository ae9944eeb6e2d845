"""Numbers on a picture, and the list beside it that says what each stands for."""

from collections.abc import Sequence
from typing import Final

from archkit.diagrams import measure
from archkit.diagrams.canvas import Canvas
from archkit.diagrams.scene import Area
from archkit.diagrams.text import wrapped
from archkit.diagrams.view import Box

CHIP: Final = 24.0
_GAP: Final = 12.0
ROOM: Final = 470.0
ENTRY: Final = CHIP + _GAP + ROOM
"""How wide the list is."""


def chip(canvas: Canvas, count: int, box: Box, x: float, y: float) -> None:
    """A number in a disc, by its upper left corner."""
    canvas.open(f"box box-{box.tone}", f"{count}. {box.note} {box.name}", box=box.id)
    canvas.rect(Area(x, y, CHIP, CHIP), "body", CHIP / 2)
    canvas.text(str(count), x + CHIP / 2, y + 16, "strong middle")
    canvas.close()


def listed(canvas: Canvas, boxes: Sequence[tuple[int, Box]], x: float, room: float = ROOM) -> float:
    """What the numbers stand for, below each other; answers where the list ends."""
    y = 4.0
    for at, box in boxes:
        names = wrapped(box.name, room, measure.SMALL, "semibold", most=2)
        texts = wrapped(box.note, room, measure.SMALL, most=3)
        with canvas.link(box.href):
            chip(canvas, at, box, x, y)
            after = canvas.lines(names, x + CHIP + _GAP, y + 10, measure.SMALL_LINE, "strong")
            after = canvas.lines(texts, x + CHIP + _GAP, after, measure.SMALL_LINE)
        y = max(after, y + CHIP) + 4
    return y
