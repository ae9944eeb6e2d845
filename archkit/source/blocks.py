"""The entries of a block mapping, found by their indentation without reading the rest.

This is a guess that its caller must check against the loaded data: a line that looks like a key may
be text.  It never misses a key: where a line could be anything unusual it gives up.
"""

import re
from functools import cache
from typing import NamedTuple

_FIRST_LINE = re.compile(r"^ *(?=[^ \t\r\n#])", re.MULTILINE)
_START_MARKER = re.compile(r"(?:[ ]*(?:#[^\n]*)?\n)*---[ ]*\r?\n")
_ITEM = re.compile(r"-(?:[ \r\n]|\Z)")
_KEY = re.compile(
    r"""(?: "(?P<double>[^"\\\r\n]*)"
          | '(?P<single>[^'\r\n]*)'
          | (?P<plain> (?: [^ \-?:,\[\]{}\#&*!|>'"%@`\r\n] | [-?:](?=[^ \r\n]) )
                       [^:\r\n]* (?: :(?![ \r\n]|\Z) [^:\r\n]* )* ) )
    [ ]* : (?=[ \r\n]|\Z)""",
    re.VERBOSE,
)
_NOTHING_MORE = re.compile(r"(?:[ ]+\#[^\r\n]*)?[ ]*(?:\r?\n|\Z)", re.VERBOSE)


class Entry(NamedTuple):
    """One key of a block mapping, and the lines that belong to it.

    Attributes:
        key: its text.
        key_start: the offset at which the key begins, with its quote if it has one.
        key_end: the offset after the key.
        start: the offset at which its first line begins.
        below: the offset of the line after its first, where the value stands on lines of its own;
            else None.
        end: the offset after its last line.
    """

    key: str
    key_start: int
    key_end: int
    start: int
    below: int | None
    end: int


def content_start(text: str) -> int:
    """Return the offset after the `---` that may stand before the first key."""
    marker = _START_MARKER.match(text)
    return marker.end() if marker else 0


class Block:
    """The entries of a block mapping by their keys; each is looked into when it is asked for."""

    def __init__(self, text: str, indent: int, keys: list[re.Match[str]], end: int) -> None:
        self._text = text
        self._indent = indent
        self._keys = keys
        self._end = end
        self.names = [_name(key) for key in keys]
        self._numbers = {name: number for number, name in enumerate(self.names)}
        self._found: dict[str, Entry] = {}

    def entry(self, name: str) -> Entry:
        """The entry of a key.

        Raises:
            KeyError: where the mapping has no such key.
        """
        if name not in self._found:
            self._found[name] = self._looked_into(self._numbers[name])
        return self._found[name]

    def _looked_into(self, number: int) -> Entry:
        last = number + 1 == len(self._keys)
        # A key's lines reach to the next key; comments between belong to the one above.
        end = self._end if last else self._keys[number + 1].start() - self._indent
        return _entry(self._text, self._keys[number], self._indent, end)


def block(text: str, start: int, end: int) -> Block | None:
    """Return the block mapping between two offsets, both at the start of a line.

    Args:
        text: without CR but before LF.
        start: where the mapping's first line begins.
        end: where the line after its last begins.

    Returns:
        The mapping, or None where it is none of simple keys.
    """
    first = _FIRST_LINE.search(text, start, end)
    if first is None:
        return None
    indent = first.end() - first.start()
    keys = _keys(text, indent, first.end(), end)
    return None if keys is None else Block(text, indent, keys, end)


def _keys(text: str, indent: int, first: int, end: int) -> list[re.Match[str]] | None:
    """Return the keys at this indentation, or None where a line is not what it should be."""
    key = _KEY.match(text, first, end)
    if key is None or " #" in key[0]:
        return None
    keys = [key]
    for line in _next_lines(indent).finditer(text, first, end):
        at = line.end()
        if _ITEM.match(text, at, end):
            continue  # a list may stand as far left as its key
        key = _KEY.match(text, at, end)
        if key is None or at - line.start() - 1 < indent or " #" in key[0]:
            return None
        keys.append(key)
    return keys


@cache
def _next_lines(indent: int) -> re.Pattern[str]:
    """Return what finds the lines indented by no more than this, comments and blanks left out."""
    # To begin with the line break makes the search many times faster than a `^` would.
    return re.compile(rf"\n {{0,{indent}}}(?=[^ \t\r\n#])")


def _name(key: re.Match[str]) -> str:
    return key["plain"].rstrip(" ") if key["plain"] is not None else key[key.lastgroup or 0]


def _entry(text: str, key: re.Match[str], indent: int, end: int) -> Entry:
    style, name = key.lastgroup or "plain", _name(key)
    key_end = key.start() + len(name) if style == "plain" else key.end(style) + 1
    rest = _NOTHING_MORE.match(text, key.end(), end)
    below = rest.end() if rest and rest.end() < end else None
    return Entry(name, key.start(), key_end, key.start() - indent, below, end)
