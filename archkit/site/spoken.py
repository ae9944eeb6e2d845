"""Figures, hours and days as people say them: `5 d` is 5 days, `24x7` is around the clock.

A model is written with the symbols of units (SI), since they leave no doubt; a department reads
words. Nothing is rounded but shares, and those never across what is asked.
"""

import re
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from archkit.analysis.verdicts.figure import SHARE, Figure, Number, Timetable
from archkit.model.hours import DAYS, Hours
from archkit.model.quantities import Ratio
from archkit.model.requirement import Fit

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DAY_NAMES: Final = dict(
    zip(
        DAYS,
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        strict=True,
    )
)
_WORDS: Final = {"s": "second", "min": "minute", "h": "hour", "d": "day"}
_UNIT: Final = r"ms|s|min|h|d|weeks?|months?|years?"
_FIGURE: Final = re.compile(
    r"(?<![\w.,:-])(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\d,:])"
    rf"(?:\s(?P<unit>{_UNIT}|[A-Z]{{3}})\b)?"
    rf"(?:\s?/\s?(?P<each>{_UNIT})\b)?"
)
_GROUPED: Final = 10_000
"""From here on digits are set in groups of three: a year stays as it is."""


def spoken(text: str) -> str:
    """A text in which each quantity stands in words: `1600000 USD / year` is 1,600,000 USD a year.

    Args:
        text: What a figure, a bound or a quantity is written as.
    """
    return _FIGURE.sub(_said, text)


def _said(found: re.Match[str]) -> str:
    number, unit, each = found["number"], found["unit"] or "", found["each"] or ""
    if unit == "ms":
        number, unit = _bare(Decimal(number.replace(",", "")) / 1000), "s"
    if number.isdigit() and int(number) >= _GROUPED:
        number = f"{int(number):,}"
    if unit.islower():
        unit = _named(unit) if number == "1" else f"{_named(unit)}s"
    every = f"a{'n' if each == 'h' else ''} {_named(each)}" if each else ""
    return " ".join(filter(None, (number, unit, every)))


def _named(unit: str) -> str:
    return _WORDS.get(unit, unit.removesuffix("s"))


def figure_for(figure: Figure, fit: Fit) -> str:
    """A figure in words, a share with one decimal more than is asked for.

    It keeps its decimals where without them it would no longer lie on the same side of what is
    asked.
    """
    asked = fit.at_least or fit.at_most
    if isinstance(figure, Timetable):
        return weekly(figure.hours)
    if not isinstance(asked, Ratio) or not isinstance(figure, Number) or figure.unit is not SHARE:
        return spoken(str(figure))
    if figure.bounds.low != figure.bounds.high:
        return spoken(str(figure))
    written = Decimal(str(figure).removesuffix("%").strip())
    wanted = Decimal(asked.text.removesuffix("%").strip())
    places = max(0, -int(wanted.as_tuple().exponent)) + 1
    rounded = written.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)
    same_side = rounded.compare(wanted) == written.compare(wanted)
    return f"{_bare(rounded if same_side else written)} %"


def _bare(number: Decimal) -> str:
    """Without decimals that say nothing."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def weekly(hours: Hours) -> str:
    """The hours of a week in words: `Monday to Friday 08:00 to 17:00`."""
    if hours.all_week:
        return "around the clock"
    return ", ".join(map(_span, hours.spelled().split(", ")))


def _span(span: str) -> str:
    days, _, times = span.partition(" ")
    first, _, last = days.partition("-")
    named = f"{_DAY_NAMES[first]} to {_DAY_NAMES[last]}" if last else _DAY_NAMES[first]
    every = "every day" if days == f"{DAYS[0]}-{DAYS[-1]}" else named
    return f"{every} {times.replace('-', ' to ')}"


def on(day: date) -> str:
    """A day in words: `3 May 2026`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
