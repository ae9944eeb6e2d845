"""A workbook as the bytes of its file: the same for the same sheets, at any time."""

import io
import re
import zipfile
from typing import Final

from openpyxl.workbook import Workbook

_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
_MODIFIED: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def new_workbook(title: str) -> Workbook:
    """A workbook with one empty sheet, that tells what it is about and what made it."""
    workbook = Workbook()
    workbook.properties.title = title
    workbook.properties.creator = "archkit"
    return workbook


def saved(workbook: Workbook) -> bytes:
    """The file, without the moment it was made at."""
    made = io.BytesIO()
    workbook.save(made)
    return _timeless(made.getvalue())


def _timeless(workbook: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z", data)
            info = zipfile.ZipInfo(name, _MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, data)
    return made.getvalue()
