"""The sheet that every picture stands on: title block, legend, what is left out, footer."""

from collections.abc import Iterable
from typing import Final

from archkit.diagrams import measure
from archkit.diagrams.canvas import Canvas, number, safe
from archkit.diagrams.drawing import Drawing, Entry
from archkit.diagrams.paint import band
from archkit.diagrams.scene import Area
from archkit.diagrams.style import style_sheet
from archkit.diagrams.text import shortened, width, wrapped
from archkit.diagrams.view import View, plural

MARGIN: Final = 32.0
_LEAST_WIDTH: Final = 640.0
_TITLE: Final = 21.0
_SENTENCE: Final = 13.0
_ROW: Final = 22.0
_SAMPLE: Final = 28.0
_COLUMN_GAP: Final = 26.0
_INSET: Final = 8.0
"""What is left free around a picture that a page has around it."""


def counts(view: View) -> str:
    """How much is on a picture, such as `8 components · 16 connections`."""
    box, edge = view.counted
    parts = [plural(sum(each.count for each in view.boxes), box)]
    if view.edges:
        parts.append(plural(sum(each.count for each in view.edges), edge))
    return " · ".join(parts)


def svg(view: View, drawing: Drawing, *, font: bool = True) -> str:
    """The whole picture as SVG.

    Args:
        view: What it shows.
        drawing: How that is drawn.
        font: Whether the font is embedded; a page with many pictures has it once.
    """
    wide = _width(drawing)
    canvas = Canvas()
    y = _body(canvas, drawing, wide, _head(canvas, view, wide)) + 28
    y = _foot(canvas, view, drawing, wide, y)
    style = style_sheet(font=font)
    return _document(view, canvas, Area(0, 0, wide, y + 20), f"<style>{style}</style>")


def inset(view: View, drawing: Drawing) -> str:
    """The drawing and its legend as SVG, for a page that has the style sheet and tells the rest."""
    wide = _width(drawing)
    canvas = Canvas()
    y = _body(canvas, drawing, wide, _INSET)
    if drawing.legend:
        y = _legend(canvas, drawing.legend, wide - 2 * MARGIN, y + 34) - _ROW
    aside = MARGIN - _INSET
    return _document(view, canvas, Area(aside, 0, wide - 2 * aside, y + _INSET + 4))


def _width(drawing: Drawing) -> float:
    return max(drawing.width, _LEAST_WIDTH) + 2 * MARGIN


def _body(canvas: Canvas, drawing: Drawing, wide: float, y: float) -> float:
    """The drawing in the middle; answers where it ends."""
    left = (wide - drawing.width) / 2
    canvas.add(f'<g class="drawing" transform="translate({number(left)} {number(y)})">')
    canvas.parts += drawing.body
    canvas.close()
    return y + drawing.height


def _document(view: View, canvas: Canvas, area: Area, style: str = "") -> str:
    wide, high = number(area.width), number(area.height)
    box = f'viewBox="{number(area.x)} {number(area.y)} {wide} {high}"'
    size = f'{box} width="{wide}" height="{high}"'
    told_by = f'aria-labelledby="{safe(view.id)}-title {safe(view.id)}-desc"'
    linked = any(box.href for box in view.boxes) or any(frame.href for frame in view.frames)
    told_by = f'role="{"group" if linked else "img"}" {told_by}'
    told = " ".join([view.sentence, counts(view) + ".", *view.left_out])
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" class="archkit" {size} {told_by}>',
            f'<title id="{safe(view.id)}-title">{safe(view.title)}</title>',
            f'<desc id="{safe(view.id)}-desc">{safe(told)}</desc>',
            style,
            f'<rect class="paper" x="{number(area.x)}" width="{wide}" height="{high}"/>',
            *canvas.parts,
            "</svg>\n",
        ]
    )


def _head(canvas: Canvas, view: View, wide: float) -> float:
    room = wide - 2 * MARGIN
    y = MARGIN + _TITLE - 4
    lines = wrapped(view.title, room, _TITLE, "semibold", most=2)
    y = canvas.lines(lines, MARGIN, y, 26, "title") - 4
    y = canvas.lines(wrapped(view.sentence, min(room, 820), _SENTENCE), MARGIN, y, 18, "sentence")
    canvas.text(counts(view), MARGIN, y, "soft")
    return y + 24


def _foot(canvas: Canvas, view: View, drawing: Drawing, wide: float, y: float) -> float:
    room = wide - 2 * MARGIN
    canvas.path(f"M{number(MARGIN)} {number(y)}H{number(wide - MARGIN)}", "rule")
    y += 24
    if drawing.legend:
        y = _legend(canvas, drawing.legend, room, y) + 8
    for sentence in (*view.left_out, *drawing.left_out):
        y = canvas.lines(wrapped(sentence, room, measure.SMALL, most=4), MARGIN, y, 15) + 2
    day = f"Design as of {view.day.isoformat()}"
    right = width(day, measure.SMALL)
    name = shortened(f"{view.model} · {view.id}", room - right - 24, measure.SMALL)
    canvas.text(name, MARGIN, y, "soft")
    canvas.text(day, wide - MARGIN, y, "soft end")
    return y


def _legend(canvas: Canvas, entries: Iterable[Entry], room: float, y: float) -> float:
    """The legend in rows as wide as the picture."""
    x = MARGIN
    canvas.open("legend")
    for entry in entries:
        words = f"{entry.words} ({entry.count:,})"
        wide = _SAMPLE + 8 + width(words, measure.SMALL)
        if x > MARGIN and x + wide > MARGIN + room:
            x, y = MARGIN, y + _ROW
        _sample(canvas, entry, x, y)
        canvas.text(words, x + _SAMPLE + 8, y)
        x += wide + _COLUMN_GAP
    canvas.close()
    return y + _ROW


def _sample(canvas: Canvas, entry: Entry, x: float, y: float) -> None:
    middle = y - 4
    if entry.sample in ("way", "level"):
        kind = entry.line if entry.sample == "way" else entry.level
        canvas.line((x, middle), (x + _SAMPLE - 7, middle), f"way way-{kind}")
        if kind == "restricted":
            canvas.line((x, middle), (x + _SAMPLE - 7, middle), "core")
        tip = x + _SAMPLE
        canvas.path(f"M{number(tip)} {number(middle)}l-8 -3.5v7z", f"head head-{kind}")
        return
    area = Area(x + 2, middle - 9, 22, 18)
    if entry.sample == "ground":
        canvas.open(f"frame frame-{entry.ground}")
        canvas.rect(area, "ground", 4)
    elif entry.sample == "mark":
        canvas.open(f"box box-{entry.tone} marked mark-{entry.mark}")
        canvas.rect(area, "body", 4)
        band(canvas, area, 3)
    else:
        faded = " faded" if entry.sample == "faded" else ""
        canvas.open(f"box box-{entry.tone}{faded}")
        canvas.rect(area, "body", 4)
        if entry.icon:
            canvas.icon(entry.icon, x + 6.5, middle - 6.5, 13)
    canvas.close()
