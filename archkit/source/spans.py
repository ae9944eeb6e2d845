"""The span of a path in a YAML document, found late.

Most runs report little, so nothing is done until a span is asked for, and then as little as will
do: the lines of the path's own entry are found by their indentation, and only those are handed to
libyaml.  The loaded data tells whether the indentation was read rightly; where it was not, or where
aliases reach across entries, the whole file is read.
"""

from typing import Literal, NamedTuple

from archkit.source.blocks import Block, Entry, block, content_start
from archkit.source.lines import LineIndex
from archkit.source.place import Path, Span
from archkit.source.yaml_file import Document
from archkit.source.yaml_tree import Node, TreeError, build, plain_text

Part = Literal["key", "value", "pair"]
"""What of an entry to underline: its key, its value, or both."""

_MISSING = object()


class _Found(NamedTuple):
    """Offsets of a key, or of a whole list item, and the node of the value where it is known."""

    key_start: int
    key_end: int
    value: Node | None
    is_item: bool = False


class Locator:
    """Finds where the paths of one document stand in its file."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._made: _Search | None = None

    def exists(self, path: Path) -> bool:
        """Return whether the document has something at this path, if only a null."""
        return len(_existing(path, self._document.data)) == len(path)

    def locate(self, path: Path, part: Part = "value") -> Span:
        """Return the span of what stands at a path; always on one line.

        A path that the document lacks gives the key of its nearest ancestor, and at last the start
        of the file.  An alias leads to what it repeats.

        Args:
            path: from the top of the document.
            part: `key` is the key, or for a list item the item; `value` is the value, or its key
                where the value is empty or stands on lines of its own; `pair` is both.
        """
        existing = _existing(path, self._document.data)
        if not existing:
            return Span.at(self._document.file)
        if len(existing) < len(path):
            part = "key"
        return self._search.span(existing, part)

    @property
    def _search(self) -> "_Search":
        if self._made is None:
            self._made = _Search(self._document)
        return self._made


def _existing(path: Path, data: object) -> Path:
    """Return as much of the path as the data has."""
    for depth, step in enumerate(path):
        data = _child(data, step)
        if data is _MISSING:
            return path[:depth]
    return path


def _child(data: object, step: str | int) -> object:
    if isinstance(data, dict):
        return data.get(step, _MISSING)
    if isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
        return data[step]
    return _MISSING


class _Search:
    """What was found out so far about the text of one document."""

    def __init__(self, document: Document) -> None:
        self._file = document.file
        self._data = document.data
        self._lines = LineIndex(document.text)
        self._text = plain_text(document.text)
        self._blocks: dict[int, Block | None] = {}
        self._trees: dict[tuple[int, int], Node | None] = {}
        # A CR that ends a line alone would need more care than it is worth.
        self._is_simple = self._text.count("\r") == self._text.count("\r\n")

    def span(self, path: Path, part: Part) -> Span:
        found = self._find(path, part)
        if found is None:
            return Span.at(self._file)
        start, end = found.key_start, found.key_end
        value = found.value
        if part != "key" and not found.is_item and value is not None and _shows(value):
            value_end = self._trimmed_end(value)
            if part == "value":
                start, end = value.start, value_end
            elif value.start >= end and value.start <= self._lines.line_end(start):
                end = value_end
        return self._lines.span(self._file, start, end)

    def _find(self, path: Path, part: Part) -> _Found | None:
        entry, depth = self._nearest_entry(path)
        if entry is not None:
            if part == "key" and depth == len(path):
                return _Found(entry.key_start, entry.key_end, None)
            found = self._walk(self._tree(entry.start, entry.end), path[depth - 1 :])
            if found is not None:
                return found
        found = self._walk(self._tree(0, len(self._text)), path)
        if found is None and entry is not None:
            return _Found(entry.key_start, entry.key_end, None)
        return found

    def _nearest_entry(self, path: Path) -> tuple[Entry | None, int]:
        """Return the smallest entry around a path that indentation shows, and its depth."""
        nearest: Entry | None = None
        data: object = self._data
        start: int | None = content_start(self._text) if self._is_simple else None
        end = len(self._text)
        for depth, step in enumerate(path):
            if start is None or not isinstance(data, dict) or not isinstance(step, str):
                return nearest, depth
            around = self._block(start, end, data)
            if around is None:
                return nearest, depth
            nearest = around.entry(plain_text(step))
            start, end, data = nearest.below, nearest.end, data[step]
        return nearest, len(path)

    def _block(self, start: int, end: int, data: dict[str, object]) -> Block | None:
        if start not in self._blocks:
            found = block(self._text, start, end)
            # Every real key is among those found, so that equal keys mean that no other is.
            wanted = [plain_text(key) for key in data]
            is_right = found and found.names == wanted and len({*wanted}) == len(wanted)
            self._blocks[start] = found if is_right else None
        return self._blocks[start]

    def _tree(self, start: int, end: int) -> Node | None:
        if (start, end) not in self._trees:
            try:
                tree = build(self._text[start:end], start)
            except TreeError:
                tree = None
            self._trees[start, end] = tree
        return self._trees[start, end]

    def _walk(self, node: Node | None, path: Path) -> _Found | None:
        """Return what stands at the path, or at its deepest ancestor that the tree has."""
        found: _Found | None = None
        for step in path:
            below = self._step(node, step)
            if below is None:
                return found
            found, node = below, below.value
        return found

    def _step(self, node: Node | None, step: str | int) -> _Found | None:
        if node is None:
            return None
        if node.kind == "mapping":
            wanted = plain_text(str(step))
            for key, value in node.pairs():
                if key.kind == "scalar" and plain_text(key.text) == wanted:
                    return _Found(key.start, self._trimmed_end(key), value)
        if node.kind == "list" and isinstance(step, int) and step < len(node.children):
            item = node.children[step]
            shown = _first_shown(item)
            return _Found(shown.start, self._trimmed_end(shown), item, is_item=True)
        return None

    def _trimmed_end(self, node: Node) -> int:
        """Return where a node ends, or else where its first line does."""
        line_end = self._lines.line_end(node.start)
        if node.end <= line_end:
            return node.end
        return node.start + len(self._text[node.start : line_end].rstrip(" \t"))


def _shows(value: Node) -> bool:
    """Return whether a value is worth underlining itself, rather than its key."""
    is_block = value.kind != "scalar" and not value.is_flow
    return not is_block and value.end > value.start


def _first_shown(item: Node) -> Node:
    """Return the item itself, or of a block collection the first key or item within."""
    while item.kind != "scalar" and not item.is_flow and item.children:
        item = item.children[0]
    return item
