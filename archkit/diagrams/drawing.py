"""What every way of drawing gives: marks on a canvas of a size, and what its legend explains."""

from dataclasses import dataclass
from typing import Literal

from archkit.diagrams.view import Ground, Line, Mark, Tone
from archkit.model.vocabulary import Classification


@dataclass(frozen=True)
class Entry:
    """A line of the legend: a sample, what it means, and how often it is there."""

    sample: Literal["icon", "way", "level", "ground", "faded", "mark"]
    words: str
    count: int
    icon: str = ""
    tone: Tone = Tone.SERVICE
    line: Line = Line.SYNC
    level: Classification = Classification.PUBLIC
    ground: Ground = Ground.ZONE
    mark: Mark = Mark.TOUCHED


@dataclass(frozen=True)
class Drawing:
    """A picture without its sheet.

    Attributes:
        width: In pixels.
        height: In pixels.
        body: Its marks, as SVG.
        legend: What they mean.
        left_out: What could not be drawn as usual, a sentence each.
    """

    width: float
    height: float
    body: tuple[str, ...]
    legend: tuple[Entry, ...] = ()
    left_out: tuple[str, ...] = ()
