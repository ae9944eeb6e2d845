"""Values as YAML, in the form that people would write: plain where it can be, quoted where not."""

import json
import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Final

import yaml_rs

from archkit.source.yaml_tree import TreeError, build, plain_text

WIDTH: Final = 100
"""Lines are no longer than this where they can be broken."""

_STEP: Final = 2
_INDICATORS: Final = frozenset("[]{}&*!|>%@`\"'#,?:-")
"""What begins something else than a text; some would be right before a letter, and look odd."""

_OLD_WORDS: Final = re.compile(
    r"(?:y|n|yes|no|on|off|true|false|null|~|[-+]?\d+(?::\d\d)+(?:\.\d*)?)", re.IGNORECASE
)
"""What YAML 1.1, which many editors read, takes for something else than a text."""


def in_line(value: object, *, flow: bool = True) -> str:
    """A value on one line.

    Args:
        value: Mappings, lists, texts, numbers and such.
        flow: Whether it stands inside brackets, where commas need quotes.
    """
    if isinstance(value, Mapping):
        return (
            "{"
            + ", ".join(f"{key_text(key)}: {in_line(each)}" for key, each in value.items())
            + "}"
        )
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(in_line, value))}]"
    return _scalar(value, flow=flow) if isinstance(value, str) else json.dumps(value)


def key_text(key: str) -> str:
    """A key, in quotes where it needs them."""
    return _scalar(key, flow=True)


def entry_lines(key: str, value: object, indent: int) -> list[str]:
    """The lines of an entry of a block mapping, its key indented so far."""
    start = f"{' ' * indent}{key_text(key)}:"
    first, *rest = value_lines(value, len(start), indent)
    return [f"{start} {first}" if first else start, *rest]


def value_lines(value: object, lead: int, indent: int, width: int = WIDTH) -> list[str]:
    """What follows the colon of a key in a block mapping: on its line, and on those below.

    Args:
        value: The key's value.
        lead: How many characters its line has already.
        indent: How far the key is indented.
        width: How long a line may be.
    """
    inner = indent + _STEP
    short = in_line(value, flow=False)
    fits = lead + 1 + len(short) <= width
    if isinstance(value, str):
        return (None if fits and "\n" not in value else _block_text(value, inner, width)) or [short]
    if fits or not value or not isinstance(value, Mapping | list | tuple):
        return [short]
    return ["", *_lines_below(value, inner)]


def _lines_below(
    value: "Mapping[str, object] | list[object] | tuple[object, ...]", indent: int
) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from entry_lines(key, each, indent)
    else:
        yield from (f"{' ' * indent}- {in_line(each, flow=False)}" for each in value)


def _block_text(text: str, indent: int, width: int) -> list[str] | None:
    """A text as a folded or literal block; None where it would not come back as it is."""
    if plain_text(text) != text:
        return None
    if "\n" in text:
        lines, mark = text.split("\n"), "|-"
        if (
            lines[0][:1] in ("", " ")
            or not lines[-1]
            or any(each != each.rstrip() for each in lines)
        ):
            return None
    else:
        lines, mark = _wrapped(text, width - indent), ">-"
        if " ".join(lines) != text:
            return None
    return [mark, *(f"{' ' * indent}{line}" if line else "" for line in lines)]


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def _scalar(text: str, *, flow: bool) -> str:
    if _may_be_plain(text, flow=flow):
        return text
    if plain_text(text) == text and "\n" not in text and ("\\" in text or '"' in text):
        return "'" + text.replace("'", "''") + "'"
    escaped = json.dumps(text, ensure_ascii=False)
    return "".join(map(_escaped, escaped)) if plain_text(escaped) != escaped else escaped


def _escaped(character: str) -> str:
    return character if plain_text(character) == character else f"\\u{ord(character):04x}"


def _may_be_plain(text: str, *, flow: bool) -> bool:
    """Whether both readers of YAML would take a text without quotes for just this text."""
    if not text or text != text.strip() or "\n" in text or plain_text(text) != text:
        return False
    if text[0] in _INDICATORS or _OLD_WORDS.fullmatch(text):
        return False
    probe = f"{{k: {text}, l: [{text}]}}" if flow else f"k: {text}\n"
    wanted = {"k": text, "l": [text]} if flow else {"k": text}
    try:
        if yaml_rs.loads(probe, parse_datetime=False) != wanted:
            return False
        tree = build(probe)
    except (ValueError, TreeError):
        return False
    return tree is not None and tree.kind == "mapping" and tree.children[1].text == text
