"""A YAML file becomes a mapping, or diagnostics.

Reading executes nothing and stays within bounds on hostile text.  One file holds one document,
which is a mapping with text for keys; what else YAML offers (tags, merge keys, several documents)
is refused with its place rather than half understood.
"""

import re
from itertools import chain
from typing import Literal, NamedTuple

import yaml_rs

from archkit.source.diagnostic import Diagnostic
from archkit.source.files import NO_TEXT
from archkit.source.lines import LineIndex
from archkit.source.place import Span
from archkit.source.yaml_errors import describe, long_number
from archkit.source.yaml_problems import inspect, place_of_depth

MAX_DEPTH = 100
"""How deep mappings and lists may nest; a design needs ten."""

_ALIASES = yaml_rs.AliasLimits(max_total_replayed_events=100_000, max_replay_stack_depth=16)

# Each level of block nesting takes a column of indentation or a mark of its own, so a line that
# begins with so many nests too deep.  The loader would recurse on it until its stack overflows.
_TOO_DEEP = re.compile(r"\n[ \t\-?:]{1000}")

# The loader takes half a minute for a number of five million digits; a small file cannot hold one.
_LONG_NUMBER = re.compile(r"[\d_](?<![\d_]{2})[\d_]{10000}")
_LONG = 200_000

_MAYBE_TAG = re.compile(r"(?:^|[\s,\[{])!", re.MULTILINE)
Suspicion = Literal["key", "depth", "number", "empty"]

_MARKER = re.compile(r"^(?:---(?=\s|\Z)|\.\.\.[ \t]*\r?\n(?=[^-\s]))", re.MULTILINE)
_CONTENT = re.compile(r"^[ \t]*(?!---\s)[^\s#%]", re.MULTILINE)


class Document(NamedTuple):
    """A YAML file that could be read.

    Attributes:
        file: its path from the workspace's root.
        text: what stands in it, without a byte-order mark.
        data: the mapping it holds; empty for an empty file.
    """

    file: str
    text: str
    data: dict[str, object]


def parse(text: str, file: str) -> Document | list[Diagnostic]:
    """Return the document that a text holds, or what is wrong with it.

    An empty text, or one of comments only, is an empty document.

    Returns:
        The document; or at least one diagnostic: `invalid-yaml`, `not-text`, `too-complex`,
        `several-documents`, `not-a-mapping`, `duplicate-key`, `key-not-text`, `merge-key`,
        `tag-not-allowed`, `endless-alias`.
    """
    text = text.removeprefix("\ufeff")
    refusal = _refuse(text, file)
    if refusal is not None:
        return [refusal]
    try:
        data: object = yaml_rs.loads(text, parse_datetime=False, alias_limits=_ALIASES)
    except ValueError as error:
        return _mistakes(error, text, file)
    if data is None:
        data = {}
    if not isinstance(data, dict):
        return [_no_mapping(data, text, file)]
    return _hidden_mistakes(data, text, file) or Document(file, text, data)


def _refuse(text: str, file: str) -> Diagnostic | None:
    """Return what is wrong where the loader would stop silently, or crash."""
    nul = text.find("\0")
    if nul >= 0:
        span = LineIndex(text).character(file, nul)
        return Diagnostic("not-text", "the file is not text: it holds a NUL", span, NO_TEXT)
    deep = _TOO_DEEP.search("\n" + text.replace("\r", "\n"))
    if deep is not None:
        return _too_deep(LineIndex(text).character(file, deep.end() - 1))
    if len(text) > _LONG and _LONG_NUMBER.search(text):
        return long_number(text, file)
    return None


def _mistakes(error: ValueError, text: str, file: str) -> list[Diagnostic]:
    message = str(error)
    if message.startswith(("duplicate mapping key", "Invalid tag")):
        found = inspect(text, file)
        if found:
            return found
    return [describe(error, text, file)]


def _no_mapping(data: object, text: str, file: str) -> Diagnostic:
    second = _second_document(text) if isinstance(data, list) else None
    if second is not None:
        span = LineIndex(text).span(file, *second)
        hint = "one document a file: split it"
        return Diagnostic("several-documents", "a second document begins here", span, hint)
    first = _CONTENT.search(text)
    span = LineIndex(text).character(file, first.end() - 1 if first else 0)
    kind = "a list" if isinstance(data, list) else "a single value"
    message = f"the file holds {kind}, not `key: value` pairs"
    hint = "begin with `solution: its-id`, or with a section such as `departments:`"
    return Diagnostic("not-a-mapping", message, span, hint)


def _second_document(text: str) -> tuple[int, int] | None:
    begun = False
    for marker in _MARKER.finditer(text):
        if begun or _CONTENT.search(text, 0, marker.start()):
            return marker.start(), marker.start() + 3
        begun = True
    return None


def _hidden_mistakes(data: dict[str, object], text: str, file: str) -> list[Diagnostic]:
    """Return what the loader lets pass; on a normal file this costs a small part of the load."""
    suspicions = _look_over(data)
    if "depth" in suspicions:
        return [_too_deep(place_of_depth(text, file, MAX_DEPTH))]
    if "number" in suspicions:
        return [long_number(text, file)]
    has_tag = "!" in text and _MAYBE_TAG.search(text) is not None
    # The loader gives an empty value for an alias that stands inside what it repeats.
    has_loop = "empty" in suspicions and "*" in text
    if not ("key" in suspicions or has_tag or has_loop or "<<" in text):
        return []
    found = inspect(text, file)
    if "key" in suspicions and not found:
        message, hint = "a key of this file is no text", "put every key in quotes"
        return [Diagnostic("key-not-text", message, Span.at(file), hint)]
    return found


def _look_over(data: dict[str, object]) -> set[Suspicion]:
    """Return what about the data needs a closer look; level by level, with few steps in Python."""
    suspicions: set[Suspicion] = set()
    dicts: list[dict[str, object]] = [data]
    lists: list[list[object]] = []
    for _ in range(MAX_DEPTH):
        if not set(map(type, chain.from_iterable(dicts))) <= {str}:
            suspicions.add("key")
        below = chain(
            chain.from_iterable(map(dict.values, dicts)),
            chain.from_iterable(lists),
        )
        notable = [value for value in below if type(value) in _NOTABLE]
        if any(isinstance(value, int) and value.bit_length() > _MAX_BITS for value in notable):
            suspicions.add("number")
        if None in notable:
            suspicions.add("empty")
        dicts = [branch for branch in notable if isinstance(branch, dict)]
        lists = [branch for branch in notable if isinstance(branch, list)]
        if not dicts and not lists:
            return suspicions
    return suspicions | {"depth"}


_NOTABLE = frozenset({dict, list, int, type(None)})
_MAX_BITS = 256  # Python refuses to print a number of some thousand digits


def _too_deep(span: Span) -> Diagnostic:
    message = f"the file nests deeper than {MAX_DEPTH} levels"
    return Diagnostic("too-complex", message, span, "flatten it: a design needs ten")
