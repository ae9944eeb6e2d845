"""How the sheets look: headings that stand out, text that wraps, colours with enough contrast."""

import math
from collections.abc import Iterable
from typing import Final, cast

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.worksheet.worksheet import Worksheet

from archkit.exchange.formulas import looks_like_formula
from archkit.exchange.workbook.text import LONGEST, escaped

TEXT_FORMAT: Final = "@"
"""A cell of this format keeps what is typed: `99.9%` is no number, `=1` no formula."""
DAY_FORMAT: Final = "yyyy-mm-dd"

WRAPPED: Final = Alignment(wrap_text=True, vertical="top")
LOCKED: Final = PatternFill("solid", fgColor="FFE7E6E6")
FREE: Final = Protection(locked=False)
_HEADING: Final = PatternFill("solid", fgColor="FF1F3864")
_WHITE: Final = Font(name="Calibri", size=11, bold=True, color="FFFFFFFF")
_LINE: Final = 15
_HIGHEST: Final = 409
"""The height of a line, and of the highest row that Excel allows, in points."""
_FILLED: Final = 1.1
"""How many characters a unit of width holds: most are narrower than the nought it is made for."""


class TooLongError(ValueError):
    """A text is longer than a cell of a workbook can be."""


def put(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Put a text into a cell, as a text whatever it looks like, and return the cell.

    Raises:
        TooLongError: where it does not fit.
    """
    if len(text) > LONGEST:
        raise TooLongError
    cell = cast(Cell, sheet.cell(row, column))  # no cells are merged here
    cell.value = escaped(text)
    cell.data_type = "s"
    cell.quotePrefix = looks_like_formula(text)
    cell.number_format = TEXT_FORMAT
    cell.alignment = WRAPPED
    return cell


def put_headings(sheet: Worksheet, headings: list[str], widths: list[int]) -> None:
    """Put headings into the first row, which stays in sight and comes on every printed page."""
    for at, (heading, width) in enumerate(zip(headings, widths, strict=True), 1):
        cell = put(sheet, 1, at, heading)
        cell.font, cell.fill = _WHITE, _HEADING
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"


def fit_height(sheet: Worksheet, row: int, texts: Iterable[tuple[str, int]]) -> None:
    """Make a row as high as its texts need, each in a column of a width; not every program does.

    The width is in characters, as everywhere in a workbook.
    """
    lines = max((_lines(text, width) for text, width in texts), default=1)
    sheet.row_dimensions[row].height = min(lines * _LINE, _HIGHEST)


def _lines(text: str, width: int) -> int:
    return sum(max(1, math.ceil(len(line) / (width * _FILLED))) for line in text.split("\n"))
