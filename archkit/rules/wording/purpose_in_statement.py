"""TXT-020: a reason inside the demand."""

from archkit.analysis.wording.fault import Fault
from archkit.model.requirement import Requirement
from archkit.rules.rule import WARNING, Judgement, Rule, Situation
from archkit.rules.worded import listed, words_at_fault


def judge(requirement: Requirement, on: Situation) -> Judgement:
    """Judge the text of one requirement."""
    return words_at_fault(requirement, on, Fault.PURPOSE, "holds a reason: {words}")


RULE = Rule(
    id="TXT-020",
    name="purpose-in-statement",
    summary="A requirement says why, inside what it asks for.",
    why=(
        "Nobody can test an intention, and the reader cannot tell whether a response that"
        " misses it would do."
    ),
    fix="Move the reason to `rationale`.",
    severity=WARNING,
    traces_to=("INCOSE Guide to Writing Requirements R20",),
    notes=listed(Fault.PURPOSE),
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
    kind: operational
    statement: The permit desk shall print the permit in order to save visits. # <- TXT-020
  R2:
    kind: operational
    statement: To ensure fairness, the permit desk shall draw lots. # <- TXT-020
  R3:
    kind: operational
    statement: The permit desk shall number permits so that staff can find them. # <- TXT-020
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
    kind: operational
    rationale: It saves visits.
    statement: The permit desk shall print the permit.
  R2:
    kind: operational
    statement: When a form arrives, the permit desk shall confirm receipt.
""",
    ),
)
