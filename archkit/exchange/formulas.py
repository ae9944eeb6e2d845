"""Keeping a spreadsheet from taking a text for a formula.

A spreadsheet takes a cell that begins with a certain character for a formula, and what a model
says is not to be trusted (https://owasp.org/www-community/attacks/CSV_Injection).
"""

import re
from typing import Final

_FORMULA: Final = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
"""What a spreadsheet takes for the beginning of a formula, full-width forms among it."""


def guarded(text: str) -> str:
    """A text as a cell of CSV: behind an apostrophe where it could be taken for a formula."""
    return f"'{text}" if looks_like_formula(text.lstrip("'")) else text


def unguarded(text: str) -> str:
    """The text of which `guarded` made a cell."""
    is_guarded = text.startswith("'") and looks_like_formula(text.lstrip("'"))
    return text[1:] if is_guarded else text


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet could take a text for a formula."""
    return _FORMULA.match(text) is not None
