"""CSV, for a spreadsheet: a line for each thing found.

A spreadsheet takes a cell that begins with a certain character for a formula, and what a model
says is not to be trusted: such a cell begins with an apostrophe here
(https://owasp.org/www-community/attacks/CSV_Injection).
"""

import csv
import io
import re
from collections.abc import Iterator
from typing import Final

from archkit.checking.check import Result
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
_FORMULA: Final = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
"""What a spreadsheet takes for the beginning of a formula, full-width forms among it."""


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
    value = harmless(value)
    return f"'{value}" if _FORMULA.match(value) else value


REPORT: Report = write
