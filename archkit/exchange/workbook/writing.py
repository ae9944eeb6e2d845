"""Writing the workbook: the table, a sheet that explains it, and the words to choose from."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from archkit.exchange.columns import FINGERPRINT, ID, SOLUTION, Column, Field, Shape, columns
from archkit.exchange.rows import Row
from archkit.exchange.workbook import TABLE
from archkit.exchange.workbook.explanation import add_explanation, how_to_write
from archkit.exchange.workbook.saving import new_workbook, saved
from archkit.exchange.workbook.style import (
    DAY_FORMAT,
    FREE,
    LOCKED,
    TEXT_FORMAT,
    WRAPPED,
    TooLongError,
    fit_height,
    put,
    put_headings,
)
from archkit.exchange.workbook.words import add_words
from archkit.model.design import Design

_MORE_ROWS: Final = 500
"""So many rows below the last have their lists of choices as well."""
_FIRST_OWN: Final = 3
_PROMPT: Final = 255
_TITLE: Final = 32
_EARLIEST: Final = dt.date(1900, 3, 1)
"""Excel counts a day too many before: it takes 1900 for a leap year."""
_WIDTHS: Final[Mapping[Shape, int]] = {Shape.PAIRS: 36} | dict.fromkeys(
    (Shape.TEXT, Shape.LIST, Shape.DATA), 30
)
_OTHER_WIDTH: Final = 14
_MARGIN: Final = 4
_WIDEST: Final[Mapping[Field, int]] = {("statement",): 60, ("rationale",): 50, ("description",): 50}


def workbook_bytes(rows: Sequence[Row], design: Design) -> bytes:
    """The workbook as it stands in its file: the same for the same design, at any time.

    Raises:
        TooLongError: where a text does not fit a cell; it names the requirement and the column.
    """
    workbook = new_workbook("Requirements")
    sheet = workbook.worksheets[0]
    sheet.title = TABLE
    _fill(sheet, rows)
    add_explanation(workbook)
    words = add_words(workbook, design)
    _add_choices(sheet, words, len(rows) + 1 + _MORE_ROWS)
    return saved(workbook)


def _fill(sheet: Worksheet, rows: Sequence[Row]) -> None:
    headings = [SOLUTION, ID, *(each.heading for each in columns()), FINGERPRINT]
    widths = [22, 20, *map(_width, columns()), _OTHER_WIDTH]
    put_headings(sheet, headings, widths)
    sheet.freeze_panes = f"{get_column_letter(_FIRST_OWN)}2"
    sheet.print_title_cols = "A:B"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{len(rows) + 1}"
    _settle_columns(sheet)
    for number, row in enumerate(rows, 2):
        _fill_row(sheet, number, row)
    protection = sheet.protection
    protection.enable()
    for allowed in ("formatCells", "formatColumns", "formatRows", "sort", "autoFilter"):
        setattr(protection, allowed, False)  # what is false here may be done


def _width(column: Column) -> int:
    """How wide a column is, in characters: its longest word and its heading fit."""
    longest = max(map(len, (*column.words, column.heading))) + _MARGIN
    return max(_WIDEST.get(column.field, _WIDTHS.get(column.shape, _OTHER_WIDTH)), longest)


def _settle_columns(sheet: Worksheet) -> None:
    """Say of empty cells, those of new rows among them, what may be written and how it is kept."""
    for at, column in enumerate((None, None, *columns()), 1):
        dimension = sheet.column_dimensions[get_column_letter(at)]
        dimension.number_format = _format(column)
        dimension.alignment = WRAPPED
        dimension.protection = FREE
    sheet.column_dimensions[get_column_letter(len(columns()) + _FIRST_OWN)].hidden = True


def _format(column: Column | None) -> str:
    return DAY_FORMAT if column and column.shape is Shape.DAY else TEXT_FORMAT


def _fill_row(sheet: Worksheet, number: int, row: Row) -> None:
    own = {1: row.solution, 2: row.id, len(columns()) + _FIRST_OWN: row.fingerprint}
    for at, text in own.items():
        put(sheet, number, at, text).fill = LOCKED
    for at, column in enumerate(columns(), _FIRST_OWN):
        if column.field in row.cells:
            _fill_cell(sheet, (number, at), row, column)
    said = ((row.cells.get(each.field, ""), _width(each)) for each in columns())
    fit_height(sheet, number, said)


def _fill_cell(sheet: Worksheet, place: tuple[int, int], row: Row, column: Column) -> None:
    text = row.cells[column.field]
    try:
        cell = put(sheet, *place, text)
    except TooLongError:
        where = f"the `{column.heading}` of `{row.id}`"
        raise TooLongError(f"{where} is longer than a cell of a workbook can be") from None
    day = _day(text) if column.shape is Shape.DAY else None
    if day is not None:
        cell.value, cell.number_format = day, DAY_FORMAT
    cell.protection = FREE


def _day(text: str) -> dt.date | None:
    """The date that a text says; None where Excel would not show it the same."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return day if day >= _EARLIEST and day.isoformat() == text else None


def _add_choices(sheet: Worksheet, words: Mapping[str, str], last: int) -> None:
    """Give each column what is told beside a chosen cell, and its list of choices if it has one."""
    own = [(SOLUTION, "The solution that it is of."), (ID, "Its id, which never changes.")]
    told = [
        *own,
        *((each.heading, f"{each.about} Write {how_to_write(each)}.") for each in columns()),
    ]
    for at, (heading, prompt) in enumerate(told, 1):
        rule = DataValidation(allow_blank=True)
        if heading in words:
            rule = DataValidation("list", formula1=words[heading], allow_blank=True)
            rule.showErrorMessage = True
            rule.errorTitle, rule.error = heading[:_TITLE], "Choose one of the list."
        rule.showInputMessage = True
        rule.promptTitle, rule.prompt = heading[:_TITLE], _shortened(prompt)
        letter = get_column_letter(at)
        rule.add(f"{letter}2:{letter}{last}")
        sheet.add_data_validation(rule)


def _shortened(text: str) -> str:
    return text if len(text) <= _PROMPT else f"{text[: _PROMPT - 1].rstrip()}…"
