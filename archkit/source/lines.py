"""Offsets into a text and the lines and columns that people count."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from archkit.source.place import Span

_BREAK = re.compile(r"\r\n|\n|\r")


class LineIndex:
    """The lines of one text; a line ends with LF, CRLF or CR, as YAML and Markdown have it."""

    def __init__(self, text: str) -> None:
        self._text = text
        if "\r" in text:
            ends: Iterable[int] = (found.end() for found in _BREAK.finditer(text))
        else:  # as most files are, and many times faster
            ends = accumulate(len(line) + 1 for line in text.split("\n")[:-1])
        self._starts = [0, *ends]

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and column, both from 1, of a character offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and column, or the nearest offset that exists."""
        if line > len(self._starts):
            return len(self._text)
        start = self._starts[max(line, 1) - 1]
        return min(start + max(column, 1) - 1, self.line_end(start))

    def line_end(self, offset: int) -> int:
        """Return the offset at which the line of `offset` ends, its line break left out."""
        line = bisect_right(self._starts, offset)
        if line == len(self._starts):
            return len(self._text)
        end = self._starts[line]
        return end - 2 if self._text.startswith("\r\n", end - 2) else end - 1

    def span(self, file: str, start: int, end: int) -> Span:
        """Return the span between two offsets."""
        return Span(file, *self.position(start), *self.position(end))

    def character(self, file: str, offset: int) -> Span:
        """Return the span of one character; it is empty at the end of a line."""
        return self.span(file, offset, min(offset + 1, self.line_end(offset)))
