"""TXT-038: a word cut short."""

from archkit.analysis.wording.fault import Fault
from archkit.model.requirement import Requirement
from archkit.rules.rule import WARNING, Rule
from archkit.rules.worded import by_fault, listed

RULE = Rule(
    id="TXT-038",
    name="abbreviation",
    summary="A requirement uses an abbreviation where the word would do.",
    why=(
        "What is cut short to save a second makes each reader guess, and a translator or"
        " screen reader guess wrong."
    ),
    fix="Write the word out.",
    severity=WARNING,
    traces_to=("INCOSE Guide to Writing Requirements R38",),
    notes=listed(Fault.ABBREVIATION) + " The spelling of units is TXT-036's.",
    subject=Requirement,
    judge=by_fault(Fault.ABBREVIATION, "cuts a word short: {words}"),
    fires=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: The permit desk shall print approx. 20 permits. # <- TXT-038
  R2:
    kind: operational
    statement: The permit desk shall tell the dept. about refunds. # <- TXT-038
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
    statement: The permit desk shall print 20 permits within 5 min.
  R2:
    kind: operational
    statement: The permit desk shall tell the department about refunds.
""",
    ),
)
