"""A picture on an axis of time: a row for each thing, a bar or a point where it happens."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from archkit.diagrams import measure
from archkit.diagrams.canvas import Canvas, number
from archkit.diagrams.drawing import Drawing, Entry
from archkit.diagrams.scene import Area
from archkit.diagrams.text import width, wrapped
from archkit.diagrams.view import Box, Tone, View

_NAMES: Final = 300.0
_AXIS: Final = 900.0
_ROW_PAD: Final = 10.0
_HEADING: Final = 36.0
_POINT: Final = 14.0
_DAYS: Final = 365.25


@dataclass(frozen=True, slots=True)
class Span:
    """When something happens.

    Attributes:
        starts: Its first day; nothing where it is a single day.
        ends: Its last day.
    """

    starts: dt.date | None
    ends: dt.date

    def __str__(self) -> str:
        return f"{self.starts} to {self.ends}" if self.starts else f"{self.ends}"


@dataclass(frozen=True, kw_only=True)
class TimeView(View):
    """Boxes on an axis of time, in groups.

    Attributes:
        spans: When each box happens, in their order.
        remarks: What stands below the name of each; the note of a box has the days as well.
        first: The first day of the axis.
        last: Its last day.
    """

    spans: tuple[Span, ...] = ()
    remarks: tuple[str, ...] = ()
    first: dt.date = dt.date.min
    last: dt.date = dt.date.max


def on_axis(view: TimeView) -> Drawing:
    """The drawing of a picture on an axis; boxes of one `word` follow each other as a group."""
    canvas = Canvas()
    every = list(_rows(view))
    tall = sum(row.height for row in every)
    groups = [list(group) for _, group in groupby(every, key=lambda row: row.box.word)]
    bottom = 26 + tall + _HEADING * len(groups)
    _years(canvas, view, bottom)
    y = 26.0
    for group in groups:
        heading = group[0].box.word
        canvas.text(heading[:1].upper() + heading[1:], 0, y + 24, "name")
        y += _HEADING
        for row in group:
            with canvas.link(row.box.href):
                _row(canvas, view, row, y)
            y += row.height
    _today(canvas, view, bottom)
    return Drawing(_NAMES + _AXIS, bottom + 6, tuple(canvas.parts), tuple(_legend(view)))


@dataclass(frozen=True, slots=True)
class _Row:
    """A box with when it happens, and the lines at its left."""

    box: Box
    span: Span
    names: tuple[str, ...]
    remarks: tuple[str, ...]

    @property
    def height(self) -> float:
        """What the lines take up."""
        return (len(self.names) + len(self.remarks)) * measure.SMALL_LINE + _ROW_PAD


def _rows(view: TimeView) -> Iterator[_Row]:
    room = _NAMES - 24
    for box, span, remark in zip(view.boxes, view.spans, view.remarks, strict=True):
        names = wrapped(box.name, room, measure.SMALL, "semibold", most=2)
        below = wrapped(remark, room, measure.SMALL, most=2) if remark else ()
        yield _Row(box, span, names, below)


def _at(day: dt.date, view: TimeView) -> float:
    """Where a day stands; what is before or after the axis stands at its end."""
    share = (day - view.first).days / max(1, (view.last - view.first).days)
    return _NAMES + min(1.0, max(0.0, share)) * _AXIS


def _years(canvas: Canvas, view: TimeView, bottom: float) -> None:
    for year in range(view.first.year, view.last.year + 2):
        day = dt.date(year, 1, 1)
        if view.first <= day <= view.last + dt.timedelta(days=1):
            x = _at(day, view)
            canvas.path(f"M{number(x)} 20V{number(bottom)}", "grid")
            if day <= view.last:
                canvas.text(str(year), x + 6, 16, "strong")


def _today(canvas: Canvas, view: TimeView, bottom: float) -> None:
    x = number(_at(view.day, view))
    canvas.path(f"M{x} 20V{number(bottom)}", "way way-batch")
    canvas.text("today", _at(view.day, view), 30, "label soft middle")


def _row(canvas: Canvas, view: TimeView, row: _Row, top: float) -> None:
    box, span = row.box, row.span
    canvas.open(f"box box-{box.tone}", f"{box.name}: {box.note}", element=box.element)
    y = canvas.lines(row.names, 0, top + measure.SMALL, measure.SMALL_LINE, "strong")
    canvas.lines(row.remarks, 0, y, measure.SMALL_LINE, "soft")
    middle = top + measure.SMALL_LINE * 0.6
    end = _at(span.ends, view)
    start = end if span.starts is None else _at(span.starts, view)
    if span.starts is None:
        _point(canvas, end, middle)
    else:
        canvas.rect(Area(start, middle - 7, max(end - start, 6.0), 14), "body", 5)
    _dated(canvas, str(span), start, end, middle + 4)
    canvas.close()


def _dated(canvas: Canvas, when: str, start: float, end: float, y: float) -> None:
    """The days, behind the mark or before it where there is no room behind."""
    after = end + _POINT / 2 + 5
    if after + width(when, measure.SMALL) <= _NAMES + _AXIS:
        canvas.text(when, after, y, "label")
    else:
        canvas.text(when, start - _POINT / 2 - 5, y, "label end")


def _point(canvas: Canvas, x: float, y: float) -> None:
    half = _POINT / 2
    canvas.path(
        f"M{number(x)} {number(y - half)}l{number(half)} {number(half)}l{number(-half)}"
        f" {number(half)}l{number(-half)} {number(-half)}z",
        "body",
    )


_SAYS: Final = {
    Tone.BAD: "over",
    Tone.OPEN: "within a year",
    Tone.GOOD: "later",
    Tone.SERVICE: "under way or planned",
    Tone.OUTSIDE: "done",
}


def tone_of(span: Span, today: dt.date) -> Tone:
    """How near it is; of work that has a beginning, whether it is done."""
    if span.starts is not None:
        return Tone.OUTSIDE if span.ends < today else Tone.SERVICE
    if span.ends < today:
        return Tone.BAD
    return Tone.OPEN if (span.ends - today).days <= _DAYS else Tone.GOOD


def _legend(view: TimeView) -> Iterator[Entry]:
    counts: Counter[Tone] = Counter()
    for box in view.boxes:
        counts[box.tone] += box.count
    for tone, words in _SAYS.items():
        if counts[tone]:
            yield Entry("icon", words, counts[tone], tone=tone)


def axis_of(spans: Sequence[Span], today: dt.date, years: int) -> tuple[dt.date, dt.date]:
    """Whole years from the first day that matters, at most a year back, to so many ahead."""
    days = [day for span in spans for day in (span.starts, span.ends) if day]
    first = max(min([today, *days]).year, today.year - 1)
    last = min(max([today, *days]).year, today.year + years)
    return dt.date(first, 1, 1), dt.date(last, 12, 31)
