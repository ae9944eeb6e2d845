"""How changes of files look in a terminal: a unified diff."""

import difflib
from collections.abc import Iterator

from archkit.reports._harmless import harmless_line
from archkit.reports._terminal import Paint

_COLOURS = {"+": "cyan", "-": "red", "@": "blue"}


def diff_lines(file: str, before: str, after: str, paint: Paint) -> Iterator[str]:
    """What changes in a file, line by line, with three lines around."""
    old, new = map(_lines, (before, after))
    for line in difflib.unified_diff(old, new, f"a/{file}", f"b/{file}", lineterm=""):
        shown = harmless_line(line)
        is_heading = line.startswith(("---", "+++"))
        style = ("bold",) if is_heading else tuple(filter(None, [_COLOURS.get(line[:1])]))
        yield paint(shown, *style)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").removesuffix("\n").split("\n")
