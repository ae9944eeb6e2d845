"""REQ-009: the design does not give the figure that a requirement asks for."""

from archkit.analysis.verdicts.judge import Verdicts
from archkit.analysis.verdicts.verdict import Basis, Standing, Verdict, target
from archkit.model.requirement import Requirement
from archkit.model.vocabulary import Priority, Stage
from archkit.rules.rule import (
    ERROR,
    INFO,
    NOT_APPLICABLE,
    PASS,
    WARNING,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
)

_LIVE = frozenset({Stage.LIVE, Stage.RETIRING})
_SEVERITIES = {Priority.MUST: ERROR, Priority.SHOULD: WARNING, Priority.COULD: INFO}
_SHOWN = 6
"""How many steps are shown; `archkit why` has all."""


def judge(requirement: Requirement, on: Situation) -> Judgement:
    """Judge one requirement."""
    if requirement.fit is None:
        return NOT_APPLICABLE
    verdict = on.once(_verdicts).of(requirement)
    too_early = verdict.basis is Basis.MEASURED and on.stage(requirement) not in _LIVE
    if verdict.standing is Standing.NOT_APPLICABLE or too_early:
        return NOT_APPLICABLE
    if verdict.missing is not None:
        return Unknown(verdict.missing)
    return PASS if verdict.standing is Standing.MET else _fail(verdict)


def among(on: Situation) -> list[Requirement]:
    """The requirements with a figure."""
    return [
        each
        for solution in on.design.solutions.values()
        for each in solution.requirements.values()
        if each.fit is not None
    ]


def _verdicts(on: Situation) -> Verdicts:
    return Verdicts(on.facts)


def _fail(verdict: Verdict) -> Fail:
    requirement = verdict.requirement
    fit = requirement.fit
    asked = target(fit) if fit else ""
    by_record = verdict.basis is Basis.MEASURED
    found = f"{verdict.figure} was measured" if by_record else f"the design gives {verdict.figure}"
    steps = verdict.because.steps[:_SHOWN]
    limiting = verdict.because.limiting
    related = tuple((place, f"{limiting.says} {limiting.value}") for place in limiting.rests_on)
    return Fail(
        f"`{requirement.id}` asks for {asked}, and {found}",
        field=("fit",),
        severity=_SEVERITIES.get(requirement.priority) if requirement.priority else None,
        related=related if limiting is not verdict.because else (),
        evidence=(
            f"{verdict.because.says}: {verdict.because.value}",
            *(f"{step.says}: {step.value}" for step in steps if step.value),
            verdict.margin,
        ),
        fix=f"{'improve it' if by_record else f'begin with what limits it ({limiting.says})'},"
        f" or agree on another figure; `archkit why {requirement.address}` shows the working",
    )


RULE = Rule(
    id="REQ-009",
    name="unmet-requirement",
    summary="The design does not give the figure that an agreed requirement asks for.",
    why=(
        "A department was promised a figure. Whether the design can keep the promise follows from"
        " what its parts state: how often they fail, how long they take, what they cost. It is"
        " cheaper to find that out on paper than in the first month of use."
    ),
    fix=(
        "Mend the part that limits the figure, or agree with the department on a figure that can"
        " be kept. `archkit why` with the requirement's id shows how it was computed."
    ),
    severity=ERROR,
    traces_to=("ISO/IEC/IEEE 29148 verification", "ISO/IEC 25023"),
    notes=(
        "What `must` be met is an error, what `should` a warning, what `could` a note. A figure"
        " that follows from no design, such as the time people take for a task, is taken from"
        " `verify.measured`, and asked for once the solution is live. What has no figure is judged"
        " by REQ-004 and REQ-006. A part of the design that states too little leaves the figure"
        " open: it is unknown then, and no pass."
    ),
    subject=Requirement,
    judge=judge,
    among=among,
    fires=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: quality
    statement: The permit desk shall work for 99.9 % of each month.
    priority: must
    fit: {metric: availability, at_least: 99.9 %, of: desk, over: month} # <- REQ-009
components:
  desk: {kind: service, placed: [vault-1], availability: 99.95 %}
  store: {kind: database, placed: [vault-1], availability: 99.5 %}
connections:
  desk -> store: {protocol: postgresql}
""",
        """
solution: permits
department: clerk
stage: live
tier: 3
requirements:
  R1:
    kind: quality
    statement: Visitors shall finish nine forms of ten.
    priority: should
    fit: {metric: success-rate, at_least: 90 %} # <- REQ-009
    verify: {method: test, evidence: trial.pdf, date: 2026-05-01, measured: 84 %}
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: quality
    statement: The permit desk shall work for 99.9 % of each month.
    priority: must
    fit: {metric: availability, at_least: 99.9 %, of: desk, over: month}
  R2:
    kind: quality
    statement: The permit desk shall work for 99.99 % of each month.
    status: draft
    fit: {metric: availability, at_least: 99.99 %, of: desk, over: month}
  R3:
    kind: quality
    statement: Visitors shall finish nine forms of ten.
    fit: {metric: success-rate, at_least: 90 %}
components:
  desk: {kind: service, placed: [vault-1], availability: 99.95 %}
""",
        """
solution: permits
department: clerk
stage: live
tier: 3
requirements:
  R1:
    kind: quality
    statement: Visitors shall finish nine forms of ten.
    fit: {metric: success-rate, at_least: 90 %}
    verify: {method: test, evidence: trial.pdf, date: 2026-05-01, measured: 90 %}
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: live
tier: 3
requirements:
  R1:
    kind: quality
    statement: The permit desk shall work for 99.9 % of each month.
    fit: {metric: availability, at_least: 99.9 %, of: desk, over: month}
  R2: # <- REQ-009 unknown
    kind: quality
    statement: Visitors shall finish nine forms of ten.
    fit: {metric: success-rate, at_least: 90 %}
    verify: {method: test, evidence: trial.pdf, date: 2026-05-01}
components:
  desk: {kind: service, placed: [vault-1]} # <- REQ-009 unknown
""",
    ),
)
