"""Texts as a workbook holds them: XML has no control characters, so they are written `_x0007_`.

A text that looks like such an escape has its first `_` escaped in turn (ECMA-376-1, 22.9.2.19).
"""

import re
from typing import Final

LONGEST: Final = 32_767
"""So many characters a cell holds; Excel cuts off what is beyond."""

_HIDDEN: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


def escaped(text: str) -> str:
    """A text as it stands in the XML."""
    return _HIDDEN.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def unescaped(text: str) -> str:
    """The text of which `escaped` made it.

    Excel's own files come from openpyxl with the `_` of an escape put back already, so that only
    what cannot be anything else is taken for an escape.
    """
    return _ESCAPE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return character if _HIDDEN.fullmatch(character) or character == "_" else match[0]
