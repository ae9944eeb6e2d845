"""The sheet of words, from which the lists of choices are made."""

from collections.abc import Mapping, Sequence
from typing import Final

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from archkit.exchange.columns import SOLUTION, Column, columns
from archkit.exchange.workbook.style import put, put_headings
from archkit.model.design import Design

SHEET: Final = "Words"
_WIDTH: Final = 28
_CITY_WIDE: Final = (("departments",), ("vendors",))
"""What a column may name of which there is one list for the whole city."""


def add_words(workbook: Workbook, design: Design) -> Mapping[str, str]:
    """Add the sheet; return where the words for each heading stand, as a formula says it."""
    words = _words(design)
    sheet = workbook.create_sheet(SHEET)
    put_headings(sheet, list(words), [_WIDTH] * len(words))
    cells: dict[str, str] = {}
    for at, (heading, choices) in enumerate(words.items(), 1):
        for row, word in enumerate(choices, 2):
            put(sheet, row, at, word)
        letter = get_column_letter(at)
        cells[heading] = f"{SHEET}!${letter}$2:${letter}${len(choices) + 1}"
    sheet.protection.enable()
    return cells


def _words(design: Design) -> Mapping[str, Sequence[str]]:
    """The words that may be written under a heading, where there are only so many."""
    found = {SOLUTION: sorted(design.solutions)}
    found |= {each.heading: choices for each in columns() if (choices := _of_column(each, design))}
    return found


def _of_column(column: Column, design: Design) -> list[str]:
    if column.refers in _CITY_WIDE:
        return sorted(getattr(design, column.refers[0]))
    return list(column.words)
