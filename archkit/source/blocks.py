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


def entries(text: str, start: int, end: int) -> list[Entry] | None:
    """Return the entries of the block mapping between two offsets, both at the start of a line.

    Args:
        text: without CR but before LF.
        start: where the mapping's first line begins.
        end: where the line after its last begins.

    Returns:
        The entries, or None where it is no block mapping of simple keys.
    """
    first = _FIRST_LINE.search(text, start, end)
    if first is None:
        return None
    indent = first.end() - first.start()
    keys = _keys(text, indent, first.end(), end)
    if keys is None:
        return None
    # A key's lines reach to the next key; comments between belong to the one above.
    ends = [key.start() - indent for key in keys[1:]]
    return [
        _entry(text, key, indent, key_end) for key, key_end in zip(keys, [*ends, end], strict=True)
    ]


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


def _entry(text: str, key: re.Match[str], indent: int, end: int) -> Entry:
    style = key.lastgroup or "plain"
    name = key[style].rstrip(" ") if style == "plain" else key[style]
    key_end = key.start() + len(name) if style == "plain" else key.end(style) + 1
    rest = _NOTHING_MORE.match(text, key.end(), end)
    below = rest.end() if rest and rest.end() < end else None
    return Entry(name, key.start(), key_end, key.start() - indent, below, end)
