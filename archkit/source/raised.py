"""Where in a file of Python an exception was raised, and what it says."""

from pathlib import Path
from types import CodeType

Site = tuple[int, int, int, int]
"""First line, first column, last line, last column, as `ast` counts them."""


def position(code: CodeType, instruction: int, line: int) -> Site:
    """The place of an instruction."""
    first, last, column, end_column = list(code.co_positions())[instruction // 2]
    return first or line, column or 0, last or first or line, end_column or 0


def raised_at(error: BaseException, path: Path) -> Site | None:
    """The innermost line of a file that an exception passed through, or did not get past."""
    if isinstance(error, SyntaxError) and error.filename == str(path):
        line, column = error.lineno or 1, (error.offset or 1) - 1
        return line, column, line, column + 1
    site, current = None, error.__traceback__
    while current is not None:
        code = current.tb_frame.f_code
        if code.co_filename == str(path):
            site = position(code, current.tb_lasti, current.tb_lineno)
        current = current.tb_next
    return site


def said(error: BaseException) -> str:
    """What an exception is and says, in one line; as far as it can even do that."""
    try:
        text = error.msg if isinstance(error, SyntaxError) else " ".join(str(error).split())
    except Exception:  # noqa: BLE001 - code that is not archkit's runs here
        text = ""
    return f"{type(error).__name__}{f': {text}' if text else ''}"
