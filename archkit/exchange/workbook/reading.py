"""Reading a workbook that somebody filled in, and that may be hostile or broken."""

import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from typing import Final

from openpyxl import load_workbook
from openpyxl.cell import Cell as WorkbookCell
from openpyxl.cell import MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from archkit.exchange.columns import columns
from archkit.exchange.given import Cell, CellSpan, Special, Table
from archkit.exchange.workbook import TABLE
from archkit.exchange.workbook.text import unescaped
from archkit.source.diagnostic import Diagnostic, did_you_mean
from archkit.source.looks import MAX_BYTES
from archkit.source.place import Span

_MOST_PARTS: Final = 1000
_MOST_ROWS: Final = 20_000
_MOST_COLUMNS: Final = 2 * len(columns())
"""More of either is no table that archkit made, and would take long to look at."""

_PLAIN: Final = (str, int, float, bool, dt.date, dt.time, dt.timedelta)
_SPECIAL: Final[Mapping[str, Special]] = {"f": "formula", "e": "error"}


def read_workbook(data: bytes, file: str) -> Table | Diagnostic:
    """The table in a workbook.

    Returns:
        The table, with what is wrong with its cells; or why there is none: `invalid-workbook`,
        `too-large`, `missing-sheet`.
    """
    refusal = _refuse(data, file)
    if refusal is not None:
        return refusal
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what Excel knows and openpyxl leaves out
            workbook = load_workbook(io.BytesIO(data), keep_links=False)
    except Exception:  # noqa: BLE001 - a broken workbook makes openpyxl raise whatever it meets
        return _invalid("this workbook is broken, or no Excel workbook", file)
    sheet = _sheet(workbook)
    if sheet is None:
        return _no_sheet(workbook, file)
    if sheet.max_row > _MOST_ROWS or sheet.max_column > _MOST_COLUMNS:
        return _too_far(sheet, file)
    rows = {number: cells for number, cells in _rows(sheet) if cells}
    return Table(file, TABLE, rows, list(_merged(sheet, file)))


def _refuse(data: bytes, file: str) -> Diagnostic | None:
    """Why a file is not to be opened; what it would unpack to is looked at before."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return _invalid("this workbook is damaged", file)
    if len(parts) > _MOST_PARTS or sum(each.file_size for each in parts) > MAX_BYTES:
        message = f"this workbook would unpack to more than {MAX_BYTES // 1024**2} MiB"
        hint = "export fewer requirements: by department, or by solution"
        return Diagnostic("too-large", message, Span.at(file), hint)
    return None


def _invalid(message: str, file: str) -> Diagnostic:
    hint = "save it anew as `Excel Workbook (.xlsx)`, or as `CSV UTF-8`"
    return Diagnostic("invalid-workbook", message, Span.at(file), hint)


def _sheet(workbook: Workbook) -> Worksheet | None:
    return next((each for each in workbook.worksheets if each.title == TABLE), None)


def _no_sheet(workbook: Workbook, file: str) -> Diagnostic:
    close = did_you_mean(TABLE, workbook.sheetnames)
    there = ", ".join(f"`{each}`" for each in workbook.sheetnames)
    hint = f"name the sheet with the table so: there {'is' if close else 'are'} {there}"
    return Diagnostic("missing-sheet", f"there is no sheet `{TABLE}`", Span.at(file), hint)


def _too_far(sheet: Worksheet, file: str) -> Diagnostic:
    last = f"{get_column_letter(sheet.max_column)}{sheet.max_row}"
    span = CellSpan.of(file, TABLE, sheet.max_row, sheet.max_column)
    hint = "delete the empty rows and columns that follow the table, or export it anew"
    return Diagnostic("too-large", f"the sheet goes on to {last}", span, hint)


def _merged(sheet: Worksheet, file: str) -> Iterator[Diagnostic]:
    for each in sorted(sheet.merged_cells.ranges, key=lambda one: (one.min_row, one.min_col)):
        span = CellSpan.of(file, TABLE, each.min_row, each.min_col)
        hint = "unmerge them, and fill in each"
        yield Diagnostic("merged-cells", f"the cells {each.coord} are merged", span, hint)


def _rows(sheet: Worksheet) -> Iterator[tuple[int, dict[int, Cell]]]:
    for number, row in enumerate(sheet.iter_rows(), 1):
        found = ((at, _cell(each)) for at, each in enumerate(row, 1))
        yield number, {at: each for at, each in found if each is not None}


def _cell(cell: WorkbookCell | MergedCell) -> Cell | None:
    """What stands in a cell; None where it is blank."""
    value = cell.value
    if isinstance(cell, MergedCell) or value is None:
        return None
    special = _SPECIAL.get(cell.data_type)
    if special is not None or not isinstance(value, _PLAIN):
        return Cell(str(value), special=special or "formula")
    if isinstance(value, str):
        return Cell(unescaped(value)) if value.strip() else None
    return Cell(value, percent="%" in cell.number_format)
