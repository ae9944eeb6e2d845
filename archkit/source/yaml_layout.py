"""How a YAML text is laid out around its nodes, and the edits that put parts in and take them out.

A part is an entry of a mapping or an item of a list. In flow style parts stand in brackets with
commas between; in block style each stands on lines of its own.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from archkit.source.yaml_text import WIDTH
from archkit.source.yaml_tree import Node

_NARROWEST = 60
_COMMA = re.compile(r"\s*,[ \t]*")


class Edit(NamedTuple):
    """A piece of a text, from one offset to another, and what is to stand there instead."""

    start: int
    end: int
    text: str


class Part(NamedTuple):
    """The offsets between which an entry or item stands."""

    start: int
    end: int


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits made; those that only put in at one place keep their order."""
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda each: each[:2]):
        pieces += [text[at : edit.start], edit.text]
        at = max(at, edit.end)
    return "".join([*pieces, text[at:]])


def _scalars(node: Node) -> Iterator[Node]:
    if node.kind == "scalar":
        yield node
    for child in node.children:
        yield from _scalars(child)


class Layout:
    """The lines of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._newline = "\r\n" if "\r\n" in text else "\n"

    def joined(self, lines: Iterable[str]) -> str:
        """Lines as the text has them."""
        return self._newline.join(lines)

    def column(self, offset: int) -> int:
        """How many characters stand before an offset on its line."""
        return offset - self._line_start(offset)

    def indent(self, offset: int) -> str:
        """The blanks at the beginning of an offset's line."""
        start = self._line_start(offset)
        line = self._text[start:offset]
        return line[: len(line) - len(line.lstrip(" "))]

    def end(self, node: Node) -> int:
        """Where the last character of a node stands, and not what follows a block of lines."""
        while node.kind != "scalar" and not node.is_flow and node.children:
            node = node.children[-1]
        return node.start + len(self._text[node.start : node.end].rstrip())

    def after_colon(self, key: Node) -> int:
        """The offset after the colon of a key."""
        return self._text.index(":", key.end) + 1

    def on_one_line(self, one: int, other: int) -> bool:
        """Whether no line ends between two offsets."""
        return "\n" not in self._text[one:other]

    def has_more_on_line(self, offset: int) -> bool:
        """Whether something follows on the line, such as a comment."""
        return bool(self._text[offset : self._next_line(offset)].strip())

    def has_comment(self, node: Node) -> bool:
        """Whether a comment stands between the texts of a node."""
        at = node.start
        for scalar in (*_scalars(node), None):
            if "#" in self._text[at : scalar.start if scalar else node.end]:
                return True
            at = scalar.end if scalar else node.end
        return False

    def begins_its_line(self, offset: int) -> bool:
        """Whether nothing but blanks, or the dash of an item, stands before on the line."""
        return self._text[self._line_start(offset) : offset].strip() in ("", "-")

    def width_of(self, value: Node) -> int:
        """How wide the lines of a block of text are, so that one that changes looks the same."""
        lines = self._text[value.start : value.end].split("\n")
        is_block = self._text[value.start : value.start + 1] in (">", "|")
        widest = max(map(len, lines)) if is_block and len(lines) > 1 else WIDTH
        return min(max(widest, _NARROWEST), WIDTH)

    def lines_of(self, part: Part) -> Edit:
        """Take out a part with its lines."""
        return Edit(self._line_start(part.start), self._next_line(part.end), "")

    def put_in_block(self, parts: Sequence[Part], before: int | None, lines: list[str]) -> Edit:
        """Put lines behind a part, or above all."""
        if before is None:
            at = self._line_start(parts[0].start)
        else:
            at = self._next_line(parts[before].end)
            if at == len(self._text) and not self._text.endswith("\n"):
                return Edit(at, at, self._newline + self.joined(lines))
        return Edit(at, at, self.joined([*lines, ""]))

    def put_in_flow(
        self, parts: Sequence[Part], kept: Sequence[bool], before: int | None, text: str
    ) -> Edit:
        """Put a text into brackets behind a part, or before all that stay."""
        if before is not None:
            return Edit(parts[before].end, parts[before].end, f", {text}")
        at = parts[kept.index(True)].start
        return Edit(at, at, f"{text}, ")

    def out_of_flow(self, parts: Sequence[Part], kept: Sequence[bool]) -> Iterator[Edit]:
        """Take out what is not kept, with its commas; something has to stay."""
        for number, part in enumerate(parts):
            if kept[number]:
                continue
            if any(kept[:number]):
                yield self._with_comma(parts[number - 1].end, part)
            else:
                yield Edit(part.start, parts[number + 1].start, "")

    def _with_comma(self, before: int, part: Part) -> Edit:
        """Take out a part and the comma before it; or that behind, where a comment is between."""
        if "#" not in self._text[before : part.start]:
            return Edit(before, part.end, "")
        comma = _COMMA.match(self._text, part.end)
        return Edit(part.start, comma.end() if comma else part.end, "")

    def _line_start(self, offset: int) -> int:
        return self._text.rfind("\n", 0, offset) + 1

    def _next_line(self, offset: int) -> int:
        end = self._text.find("\n", offset)
        return len(self._text) if end < 0 else end + 1
