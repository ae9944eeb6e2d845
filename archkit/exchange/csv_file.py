"""Requirements as CSV that Excel opens rightly: UTF-8 with a byte-order mark, no formulas."""

import csv
import io
from collections.abc import Iterable

from archkit.exchange.columns import FINGERPRINT, ID, SOLUTION, columns
from archkit.exchange.formulas import guarded
from archkit.exchange.rows import Row

_BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes the text for one in the code page of its country."""


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
