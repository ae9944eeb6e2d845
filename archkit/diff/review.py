"""The comparison of two judged designs: what changed, what that does, and whom it touches."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from archkit.diff.changes import Change, Comparison, FieldChange, Kind, compare, differences
from archkit.diff.conditions import ConditionChange, condition_changes
from archkit.diff.deltas import (
    FindingChanges,
    VerdictChange,
    WaiverChange,
    finding_changes,
    verdict_changes,
    waiver_changes,
)
from archkit.diff.figures import FigureChange, figure_changes
from archkit.diff.likely import LikelyRename, likely_renames
from archkit.diff.plain import Fields, Plain, in_one_order
from archkit.diff.side import Side
from archkit.diff.touched import Touched, touched
from archkit.model.settings import BASELINE, FILE
from archkit.model.workspace import Workspace
from archkit.source.place import Place, Span

SETTINGS: Final = "settings"
OWN_RULES: Final = "own rules"
HIDDEN: Final = "baseline"


@dataclass(frozen=True)
class PolicyChange:
    """A change of what the design is judged by: it is no part of the design.

    Attributes:
        of: The settings, the workspace's own rules, or the baseline.
        file: The file that it stands in.
        field: What changed.
    """

    of: str
    file: str
    field: FieldChange


@dataclass(frozen=True)
class Review:
    """Two judged designs, and how they differ.

    Attributes:
        base: The design before.
        head: The design after.
        comparison: What became of elements.
        verdicts: What became of verdicts.
        findings: What became of findings.
        waivers: What became of waivers.
        conditions: What became of the conditions of approvals.
        figures: What became of the quality figures of solutions.
        policy: What became of that which designs are judged by.
        touched: Whom the change touches.
        likely: Renames that nobody marked.
    """

    base: Side
    head: Side
    comparison: Comparison
    verdicts: tuple[VerdictChange, ...]
    findings: FindingChanges
    waivers: tuple[WaiverChange, ...]
    conditions: tuple[ConditionChange, ...]
    figures: tuple[FigureChange, ...]
    policy: tuple[PolicyChange, ...]
    touched: Touched
    likely: tuple[LikelyRename, ...]

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What became of elements, but for what is only called otherwise as its ends are."""
        return tuple(each for each in self.comparison.changes if each.is_its_own)

    @property
    def is_empty(self) -> bool:
        """Whether the two are the same design under the same policy."""
        return not (self.changes or self.policy)

    def old_span(self, change: Change, field: FieldChange | None = None) -> Span | None:
        """Where something stood in the base; nothing where it was not there."""
        if change.old is None:
            return None
        return self.base.span(Place(change.old.where, field.path if field else ()))

    def new_span(self, change: Change, field: FieldChange | None = None) -> Span | None:
        """Where something stands in the head; nothing where it is gone."""
        if change.new is None:
            return None
        return self.head.span(Place(change.new.where, field.path if field else ()))


def review(base: Side, head: Side) -> Review:
    """Compare two designs that could be read as a whole."""
    comparison = compare(base.loaded.design, head.loaded.design)
    renamed = comparison.renamed
    return Review(
        base=base,
        head=head,
        comparison=comparison,
        verdicts=verdict_changes(base, head, renamed),
        findings=finding_changes(base, head, renamed),
        waivers=waiver_changes(base, head, renamed),
        conditions=condition_changes(base, head, renamed),
        figures=figure_changes(base.figures, head.figures, head.loaded.design, renamed),
        policy=tuple(_policy(base, head)),
        touched=touched(base, head, comparison),
        likely=likely_renames(comparison),
    )


def _policy(base: Side, head: Side) -> Iterator[PolicyChange]:
    for each in settings_changes(base.workspace, head.workspace):
        yield PolicyChange(SETTINGS, FILE, each)
    for each in differences(dict(base.own_rules), dict(head.own_rules)):
        yield PolicyChange(OWN_RULES, each.path[0], each)
    for each in differences(_hidden(base), _hidden(head)):
        yield PolicyChange(HIDDEN, BASELINE, each)


def settings_changes(old: Workspace, new: Workspace) -> Iterator[FieldChange]:
    """What of the settings is another."""
    return differences(_settings(old), _settings(new))


def _settings(workspace: Workspace) -> Fields:
    return {key: _plain(value) for key, value in workspace.sheet.data.items()}


def _plain(value: object) -> Plain:
    """Settings as plain data; where tables follow each other, the last counts, and so the order."""
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        items = tuple(map(_plain, value))
        return items if any(isinstance(each, Mapping) for each in items) else in_one_order(items)
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def _hidden(side: Side) -> Fields:
    entries = side.baseline.entries.items()
    return {fingerprint: f"{each.rule} on {each.element}" for fingerprint, each in entries}


def fates(review: Review) -> Mapping[str, Mapping[Kind, int]]:
    """How many elements of each sort were added, removed, renamed and changed."""
    counts: dict[str, dict[Kind, int]] = {}
    for change in review.changes:
        of_kind = counts.setdefault(change.element.SECTION, {})
        of_kind[change.kind] = of_kind.get(change.kind, 0) + 1
    return dict(sorted(counts.items()))
