"""TXT-020: a reason inside the demand."""

from archkit.analysis.wording.fault import Fault
from archkit.model.requirement import Requirement
from archkit.rules.rule import WARNING, Rule
from archkit.rules.worded import by_fault, listed

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
    judge=by_fault(Fault.PURPOSE, "holds a reason: {words}"),
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
