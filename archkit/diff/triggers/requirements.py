"""Changes of what departments ask for."""

from collections.abc import Iterator
from typing import Final

from archkit.diff.changes import Change, Kind
from archkit.diff.plain import Plain, higher
from archkit.diff.review import Review
from archkit.diff.trigger import Match, Trigger
from archkit.model.approval import Lane
from archkit.model.requirement import Requirement
from archkit.model.settings import DiffSettings
from archkit.model.vocabulary import Priority, RequirementStatus

_PRIORITIES: Final = list(Priority)


def _changes(review: Review) -> Iterator[tuple[Change, Requirement | None, Requirement | None]]:
    for each in review.changes:
        if each.element.SECTION == Requirement.SECTION:
            old = each.old if isinstance(each.old, Requirement) else None
            new = each.new if isinstance(each.new, Requirement) else None
            yield each, old, new


def _removed(review: Review, settings: DiffSettings) -> Iterator[Match]:
    del settings
    for change, old, new in _changes(review):
        if new is None:
            yield Match(f"requirement `{change.element.address}` is removed", change)
        elif old is not None and old.agreed and new.status is RequirementStatus.RETIRED:
            yield Match(f"requirement `{new.address}` is retired", change, ("status",))


def _relaxed(review: Review, settings: DiffSettings) -> Iterator[Match]:
    del settings
    for change, old, new in _changes(review):
        if old is None or new is None:
            continue
        told = [each for each in _looser(change, old, new) if each]
        if told:
            fields = ("fit", "priority", "status")
            yield Match(f"requirement `{new.address}` asks for less: {told[0]}", change, fields)


def _looser(change: Change, old: Requirement, new: Requirement) -> Iterator[str]:
    if old.priority and new.priority is None:
        yield f"priority {old.priority} is gone"
    elif old.priority and new.priority and _less(old.priority, new.priority):
        yield f"priority {old.priority} -> {new.priority}"
    if old.agreed and not new.agreed:
        yield f"status {old.status} -> {new.status}"
    for field in change.fields:
        if field.path[0] == "fit" and _weaker(field.path, field.old, field.new):
            yield f"`{field.name}` {field.old} -> {'gone' if field.new is None else field.new}"


def _less(old: Priority, new: Priority) -> bool:
    return _PRIORITIES.index(new) > _PRIORITIES.index(old)


def _weaker(path: tuple[str, ...], old: Plain, new: Plain) -> bool:
    """Whether a fit criterion binds less; of what cannot be ordered, any change may."""
    if old is None:
        return False
    change = higher(old, new)
    if change is not None and path[-1] in ("at_least", "at_most"):
        return not change if path[-1] == "at_least" else change
    return True


def _reworded(review: Review, settings: DiffSettings) -> Iterator[Match]:
    del settings
    for change, old, new in _changes(review):
        if old is not None and new is not None and change.field("statement"):
            yield Match(f"requirement `{new.address}` is worded anew", change, ("statement",))


def _unverified(review: Review, settings: DiffSettings) -> Iterator[Match]:
    del settings
    for change, old, new in _changes(review):
        lost = [each for each in change.fields if each.path[0] == "verify" and each.new is None]
        if old is not None and new is not None and lost:
            says = f"requirement `{new.address}` loses `{lost[0].name}`"
            yield Match(says, change, ("verify",))


def _verified(review: Review, settings: DiffSettings) -> Iterator[Match]:
    del settings
    for change, _, _ in _changes(review):
        found = [each for each in change.fields if each.path[0] == "verify"]
        if change.kind is Kind.CHANGED and found and all(each.new is not None for each in found):
            yield Match(f"`{change.element.address}` has a new record", change, ("verify",))


TRIGGERS = (
    Trigger(
        "requirement-removed",
        Lane.BOARD,
        "what a department asked for is gone",
        _removed,
        loss=("requirement removed", "requirements removed"),
    ),
    Trigger(
        "requirement-relaxed",
        Lane.BOARD,
        "a department gets less",
        _relaxed,
        loss=("requirement relaxed", "requirements relaxed"),
    ),
    Trigger("requirement-reworded", Lane.ADVISORY, "words bind", _reworded),
    Trigger(
        "verification-removed",
        Lane.BOARD,
        "nothing shows any more that it is met",
        _unverified,
        loss=("verification removed", "verifications removed"),
    ),
    Trigger("verification-added", Lane.AUTO, "it shows more", _verified),
)
