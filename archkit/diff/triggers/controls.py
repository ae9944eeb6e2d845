"""Changes that take protection away."""

from collections.abc import Iterator
from typing import Final

from archkit.diff.changes import Change, FieldChange, Kind
from archkit.diff.plain import Plain
from archkit.diff.review import Review
from archkit.diff.trigger import Match, Trigger
from archkit.model.approval import Lane
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.settings import DiffSettings
from archkit.model.vocabulary import Kind as Sort

_CONTROLS: Final = frozenset(
    {
        "log",
        "backup",
        "monitoring",
        "redundancy",
        "at_rest",
        "degraded_mode",
        "emergency_access",
        "access",
        "encryption",
        "authentication",
        "tunnel",
        "fallback",
        "secret",
        "compensating_control",
        "controls",
        "accessibility",
        "patched_within",
        "rotated_every",
    }
)
_KINDS: Final = frozenset(
    {
        Sort.BACKUP_STORE,
        Sort.VAULT,
        Sort.LOG_COLLECTOR,
        Sort.MONITORING,
        Sort.BASTION,
        Sort.PRIVILEGED_ACCESS,
        Sort.IDENTITY_PROVIDER,
    }
)
"""Kinds of component that are controls themselves."""


def _removed(review: Review, settings: DiffSettings) -> Iterator[Match]:
    del settings
    for change in review.changes:
        element = change.element
        if change.kind is Kind.REMOVED:
            if isinstance(element, Component) and element.kind in _KINDS:
                yield Match(f"{element.kind} `{element.address}` is removed", change)
        elif change.kind is not Kind.ADDED:
            yield from _taken(change)


def _taken(change: Change) -> Iterator[Match]:
    """The controls that an element loses."""
    lost = [each for each in change.fields if each.path[0] in _CONTROLS and _loses(each)]
    if lost:
        names = ", ".join(f"`{each.name}`" for each in lost)
        says = f"{change.element.WORD} `{change.element.address}` loses {names}"
        yield Match(says, change, tuple(each.name for each in lost))


def _loses(field: FieldChange) -> bool:
    """Whether a value is gone, `none`, no longer true, or a list lacks what it held."""
    old, new = field.old, field.new
    if _nothing(old):
        return False
    if isinstance(old, tuple) and isinstance(new, tuple):
        return not set(map(repr, old)) <= set(map(repr, new))
    return _nothing(new) or (old is True and new is not True)


def _nothing(value: Plain) -> bool:
    return value in (None, "none", False, ())


def _protection(review: Review, settings: DiffSettings) -> Iterator[Match]:
    del settings
    for change in review.changes:
        if change.kind not in (Kind.CHANGED, Kind.RENAMED):
            continue
        if not isinstance(change.element, Component | Connection):
            continue
        other = [each for each in change.fields if each.path[0] in _CONTROLS and not _loses(each)]
        if other:
            names = ", ".join(f"`{each.name}`" for each in other)
            says = f"{change.element.WORD} `{change.element.address}` protects otherwise: {names}"
            yield Match(says, change, tuple(each.name for each in other))


TRIGGERS = (
    Trigger(
        "control-removed",
        Lane.BOARD,
        "a control is gone",
        _removed,
        loss=("control taken away", "controls taken away"),
    ),
    Trigger("control-changed", Lane.ADVISORY, "a control works otherwise", _protection),
)
