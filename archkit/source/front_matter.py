"""Markdown files with YAML front matter, such as decisions."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from archkit.source.diagnostic import Diagnostic
from archkit.source.lines import LineIndex
from archkit.source.place import Span
from archkit.source.spans import Locator
from archkit.source.yaml_file import Document, parse

_OPENING = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_CLOSING = re.compile(r"(?:(?<=\n)|(?<=\r))---[ \t]*(?:\r\n|\n|\r|\Z)")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*\Z")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})([^\r\n]*)")


class FrontMatter(NamedTuple):
    """A Markdown text taken apart.

    Attributes:
        yaml: what stands between the two `---`.
        yaml_line: the line on which that begins.
        body: what follows.
        body_line: the line on which that begins.
    """

    yaml: str
    yaml_line: int
    body: str
    body_line: int


class Heading(NamedTuple):
    """A heading and the text under it.

    Attributes:
        level: from 1 to 6.
        title: its text, without the marks.
        line: where it stands in the file.
        body: what stands between it and the next heading of any level.
    """

    level: int
    title: str
    line: int
    body: str


class MarkdownFile(NamedTuple):
    """A Markdown file whose front matter could be read.

    Attributes:
        file: its path from the workspace's root.
        text: the whole of it.
        document: its front matter, of which every span is right for the whole file.
        headings: the headings of its body, in order.
        body: what follows the front matter.
        body_line: the line on which that begins.
    """

    file: str
    text: str
    document: Document
    headings: tuple[Heading, ...]
    body: str
    body_line: int

    @property
    def data(self) -> dict[str, object]:
        """The front matter's mapping."""
        return self.document.data

    def locator(self) -> Locator:
        """Return a locator for the front matter; it counts the lines of the whole file."""
        return Locator(self.document)


def split(text: str) -> FrontMatter | None:
    """Return front matter and body, or None where no `---` opens or closes front matter."""
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return None
    body_line, _ = LineIndex(text).position(closing.end())
    return FrontMatter(
        yaml=text[opening.end() : closing.start()],
        yaml_line=2,
        body=text[closing.end() :],
        body_line=body_line,
    )


def parse_markdown(text: str, file: str) -> MarkdownFile | list[Diagnostic]:
    """Return a Markdown file with its front matter read, or what is wrong with it.

    Returns:
        The file; or `missing-front-matter`, `unclosed-front-matter`, or what `parse` says of the
        YAML, at its place in the whole file.
    """
    text = text.removeprefix("\ufeff")
    parts = split(text)
    if parts is None:
        return [_no_front_matter(text, file)]
    # An empty line in place of the `---` makes every place right for the whole file.
    document = parse("\n" * (parts.yaml_line - 1) + parts.yaml, file)
    if isinstance(document, list):
        return document
    headings = tuple(_headings(parts.body, parts.body_line))
    return MarkdownFile(file, text, document, headings, parts.body, parts.body_line)


def _no_front_matter(text: str, file: str) -> Diagnostic:
    opening = _OPENING.match(text)
    if opening is None:
        hint = "begin the file with `---`, `key: value` lines, and `---`"
        return Diagnostic(
            "missing-front-matter", "the file has no front matter", Span.at(file), hint
        )
    span = Span(file, 1, 1, 1, 4)
    hint = "put a line `---` after the last `key: value` line"
    return Diagnostic("unclosed-front-matter", "the front matter is never closed", span, hint)


def _headings(body: str, first_line: int) -> Iterator[Heading]:
    lines = _split_lines(body)
    found = list(_heading_lines(lines))
    starts = [at for at, _ in found]
    for (at, heading), end in zip(found, [*starts[1:], len(lines)], strict=False):
        text = "\n".join(lines[at + 1 : end]).strip("\n")
        yield Heading(len(heading[1]), heading[2] or "", first_line + at, text)


def _heading_lines(lines: list[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the headings outside fenced code, with the number of their line from 0."""
    fence = ""
    for at, line in enumerate(lines):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not mark[2].strip():
                fence = ""
        elif mark and not (mark[1][0] == "`" and "`" in mark[2]):
            fence = mark[1]
        elif heading := _HEADING.match(line):
            yield at, heading


def _split_lines(text: str) -> list[str]:
    """Split at line ends only, where `str.splitlines` would split at a form feed as well."""
    return re.split(r"\r\n|\n|\r", text)
