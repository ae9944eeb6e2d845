"""The connections of a picture as a Markdown table: for those who do not see it, and for search."""

from collections.abc import Iterator

from archkit.diagrams.engine import Engine
from archkit.diagrams.format import Format
from archkit.diagrams.table import rows
from archkit.diagrams.text import clean
from archkit.diagrams.view import View

_SPECIAL = {ord(sign): f"\\{sign}" for sign in "\\`*_[]<>|&"}


def _write(view: View, engine: Engine) -> bytes:
    del engine
    return ("\n".join(_lines(view)) + "\n").encode()


def _lines(view: View) -> Iterator[str]:
    yield f"# {_escaped(view.title)}"
    yield ""
    yield _escaped(view.sentence)
    yield from (f"\n{_escaped(sentence)}" for sentence in view.left_out)
    for head, *lines in rows(view):
        yield ""
        yield "| " + " | ".join(head) + " |"
        yield "|" + " --- |" * len(head)
        yield from ("| " + " | ".join(_escaped(cell) for cell in line) + " |" for line in lines)


def _escaped(text: str) -> str:
    return clean(text).translate(_SPECIAL)


FORMAT = Format(".md", _write)
