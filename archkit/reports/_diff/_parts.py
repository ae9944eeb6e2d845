"""The parts of a design diff as JSON: its schema is made from these classes."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, JsonValue

from archkit.analysis.secrets import hidden
from archkit.diff.changes import Kind
from archkit.diff.conditions import ConditionFate
from archkit.diff.deltas import VerdictChange, WaiverFate
from archkit.diff.plain import Amount, Plain
from archkit.model.approval import Lane
from archkit.model.settings import Severity


class Part(BaseModel):
    """Data for programs, each field with its meaning."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)


def plain_json(value: Plain) -> JsonValue:
    """A value as data; secrets in it are not shown."""
    if isinstance(value, dict):
        return {key: plain_json(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [plain_json(each) for each in value]
    if isinstance(value, Amount):
        return value.text
    return hidden(value) if isinstance(value, str) else value  # type: ignore[return-value]  # a mapping is a dict here


class DiffPlace(Part):
    """A line of a file; lines and columns count from 1."""

    file: str
    """The file, from the workspace's root, with forward slashes."""
    line: int
    """The line."""
    column: int
    """The first character."""


class DiffField(Part):
    """A field that changed."""

    path: list[str]
    """The way to it in its element."""
    old: JsonValue
    """Its value before; null where it was not there."""
    new: JsonValue
    """Its value after; null where it is not there."""
    old_place: DiffPlace | None
    """Where it stood, or its element did."""
    new_place: DiffPlace | None
    """Where it stands, or its element does."""


class DiffElement(Part):
    """An element that changed."""

    kind: Kind
    """What became of it."""
    section: str
    """The sort of element: `components`, `connections`, …"""
    address: str
    """Its id, unique in its section; the former one where it is gone."""
    path: list[str]
    """Where it stands in the design, under the ids of the head."""
    was: str | None
    """Its former address, where it is renamed."""
    fields: list[DiffField]
    """What of it changed; all that it says, where it came or went."""


class DiffVerdict(Part):
    """A requirement whose verdict or figure changed."""

    requirement: str
    """Its address."""
    old: str | None
    """The verdict before; null where it is new."""
    new: str | None
    """The verdict after; null where it is gone."""
    old_figure: str | None
    """The figure before."""
    new_figure: str | None
    """The figure after."""
    turn: Literal["worse", "better", "other"]
    """Which way it went."""

    @classmethod
    def of(cls, change: VerdictChange) -> "DiffVerdict":
        """A change of a verdict as data."""
        old, new = change.old, change.new
        return cls(
            requirement=change.verdict.requirement.address,
            old=old.standing.value if old else None,
            new=new.standing.value if new else None,
            old_figure=str(old.figure) if old and old.figure else None,
            new_figure=str(new.figure) if new and new.figure else None,
            turn="worse" if change.turn < 0 else "better" if change.turn > 0 else "other",
        )


class DiffFinding(Part):
    """A finding of a rule."""

    rule: str
    """The rule's id."""
    severity: Severity
    """How much it matters."""
    element: str
    """The address of what it is about."""
    message: str
    """What is wrong."""
    fingerprint: str
    """Stays the same while rule and element do."""
    place: DiffPlace
    """Where it stands."""


class DiffWaiver(Part):
    """A waiver of which something became."""

    waiver: str
    """Its address."""
    fate: WaiverFate
    """What became of it."""
    rule: str
    """The rule that it waives."""
    old_until: date | None
    """Its last day before."""
    new_until: date | None
    """Its last day after."""


class DiffCondition(Part):
    """A condition of an approval of which something became."""

    condition: str
    """Its solution, approval and name."""
    fate: ConditionFate
    """What became of it."""
    is_dropped: bool
    """Whether it was open, and goes, may wait, or asks for something else."""
    text: str
    """What must be done."""
    owner: str | None
    """The role that answers for it; null where nobody is named."""
    old_due: date | None
    """The day by which it was to be done."""
    new_due: date | None
    """The day by which it is to be done."""
    done: date | None
    """The day it was done."""


class DiffFigure(Part):
    """A quality figure of a solution that changed."""

    solution: str
    """The solution."""
    metric: str
    """The metric."""
    old: str
    """The figure before; empty where there was none."""
    new: str
    """The figure after; empty where there is none."""


class DiffReason(Part):
    """Why the change needs a lane."""

    lane: Lane
    """The lane."""
    trigger: str
    """The name of the kind of change, as in `[diff.lanes]`."""
    says: str
    """What changed."""
    why: str
    """Why such a change is reviewed there."""


class DiffApprover(Part):
    """Somebody who must agree."""

    role: str
    """The role."""
    name: str
    """Who holds it; empty where the design does not say."""
    because: list[str]
    """For what they answer."""


class DiffPolicy(Part):
    """A change of what designs are judged by."""

    of: str
    """The settings, own rules, or the baseline."""
    file: str
    """The file."""
    field: str
    """What changed."""
    old: JsonValue
    """Before."""
    new: JsonValue
    """After."""


class DiffLikely(Part):
    """A rename that nobody marked."""

    section: str
    """The sort of element."""
    old: str
    """The address of what is gone."""
    new: str
    """The address of what is new."""


class JsonDiff(Part):
    """Everything that `archkit diff --format json` says."""

    format: Literal["archkit-diff"] = "archkit-diff"
    """What kind of file this is."""
    version: Literal["1.1"] = "1.1"
    """Rises in its second part when something is added, in its first when something is broken."""
    base: str
    """The design before."""
    head: str
    """The design after."""
    as_of: date
    """The day on which both were judged."""
    headline: str
    """What got worse and better."""
    lane: Lane
    """How the change is reviewed."""
    reasons: list[DiffReason]
    """Why."""
    approvers: list[DiffApprover]
    """Who must agree."""
    verdicts: list[DiffVerdict]
    """Requirements, what is no longer met first."""
    new: list[DiffFinding]
    """Findings that the base has not."""
    fixed: list[DiffFinding]
    """Findings that the head has no more."""
    silenced: list[DiffFinding]
    """Findings of the base by rules that the head does not run: nothing was mended."""
    waived: list[DiffFinding]
    """Findings that the head waives."""
    persisting: list[DiffFinding]
    """Findings that both have."""
    waivers: list[DiffWaiver]
    """What became of waivers."""
    conditions: list[DiffCondition]
    """What became of the conditions of approvals."""
    figures: list[DiffFigure]
    """Quality figures that changed."""
    changes: list[DiffElement]
    """What became of elements."""
    policy: list[DiffPolicy]
    """What became of that which designs are judged by."""
    likely: list[DiffLikely]
    """Renames that nobody marked."""
    solutions: list[str]
    """The solutions of which something changed."""
    touched: list[str]
    """Other solutions that the change touches."""
    departments: list[str]
    """The departments that all these serve."""
