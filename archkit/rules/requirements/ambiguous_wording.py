"""REQ-002: a requirement that cannot be tested as it is worded."""

from collections.abc import Iterator
from typing import Final, Literal

from archkit.analysis.requirements import measurable
from archkit.analysis.wording.fault import Fault
from archkit.analysis.wording.statement import Statement
from archkit.model.requirement import Requirement
from archkit.rules.rule import (
    NOT_APPLICABLE,
    PASS,
    WARNING,
    Fail,
    Judgement,
    Parameters,
    Rule,
    Situation,
)
from archkit.rules.worded import listed, told

_PROBLEMS: Final[dict[Fault, tuple[str, str]]] = {
    Fault.VAGUE: (
        "uses {words} and gives no figure",
        "Replace it by a figure, or add a fit criterion: `fit: {metric: …, at_most: …}`.",
    ),
    Fault.SEVERAL_DEMANDS: (
        "asks for several things at once: {words}",
        "Write one requirement for each, so that each can be met and tested alone.",
    ),
    Fault.NOBODY_ACTS: (
        "names nobody who must do it: {words}",
        "Name the system or the role before the word that binds.",
    ),
}


class AmbiguousWordingParameters(Parameters):
    """What a city leaves to the reader."""

    skip: tuple[Literal["vague", "several-demands", "nobody-acts"], ...] = ()
    """The parts of the condition that are not looked at."""


def judge(requirement: Requirement, on: Situation) -> Judgement:
    """Judge the text of one requirement."""
    statement = on.facts.statements.judged.get(id(requirement))
    if statement is None:
        return NOT_APPLICABLE
    if statement.faults.keys().isdisjoint(_PROBLEMS):
        return PASS
    return tuple(_found(requirement, statement, on.given(AmbiguousWordingParameters)))


def _found(
    requirement: Requirement, statement: Statement, given: AmbiguousWordingParameters
) -> Iterator[Fail]:
    for fault, (problem, fix) in _PROBLEMS.items():
        words = statement.faults.get(fault)
        excused = fault is Fault.VAGUE and measurable(requirement.fit)
        if words and not excused and fault not in given.skip:
            yield told(requirement, statement, words, problem, fix=fix, key=fault)


RULE = Rule(
    id="REQ-002",
    name="ambiguous-wording",
    summary=(
        "A requirement uses a vague word and gives no figure, asks for several things at once, or"
        " names nobody who must act."
    ),
    why=(
        "The department, the vendor and the tester each read a loose sentence in their own"
        " favour, and find out when the bill comes. One sentence of a fixed form (who shall do"
        " what, and when) can be agreed on, met and tested."
    ),
    fix="Write `When <trigger>, the <system> shall <response>`, with figures for words of degree.",
    severity=WARNING,
    traces_to=(
        "ISO/IEC/IEEE 29148 unambiguous, singular",
        "INCOSE Guide to Writing Requirements R1, R7, R18, R19",
        "EARS",
    ),
    notes=(
        "These are the three parts of the catalogue's condition; `skip` leaves out each of them."
        " What else may be wrong with a text is found by the family `TXT`, one rule for each"
        " fault, so that nothing is told twice: ways out (TXT-008), lists that do not end"
        " (TXT-009), `and/or` (TXT-015) and marks such as `TBD` (TXT-108), which the catalogue"
        " counts among the weak words, are told there, since a figure does not mend them. A"
        " vague word is excused where a fit criterion gives the figure. Terms of art such as"
        " `reasonable accommodation` are known. Retired requirements, those of retired solutions,"
        f" and those whose wording is quoted, are left alone. {listed(Fault.VAGUE)}"
    ),
    subject=Requirement,
    judge=judge,
    parameters=AmbiguousWordingParameters,
    fires=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: quality
    statement: The permit desk shall be fast and user-friendly. # <- REQ-002
  R2:
    kind: operational
    statement: The permit desk shall print the permit and shall mail it. # <- REQ-002
  R3:
    kind: operational
    statement: Shall confirm receipt of each application. # <- REQ-002
""",
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: quality
    statement: The permit desk shall be fast. # <- REQ-002
    fit: {metric: task-time}
  R2:
    kind: operational
    statement: The permit desk shall print the permit. The clerk shall sign it. # <- REQ-002
  R3:
    kind: operational
    statement: When a form arrives, there shall be a receipt. # <- REQ-002
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
    statement: The permit desk shall be fast and user-friendly.
    fit: {metric: task-time, at_most: 3 min}
  R2:
    kind: operational
    statement: When a resident applies, the permit desk shall print the permit and mail it.
  R3:
    kind: operational
    statement: The permit desk shall list the forms that residents must sign.
  R4:
    kind: operational
    statement: The permit desk shall offer a reasonable accommodation request form.
  R5:
    kind: constraint
    wording: quoted
    statement: Provide adequate lighting, and there shall be several exits.
""",
    ),
)
