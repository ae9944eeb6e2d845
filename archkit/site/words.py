"""Verdicts in the words of a department: whether it is met, and who acts next."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Final

from archkit.analysis.traceability import Trace
from archkit.analysis.verdicts.figure import Countries
from archkit.analysis.verdicts.verdict import Basis, Standing, Verdict, bound
from archkit.checking.check import Reported
from archkit.model.hours import Hours
from archkit.model.organisation import Holder
from archkit.model.quality import Metric
from archkit.model.requirement import Fit, Requirement
from archkit.model.solution import Solution
from archkit.model.vocabulary import RequirementStatus, Stage, Verification
from archkit.rules.rule import Outcome
from archkit.site.spoken import figure_for, on, spoken, weekly

HOW_TO_READ: Final = "how-to-read.md"
"""The page that explains these words."""
SIGNS: Final = {
    Standing.MET: ("met", "✔ Met"),
    Standing.UNMET: ("unmet", "✘ Not met"),
    Standing.UNKNOWN: ("unknown", "? Not yet known"),
    Standing.NOT_APPLICABLE: ("open", "○ Not judged"),
}
"""A verdict's class, and its sign with its word: nothing is told by colour alone."""
WEIGHTS: Final = {
    "error": "error",
    "warning": "warning",
    "info": "note",
    "waived": "accepted for a time",
}
"""What a finding weighs, the gravest first."""
_OTHERS: Final = {
    Standing.UNMET: "not met",
    Standing.UNKNOWN: "not yet known",
    Standing.NOT_APPLICABLE: "not judged",
}
_KEPT: Final = {
    Metric.RETENTION: "kept",
    Metric.LOG_RETENTION: "kept",
    Metric.SUPPORT_LEFT: "supported",
}
LEVELS: Final = {
    1: "life and safety depend on it",
    2: "the city's work depends on it",
    3: "one department's work depends on it",
    4: "a convenience",
}
"""What each tier of a solution means."""
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


def in_total(traces: Iterable[Trace]) -> str:
    """How much of what was asked for is met, in a sentence."""
    fared = Counter(each.verdict.standing for each in traces)
    met, asked = fared[Standing.MET], fared.total()
    if met == asked:
        return f"All {asked} requirements are met." if asked > 1 else "The one requirement is met."
    said = [f"{met} of {asked} requirements {'is' if met == 1 else 'are'} met"]
    for standing, words in _OTHERS.items():
        if fared[standing]:
            said.append(f"{fared[standing]} {'is' if fared[standing] == 1 else 'are'} {words}")
    return f"{', '.join(said[:-1])} and {said[-1]}."


def share_met(traces: Collection[Trace]) -> str:
    """How much is met, as a length with its words."""
    fared = Counter(each.verdict.standing for each in traces)
    parts = "".join(
        f'<span class="ak-{SIGNS[each][0]}" style="flex: {fared[each]}"></span>'
        for each in SIGNS
        if fared[each]
    )
    said = ", ".join(f"{fared[each]} {SIGNS[each][1][2:].lower()}" for each in SIGNS if fared[each])
    length = f'<span class="ak-share" aria-hidden="true">{parts}</span> ' if parts else ""
    return f"{length}{said or 'Nothing is asked for yet'}"


def weight(found: Reported) -> str:
    """What a finding weighs, in a word."""
    finding = found.finding
    return WEIGHTS["waived" if finding.outcome is Outcome.WAIVED else finding.severity.value]


def reason(verdict: Verdict) -> str:
    """What the verdict rests on: `99.93 % expected, at least 99.9 % asked`, as a sentence."""
    requirement = verdict.requirement
    if verdict.standing is Standing.NOT_APPLICABLE:
        return _not_judged(requirement, verdict)
    if verdict.standing is Standing.UNKNOWN:
        return _not_known(verdict)
    if verdict.figure is None or requirement.fit is None or not bound(requirement.fit):
        return _shown(requirement) if verdict.standing is Standing.MET else "Nothing provides it."
    return _capital(_compared(verdict, requirement.fit))


def _compared(verdict: Verdict, fit: Fit) -> str:
    """The figure beside what is asked."""
    asked = _asked(fit)
    if verdict.figure is None:
        return f"{asked} asked."
    if isinstance(verdict.figure, Countries):
        allowed = "as asked" if verdict.standing is Standing.MET else _only(fit)
        return f"kept in {verdict.figure}, {allowed}."
    said = figure_for(verdict.figure, fit)
    if fit.metric in _KEPT:
        done = _KEPT[fit.metric]
        span = said if said.startswith(("without", "no ")) else f"for {said}"
        return f"{done} {span}; {asked} asked."
    known = "measured" if verdict.basis is Basis.MEASURED else "expected"
    return f"{said} {known}, {asked} asked."


def _only(fit: Fit) -> str:
    return f"but only {', '.join(fit.one_of or ())} may keep it"


def _asked(fit: Fit) -> str:
    """What is asked for, in words."""
    for words, figure in (("at least", fit.at_least), ("at most", fit.at_most)):
        if isinstance(figure, Hours):
            return f"{words} {weekly(figure)}"
    return spoken(bound(fit))


def _not_judged(requirement: Requirement, verdict: Verdict) -> str:
    if not requirement.agreed:
        return f"It is still a {requirement.status.value}: nobody has agreed to it yet."
    return f"{_capital(verdict.because.says)}."


def _not_known(verdict: Verdict) -> str:
    verify, fit = verdict.requirement.verify, verdict.requirement.fit
    planned = f" {_capital(_BY[verify.method])} is planned." if verify else ""
    asked = _asked(fit) if fit else ""
    wanted = f" {_capital(asked)} asked." if asked else ""
    if verdict.basis is Basis.MEASURED:
        return f"It has to be measured first.{wanted}{planned}"
    if verdict.basis is Basis.SHOWN:
        return f"Nobody has shown it yet.{planned}"
    return f"The design does not say enough yet.{wanted}"


def _shown(requirement: Requirement) -> str:
    verify = requirement.verify
    if verify is None or verify.date is None:
        return "The design provides it."
    return f"Shown by {_BY[verify.method]} on {on(verify.date)}."


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
