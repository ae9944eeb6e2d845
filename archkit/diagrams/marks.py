"""A table of marks: rows with texts, columns with upright names, a mark where the two meet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from archkit.diagrams import measure
from archkit.diagrams.canvas import Canvas, number, safe
from archkit.diagrams.scene import Area
from archkit.diagrams.text import width, wrapped
from archkit.diagrams.view import Box, Tone

_COLUMN: Final = 34.0
_HEAD_ROOM: Final = 170.0
_ROW_PAD: Final = 9.0
_ICON: Final = 15.0


@dataclass(frozen=True)
class Cell:
    """A mark where a row and a column meet.

    Attributes:
        row: The id of the row.
        column: The id of the column.
        told: What it means here, for those who point at it or hear it.
        words: What stands in it, at most three signs.
        icon: The icon that stands in it instead.
        tone: Its colour.
        faded: Whether it is the weaker kind of mark: its border is dashed and it is not filled.
    """

    row: str
    column: str
    told: str
    words: str = ""
    icon: str = ""
    tone: Tone = Tone.SERVICE
    faded: bool = False


@dataclass(frozen=True)
class Table:
    """A table of marks.

    Attributes:
        rows: What the rows stand for; the note of each is its text.
        columns: What the columns stand for.
        cells: Where they meet.
        room: How wide names and texts of rows may be, in pixels.
        square: Whether rows and columns are the same, in the same order.
    """

    rows: Sequence[Box]
    columns: Sequence[Box]
    cells: Sequence[Cell]
    room: float = 240.0
    square: bool = False


def draw_table(canvas: Canvas, table: Table) -> tuple[float, float]:
    """Draw a table; answers its width and height."""
    left = _ICON + 8 + table.room + 16
    heads = [_lines(box.name, _HEAD_ROOM, 2) for box in table.columns]
    top = max((_wide(lines) for lines in heads), default=0) + 12
    rows = _rows(table, top)
    bottom = max((area.bottom for area in rows.values()), default=top)
    right = left + len(table.columns) * _COLUMN
    _ruled(canvas, rows, right)
    for place, (box, lines) in enumerate(zip(table.columns, heads, strict=True)):
        x = left + (place + 0.5) * _COLUMN
        canvas.path(f"M{number(x - _COLUMN / 2)} {number(top)}V{number(bottom)}", "grid")
        with canvas.link(box.href):
            _upright(canvas, lines, x, top - 8)
    columns = {box.id: left + at * _COLUMN for at, box in enumerate(table.columns)}
    for at, box in enumerate(table.rows):
        _row(canvas, box, rows[box.id], table.room)
        if table.square:
            own = Area(left + at * _COLUMN, rows[box.id].y, _COLUMN, rows[box.id].height)
            canvas.rect(own, "diagonal")
    for cell in table.cells:
        _cell(canvas, cell, rows[cell.row], columns[cell.column])
    return right, bottom


def _rows(table: Table, y: float) -> Mapping[str, Area]:
    found = {}
    for box in table.rows:
        names, texts = _texts(box, table.room)
        high = max(26.0, (len(names) + len(texts)) * measure.SMALL_LINE + _ROW_PAD)
        found[box.id] = Area(0, y, table.room, high)
        y += high
    return found


def _texts(box: Box, room: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    names = wrapped(box.name or box.id, room, measure.SMALL, "semibold", most=2)
    return names, wrapped(box.note, room, measure.SMALL, most=3) if box.note else ()


def _lines(text: str, room: float, most: int) -> tuple[str, ...]:
    return wrapped(text, room, measure.SMALL, most=most)


def _wide(lines: Sequence[str]) -> float:
    return max(width(line, measure.SMALL) for line in lines)


def _ruled(canvas: Canvas, rows: Mapping[str, Area], right: float) -> None:
    for y in sorted({end for area in rows.values() for end in (area.y, area.bottom)}):
        canvas.path(f"M0 {number(y)}H{number(right)}", "grid")


def _upright(canvas: Canvas, lines: Sequence[str], x: float, y: float) -> None:
    """The name of a column, from below to above."""
    first = x + 4 - (len(lines) - 1) * measure.SMALL_LINE / 2
    for place, line in enumerate(lines):
        at = number(first + place * measure.SMALL_LINE)
        turned = f"translate({at} {number(y)}) rotate(-90)"
        canvas.add(f'<text transform="{turned}">{safe(line)}</text>')


def _row(canvas: Canvas, box: Box, area: Area, room: float) -> None:
    names, texts = _texts(box, room)
    high = (len(names) + len(texts)) * measure.SMALL_LINE
    y = area.y + (area.height - high) / 2 + measure.SMALL
    told = ". ".join(part for part in (box.name, box.word, box.note) if part)
    faded = " faded" if box.faded else ""
    canvas.open(f"box box-{box.tone}{faded}", told, box=box.id, element=box.element)
    with canvas.link(box.href):
        if box.icon:
            canvas.icon(box.icon, 2, area.centre[1] - _ICON / 2, _ICON)
        y = canvas.lines(names, _ICON + 10, y, measure.SMALL_LINE, "strong")
        canvas.lines(texts, _ICON + 10, y, measure.SMALL_LINE)
    canvas.close()


def _cell(canvas: Canvas, cell: Cell, row: Area, left: float) -> None:
    faded = " faded" if cell.faded else ""
    x, y = left + _COLUMN / 2, row.centre[1]
    canvas.open(f"box box-{cell.tone}{faded}", cell.told, source=cell.row, target=cell.column)
    canvas.rect(Area(x - 13, y - 10, 26, 20), "body", 4)
    if cell.icon:
        canvas.icon(cell.icon, x - _ICON / 2, y - _ICON / 2, _ICON)
    elif cell.words:
        canvas.text(cell.words, x, y + 4, "strong middle")
    canvas.close()
