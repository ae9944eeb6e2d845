"""Requirements as CSV that Excel opens rightly: UTF-8 with a byte-order mark, no formulas."""

import codecs
import csv
import io
from collections.abc import Iterable

from archkit.exchange.columns import FINGERPRINT, ID, SOLUTION, columns
from archkit.exchange.formulas import guarded, unguarded
from archkit.exchange.given import Cell, CellSpan, Table
from archkit.exchange.rows import Row
from archkit.source.diagnostic import Diagnostic
from archkit.source.place import Span

_BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes the text for one in the code page of its country."""
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def csv_text(rows: Iterable[Row]) -> str:
    """A heading, and a line for each requirement."""
    text = io.StringIO()
    text.write(_BYTE_ORDER_MARK)
    table = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
    table.writerow([SOLUTION, ID, *(each.heading for each in columns()), FINGERPRINT])
    for row in rows:
        cells = (row.cells.get(each.field, "") for each in columns())
        table.writerow(map(guarded, (row.solution, row.id, *cells, row.fingerprint)))
    return text.getvalue()


def read_csv(data: bytes, file: str) -> Table | Diagnostic:
    """The table in a file of CSV, whichever of the usual marks stands between its cells.

    Returns:
        The table; or `not-utf8`, `invalid-csv`.
    """
    try:
        text = data.decode("utf-16" if data.startswith(_UTF16) else "utf-8-sig")
    except UnicodeDecodeError:
        hint = "save it as `CSV UTF-8`, or as a workbook (.xlsx)"
        return Diagnostic("not-utf8", "the file is not UTF-8", Span.at(file), hint)
    found: dict[int, dict[int, Cell]] = {}
    # What Excel puts between depends on the country that it is set to.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    number = 0
    try:
        for number, line in enumerate(reader, 1):
            cells = {at: Cell(unguarded(each)) for at, each in enumerate(line, 1) if each.strip()}
            if cells:
                found[number] = cells
    except csv.Error as error:
        span = CellSpan.of(file, "", number + 1, 1)
        hint = "look for a lost quote here, or save it anew from the spreadsheet"
        return Diagnostic("invalid-csv", f"this row cannot be read: {error}", span, hint)
    return Table(file, "", found)


def _delimiter(text: str) -> str:
    heading = text.partition("\n")[0]
    return max(",;\t", key=heading.count)
