"""Opening a file that somebody filled in, whatever it turns out to be."""

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


def read_table(path: Path) -> Table | Diagnostic:
    """The table in a file.

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
    return read_csv(data, file)
