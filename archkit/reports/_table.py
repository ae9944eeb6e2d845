"""A table as text for the terminal, Markdown, CSV, JSON or a workbook."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from archkit.exchange.formulas import guarded
from archkit.reports._harmless import harmless, harmless_line
from archkit.reports._markdown_cells import escaped
from archkit.reports._terminal import Paint

_GAP: Final = "  "
_LEAST: Final = 6
"""No column is made narrower than this to fit a terminal."""


class Table(NamedTuple):
    """Rows under headings.

    Attributes:
        title: What it is about.
        headings: The headings.
        rows: The cells of each row, as many as there are headings.
        group: The heading by whose values rows are grouped in the terminal; empty for none.
    """

    title: str
    headings: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    group: str = ""

    @property
    def numeric(self) -> list[bool]:
        """Which columns hold nothing but whole numbers, with or without `,` between thousands."""
        columns = list(zip(*self.rows, strict=True)) or [()] * len(self.headings)
        return [bool(cells) and all(map(_is_whole, cells)) for cells in columns]

    def bare(self) -> Iterator[list[str]]:
        """The rows for a machine: numbers have nothing between their thousands."""
        numeric = self.numeric
        for row in self.rows:
            cells = zip(row, numeric, strict=True)
            yield [cell.replace(",", "") if whole else cell for cell, whole in cells]


def _is_whole(cell: str) -> bool:
    return cell.replace(",", "").isdecimal()


def as_text(table: Table, paint: Paint) -> str:
    """Columns that fit the width; a cell too long is shortened."""
    return "\n".join(_text(table, paint)) + "\n"


def _text(table: Table, paint: Paint) -> Iterator[str]:
    group_at = table.headings.index(table.group) if table.group else None
    widths = _widths(table, paint.width, group_at)
    numeric = table.numeric
    yield paint(_line(table.headings, widths, numeric), "bold")
    group = None
    for row in table.rows:
        if group_at is not None and row[group_at] != group:
            group = row[group_at]
            yield ""
            yield paint(harmless_line(group), "bold")
        yield _line(row, widths, numeric)


def _widths(table: Table, width: int, left_out: int | None) -> list[int]:
    """The width of each column, nought for the one that groups; the widest give way first."""
    columns = zip(table.headings, *table.rows, strict=True)
    widths = [max(len(harmless_line(cell)) for cell in column) for column in columns]
    if left_out is not None:
        widths[left_out] = 0
    while sum(widths) + len(_GAP) * (sum(map(bool, widths)) - 1) > width:
        widest = widths.index(max(widths))
        if widths[widest] <= _LEAST:
            break
        widths[widest] -= 1
    return widths


def _line(cells: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> str:
    columns = zip(cells, widths, numeric, strict=True)
    return _GAP.join(_fitted(*column) for column in columns if column[1]).rstrip()


def _fitted(cell: str, width: int, numeric: bool) -> str:  # noqa: FBT001 - one of a row's three
    text = harmless_line(cell)
    if len(text) > width:
        return f"{text[: width - 1]}…"
    return text.rjust(width) if numeric else text.ljust(width)


def as_markdown(table: Table) -> str:
    """A table of Markdown under its title."""
    lines = [f"## {escaped(table.title)}", ""]
    lines.append(f"| {' | '.join(map(escaped, table.headings))} |")
    lines.append("|---" * len(table.headings) + "|")
    lines += [f"| {' | '.join(map(escaped, row))} |" for row in table.rows]
    return "\n".join(lines) + "\n"


def as_csv(table: Table) -> str:
    """Lines with every cell in quotes, none of which a spreadsheet takes for a formula."""
    text = io.StringIO()
    written = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
    written.writerow(table.headings)
    written.writerows([guarded(harmless(cell)) for cell in row] for row in table.bare())
    return text.getvalue()


def as_json(table: Table) -> str:
    """An object for each row, by the headings."""
    rows = [dict(zip(table.headings, row, strict=True)) for row in table.bare()]
    return json.dumps({"title": table.title, "rows": rows}, indent=2, ensure_ascii=False) + "\n"


FORMATS: Final[Mapping[str, Callable[[Table, Paint], str]]] = {
    "text": as_text,
    "markdown": lambda table, _: as_markdown(table),
    "csv": lambda table, _: as_csv(table),
    "json": lambda table, _: as_json(table),
}
"""How a table can be written as text, by the name of the format."""
