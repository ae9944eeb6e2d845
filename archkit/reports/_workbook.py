"""Tables as a workbook, a sheet each, which can be sorted and filtered.

It is only to be read; a workbook that departments fill in is made in `exchange/`.
"""

from collections.abc import Sequence
from typing import Final

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from archkit.exchange.workbook.saving import new_workbook, saved
from archkit.exchange.workbook.style import fit_height, put, put_headings
from archkit.exchange.workbook.text import LONGEST
from archkit.reports._table import Table

_NARROWEST, _WIDEST = 12, 60
_MARGIN: Final = 4
_LONGEST_TITLE: Final = 31
_NOT_IN_TITLES: Final = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
"""What the name of a sheet may not have, and how long it may be."""


def as_workbook(tables: Sequence[Table]) -> bytes:
    """The file: the same for the same tables, at any time. A text too long for a cell ends in `…`.

    Every cell is a text, whatever it looks like, but in columns of whole numbers.
    """
    workbook = new_workbook(tables[0].title)
    workbook.remove(workbook.worksheets[0])
    for table in tables:
        _add(workbook, table)
    return saved(workbook)


def _add(workbook: Workbook, table: Table) -> None:
    sheet = workbook.create_sheet(table.title.translate(_NOT_IN_TITLES)[:_LONGEST_TITLE])
    columns = list(zip(table.headings, *table.rows, strict=True))
    widths = [_width(column) for column in columns]
    put_headings(sheet, list(table.headings), widths)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(table.rows) + 1}"
    numeric = table.numeric
    for number, row in enumerate(table.bare(), 2):
        for at, (text, counts) in enumerate(zip(row, numeric, strict=True), 1):
            cell = put(sheet, number, at, _shortened(text))
            if counts:
                cell.value, cell.number_format = int(text), "#,##0"
        fit_height(sheet, number, zip(row, widths, strict=True))


def _width(column: Sequence[str]) -> int:
    return min(max(_NARROWEST, max(map(len, column)) + _MARGIN), _WIDEST)


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
