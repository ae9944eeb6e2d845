"""A table as somebody filled it in, before anybody knows what its cells mean."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from archkit.source.diagnostic import Diagnostic
from archkit.source.place import Span

_LETTERS = 26
Value = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta
"""What a cell may hold; CSV has texts alone."""
Special = Literal["formula", "error"]


@dataclass(frozen=True, slots=True, order=True)
class CellSpan(Span):
    """A cell: `line` is its row, `column` its column.

    Attributes:
        sheet: The sheet of a workbook; empty for CSV.
        heading: What stands above its column, where that is known.
    """

    sheet: str = ""
    heading: str = ""

    @classmethod
    def of(cls, file: str, sheet: str, row: int, column: int) -> "CellSpan":
        """The span of one cell, both counted from 1."""
        return cls(file, row, column, row, column + 1, sheet)

    def __str__(self) -> str:
        name = f"{column_letters(self.column)}{self.line}"
        under = f" ({self.heading})" if self.heading else ""
        return f"{self.file}: {f'{self.sheet}!' if self.sheet else ''}{name}{under}"

    def under(self, heading: str) -> "CellSpan":
        """The same cell, under a heading."""
        return replace(self, heading=heading)


def column_letters(number: int) -> str:
    """What a spreadsheet calls a column: A to Z, then AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


class Cell(NamedTuple):
    """What stands in a cell.

    Attributes:
        value: The value.
        percent: Whether a number is shown as a percentage, and so is a hundredth of what one sees.
        special: Whether it holds a formula, or the error that one came to, as its text.
    """

    value: Value
    percent: bool = False
    special: Special | None = None


@dataclass(frozen=True)
class Table:
    """The rows of a table, blank ones left out.

    Attributes:
        file: Its file, as messages name it.
        sheet: The sheet of a workbook; empty for CSV.
        rows: For each row, by its number, the cells that hold something, by their column.
        problems: What is wrong with cells that cannot be read.
    """

    file: str
    sheet: str
    rows: Mapping[int, Mapping[int, Cell]]
    problems: Sequence[Diagnostic] = field(default=())

    def at(self, row: int, column: int) -> CellSpan:
        """The place of a cell."""
        return CellSpan.of(self.file, self.sheet, row, column)
