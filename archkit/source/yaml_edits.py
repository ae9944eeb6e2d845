"""A YAML text changed to hold other data, by the smallest edits that do it.

What does not change keeps its every character: comments, order, quotes, line ends. The text that
comes out is read again, and is given only where it holds just what it should.
"""

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeGuard

from archkit.source.place import Path
from archkit.source.yaml_aliases import spelled_out
from archkit.source.yaml_file import Document, parse
from archkit.source.yaml_layout import Edit, Layout, Part, applied
from archkit.source.yaml_text import entry_lines, in_line, key_text, value_lines
from archkit.source.yaml_tree import Node, TreeError, build, plain_text

Data = dict[str, object]


class EditError(Exception):
    """The text is written in a way that cannot be edited here.

    Attributes:
        path: Where, as far as it is known.
    """

    def __init__(self, message: str, path: Path = ()) -> None:
        super().__init__(message)
        self.path = path


class _UnusualError(EditError):
    """A mapping or list is laid out as hardly ever: it can only be written anew as a whole."""


def rewritten(document: Document, data: Data, *, spell_out: bool = False) -> str:
    """Return the text of a document, changed to hold `data`.

    A key that is new stands behind the one that it follows in `data`.

    Args:
        document: The document.
        data: What it is to hold.
        spell_out: Whether an alias may be written out, where what it repeats is to change in one
            place only.

    Raises:
        EditError: where the text cannot be changed so, as where an alias stands for a value.
    """
    if _same(data, document.data):
        return document.text
    try:
        if spell_out and "*" in document.text:
            document = spelled_out(document, data)
        root = build(plain_text(document.text), opaque=spell_out)
    except TreeError as error:
        raise EditError(str(error)) from error
    if root is None or document.text.count("\r") != document.text.count("\r\n"):
        raise EditError("it holds nothing yet, or its lines end in a way of their own")
    edits = list(_Editor(document.text).mapping(root, document.data, data, ()))
    text = applied(document.text, edits)
    after = parse(text, document.file)
    if not isinstance(after, Document) or not _same(after.data, data):
        raise EditError("a part of it is repeated by an alias, or written in an unusual way")
    return text


class _Entry(NamedTuple):
    """A key of a mapping with its value."""

    name: str
    key: Node
    value: Node


class _Editor:
    """Finds the edits for one text."""

    def __init__(self, text: str) -> None:
        self._layout = Layout(text)

    def mapping(self, node: Node, old: Data, new: Data, path: Path) -> Iterator[Edit]:
        """The edits that make the mapping at a node hold `new`."""
        entries = self._entries(node, old, path)
        for entry in entries:
            if entry.name in new and not _same(old[entry.name], new[entry.name]):
                inside = (*path, entry.name)
                yield from self._value(entry, node, old[entry.name], new[entry.name], inside)
        parts = [Part(each.key.start, self._layout.end(each.value)) for each in entries]
        kept = [each.name in new for each in entries]
        if node.is_flow and not any(kept):
            yield Edit(node.start, node.end, in_line(new))
            return
        yield from self._gone(node, parts, kept, path)
        before: int | None = None
        numbers = {entry.name: number for number, entry in enumerate(entries)}
        for name, value in new.items():
            if name in numbers:
                before = numbers[name]
            elif node.is_flow:
                text = f"{key_text(name)}: {in_line(value)}"
                yield self._layout.put_in_flow(parts, kept, before, text)
            else:
                self._insist_on_lines(parts[:1], path)
                lines = entry_lines(name, value, self._layout.column(entries[0].key.start))
                yield self._layout.put_in_block(parts, before, lines)

    def _entries(self, node: Node, old: Data, path: Path) -> list[_Entry]:
        """The keys of a mapping, each with its value, as the data have them."""
        names = {plain_text(name): name for name in old}
        pairs = node.pairs() if node.kind == "mapping" else []
        if [plain_text(key.text) for key, _ in pairs] != list(names):
            raise _UnusualError("it is written in an unusual way", path)
        ends = [*(key.start for key, _ in pairs[1:]), node.end]
        for (key, value), end in zip(pairs, ends, strict=True):
            if not key.end <= value.start <= value.end <= end:
                where = (*path, names[plain_text(key.text)])
                raise EditError("it is repeated from elsewhere by an alias", where)
        return [_Entry(names[plain_text(key.text)], key, value) for key, value in pairs]

    def _value(
        self, entry: _Entry, around: Node, old: object, new: object, path: Path
    ) -> Iterator[Edit]:
        try:
            edits = list(self._inside(entry.value, old, new, path))
        except _UnusualError:
            if self._layout.has_comment(entry.value):
                raise
            edits = []
        yield from edits or [self._replaced(entry, around, new)]

    def _inside(self, value: Node, old: object, new: object, path: Path) -> Iterator[Edit]:
        """The edits inside a value, where it stays what it is; none where it becomes another."""
        if _is_data(old) and _is_data(new) and old and new:
            yield from self.mapping(value, old, new, path)
        elif isinstance(old, list) and isinstance(new, list) and old and new:
            yield from self._list(value, old, new, path)

    def _replaced(self, entry: _Entry, around: Node, new: object) -> Edit:
        """The edit that puts another value behind a key."""
        layout, value, end = self._layout, entry.value, self._layout.end(entry.value)
        after_colon = layout.after_colon(entry.key)
        if around.is_flow or layout.has_more_on_line(end):
            lines = [in_line(new, flow=around.is_flow)]
        else:
            lead = layout.column(after_colon)
            width = layout.width_of(value)
            lines = value_lines(new, lead, layout.column(entry.key.start), width)
        is_beside = value.end > value.start and layout.on_one_line(after_colon, value.start)
        if is_beside and lines[0]:
            return Edit(value.start, end, layout.joined(lines))
        blank = " " * bool(lines[0])
        return Edit(after_colon, max(end, after_colon), blank + layout.joined(lines))

    def _list(
        self, node: Node, old: Sequence[object], new: Sequence[object], path: Path
    ) -> Iterator[Edit]:
        """The edits of the items between those at the two ends that stay."""
        layout, items = self._layout, node.children
        if node.kind != "list" or len(items) != len(old):
            raise _UnusualError("it is written in an unusual way", path)
        if any(not node.start <= item.start <= item.end <= node.end for item in items):
            raise EditError("an item of it is repeated from elsewhere by an alias", path)
        first = _alike(old, new)
        last = len(old) - _alike(old[first:][::-1], new[first:][::-1])
        coming = new[first : len(new) - (len(old) - last)]
        if len(coming) == last - first:
            for item, value in zip(items[first:last], coming, strict=True):
                yield Edit(item.start, layout.end(item), in_line(value, flow=node.is_flow))
            return
        parts = [Part(item.start, layout.end(item)) for item in items]
        kept = [not first <= number < last for number in range(len(items))]
        if node.is_flow and not any(kept):
            yield Edit(node.start, node.end, in_line(new))
            return
        yield from self._gone(node, parts, kept, path)
        before = first - 1 if first else None
        for value in coming:
            if node.is_flow:
                yield layout.put_in_flow(parts, kept, before, in_line(value))
            else:
                self._insist_on_lines(parts[:1], path)
                lines = [f"{layout.indent(items[0].start)}- {in_line(value, flow=False)}"]
                yield layout.put_in_block(parts, before, lines)

    def _gone(
        self, node: Node, parts: Sequence[Part], kept: Sequence[bool], path: Path
    ) -> Iterator[Edit]:
        """The edits that take out what is not kept."""
        if node.is_flow:
            yield from self._layout.out_of_flow(parts, kept)
            return
        gone = [part for part, stays in zip(parts, kept, strict=True) if not stays]
        self._insist_on_lines(gone, path)
        yield from map(self._layout.lines_of, gone)

    def _insist_on_lines(self, parts: Sequence[Part], path: Path) -> None:
        """See that parts have lines of their own.

        Raises:
            _UnusualError: where they have not.
        """
        if not all(self._layout.begins_its_line(part.start) for part in parts):
            raise _UnusualError("several of it stand on one line", path)


def _is_data(value: object) -> TypeGuard[Data]:
    return isinstance(value, dict)


def _same(one: object, other: object) -> bool:
    """Whether two contents are one; Python by itself takes `1`, `1.0` and `true` for the same."""
    return one == other and json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def _alike(one: Sequence[object], other: Sequence[object]) -> int:
    """How many of the first items are the same."""
    pairs = zip(one, other, strict=False)
    return next(
        (at for at, (a, b) in enumerate(pairs) if not _same(a, b)), min(len(one), len(other))
    )
