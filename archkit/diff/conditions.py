"""What became of the conditions of approvals."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from archkit.diff.renames import Renames
from archkit.diff.side import Side
from archkit.model.approval import Condition
from archkit.source.place import Path, path_key


class ConditionFate(StrEnum):
    """What became of a condition."""

    ADDED = "added"
    MET = "met"
    REOPENED = "reopened"
    REMOVED = "removed"
    POSTPONED = "postponed"
    CHANGED = "changed"


@dataclass(frozen=True)
class ConditionChange:
    """A condition of an approval of which something became.

    Attributes:
        fate: What became of it.
        approval: The path of its approval under the ids of the head.
        name: Its name there.
        old: The condition before; nothing where it is new.
        new: The condition after; nothing where it is gone.
        is_dropped: Whether it was open, and goes, may wait, or asks for something else.
    """

    fate: ConditionFate
    approval: Path
    name: str
    old: Condition | None
    new: Condition | None
    is_dropped: bool

    @property
    def condition(self) -> Condition:
        """The condition as it is, or as it was where it is gone.

        Raises:
            ValueError: where there is neither.
        """
        found = self.new or self.old
        if found is None:
            raise ValueError("a change of a condition is of a condition")
        return found

    @property
    def address(self) -> str:
        """Its solution, approval and name, with dots."""
        _, solution, _, approval = self.approval
        return f"{solution}.{approval}.{self.name}"


_Key = tuple[Path, str]


def condition_changes(base: Side, head: Side, renamed: Renames) -> tuple[ConditionChange, ...]:
    """What became of conditions, also of those whose approval came or went."""
    old = {(renamed(where), name): each for (where, name), each in _conditions(base).items()}
    new = _conditions(head)
    return tuple(_changes(old, new, base.result.as_of, head.result.as_of))


def _conditions(side: Side) -> dict[_Key, Condition]:
    return {
        (approval.where, name): condition
        for solution in side.loaded.design.solutions.values()
        for approval in solution.approvals.values()
        for name, condition in approval.conditions.items()
    }


def _changes(
    before: Mapping[_Key, Condition], after: Mapping[_Key, Condition], then: date, now: date
) -> Iterator[ConditionChange]:
    for key in sorted(before.keys() | after.keys(), key=lambda each: (path_key(each[0]), each[1])):
        old, new = before.get(key), after.get(key)
        if old == new:
            continue
        fate = _fate(old, new, then, now)
        yield ConditionChange(fate, *key, old, new, is_dropped=_is_dropped(fate, old, new, then))


def _is_dropped(
    fate: ConditionFate, old: Condition | None, new: Condition | None, then: date
) -> bool:
    if old is None or old.is_met(then):
        return False
    return new is None or fate is ConditionFate.POSTPONED or new.text != old.text


def _fate(old: Condition | None, new: Condition | None, then: date, now: date) -> ConditionFate:
    if old is None:
        return ConditionFate.ADDED
    if new is None:
        return ConditionFate.REMOVED
    if old.is_met(then) != new.is_met(now):
        return ConditionFate.MET if new.is_met(now) else ConditionFate.REOPENED
    if old.due is not None and (new.due is None or new.due > old.due):
        return ConditionFate.POSTPONED
    return ConditionFate.CHANGED
