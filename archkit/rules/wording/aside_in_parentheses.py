"""TXT-021: an aside."""

from archkit.analysis.wording.fault import Fault
from archkit.model.requirement import Requirement
from archkit.rules.rule import WARNING, Rule
from archkit.rules.worded import by_fault

RULE = Rule(
    id="TXT-021",
    name="aside-in-parentheses",
    summary="A requirement has more than a word in parentheses.",
    why=("What stands in parentheses is read as binding by one and as a remark by the other."),
    fix="Make it part of the sentence, or move it to `description` or the glossary.",
    severity=WARNING,
    traces_to=("INCOSE Guide to Writing Requirements R21",),
    notes=("A single word, a figure, and what an acronym before it stands for are left alone."),
    subject=Requirement,
    judge=by_fault(Fault.ASIDE, "has an aside, and it is open whether that binds: {words}"),
    fires=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: The permit desk shall print permits (also those of last year). # <- TXT-021
  R2:
    kind: operational
    statement: The permit desk (kiosk or counter) shall take cards. # <- TXT-021
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
    statement: The permit desk shall show GIS (geographic information system) layers.
  R2:
    kind: operational
    statement: The permit desk shall confirm receipt within five (5) min.
  R3:
    kind: operational
    statement: The permit desk shall take form(s) from residents.
  R4:
    kind: operational
    statement: The permit desk shall keep forms for 5 years (60 months).
""",
    ),
)
