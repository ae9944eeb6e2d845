"""Which review a change needs: the highest lane of all that changed, each with its reason."""

import importlib
import pkgutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from archkit.diff import triggers as folder
from archkit.diff.changes import Change, FieldChange, Kind
from archkit.diff.review import Review
from archkit.diff.trigger import Match, Trigger
from archkit.model.approval import Lane
from archkit.model.loading.sheet import Problems
from archkit.model.workspace import Workspace
from archkit.source.diagnostic import Diagnostic, did_you_mean

ORDER: Final = (Lane.AUTO, Lane.ADVISORY, Lane.BOARD)
OTHER: Final = "other"
_WORDS: Final = frozenset(
    {
        "name",
        "description",
        "tags",
        "links",
        "purpose",
        "source",
        "rationale",
        "owner",
        "owners",
        "head",
        "contact",
        "approvals",
        "confirmed",
        "justification",
        "means",
        "also",
        "goal",
        "runbook",
        "evidence",
        "reviewed",
        "changed",
        "review_due",
        "review",
        "headings",
        "options",
        "consulted",
        "informed",
    }
)
"""Fields in which a change has no architectural impact."""
_RECORDS: Final = frozenset(
    {"approvals", "glossary", "decisions", "projects", "views", "city_views"}
)
"""Sections that record and explain."""


@dataclass(frozen=True)
class Reason:
    """Why a change needs a lane.

    Attributes:
        lane: The lane.
        trigger: The name of the kind of change.
        why: Why such a change is reviewed there.
        match: What changed.
        loss: How the headline counts it, where it takes something away (see `Trigger`).
    """

    lane: Lane
    trigger: str
    why: str
    match: Match
    loss: tuple[str, str] | None = None


@cache
def triggers() -> tuple[Trigger, ...]:
    """Every trigger, found by listing the folder."""
    found: list[Trigger] = []
    for module in pkgutil.iter_modules(folder.__path__, f"{folder.__name__}."):
        found += importlib.import_module(module.name).TRIGGERS
    return tuple(sorted(found, key=lambda each: each.name))


def unknown_lanes(workspace: Workspace) -> list[Diagnostic]:
    """The names under `[diff.lanes]` that are no kind of change."""
    problems, known = Problems(), [*(each.name for each in triggers()), OTHER]
    for name in workspace.settings.diff.lanes:
        if name not in known:
            close = did_you_mean(name, known)
            problems.add(
                "unknown-value",
                f"`{name}` is no kind of change",
                workspace.spot("diff", "lanes", name),
                hint=f"did you mean `{close}`?" if close else f"they are {', '.join(known)}",
            )
    return problems.diagnostics()


def reasons(review: Review) -> tuple[Reason, ...]:
    """The reasons for the lanes, what takes something away first, then the highest lane.

    The lanes are those of the base's settings: a change does not choose its own review.
    """
    settings = review.base.workspace.settings.diff
    found: list[Reason] = []
    for trigger in triggers():
        lane = settings.lanes.get(trigger.name, trigger.lane)
        found += (
            Reason(lane, trigger.name, trigger.why, match, trigger.loss)
            for match in trigger.find(review, settings)
        )
    found += _others(review, found, settings.lanes.get(OTHER, Lane.ADVISORY))
    return tuple(sorted(found, key=_rank))


def lane_of(found: Sequence[Reason]) -> Lane:
    """The highest lane of all reasons; `auto` where there is none."""
    return max((each.lane for each in found), key=ORDER.index, default=Lane.AUTO)


def _rank(reason: Reason) -> tuple[bool, int, str, str]:
    return reason.loss is None, -ORDER.index(reason.lane), reason.trigger, reason.match.says


def _others(review: Review, known: Sequence[Reason], lane: Lane) -> Iterator[Reason]:
    """What no trigger is about is looked at all the same, unless it is mere words."""
    for change in review.changes:
        mine = [each.match for each in known if each.match.change is change]
        if change.element.SECTION in _RECORDS or any(each.fields is None for each in mine):
            continue
        left = [each for each in change.fields if not _explained(each, mine)]
        if not left and change.kind not in (Kind.ADDED, Kind.REMOVED):
            continue
        says = f"{change.element.WORD} `{change.element.address}`{_told(change, left)}"
        yield Reason(lane, OTHER, "it changes the design", Match(says, change))


def _explained(field: FieldChange, matches: Sequence[Match]) -> bool:
    if field.path[0] in _WORDS:
        return True
    names = {name for each in matches for name in each.fields or ()}
    return any(".".join(field.path[:steps]) in names for steps in range(1, len(field.path) + 1))


def _told(change: Change, fields: Sequence[FieldChange]) -> str:
    if change.kind in (Kind.ADDED, Kind.REMOVED):
        return f" is {change.kind}"
    names = [f"`{each.name}`" for each in fields[:3]]
    return ": " + ", ".join(names) + (f" and {len(fields) - 3} more" if len(fields) > 3 else "")  # noqa: PLR2004 - as many as fit a line
