"""A picture of boxes as numbers between two axes, with a list of what they stand for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, inf, isfinite, log10
from typing import Final, NamedTuple

from archkit.analysis.verdicts.figure import Unit
from archkit.diagrams import measure
from archkit.diagrams.canvas import Canvas, number, point
from archkit.diagrams.drawing import Drawing, Entry
from archkit.diagrams.numbered import CHIP, chip, listed
from archkit.diagrams.scene import Area, Point
from archkit.diagrams.view import Box, Tone, View

_WIDE: Final = 560.0
_HIGH: Final = 340.0
_LEFT: Final = 104.0
_APART: Final = 40.0
_ROOM: Final = 330.0
_TICKS: Final = 5
_NICE: Final = (1.0, 2.0, 2.5, 5.0, 10.0)
_TIMES: Final = (1.0, 60.0, 3600.0, 86400.0)
_OFFSETS: Final = ((1, -1), (-1, -1), (1, 1), (-1, 1), (0, -1.4), (0, 1.4), (1.6, 0), (-1.6, 0))
"""Where the number of a point may stand, by which it is moved off the point, in its own size."""


class Spread(NamedTuple):
    """A figure, or the two that it lies between; the second may be infinite."""

    low: float
    high: float


class Axis(NamedTuple):
    """A direction of the picture.

    Attributes:
        title: What grows along it.
        unit: How its figures are written.
    """

    title: str
    unit: Unit

    def __repr__(self) -> str:
        """The same in each run: pictures are told apart by it, and a unit holds functions."""
        return f"Axis({self.title!r}, {self.unit.name!r})"


@dataclass(frozen=True, kw_only=True)
class ScatterView(View):
    """Boxes between two axes.

    Attributes:
        across: The axis from left to right.
        up: The axis from bottom to top.
        places: Where each box stands along the two, in their order.
        joined: Whether steps lead from each to the next: what is the best for up to so much.
        asked: The figure along `up` that is asked for; nothing where none is.
        meaning: What the colours of the boxes stand for, in the order of the legend.
    """

    across: Axis
    up: Axis
    places: tuple[tuple[Spread, Spread], ...] = ()
    joined: bool = False
    asked: float | None = None
    meaning: tuple[tuple[Tone, str], ...] = ()


class _Range(NamedTuple):
    """The figures that an axis shows, with those that are written at it."""

    first: float
    last: float
    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """How far along the axis a figure stands; what is beyond it stands at its end."""
        return min(max((value - self.first) / (self.last - self.first), 0.0), 1.0)


def scattered(view: ScatterView) -> Drawing:
    """The drawing: the axes, each box as a number at its place, and the list beside."""
    plot = _Plot(view)
    plot.draw()
    left = _LEFT + _WIDE + _APART
    ends = listed(plot.canvas, list(enumerate(view.boxes, 1)), left, _ROOM)
    wide = left + CHIP + 12 + _ROOM
    return Drawing(wide, max(ends, _HIGH + 46), tuple(plot.canvas.parts), tuple(_legend(view)))


class _Plot:
    def __init__(self, view: ScatterView) -> None:
        self.canvas = Canvas()
        self._view = view
        across = [each for place, _ in view.places for each in place]
        up = [each for _, place in view.places for each in place]
        self._across = _range([*across, 0.0], view.across.unit)
        self._up = _range([*up, *([view.asked] if view.asked is not None else [])], view.up.unit)
        self._taken: list[Area] = []

    def draw(self) -> None:
        """Draw all but the list."""
        self._axes()
        spots = [self._at(across.low, up.low) for across, up in self._view.places]
        if self._view.joined:
            self._steps(spots)
        for place in self._view.places:
            self._spread(*place)
        self._taken = [Area(x - 6, y - 6, 12, 12) for x, y in spots]
        for at, (box, spot) in enumerate(zip(self._view.boxes, spots, strict=True), 1):
            self._number(at, box, spot)

    def _at(self, across: float, up: float) -> Point:
        return _LEFT + self._across.share(across) * _WIDE, (1 - self._up.share(up)) * _HIGH

    def _axes(self) -> None:
        canvas, view = self.canvas, self._view
        for tick in self._up.ticks:
            _, y = self._at(0, tick)
            canvas.line((_LEFT, y), (_LEFT + _WIDE, y), "grid")
            canvas.text(view.up.unit.write(tick), _LEFT - 10, y + 4, "end")
        for tick in self._across.ticks:
            x, _ = self._at(tick, 0)
            canvas.line((x, 0), (x, _HIGH), "grid")
            canvas.text(view.across.unit.write(tick), x, _HIGH + 16, "middle")
        canvas.text(view.across.title, _LEFT + _WIDE / 2, _HIGH + 38, "strong middle")
        turned = f"translate(10 {number(_HIGH / 2)}) rotate(-90)"
        canvas.open("axis")
        canvas.add(f'<g transform="{turned}">')
        canvas.text(view.up.title, 0, 0, "strong middle")
        canvas.close()
        canvas.close()
        if view.asked is not None:
            _, y = self._at(0, view.asked)
            canvas.line((_LEFT, y), (_LEFT + _WIDE, y), "way way-async")
            words = f"asked: {view.up.unit.write(view.asked)}"
            above = y - 6 if y > measure.NAME_LINE else y + 14
            canvas.text(words, _LEFT + _WIDE - 6, above, "soft end")

    def _steps(self, spots: Sequence[Point]) -> None:
        """From each point to the right, and up to the next."""
        first, *others = spots
        way = "".join(f"H{number(x)}V{number(y)}" for x, y in others)
        self.canvas.path(f"M{point(first)}{way}H{number(_LEFT + _WIDE)}", "way")

    def _spread(self, across: Spread, up: Spread) -> None:
        """A line from one bound to the other, where they are two."""
        start = self._at(across.low, up.low)
        for end in (self._at(across.high, up.low), self._at(across.low, up.high)):
            if end != start:
                self.canvas.line(start, end, "way way-batch")

    def _number(self, at: int, box: Box, spot: Point) -> None:
        """The point, and its number within the axes, where it covers no other."""
        x, y = spot
        self.canvas.open(f"box box-{box.tone}")
        self.canvas.rect(Area(x - 4.5, y - 4.5, 9, 9), "body", 4.5)
        self.canvas.close()
        areas = [self._beside(spot, *each) for each in _OFFSETS]
        free = [each for each in areas if not any(each.overlaps(one) for one in self._taken)]
        within = [each for each in free if 0 <= each.y <= _HIGH - CHIP]
        area = (within or free or areas)[0]
        self._taken.append(area)
        chip(self.canvas, at, box, area.x, area.y)

    def _beside(self, spot: Point, right: float, down: float) -> Area:
        half, away = CHIP / 2, CHIP * 0.8
        return Area(spot[0] + right * away - half, spot[1] + down * away - half, CHIP, CHIP)


def _range(values: Sequence[float], unit: Unit) -> _Range:
    """The round figures around some others."""
    known = [each for each in values if isfinite(each)]
    low, high = min(known), max(known)
    if high - low <= abs(high) * 1e-9:
        low, high = low - (abs(low) * 0.01 or 0.5), high + (abs(high) * 0.01 or 0.5)
    step = _step((high - low) / _TICKS, unit)
    first, last = floor(low / step), ceil(high / step)
    least = 0.0 if low >= 0 else -inf
    ticks = tuple(max(each * step, least) for each in range(first, last + 1))
    ticks = tuple(dict.fromkeys(min(each, unit.most) for each in ticks))
    return _Range(ticks[0], ticks[-1], ticks)


def _step(least: float, unit: Unit) -> float:
    """A round distance that is not shorter; of times, round in the unit that they are told in."""
    base = max((each for each in _TIMES if each <= least), default=1.0) if unit.name == "s" else 1.0
    size = 10.0 ** floor(log10(least / base))
    return next(each for nice in _NICE if (each := nice * size * base) >= least * (1 - 1e-9))


def _legend(view: ScatterView) -> Iterator[Entry]:
    for tone, words in view.meaning:
        if count := sum(box.tone is tone for box in view.boxes):
            yield Entry("icon", words, count, tone=tone)
