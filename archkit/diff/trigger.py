"""What a trigger is: a kind of change, with the lane in which it is reviewed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from archkit.diff.changes import Change
from archkit.diff.review import Review
from archkit.model.approval import Lane
from archkit.model.settings import DiffSettings


@dataclass(frozen=True)
class Match:
    """A change that a trigger is about.

    Attributes:
        says: What changed, in a few words without a full stop.
        change: The element's change; nothing for what is no element's.
        fields: The fields that are explained by it: their names, or the first part of these;
            nothing where the whole change is.
        solution: The solution whose owners answer, where the change does not say.
    """

    says: str
    change: Change | None = None
    fields: tuple[str, ...] | None = None
    solution: str = ""


Find = Callable[[Review, DiffSettings], Iterator[Match]]


@dataclass(frozen=True)
class Trigger:
    """A kind of change that is reviewed in a lane.

    Attributes:
        name: What the settings call it.
        lane: The lane, unless the settings say another.
        why: Why it is reviewed there, in a few words.
        find: Finds such changes.
        loss: How the headline counts it, one and several, where it takes something away that was
            asked for or protects: that is told before all else.
    """

    name: str
    lane: Lane
    why: str
    find: Find
    loss: tuple[str, str] | None = None
