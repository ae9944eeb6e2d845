"""The text that a cell of a workbook stands for: people see `99.9%` where a file holds 0.999."""

import datetime as dt
import math
from decimal import Decimal
from typing import Final

from archkit.exchange.cells import CellError
from archkit.exchange.columns import Shape
from archkit.exchange.given import Cell

_DIGITS: Final = 15
"""So many digits of a number a spreadsheet shows; what follows is rounding."""
_AS_TEXT: Final = "format the cell as text, and type it again"


def text_of(cell: Cell, shape: Shape) -> str:
    """The text of a cell in a column of a shape.

    Raises:
        CellError: where what it holds could be taken in two ways.
    """
    value = cell.value
    if cell.special == "error":
        raise CellError(f"this is an error (`{value}`)", "write what is meant")
    if cell.special == "formula":
        raise CellError("this is a formula", "put its value in its place")
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return _yes_no(value, shape)
    if isinstance(value, int | float):
        return _number(value, shape, percent=cell.percent)
    return _day(value, shape)


def _yes_no(value: bool, shape: Shape) -> str:  # noqa: FBT001 - it is the value of a cell
    if shape is not Shape.YES_NO:
        raise CellError("this is true or false, where a text is wanted", _AS_TEXT)
    return "true" if value else "false"


def _number(value: float, shape: Shape, *, percent: bool) -> str:
    if not math.isfinite(value):
        raise CellError("this is no number", "write it in digits")
    exact = Decimal(f"{value:.{_DIGITS}g}")
    if percent and shape is Shape.FIGURE:
        return f"{_plain(exact * 100)} %"
    if shape is Shape.FIGURE:
        raise CellError(
            f"{_plain(exact)} has no unit", "write it with its unit, such as `99.9 %` or `15 min`"
        )
    if shape is Shape.NUMBER and not percent:
        return _plain(exact)
    if shape is Shape.DAY:
        raise CellError(f"{_plain(exact)} is no date", "write it as 2027-04-26")
    if percent or exact != exact.to_integral_value():
        raise CellError(f"{_plain(exact)} is a number, where a text is wanted", _AS_TEXT)
    return _plain(exact)


def _plain(number: Decimal) -> str:
    """A number in digits, without an exponent or noughts at its end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _day(value: dt.datetime | dt.date | dt.time | dt.timedelta, shape: Shape) -> str:
    if shape is not Shape.DAY:
        raise CellError("this is a date or a time, where another thing is wanted", _AS_TEXT)
    if isinstance(value, dt.datetime):
        if value.time() != dt.time():
            raise CellError("this is a date with a time", "write the date alone, as 2027-04-26")
        value = value.date()
    if not isinstance(value, dt.date):
        raise CellError("this is a time", "write a date, as 2027-04-26")
    return value.isoformat()
