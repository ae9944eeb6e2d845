"""The loader's complaints, in kind words and with a place."""

import re
from typing import NamedTuple

from archkit.source.diagnostic import Diagnostic
from archkit.source.lines import LineIndex
from archkit.source.place import Span

_POSITION = re.compile(r"YAML parse error at line (\d+), column (\d+)")
_LONG_NUMBER = re.compile(r"[-+]?(?:0[xo])?[\da-fA-F_]{50,}")
_CLOSE = "close them, or indent the further lines"


class _Words(NamedTuple):
    message: str
    hint: str
    code: str = "invalid-yaml"


# The first entry of which the loader's message holds a part is taken.
_KIND_WORDS = {
    "tabs disallowed": _Words("a tab indents this line", "indent with spaces"),
    "must be followed by a valid YAML whitespace": _Words(
        "a tab or other character stands where a space must", "put a space here"
    ),
    "unclosed bracket": _Words("this bracket or one after it is never closed", "close it"),
    "illegal placement of ':'": _Words(
        "a `key: value` cannot stand here, inside brackets", "close the bracket opened above"
    ),
    "invalid indentation in flow": _Words(
        "this line belongs to the brackets opened above", "close them, or indent this line"
    ),
    "trailing content after": _Words(
        "text follows the closing quote",
        "put the whole value in quotes, in double ones where it holds an apostrophe",
    ),
    "misplaced bracket": _Words("this bracket closes nothing", "leave it out, or use quotes"),
    "block sequence entries": _Words(
        "a list item cannot stand here", "put each item on a line of its own, or write `[a, b]`"
    ),
    "expected '-' indicator": _Words(
        "this line is neither a list item nor part of one", "line it up with the item it belongs to"
    ),
    "flow mapping": _Words("the braces `{ }` opened here or above are not well formed", _CLOSE),
    "flow sequence": _Words("the brackets `[ ]` opened here or above are not well formed", _CLOSE),
    "quoted scalar, found unknown escape": _Words(
        "a backslash in double quotes begins no known escape", "use single quotes"
    ),
    "quoted scalar": _Words("the quotes opened here or above are not closed", _CLOSE),
    "unclosed quote": _Words("the quotes opened here or above are not closed", _CLOSE),
    "simple key expect": _Words("a line without `: `", "write `key: value`"),
    "did not find expected key": _Words(
        "the indentation of this line fits none above", "line it up with the keys it belongs to"
    ),
    "unknown anchor": _Words("no anchor of this name stands above", "put the value in quotes"),
    "anchor or alias": _Words(
        "`*` and `&` have a meaning of their own in YAML", "put the value in quotes"
    ),
    "unexpected character": _Words(
        "a value cannot begin with this character", "put the value in quotes"
    ),
    "recursion limit": _Words("brackets nest too deep", "open fewer at a time", "too-complex"),
    "alias replay": _Words("aliases repeat too much", "use fewer aliases", "too-complex"),
    "handle wasn't declared": _Words("tags are not allowed", "leave it out", "tag-not-allowed"),
    "Invalid tag": _Words("tags are not allowed", "leave it out", "tag-not-allowed"),
    "surrogates not allowed": _Words(
        "a character that is none (a lone surrogate)", "leave it out", "not-text"
    ),
}


def describe(error: ValueError, text: str, file: str) -> Diagnostic:
    """Return the diagnostic for what the YAML loader said about a text."""
    said = str(error)
    if said.startswith("Exceeds the limit"):
        return long_number(text, file)
    line = said.rsplit("\n", 1)[-1]
    span = _span(error, said, text, file)
    if "mapping values are not allowed" in line:
        return _stray_colon(text, span)
    for part, words in _KIND_WORDS.items():
        if part in line:
            return Diagnostic(words.code, words.message, span, words.hint)
    if line.startswith("duplicate mapping key"):
        return Diagnostic("duplicate-key", line, span, "keep one of them")
    hint = "look for a lost quote, bracket or indentation here and in the line above"
    return Diagnostic("invalid-yaml", line, span, hint)


def long_number(text: str, file: str) -> Diagnostic:
    """Return the diagnostic for a number of more digits than anything could need."""
    number = _LONG_NUMBER.search(text)
    span = LineIndex(text).character(file, number.start() if number else 0)
    return Diagnostic("invalid-yaml", "a number has far too many digits", span, "put it in quotes")


def _stray_colon(text: str, span: Span) -> Diagnostic:
    """Tell a second `: ` on a line from the first one, which is at odds with the line above."""
    lines = LineIndex(text)
    before = text[lines.offset(span.line, 1) : lines.offset(span.line, span.column)]
    if ": " in before:
        message, hint = "a second `: ` on this line", "put quotes around a value that contains ': '"
    else:
        message = "a `key: value` cannot stand here"
        hint = "look whether the line above lacks its ': ', or this one its indentation"
    return Diagnostic("invalid-yaml", message, span, hint)


def _span(error: ValueError, said: str, text: str, file: str) -> Span:
    lines = LineIndex(text)
    position = _POSITION.match(said)
    if position is not None:
        offset = lines.offset(int(position[1]), int(position[2]))
        if "simple key expect" in said:
            # The loader notices only after the line that lacks its colon.
            line, _ = lines.position(len(text[:offset].rstrip()))
            offset = lines.offset(line, 1)
    elif isinstance(error, UnicodeEncodeError):
        offset = error.start
    else:
        offset = 0
    return lines.character(file, offset)
