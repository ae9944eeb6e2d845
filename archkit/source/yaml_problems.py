"""What YAML allows and archkit does not, found with its places."""

from collections.abc import Iterator
from itertools import islice

import yaml_rs

from archkit.source.diagnostic import ENOUGH, Diagnostic
from archkit.source.lines import LineIndex
from archkit.source.place import Span
from archkit.source.yaml_tree import Node, TreeError, build, plain_text

_MAY_BE_NO_TEXT = frozenset("0123456789+-.~nNtTfF")
_NO_MERGE = "YAML 1.2 has no merge keys; put what is shared under `archetypes:` and say `like:`"


def inspect(text: str, file: str) -> list[Diagnostic]:
    """Return the duplicate keys, tags, merge keys, endless aliases, and keys that are no text.

    Returns:
        The first hundred; nothing where the text has none, or has so many nodes that it would take
        long to look.
    """
    try:
        root = build(plain_text(text))
    except TreeError:
        return []
    inspector = _Inspector(file, LineIndex(text))
    problems = (problem for node in _nodes(root) for problem in inspector.problems(node))
    return sorted(islice(problems, ENOUGH))


def place_of_depth(text: str, file: str, max_depth: int) -> Span:
    """Return the place at which a text nests deeper than `max_depth`, or else its start."""
    try:
        build(plain_text(text), max_depth=max_depth)
    except TreeError as error:
        if error.offset is not None:
            return LineIndex(text).character(file, error.offset)
    return Span.at(file)


def _nodes(root: Node | None) -> Iterator[Node]:
    """Yield every node once, also one that aliases lead to again, in the order of the text."""
    pending, seen = [root] if root else [], set[int]()
    while pending:
        node = pending.pop()
        if id(node) not in seen:
            seen.add(id(node))
            pending.extend(reversed(node.children))
            yield node


class _Inspector:
    def __init__(self, file: str, lines: LineIndex) -> None:
        self._file = file
        self._lines = lines

    def problems(self, node: Node) -> Iterator[Diagnostic]:
        if node.tag is not None:
            tag = node.tag.replace("tag:yaml.org,2002:", "!!")
            message = f"the tag `{tag}` is not allowed: a model is plain data"
            yield Diagnostic("tag-not-allowed", message, self._first_word(node), "leave it out")
        if node.is_endless:
            message = "this alias stands inside what it repeats"
            yield Diagnostic("endless-alias", message, self._span(node), "write the value out")
        if node.kind == "mapping":
            first: dict[str, Node] = {}
            for key in node.children[::2]:
                yield from self._key_problems(key, first.setdefault(key.text, key))

    def _key_problems(self, key: Node, first: Node) -> Iterator[Diagnostic]:
        span = self._span(key)
        if key.kind != "scalar":
            message = "a list or mapping cannot be a key"
            yield Diagnostic("key-not-text", message, span, "put it in quotes")
        elif key.text == "<<" and key.is_plain:
            yield Diagnostic("merge-key", "`<<` does not merge anything", span, _NO_MERGE)
        elif first is not key:
            related = ((self._span(first), "first given here"),)
            message = f"`{key.text}` is given twice"
            yield Diagnostic("duplicate-key", message, span, "keep one of them", related)
        elif key.is_plain and not is_text(key.text):
            yield Diagnostic(
                "key-not-text", f"the key `{key.text}` is no text", span, "put it in quotes"
            )

    def _span(self, node: Node) -> Span:
        end = min(node.end, self._lines.line_end(node.start))
        return self._lines.span(self._file, node.start, end)

    def _first_word(self, node: Node) -> Span:
        return self._lines.character(self._file, node.start)


def is_text(plain: str) -> bool:
    """Return whether YAML takes a scalar without quotes as text, and not as a number or such."""
    if plain and plain[0] not in _MAY_BE_NO_TEXT:
        return True
    try:
        # In a list, an empty scalar is a null as it is elsewhere, and not an empty document.
        value: object = next(iter(yaml_rs.loads(f"- {plain}", parse_datetime=False)))
    except ValueError:
        return True
    return not (value is None or isinstance(value, bool | int | float))
