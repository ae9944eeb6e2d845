"""A map of five by five fields, from harmless to bad and unlikely to likely, with a list beside."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from archkit.analysis.risk_tables import risk_level
from archkit.diagrams import measure
from archkit.diagrams.canvas import Canvas, number
from archkit.diagrams.drawing import Drawing, Entry
from archkit.diagrams.numbered import CHIP, ENTRY, chip, listed
from archkit.diagrams.scene import Area
from archkit.diagrams.text import wrapped
from archkit.diagrams.view import Box, Tone, View
from archkit.model.vocabulary import RiskLevel

Place = tuple[RiskLevel, RiskLevel]
"""How likely something is, and how bad it would be."""

TONES: Final[Mapping[RiskLevel, Tone]] = {
    RiskLevel.VERY_LOW: Tone.OUTSIDE,
    RiskLevel.LOW: Tone.GOOD,
    RiskLevel.MODERATE: Tone.OPEN,
    RiskLevel.HIGH: Tone.PLANT,
    RiskLevel.VERY_HIGH: Tone.BAD,
}
"""The colour of each level; its word stands in the field as well."""

_WIDE: Final = 124.0
_HIGH: Final = 118.0
_AXIS: Final = 84.0
_STEP: Final = 28.0
_IN_A_ROW: Final = 4
_MOST_CHIPS: Final = 11
_APART: Final = 44.0
_IN_ONE_LIST: Final = 12


@dataclass(frozen=True, kw_only=True)
class HeatView(View):
    """Boxes on a map of five by five fields.

    Attributes:
        places: Where each box stands, in their order.
    """

    places: tuple[Place, ...] = ()


def heat_map(view: HeatView) -> Drawing:
    """The drawing of a map: the fields with numbers, and beside it what the numbers mean."""
    canvas = Canvas()
    levels = tuple(RiskLevel)
    for row, likelihood in enumerate(reversed(levels)):
        for column, impact in enumerate(levels):
            area = Area(_AXIS + column * _WIDE, row * _HIGH, _WIDE - 4, _HIGH - 4)
            _field(canvas, area, risk_level(likelihood, impact))
            chips = [
                (at + 1, box)
                for at, (box, place) in enumerate(zip(view.boxes, view.places, strict=True))
                if place == (likelihood, impact)
            ]
            _chips(canvas, area, chips)
    bottom = _axes(canvas, levels)
    left = _AXIS + len(levels) * _WIDE + _APART
    columns = 2 if len(view.boxes) > _IN_ONE_LIST else 1
    most = ceil(len(view.boxes) / columns)
    numbered = list(enumerate(view.boxes, 1))
    for column in range(columns):
        x = left + column * (ENTRY + _APART)
        ends = listed(canvas, numbered[column * most :][:most], x)
        bottom = max(bottom, ends)
    wide = left + columns * (ENTRY + _APART) - _APART
    return Drawing(wide, bottom, tuple(canvas.parts), tuple(_legend(view)))


def _field(canvas: Canvas, area: Area, level: RiskLevel) -> None:
    canvas.open(f"box box-{TONES[level]}")
    canvas.rect(area, "body", 4)
    canvas.close()
    canvas.text(level.replace("-", " "), area.x + 8, area.bottom - 8, "soft")


def _chips(canvas: Canvas, area: Area, chips: Sequence[tuple[int, Box]]) -> None:
    shown = chips if len(chips) <= _MOST_CHIPS + 1 else chips[:_MOST_CHIPS]
    for place, (count, box) in enumerate(shown):
        row, column = divmod(place, _IN_A_ROW)
        with canvas.link(box.href):
            chip(canvas, count, box, area.x + 6 + column * _STEP, area.y + 8 + row * _STEP)
    if rest := len(chips) - len(shown):
        row, column = divmod(_MOST_CHIPS, _IN_A_ROW)
        x, y = area.x + 6 + column * _STEP + CHIP / 2, area.y + 8 + row * _STEP
        canvas.text(f"+{rest}", x, y + 16, "strong middle")


def _axes(canvas: Canvas, levels: Sequence[RiskLevel]) -> float:
    for row, level in enumerate(reversed(levels)):
        lines = wrapped(level.replace("-", " "), _AXIS - 30, measure.SMALL)
        y = (row + 0.5) * _HIGH - (len(lines) - 1) * measure.SMALL_LINE / 2 + 2
        canvas.lines(lines, _AXIS - 10, y, measure.SMALL_LINE, "end")
    bottom = len(levels) * _HIGH
    for column, level in enumerate(levels):
        x = _AXIS + (column + 0.5) * _WIDE - 2
        canvas.text(level.replace("-", " "), x, bottom + 14, "middle")
    middle = _AXIS + len(levels) * _WIDE / 2
    canvas.text("How bad it would be", middle, bottom + 34, "strong middle")
    turned = f"translate(10 {number(bottom / 2)}) rotate(-90)"
    canvas.add(f'<text class="strong middle" transform="{turned}">How likely it is</text>')
    return bottom + 40


def _legend(view: HeatView) -> Iterator[Entry]:
    for level, tone in reversed([*TONES.items()]):
        if count := sum(box.tone is tone for box in view.boxes):
            yield Entry("icon", f"{level.replace('-', ' ')} risk", count, tone=tone)
