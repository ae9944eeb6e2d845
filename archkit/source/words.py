"""Words inside a text: what of a long value a finding is about, and where they stand in a file."""

import re
from typing import Final, NamedTuple

from archkit.source.lines import LineIndex
from archkit.source.place import Span

_OPENING: Final = r"(?:[>|][^\n]*\n\s*|[\"'])?"
"""What may stand between the start of a value and its first word: a block's sign, or a quote."""


class Words(NamedTuple):
    """A part of a text.

    Attributes:
        start: The offset of its first character, in the text on one line: every run of white
            space counts as a single space, and none stands at the ends.
        end: The offset after its last character.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves, from a text on one line."""
        return text[self.start : self.end]


def on_one_line(text: str) -> str:
    """A text without line breaks, every run of white space a single space."""
    return " ".join(text.split())


def narrowed(span: Span, value: str, words: Words, file_text: str, lines: LineIndex) -> Span:
    """The span of words within the span of a value; always on one line.

    Everything from the start of the value up to the words is compared with the file, so that a
    span that is given is right. Where the file spells the value differently, as an escaped
    letter does, the whole value's span is returned.

    Args:
        span: Where the value stands.
        value: The value as it was read.
        words: Which part of it.
        file_text: The file's text.
        lines: The lines of that text.
    """
    text = on_one_line(value)
    before, inside = text[: words.start], words.of(text)
    gap = r"\s+" if before.endswith(" ") else ""
    pattern = re.compile(f"{_OPENING}{_spelt(before)}{gap}({_spelt(inside)})")
    found = pattern.match(file_text, lines.offset(span.line, span.column))
    if found is None or not inside:
        return span
    start, end = found.span(1)
    return lines.span(span.file, start, min(end, lines.line_end(start)))


def _spelt(text: str) -> str:
    """A pattern of a text whose words may be parted by any white space."""
    return r"\s+".join(map(re.escape, text.split()))
