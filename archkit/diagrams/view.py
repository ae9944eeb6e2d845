"""What a picture shows: a query's answer, before anything is placed or drawn.

A picture of boxes and lines is a `View`. A kind that shows something else, such as cells or bars,
shows it by a subclass with the fields it needs, and says in its `KIND` how that is drawn.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Literal, TypeVar

from archkit.model.vocabulary import Classification

Direction = Literal["TB", "LR"]
"""How rows follow each other: from top to bottom, or from left to right."""


class Tone(StrEnum):
    """The families that boxes are coloured by; each is told by its icon and word as well."""

    PEOPLE = "people"
    SCREEN = "screen"
    SERVICE = "service"
    STORE = "store"
    CHANNEL = "channel"
    GUARD = "guard"
    PLANT = "plant"
    OUTSIDE = "outside"
    GOOD = "good"
    BAD = "bad"
    OPEN = "open"


class Line(StrEnum):
    """How a connection is drawn."""

    SYNC = "sync"
    ASYNC = "async"
    BATCH = "batch"


class Mark(StrEnum):
    """What became of an element between two designs; told by word and sign, not by colour alone."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    TOUCHED = "touched"
    """Not changed itself, but something that it rests on is."""

    @property
    def sign(self) -> str:
        """A sign that stands before the word."""
        return {"added": "+", "removed": "\u2212", "changed": "~", "touched": "\u00b7"}[self]


class Ground(StrEnum):
    """What a boundary stands for, and so its tint."""

    SOLUTION = "solution"
    SITE = "site"
    ZONE = "zone"
    UNTRUSTED = "untrusted"
    DEPARTMENT = "department"


@dataclass(frozen=True, kw_only=True)
class Box:
    """An element of a picture.

    Attributes:
        id: Unique in the picture: the element's address, with more behind it for a copy.
        name: What people call it.
        word: What it is, in plain words, such as `web application`.
        technology: What it is made with.
        icon: The name of its icon.
        tone: The family it is coloured by.
        frame: The boundary it stands in; empty for none.
        faded: Whether it is only context.
        note: One more line, such as where it runs.
        count: How many elements it stands for.
        element: The address of the element.
        href: Where a click on it leads; nowhere where empty. `linked` fills it in.
        mark: What became of it, in a picture that compares.
        classification: How sensitive what it holds is, where the picture tells that.
    """

    id: str
    name: str
    word: str
    technology: str = ""
    icon: str = "service"
    tone: Tone = Tone.SERVICE
    frame: str = ""
    faded: bool = False
    note: str = ""
    count: int = 1
    element: str = ""
    href: str = ""
    mark: Mark | None = None
    classification: Classification | None = None


@dataclass(frozen=True, kw_only=True)
class Edge:
    """A connection of a picture.

    Attributes:
        source: The box it begins at.
        target: The box it ends at.
        label: What stands on it, a line each.
        line: How it is drawn.
        classification: How sensitive what it carries is, where the picture tells that.
        crosses: Whether it crosses a trust boundary, where the picture tells that.
        faded: Whether it is only context.
        count: How many connections it stands for.
        mark: What became of it, in a picture that compares.
    """

    source: str
    target: str
    label: tuple[str, ...] = ()
    line: Line = Line.SYNC
    classification: Classification | None = None
    crosses: bool = False
    faded: bool = False
    count: int = 1
    mark: Mark | None = None


@dataclass(frozen=True, kw_only=True)
class Frame:
    """A boundary around boxes and other boundaries.

    Attributes:
        id: Unique in the picture.
        name: What people call it.
        word: What it is, such as `zone, trust 3`.
        ground: What it stands for.
        parent: The boundary it stands in; empty for none.
        element: The address of what it stands for.
        href: Where a click on its name leads; nowhere where empty.
    """

    id: str
    name: str
    word: str
    ground: Ground
    parent: str = ""
    element: str = ""
    href: str = ""


@dataclass(frozen=True, kw_only=True)
class View:
    """A picture as data, that of boxes and lines or the base of another.

    Attributes:
        id: Unique in the workspace, such as `online-permits.container`.
        kind: The kind of view.
        title: Its heading.
        sentence: What it shows, in one sentence.
        boxes: The elements, in a stable order.
        edges: The connections between them.
        frames: The boundaries, each after the one it stands in.
        left_out: What is not shown: how much, and why; a sentence each.
        direction: Whether the layout runs from top to bottom or from left to right; whichever
            makes the better picture where nothing is said.
        model: The name of the workspace.
        day: The day as of which the design is shown.
        counted: What the boxes and edges are called in the title block, one and many.
    """

    id: str
    kind: str
    title: str
    sentence: str
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...] = ()
    frames: tuple[Frame, ...] = ()
    left_out: tuple[str, ...] = ()
    direction: Direction | None = None
    model: str = ""
    day: date = date.min
    counted: tuple[str, str] = ("element", "connection")


Shown = TypeVar("Shown", bound=View)
"""What pictures of a kind show: a `View`, or a subclass with more to it."""


def linked(view: Shown, where: Callable[[str], str]) -> Shown:
    """The view with a link on each element and boundary that has somewhere to lead.

    Args:
        view: A picture.
        where: The address of a page by that of an element; empty where there is none.
    """
    boxes = tuple(replace(box, href=where(box.element)) for box in view.boxes)
    frames = tuple(replace(frame, href=where(frame.element)) for frame in view.frames)
    return replace(view, boxes=boxes, frames=frames)


def plural(number: int, word: str) -> str:
    """A number with its word: `1 zone`, `3 zones`, `1,383 connections`."""
    many = word[:-1] + "ies" if word.endswith("y") and word[-2] not in "aeiou" else word + "s"
    return f"{number:,} {word if number == 1 else many}"


def plural_are(number: int, word: str) -> str:
    """A number with its word and verb: `1 connection is`, `3 connections are`."""
    return f"{plural(number, word)} {'is' if number == 1 else 'are'}"


def listed(words: Sequence[str]) -> str:
    """Words as a sentence has them: `a`, `a and b`, `a, b and c`; nothing for none."""
    most, last = ", ".join(words[:-1]), "".join(words[-1:])
    return f"{most} and {last}" if most else last
