"""How large boxes and labels are: their text, wrapped, with the room around it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from math import sqrt
from typing import Final

from archkit.diagrams.text import width, wrapped
from archkit.diagrams.view import Box, Direction, Edge, Frame, Mark

BOX_WIDTH: Final = 208.0
PADDING: Final = 14.0
ICON: Final = 22.0
GAP: Final = 10.0
NAME: Final = 13.5
NAME_LINE: Final = 17.0
SMALL: Final = 11.0
SMALL_LINE: Final = 14.0
LABEL: Final = 11.0
LABEL_LINE: Final = 14.0
_LABEL_ROOM: Final = 136.0
_ROOM: Final = BOX_WIDTH - 2 * PADDING - ICON - GAP
_LEAST: Final = 58.0
FRAME_HEAD: Final = 30.0
"""How high the line with a boundary's name is."""
FRAME_MARGIN: Final = 18.0
"""What a boundary leaves free inside."""
CORNER: Final = 14.0
"""How far from the corner of a box a route may begin."""
ROUND_CORNER: Final = 22.0
DRUMS: Final = frozenset({"cylinder", "backup"})
"""The icons of boxes that are drawn as a drum."""
RIM: Final = 6.0
"""How high the curve at the ends of a drum is."""


@dataclass(frozen=True)
class Words:
    """The lines of a box.

    Attributes:
        name: Its name.
        kind: What it is and what it is made with, as in C4: `[Database: PostgreSQL 16]`.
        note: Further lines.
        told: What became of it, and how sensitive what it holds is, a line each.
    """

    name: tuple[str, ...]
    kind: tuple[str, ...]
    note: tuple[str, ...]
    told: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        """What the lines take up together."""
        more = len(self.note) + len(self.told)
        note = 3 + more * SMALL_LINE if more else 0
        return len(self.name) * NAME_LINE + len(self.kind) * SMALL_LINE + note


@cache
def words(box: Box) -> Words:
    """The lines of a box, wrapped."""
    kind = f"{box.word}: {box.technology}" if box.technology else box.word
    kind = kind[:1].upper() + kind[1:]
    note = wrapped(box.note, _ROOM, SMALL, most=2) if box.note else ()
    return Words(
        wrapped(box.name or box.id, _ROOM, NAME, "semibold"),
        wrapped(f"[{kind}]", _ROOM, SMALL, most=2),
        note,
        tuple(_told(box)),
    )


def _told(box: Box) -> Iterator[str]:
    if box.mark:
        yield marked(box.mark)
    if box.classification:
        yield f"{box.classification} data".capitalize()


def marked(mark: Mark) -> str:
    """What became of an element: a sign and a word."""
    return f"{mark.sign} {mark}"


@cache
def size(box: Box) -> tuple[float, float]:
    """The width and height of a box."""
    return BOX_WIDTH, max(_LEAST, words(box).height + 2 * PADDING) + lid(box)


def lid(box: Box) -> float:
    """What the shape of a store takes up at its top."""
    return 8.0 if box.icon in DRUMS else 0.0


def rim(share: float) -> float:
    """How far the curved end of a drum is from its highest place, by how far out that is."""
    return RIM * (1 - sqrt(max(0.0, 1 - share * share)))


def across(direction: Direction, size: tuple[float, float]) -> tuple[float, float]:
    """Width and height as across and along a direction, and back."""
    return size if direction == "TB" else (size[1], size[0])


@cache
def label(edge: Edge) -> tuple[str, ...]:
    """The lines of an edge's label, none wider than a label may be."""
    lines = (wrapped(line, _LABEL_ROOM, LABEL) for line in edge.label if line.strip())
    mark = (marked(edge.mark),) if edge.mark else ()
    return (*mark, *chain.from_iterable(lines))


@cache
def label_size(edge: Edge) -> tuple[float, float]:
    """The width and height of an edge's label, with a little air."""
    lines = label(edge)
    return max(width(line, LABEL) for line in lines) + 10, len(lines) * LABEL_LINE + 4


@cache
def head_width(frame: Frame) -> float:
    """How wide the line with a boundary's name is, at most about a box and a half."""
    wide = width(frame.name, NAME, "semibold") + width(frame.word, SMALL) + 24
    return min(wide, BOX_WIDTH * 1.5)
