"""Every colour of a picture, for light and for dark, and how well two of them can be told apart."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from archkit.diagrams.view import Ground, Mark, Tone
from archkit.model.vocabulary import Classification


class Pair(NamedTuple):
    """A colour on light and on dark paper."""

    light: str
    dark: str


class Body(NamedTuple):
    """The colours of a box: its fill, and its border and icon."""

    fill: Pair
    line: Pair


PAPER: Final = Pair("#ffffff", "#12161c")
INK: Final = Pair("#17202c", "#e9edf3")
SOFT: Final = Pair("#535e6d", "#a9b3c1")
LINE: Final = Pair("#5b6777", "#8f9bab")
FAINT: Final = Pair("#868f9c", "#6f7a89")
"""The border of what is only context."""
RULE: Final = Pair("#d5dae1", "#333b46")
"""Lines that only decorate."""

TONES: Final[Mapping[Tone, Body]] = {
    Tone.PEOPLE: Body(Pair("#e7eefb", "#1a2842"), Pair("#2f5cae", "#86acf5")),
    Tone.SCREEN: Body(Pair("#e3f3f0", "#112e2b"), Pair("#0f6f63", "#55c6b5")),
    Tone.SERVICE: Body(Pair("#e9f2e4", "#1c2f17"), Pair("#3a7426", "#8acb71")),
    Tone.STORE: Body(Pair("#fbf1dd", "#35270d"), Pair("#8c5e08", "#e0b05a")),
    Tone.CHANNEL: Body(Pair("#f0eafb", "#292042"), Pair("#6a43ae", "#b99cf2")),
    Tone.GUARD: Body(Pair("#fbe9ef", "#3c1728"), Pair("#a82f55", "#f190b0")),
    Tone.PLANT: Body(Pair("#fdece2", "#3b2012"), Pair("#a64510", "#f2a075")),
    Tone.OUTSIDE: Body(Pair("#edf0f3", "#242a32"), Pair("#556070", "#9fabb9")),
    Tone.GOOD: Body(Pair("#e2f3e6", "#112e1a"), Pair("#1a7233", "#65d286")),
    Tone.BAD: Body(Pair("#fde9e7", "#401819"), Pair("#ad2117", "#ff958b")),
    Tone.OPEN: Body(Pair("#fcf2d6", "#34290b"), Pair("#825b00", "#e2b750")),
}

GROUNDS: Final[Mapping[Ground, Body]] = {
    Ground.SOLUTION: Body(Pair("#f6f8fb", "#171d26"), Pair("#7a8696", "#7b8798")),
    Ground.DEPARTMENT: Body(Pair("#f7f8fa", "#181d25"), Pair("#858f9d", "#6f7b8b")),
    Ground.SITE: Body(Pair("#f7f5fb", "#1b1b27"), Pair("#8a82a3", "#7f789b")),
    Ground.ZONE: Body(Pair("#f3f8f5", "#16211f"), Pair("#6f8f83", "#64877a")),
    Ground.UNTRUSTED: Body(Pair("#fdf5f2", "#241b19"), Pair("#b06a52", "#b3745f")),
}

LEVELS: Final[Mapping[Classification, Pair]] = {
    Classification.PUBLIC: Pair("#3a7426", "#8acb71"),
    Classification.INTERNAL: Pair("#2f5cae", "#86acf5"),
    Classification.CONFIDENTIAL: Pair("#8c5e08", "#e0b05a"),
    Classification.RESTRICTED: Pair("#ad2117", "#ff958b"),
}

MARKS: Final[Mapping[Mark, Pair]] = {
    Mark.ADDED: Pair("#1a7233", "#65d286"),
    Mark.REMOVED: Pair("#ad2117", "#ff958b"),
    Mark.CHANGED: Pair("#825b00", "#e2b750"),
    Mark.TOUCHED: Pair("#2f5cae", "#86acf5"),
}


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.1, relative luminance)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - the formula's own
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
