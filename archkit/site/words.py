"""Verdicts in the words of a department: whether it is met, and who acts next."""

from typing import Final

from archkit.analysis.verdicts.verdict import Basis, Standing, Verdict, bound
from archkit.model.organisation import Holder
from archkit.model.quality import Metric
from archkit.model.requirement import Requirement
from archkit.model.solution import Solution
from archkit.model.vocabulary import RequirementStatus, Stage, Verification

SIGNS: Final = {
    Standing.MET: ("met", "✔ Met"),
    Standing.UNMET: ("unmet", "✘ Not met"),
    Standing.UNKNOWN: ("unknown", "? Not yet known"),
    Standing.NOT_APPLICABLE: ("open", "○ Not judged"),
}
"""A verdict's class, and its sign with its word: nothing is told by colour alone."""
_KEPT: Final = frozenset({Metric.RETENTION, Metric.LOG_RETENTION, Metric.SUPPORT_LEFT})
_BY: Final = {
    Verification.INSPECTION: "an inspection",
    Verification.ANALYSIS: "an analysis",
    Verification.DEMONSTRATION: "a demonstration",
    Verification.TEST: "a test",
}


def badge(verdict: Verdict) -> str:
    """The verdict as a mark."""
    kind, word = SIGNS[verdict.standing]
    return f'<span class="ak-verdict ak-{kind}">{word}</span>'


def reason(verdict: Verdict) -> str:
    """What the verdict rests on: `99.93 % expected, at least 99.9 % asked`, as a sentence."""
    requirement = verdict.requirement
    if verdict.standing is Standing.NOT_APPLICABLE:
        return _not_judged(requirement, verdict)
    asked = bound(requirement.fit) if requirement.fit else ""
    if verdict.standing is Standing.UNKNOWN:
        return _not_known(verdict, asked)
    if verdict.figure is None or not asked:
        return _shown(requirement) if verdict.standing is Standing.MET else "Nothing provides it."
    metric = requirement.fit.metric if requirement.fit else None
    known = "measured" if verdict.basis is Basis.MEASURED else "expected"
    if metric is Metric.RESIDENCY:
        return f"Kept in {verdict.figure}; allowed is {asked}."
    if metric in _KEPT:
        return f"{_capital(str(verdict.figure))}; {asked} asked."
    return f"{_capital(str(verdict.figure))} {known}, {asked} asked."


def _not_judged(requirement: Requirement, verdict: Verdict) -> str:
    if not requirement.agreed:
        return f"It is still a {requirement.status.value}: nobody has agreed to it yet."
    return f"{_capital(verdict.because.says)}."


def _not_known(verdict: Verdict, asked: str) -> str:
    verify = verdict.requirement.verify
    planned = f" {_capital(_BY[verify.method])} is planned." if verify else ""
    wanted = f" Asked is {asked}." if asked else ""
    if verdict.basis is Basis.MEASURED:
        return f"It has to be measured first.{wanted}{planned}"
    if verdict.basis is Basis.SHOWN:
        return f"Nobody has shown it yet.{planned}"
    return f"The design does not say enough yet.{wanted}"


def _shown(requirement: Requirement) -> str:
    verify = requirement.verify
    if verify is None or verify.date is None:
        return "The design provides it."
    return f"Shown by {_BY[verify.method]} on {verify.date}."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def next_step(verdict: Verdict, solution: Solution) -> tuple[Holder | None, str]:
    """Who acts next, and what that is; nothing is left to do where the words are empty."""
    requirement, owners = verdict.requirement, solution.owners
    business = requirement.owner or (owners.business if owners else None)
    technical = owners.technical if owners else None
    if verdict.standing is Standing.UNMET:
        return technical, "proposes what to change, or asks for the requirement to be changed"
    if verdict.standing is Standing.UNKNOWN:
        return _settles(verdict, solution, technical)
    if requirement.status in (RequirementStatus.DRAFT, RequirementStatus.REVIEWED):
        return business, "decides whether the city agrees to it"
    return None, ""


def _settles(
    verdict: Verdict, solution: Solution, technical: Holder | None
) -> tuple[Holder | None, str]:
    operations = solution.owners.operations if solution.owners else None
    running = solution.stage >= Stage.LIVE
    if verdict.basis is Basis.MEASURED:
        return (operations if running else technical), "measures it and records the figure"
    if verdict.basis is Basis.SHOWN:
        return (operations if running else technical), "shows it and records the result"
    return technical, "completes the design"
