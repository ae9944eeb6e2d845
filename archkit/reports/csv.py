"""CSV, for a spreadsheet: a line for each thing found."""

import csv
import io
from collections.abc import Iterator
from typing import Final

from archkit.checking.check import Result
from archkit.exchange.formulas import guarded
from archkit.reports._counts import left_out
from archkit.reports._harmless import harmless
from archkit.reports._remarks import Remark, remarks
from archkit.reports._report import Manner, Report

COLUMNS: Final = (
    "outcome",
    "severity",
    "rule",
    "name",
    "kind of element",
    "element",
    "field",
    "message",
    "fix",
    "evidence",
    "risk",
    "waived by",
    "waived until",
    "file",
    "line",
    "column",
    "fingerprint",
)


def write(result: Result, manner: Manner) -> str:
    """A heading, a line for each thing found, and one for each count of what was left out."""
    text = io.StringIO()
    table = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
    table.writerow(COLUMNS)
    for remark in remarks(result, manner.fail_on):
        table.writerow([_cell(value) for value in _row(remark, manner)])
    for words in left_out(result):
        row = {"outcome": "left out", "message": words}
        table.writerow([row.get(column, "") for column in COLUMNS])
    return text.getvalue()


def _row(remark: Remark, manner: Manner) -> Iterator[str]:
    element, waiver = remark.element, remark.waiver
    yield remark.kind.value
    yield remark.severity.value
    yield remark.rule
    yield remark.name
    yield element.WORD if element else ""
    yield element.address if element else ""
    yield remark.field
    yield remark.message
    yield remark.advice
    yield "\n".join(remark.evidence)
    yield remark.risk.value if remark.risk else ""
    yield waiver.address if waiver else ""
    yield waiver.expires.isoformat() if waiver else ""
    yield f"{manner.folder}{remark.span.file}"
    yield str(remark.span.line)
    yield str(remark.span.column)
    yield remark.fingerprint


def _cell(value: str) -> str:
    return guarded(harmless(value))


REPORT: Report = write
