"""Opening a file that somebody filled in, whatever it turns out to be."""

from importlib.util import find_spec
from pathlib import Path
from typing import Final

from archkit.exchange.csv_file import read_csv
from archkit.exchange.given import Table
from archkit.source.diagnostic import Diagnostic
from archkit.source.looks import MAX_BYTES
from archkit.source.place import Span

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0"
"""What a workbook begins with, and what an old one or one with a password does."""


class NoExcelError(Exception):
    """What reads and writes workbooks is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "for workbooks, archkit needs its extra `excel`: install it with"
            " `pip install 'archkit[excel]'`, or use CSV"
        )


def insist_on_excel() -> None:
    """See that workbooks can be read and written.

    Raises:
        NoExcelError: where they cannot.
    """
    if find_spec("openpyxl") is None:
        raise NoExcelError


def read_table(path: Path) -> Table | Diagnostic:
    """The table in a file.

    Raises:
        NoExcelError: where it is a workbook, and what reads it is not installed.

    Returns:
        The table, or why there is none: `unreadable-file`, `too-large`, `old-workbook`, and those
        of `read_csv` and `read_workbook`.
    """
    file = path.name
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        return Diagnostic("unreadable-file", message, Span.at(file), "look at its permissions")
    if size > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES // 1024**2} MiB"
        hint = "export fewer requirements: by department, or by solution"
        return Diagnostic("too-large", message, Span.at(file), hint)
    if data.startswith(_OLE):
        message = "this is an old workbook (.xls), or one that a password locks"
        hint = "save it as `Excel Workbook (.xlsx)` without a password"
        return Diagnostic("old-workbook", message, Span.at(file), hint)
    if data.startswith(_ZIP):
        insist_on_excel()
        from archkit.exchange.workbook.reading import read_workbook

        return read_workbook(data, file)
    return read_csv(data, file)
