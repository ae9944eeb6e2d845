"""TXT-108: a requirement that is not finished."""

from typing import Final

from archkit.analysis.wording.fault import Fault
from archkit.model.requirement import Requirement
from archkit.model.vocabulary import RequirementStatus
from archkit.rules.rule import ERROR, INFO, Judgement, Rule, Situation
from archkit.rules.worded import by_fault, listed

_PROBLEM: Final = "is not finished: {words}"
_OF_DRAFT: Final = by_fault(Fault.UNFINISHED, _PROBLEM, severity=INFO)
_OF_OTHERS: Final = by_fault(Fault.UNFINISHED, _PROBLEM)


def judge(requirement: Requirement, on: Situation) -> Judgement:
    """Judge the text of one requirement."""
    draft = requirement.status is RequirementStatus.DRAFT
    return _OF_DRAFT(requirement, on) if draft else _OF_OTHERS(requirement, on)


RULE = Rule(
    id="TXT-108",
    name="unfinished-statement",
    summary="A requirement holds a mark such as `TBD`.",
    why="What was agreed with a hole in it is agreed differently by each who signed.",
    fix="Settle it, or set the status back to `draft`.",
    severity=ERROR,
    traces_to=("ISO/IEC/IEEE 29148 complete",),
    notes=(
        "In a draft it is a note. Two or more question marks count as well."
        f" {listed(Fault.UNFINISHED)}"
    ),
    subject=Requirement,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: constraint
    statement: The permit desk shall keep each permit for TBD years. # <- TXT-108
  R2:
    kind: constraint
    status: reviewed
    statement: The permit desk shall answer within ??? seconds. # <- TXT-108
  R3:
    kind: constraint
    status: draft
    statement: The permit desk shall close at an hour to be agreed. # <- TXT-108
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
    kind: constraint
    statement: The permit desk shall hand the council the fees to be decided by the council.
  R2:
    kind: constraint
    status: retired
    statement: The permit desk shall keep each permit for TBD years.
""",
    ),
)
