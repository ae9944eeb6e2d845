"""The sheet that tells how to fill the table in, in the words of the language's own classes."""

from collections.abc import Iterator
from typing import Final

from openpyxl.workbook import Workbook
from openpyxl.worksheet.properties import PageSetupProperties

from archkit.exchange.columns import ID, SOLUTION, Column, Shape, columns
from archkit.exchange.workbook.style import fit_height, put, put_headings
from archkit.exchange.workbook.words import SHEET as WORDS
from archkit.model.vocabulary import RequirementStatus

SHEET: Final = "How to fill this in"
_HEADINGS: Final = ["Column", "What it says", "How to write it", "Required"]
_WIDTHS: Final = [26, 64, 56, 12]
_GENERAL: Final = (
    ("The table", "One row is one requirement. An empty cell says nothing, which is allowed."),
    ("To change one", "Change its cells. The grey ones stay: they tell which requirement it is."),
    ("To add one", "Write below the last row: its solution, an id that is free, and the rest."),
    (
        "To withdraw one",
        f"Set its status to `{RequirementStatus.RETIRED}`. To delete its row changes nothing.",
    ),
    ("When it is done", "Save it as .xlsx and send it back. What is wrong is told cell by cell."),
)
_FEW: Final = 12
_YES, _NO = "yes", "no"


def add_explanation(workbook: Workbook) -> None:
    """Add the sheet."""
    sheet = workbook.create_sheet(SHEET)
    put_headings(sheet, list(_HEADINGS), list(_WIDTHS))
    for row, texts in enumerate(_rows(), 2):
        for at, text in enumerate(texts, 1):
            put(sheet, row, at, text)
        fit_height(sheet, row, zip(texts, _WIDTHS, strict=False))
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.protection.enable()


def _rows() -> Iterator[tuple[str, ...]]:
    yield from _GENERAL
    yield SOLUTION, "The solution that it is of.", "one id of the list", _YES
    yield ID, "Its id, which never changes.", "letters, digits, `-`, `.` and `_`", _YES
    for column in columns():
        yield column.heading, column.about, how_to_write(column), _YES if column.required else _NO


def how_to_write(column: Column) -> str:
    """How a cell of a column is written."""
    if len(column.words) > _FEW:
        return f"one of the list, which stands in the sheet `{WORDS}`"
    if column.words:
        return f"one of: {', '.join(column.words)}"
    if column.refers:
        several = column.shape is Shape.LIST
        what = " or ".join(word.removesuffix("s") for word in column.refers)
        return f"the id of a {what}{f'; {column.shape.value}' if several else ''}"
    return column.shape.value
