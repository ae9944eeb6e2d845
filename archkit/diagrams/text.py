"""How wide text is, in the font that every picture carries; wrapping and shortening by that."""

import json
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, Literal

Weight = Literal["regular", "semibold"]

_EM: Final = 1000
"""The widths stand in thousandths of the font's size."""
_WIDEST_STRANGER: Final = 1400
"""An upper bound for what the shipped font lacks: pictographs, and most signs of other scripts."""
_LETTER_STRANGER: Final = 900
_WIDE_STRANGER: Final = 1050
_ELLIPSIS: Final = "…"
_JOINER: Final = "\u200d"
"""Makes one pictograph of several."""
_UNFIT: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})


@cache
def _widths() -> Mapping[str, Mapping[str, int]]:
    text = files("archkit.diagrams").joinpath("font/widths.json").read_text(encoding="utf-8")
    found: Mapping[str, Mapping[str, int]] = json.loads(text)
    return found


@cache
def _advance(sign: str, weight: Weight) -> int:
    """The width of one sign; of those the font lacks, the most that a reader's font may take."""
    known = _widths()[weight].get(sign)
    if known is not None:
        return known
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Mn", "Cf", "Me"):
        return 0
    if unicodedata.east_asian_width(sign) in "WF":
        return _WIDEST_STRANGER if unicodedata.category(sign) == "So" else _WIDE_STRANGER
    letter = unicodedata.category(sign).startswith("L")
    return _LETTER_STRANGER if letter else _WIDEST_STRANGER


@lru_cache(65536)
def width(text: str, size: float, weight: Weight = "regular") -> float:
    """How wide a line is, in pixels."""
    return sum(_advance(sign, weight) for sign in text) * size / _EM


def clean(text: str) -> str:
    """Text on one line, without signs that XML forbids or that turn the text around them."""
    flat = " ".join(text.split())
    if flat.isascii() and flat.isprintable():  # most text is, and then there is nothing to look for
        return flat
    return "".join(sign for sign in flat if sign == _JOINER or _harmless(sign))


def _harmless(sign: str) -> bool:
    return unicodedata.category(sign) not in _UNFIT


def shortened(text: str, room: float, size: float, weight: Weight = "regular") -> str:
    """The text, cut with an ellipsis where it is wider than the room."""
    if width(text, size, weight) <= room:
        return text
    kept = text
    while kept and width(kept.rstrip() + _ELLIPSIS, size, weight) > room:
        kept = kept[:-1]
    return kept.rstrip() + _ELLIPSIS


def wrapped(
    text: str, room: float, size: float, weight: Weight = "regular", most: int = 3
) -> tuple[str, ...]:
    """The text in lines that fit the room; what is beyond the last of them is cut with an ellipsis.

    A word that is wider than the room is broken, after a hyphen or dot where it has one.
    """
    lines: list[str] = []
    line = ""
    for word in _pieces(clean(text), room, size, weight):
        longer = f"{line} {word}" if line and not line.endswith("\u2060") else line + word
        if width(longer.replace("\u2060", ""), size, weight) <= room or not line:
            line = longer
        else:
            lines.append(line)
            line = word
    lines.append(line)
    plain = [each.replace("\u2060", "") for each in lines]
    if len(plain) <= most:
        return tuple(plain)
    rest = " ".join(plain[most - 1 :])
    return (*plain[: most - 1], shortened(rest, room, size, weight))


def _pieces(text: str, room: float, size: float, weight: Weight) -> list[str]:
    """Words; of one that is too wide, parts that end with a mark that the next joins it."""
    found: list[str] = []
    for word in text.split():
        rest = word
        while width(rest, size, weight) > room:
            cut = _cut(rest, room, size, weight)
            found.append(rest[:cut] + "\u2060")
            rest = rest[cut:]
        found.append(rest)
    return found


def _cut(word: str, room: float, size: float, weight: Weight) -> int:
    """Where a word that is too wide is broken."""
    fits = 1
    while fits < len(word) - 1 and width(word[: fits + 1], size, weight) <= room:
        fits += 1
    better = max(word.rfind(sign, 1, fits) for sign in "-._/")
    return better + 1 if better > fits // 2 else fits
