"""How messages look in a terminal: the excerpt with its underline, the notes below."""

import os
import shutil
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from archkit.analysis.secrets import hidden
from archkit.model.settings import Severity
from archkit.reports._harmless import harmless, harmless_line
from archkit.source.diagnostic import Diagnostic
from archkit.source.place import Span

_CODES = {"bold": "1", "dim": "2", "red": "31", "yellow": "33", "blue": "34", "cyan": "36"}
_OF_SEVERITY = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
PLAIN_WIDTH = 80
_MINIMUM = 40


class Paint(NamedTuple):
    """Colours and width; without a terminal there are no colours and 80 columns."""

    colours: bool = False
    width: int = PLAIN_WIDTH

    @classmethod
    def for_stream(cls, *, err: bool = False) -> "Paint":
        """What suits standard output (or standard error) as it is now.

        Honours `NO_COLOR` and `TERM=dumb`.
        """
        stream = sys.stderr if err else sys.stdout
        terminal = stream is not None and stream.isatty()  # none where it was closed
        plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
        width = shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns if terminal else PLAIN_WIDTH
        return cls(terminal and not plain, max(width, _MINIMUM))

    def __call__(self, text: str, *styles: str) -> str:
        if not self.colours or not styles:
            return text
        codes = ";".join(_CODES[style] for style in styles)
        return f"\x1b[{codes}m{text}\x1b[0m"

    def severity(self, severity: Severity, text: str) -> str:
        """A text in the colour of a severity; the word itself always says it too."""
        return self(text, "bold", _OF_SEVERITY[severity])

    def wrapped(self, text: str, first: str, rest: str) -> list[str]:
        """A text broken at the width, with what stands before its first and further lines."""
        text = harmless(text)
        if len(first) + len(text) <= self.width and text.isprintable() and "  " not in text:
            return [harmless_line((first + text).rstrip())]
        return list(_broken(text, self.width, first, rest)) or [first.rstrip()]


@lru_cache(maxsize=1024)
def _broken(text: str, width: int, first: str, rest: str) -> tuple[str, ...]:
    """A text broken at a width; findings of one rule mostly share what to do about them."""
    lines = textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return tuple(map(harmless_line, lines))


@lru_cache(maxsize=8)
def _lines(text: str) -> list[str]:
    """The lines of a file, split once for all findings in it."""
    return text.split("\n")


def excerpt(span: Span, texts: Mapping[str, str], paint: Paint) -> list[str]:
    """The line that a span stands on, its part underlined; a secret in it is not shown."""
    lines = _lines(texts.get(span.file, ""))
    if not 1 <= span.line <= len(lines) or not lines[span.line - 1].strip():
        return []
    end = span.end_column if span.end_line == span.line else len(lines[span.line - 1]) + 1
    gutter = " " * len(str(span.line))
    shown, column, length = _window(
        harmless(hidden(lines[span.line - 1].rstrip("\r"))),
        span.column - 1,
        max(end - span.column, 1),
        paint.width - len(gutter) - 3,
    )
    bar = paint("|", "blue")
    return [
        f"{gutter} {bar}",
        f"{paint(str(span.line), 'blue')} {bar} {shown}",
        f"{gutter} {bar} {' ' * column}{paint('^' * length, 'bold')}",
    ]


def _window(line: str, column: int, length: int, width: int) -> tuple[str, int, int]:
    """The part of a long line around a span, with the span's column and length in it."""
    line = line.expandtabs(1)
    if len(line) <= width:
        return line, column, min(length, max(len(line) - column, 1))
    start = max(0, min(column - width // 3, len(line) - width))
    part = line[start : start + width]
    if start > 0:
        part = "…" + part[1:]
    if start + width < len(line):
        part = part[:-1] + "…"
    return part, column - start, max(1, min(length, width - (column - start)))


def notes(label: str, text: str, gutter: str, paint: Paint) -> list[str]:
    """A note under an excerpt."""
    first = f"{gutter} = {label}: "
    return paint.wrapped(text, first, " " * len(first))


def arrow(span: Span, paint: Paint) -> str:
    """The line that tells the place."""
    where = harmless(str(span)).replace("\n", "\ufffd")  # a file's name may hold a line end
    return f"{gutter_of(span)}{paint('-->', 'blue')} {where}"


def gutter_of(span: Span) -> str:
    """The space that the line number takes."""
    return " " * len(str(span.line))


def diagnostic_lines(
    diagnostic: Diagnostic, texts: Mapping[str, str], paint: Paint
) -> Sequence[str]:
    """A mistake in the input, as text."""
    return list(_diagnostic(diagnostic, texts, paint))


def _diagnostic(diagnostic: Diagnostic, texts: Mapping[str, str], paint: Paint) -> Iterator[str]:
    span, gutter = diagnostic.span, gutter_of(diagnostic.span)
    label = f"error[{diagnostic.code}]"
    yield from headline(label, diagnostic.message, Severity.ERROR, paint)
    yield arrow(span, paint)
    yield from excerpt(span, texts, paint)
    for place, note in diagnostic.related:
        yield from notes(note, str(place), gutter, paint)
    if diagnostic.hint:
        yield from notes("help", diagnostic.hint, gutter, paint)


def headline(label: str, message: str, severity: Severity, paint: Paint) -> list[str]:
    """The first line of a message, its label in the colour of the severity."""
    lines = paint.wrapped(f"{label} {message}", "", "  ")
    painted = paint.severity(severity, label) + paint(lines[0].removeprefix(label), "bold")
    return [painted, *(paint(line, "bold") for line in lines[1:])]
