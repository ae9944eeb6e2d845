"""The words of a design diff, whatever its format."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from archkit.analysis.secrets import hidden
from archkit.analysis.verdicts.verdict import Verdict
from archkit.checking.check import Reported
from archkit.diff.approvers import Approver
from archkit.diff.changes import Change, FieldChange, Kind
from archkit.diff.conditions import ConditionChange
from archkit.diff.deltas import VerdictChange, WaiverChange
from archkit.diff.figures import FigureChange
from archkit.diff.lanes import Reason
from archkit.diff.likely import LikelyRename
from archkit.diff.outcome import Outcome
from archkit.diff.plain import Plain
from archkit.diff.review import PolicyChange, Review, fates
from archkit.diff.words import Fate, word_diff
from archkit.model.approval import Lane
from archkit.model.settings import Severity
from archkit.reports._counts import counted

_LONG: Final = 40
"""A text longer than this is shown by its words."""
_AROUND: Final = 4
"""How many words stand around what changed."""
_FEW: Final = 3
"""For so many things somebody is named to answer; the rest is counted."""
_NEW: Final = {
    Severity.ERROR: ("new error", "new errors"),
    Severity.WARNING: ("new warning", "new warnings"),
    Severity.INFO: ("new note", "new notes"),
}
LANES: Final = {
    Lane.AUTO: "Lane auto: no architectural impact, nobody has to approve.",
    Lane.ADVISORY: "Lane advisory: an architect gives advice.",
    Lane.BOARD: "Lane board: the architecture review board decides.",
}


def headline(outcome: Outcome) -> str:
    """What got worse and better, in one line."""
    review = outcome.review
    if review.is_empty and not (review.verdicts or review.findings.new):
        return "No change: the two are the same design."
    better = [
        _counted(len(outcome.better), "requirement fares better", "requirements fare better"),
        _counted(len(review.findings.fixed), "finding fixed", "findings fixed"),
    ]
    parts = [
        f"{word}: {', '.join(filter(None, told))}."
        for word, told in (("Worse", [*_worse(outcome)]), ("Better", better))
        if any(told)
    ]
    return " ".join(parts) or "Nothing got worse, nothing got better."


def compared(outcome: Outcome) -> str:
    """What is compared with what."""
    review = outcome.review
    return f"Base: {review.base.name}. Head: {review.head.name}."


def _worse(outcome: Outcome) -> Iterator[str]:
    losses = Counter(each.loss for each in outcome.reasons if each.loss)
    yield from (_counted(count, *loss) for loss, count in losses.items())
    yield _counted(len(outcome.worse), "requirement fares worse", "requirements fare worse")
    new = Counter(each.finding.severity for each in outcome.review.findings.new)
    yield from (_counted(new[each], *_NEW[each]) for each in Severity)


def _counted(count: int, one: str, many: str) -> str:
    return counted(count, one, many) if count else ""


def sizes(review: Review) -> str:
    """How many elements of each sort came, went and changed."""
    return "; ".join(
        f"{section}: " + ", ".join(f"{kinds[each]} {each}" for each in Kind if each in kinds)
        for section, kinds in fates(review).items()
    )


def verdict_words(change: VerdictChange) -> str:
    """A verdict before and after, with its figures."""
    name = change.verdict.requirement.address
    if change.old is None or change.new is None:
        word = "is new" if change.old is None else "is gone"
        return f"`{name}` {word}: {_standing(change.verdict)}"
    if not change.is_other:
        return f"`{name}`: {change.new.standing}, {change.old.figure} -> {change.new.figure}"
    return f"`{name}`: {_standing(change.old)} -> {_standing(change.new)}"


def _standing(verdict: Verdict) -> str:
    figure = f" ({verdict.figure})" if verdict.figure is not None else ""
    return f"{verdict.standing}{figure}"


def finding_words(reported: Reported) -> str:
    """A finding with its rule."""
    finding = reported.finding
    return f"{finding.severity}[{finding.page.id}] {finding.message}"


def figure_words(change: FigureChange) -> str:
    """A quality figure before and after."""
    old, new = change.old or "none", change.new or "none"
    return f"`{change.solution.id}` {change.metric}: {old} -> {new}"


def policy_words(change: PolicyChange) -> str:
    """A change of what designs are judged by."""
    return f"{change.of}: {field_words(change.field)} (`{change.file}`)"


def likely_words(pair: LikelyRename) -> str:
    """A rename that nobody marked, and how to mark it."""
    old, new = pair.old.element, pair.new.element
    return (
        f"`{old.address}` is gone and `{new.address}` says nearly the same: if it is the same,"
        f" write `was: {old.id}` there"
    )


def approver_words(approver: Approver) -> str:
    """Who must agree, and for what they answer."""
    name = f", {approver.name}" if approver.name else ""
    duties = (f"{duty} {_few(of)}" for duty, of in approver.duties.items())
    return f"{approver.role}{name}: {'; '.join(duties)}"


def _few(names: Sequence[str]) -> str:
    more = len(names) - _FEW
    return ", ".join(names[:_FEW]) + (f" and {more} more" if more > 0 else "")


def waiver_words(change: WaiverChange) -> str:
    """What became of a waiver."""
    waiver = change.new or change.old
    if waiver is None:
        return change.fate
    days = " -> ".join(str(each.expires) for each in (change.old, change.new) if each is not None)
    return f"`{waiver.address}` {change.fate}: {waiver.rule} on `{waiver.element}`, until {days}"


def condition_words(change: ConditionChange) -> str:
    """What became of a condition of an approval: who meets it, and by when."""
    condition = change.condition
    who = condition.owner.role if condition.owner else "nobody named"
    days = " -> ".join(
        dict.fromkeys(str(each.due or "no day") for each in (change.old, change.new) if each)
    )
    done = f", done on {condition.done}" if condition.done else ""
    text = hidden(condition.text.rstrip("."))
    return f"`{change.address}` {change.fate}: {text} ({who}, by {days}{done})"


def element_words(change: Change) -> str:
    """What became of an element."""
    element = change.element
    if change.kind is Kind.RENAMED and change.old is not None:
        return f"{element.WORD} `{change.old.address}` is now `{element.address}`"
    return f"{element.WORD} `{element.address}` {change.kind}"


def shown(value: Plain) -> str:
    """A value in one line; secrets in it are not shown."""
    return hidden(_shown(value))


def _shown(value: Plain) -> str:
    if value is None:
        return "(not stated)"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_shown(each)}" for key, each in value.items()) + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_shown, value)) + "]"
    return str(value)


def field_words(field: FieldChange) -> str:
    """A field before and after; a list by what came and went, a long text by its words."""
    old, new = field.old, field.new
    if isinstance(old, tuple) and isinstance(new, tuple):
        gone = [f"-{_shown(each)}" for each in old if each not in new]
        come = [f"+{_shown(each)}" for each in new if each not in old]
        if gone or come:
            return hidden(f"{field.name}: {' '.join([*gone, *come])}")
    if isinstance(old, str) and isinstance(new, str) and max(len(old), len(new)) > _LONG:
        return hidden(f"{field.name}: {worded(old, new)}")
    return f"{field.name}: {shown(old)} -> {shown(new)}"


def worded(old: str, new: str) -> str:
    """Two texts as one: `[-gone-]`, `{+come+}`, and a few words around."""
    runs, told = word_diff(old, new), []
    for at, run in enumerate(runs):
        if run.fate is Fate.REMOVED:
            told.append(f"[-{run.text}-]")
        elif run.fate is Fate.ADDED:
            told.append(f"{{+{run.text}+}}")
        else:
            told.append(_shortened(run.text.split(), first=at == 0, last=at == len(runs) - 1))
    return " ".join(told)


def _shortened(words: list[str], *, first: bool, last: bool) -> str:
    if first and len(words) > _AROUND:
        return " ".join(["…", *words[-_AROUND:]])
    if last and len(words) > _AROUND:
        return " ".join([*words[:_AROUND], "…"])
    if len(words) > 2 * _AROUND:
        return " ".join([*words[:_AROUND], "…", *words[-_AROUND:]])
    return " ".join(words)


_A_KIND: Final = 4
"""So many changes of one kind are named; the rest is counted."""


def reason_lines(outcome: Outcome) -> Iterator[str]:
    """Why the lane is what it is, a few changes of each kind."""
    groups: dict[str, list[Reason]] = {}
    for each in outcome.reasons:
        groups.setdefault(each.trigger, []).append(each)
    for found in groups.values():
        for each in found[:_A_KIND]:
            yield f"{each.lane}: {each.match.says} ({each.why})"
        if (more := len(found) - _A_KIND) > 0:
            yield f"{found[0].lane}: {more} more such ({found[0].trigger})"
