"""Reading TOML, and the spans of its keys."""

import re
import tomllib
from collections.abc import Iterator

from archkit.source.diagnostic import Diagnostic
from archkit.source.lines import LineIndex
from archkit.source.place import Path, Span

_AT = re.compile(r"\(at line (\d+), column (\d+)\)")
_TOKEN = re.compile(
    r'''"""(?:\\.|[^\\])*?"{3,5} | \'\'\'.*?\'{3,5} | "(?:\\.|[^"\\\n])*" | '[^'\n]*'
      | \#[^\n]* | \n | [\[\]{},=.] | [^\s\[\]{},=."'\#]+''',
    re.VERBOSE | re.DOTALL,
)
_LONG_NUMBER = re.compile(r"(?<!\d)\d{4301}")
_MAX_DEPTH = 32


def parse_toml(text: str, file: str) -> dict[str, object] | Diagnostic:
    """Return the table that a TOML text holds, or the `invalid-toml` that keeps it from that."""
    try:
        return tomllib.loads(text)
    except RecursionError:
        return Diagnostic("invalid-toml", "the file nests too deep", Span.at(file), "flatten it")
    except ValueError as error:
        said = str(error)
        lines = LineIndex(text)
        offset = _offset(said, text, lines)
        message = re.sub(r" ?\(at .*\)$", "", said)
        hint = "settings are TOML: `[table]` lines, and `key = value` lines under them"
        return Diagnostic("invalid-toml", message, lines.character(file, offset), hint)


def _offset(said: str, text: str, lines: LineIndex) -> int:
    at = _AT.search(said)
    if at is not None:
        return lines.offset(int(at[1]), int(at[2]))
    # Of too many digits only Python itself complains, and names no place.
    number = _LONG_NUMBER.search(text)
    return number.start() if number else len(text.rstrip())


def locate_toml(text: str, file: str, path: Path) -> Span:
    """Return the span of a key, or list item, in a TOML text that could be read.

    A path that the text lacks gives the nearest ancestor that it has, and at last its start.
    """
    places = _Scanner(text).places()
    for length in range(len(path), 0, -1):
        place = places.get(path[:length])
        if place is not None:
            lines = LineIndex(text)
            return lines.span(file, place[0], min(place[1], lines.line_end(place[0])))
    return Span.at(file)


class _Scanner:
    """Goes over the tokens of a text and notes where each path first stands."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = [token for token in _TOKEN.finditer(text) if token[0][0] != "#"]
        self._next = 0
        self._table: Path = ()
        self._counts: dict[Path, int] = {}
        self._places: dict[Path, tuple[int, int]] = {}

    def places(self) -> dict[Path, tuple[int, int]]:
        """Return the offsets of every key and list item."""
        while (sign := self._peek()) != "":
            if sign == "\n":
                self._next += 1
            elif sign == "[":
                self._header()
            else:
                self._pair(self._table, 0)
        return self._places

    def _peek(self) -> str:
        """Return the next token, or an empty text at the end."""
        return self._tokens[self._next][0] if self._next < len(self._tokens) else ""

    def _header(self) -> None:
        first = self._tokens[self._next]
        self._next += 1
        # In a header `[[` has nothing between; in an array it has its own place, after `=`.
        is_list = self._peek() == "[" and self._text.startswith("[[", first.start())
        self._next += is_list
        path: Path = ()
        for name, start, end in self._dotted("]"):
            path = (*self._latest(path), name)
            self._note(path, start, end)
        if is_list:
            self._counts[path] = self._counts.get(path, -1) + 1
            path = self._latest(path)
            self._note(path, first.start(), self._tokens[self._next - 1].end() + 1)
        self._table = self._latest(path)
        self._next += is_list

    def _latest(self, path: Path) -> Path:
        """Return the path, led on into the latest table where it is a list of tables."""
        return (*path, self._counts[path]) if path in self._counts else path

    def _dotted(self, end: str) -> Iterator[tuple[str, int, int]]:
        """Yield the names of a dotted key with their offsets, and pass over its end."""
        while (sign := self._peek()) not in ("", "\n", end):
            match = self._tokens[self._next]
            self._next += 1
            if sign != ".":
                yield _name(sign), match.start(), match.end()
        self._next += self._peek() == end

    def _pair(self, table: Path, depth: int) -> None:
        path = table
        begun = self._next
        for name, start, end in self._dotted("="):
            path = (*path, name)
            self._note(path, start, end)
        if self._next == begun and self._peek():
            self._next += 1  # not TOML: go on all the same
        self._value(path, depth)

    def _value(self, path: Path, depth: int) -> None:
        sign = self._peek()
        if sign == "[" and depth < _MAX_DEPTH:
            self._list(path, depth)
        elif sign == "{" and depth < _MAX_DEPTH:
            self._inline_table(path, depth)
        else:
            self._skip()

    def _list(self, path: Path, depth: int) -> None:
        self._next += 1
        index = 0
        while (sign := self._peek()) not in ("", "]"):
            if sign in (",", "\n"):
                self._next += 1
                continue
            first = self._tokens[self._next]
            self._value((*path, index), depth + 1)
            self._note((*path, index), first.start(), self._tokens[self._next - 1].end())
            index += 1
        self._next += self._peek() == "]"

    def _inline_table(self, path: Path, depth: int) -> None:
        self._next += 1
        while (sign := self._peek()) not in ("", "}"):
            if sign in (",", "\n"):
                self._next += 1
            else:
                self._pair(path, depth + 1)
        self._next += self._peek() == "}"

    def _skip(self) -> None:
        """Pass over a value whose inside is of no interest; never over nothing at all."""
        begun, open_brackets = self._next, 0
        while (sign := self._peek()) != "":
            if not open_brackets and sign in (",", "\n", "]", "}") and self._next > begun:
                return
            open_brackets += (sign in ("[", "{")) - (sign in ("]", "}"))
            self._next += 1

    def _note(self, path: Path, start: int, end: int) -> None:
        self._places.setdefault(path, (start, end))


def _name(token: str) -> str:
    if token[0] == "'":
        return token[1:-1]
    if token[0] == '"':
        try:
            return str(tomllib.loads(f"key = {token}")["key"])
        except ValueError:
            return token[1:-1]
    return token
