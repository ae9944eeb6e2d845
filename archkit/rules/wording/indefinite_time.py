"""TXT-035: a time without a measure."""

from archkit.analysis.wording.fault import Fault
from archkit.model.requirement import Requirement
from archkit.rules.rule import WARNING, Rule
from archkit.rules.worded import by_fault, listed

RULE = Rule(
    id="TXT-035",
    name="indefinite-time",
    summary="A requirement names a time without a measure.",
    why="`Promptly` is an hour to one and a week to the other.",
    fix="Give the time: `within 5 min`, `each night by 02:00`, `every 30 days`.",
    severity=WARNING,
    traces_to=("INCOSE Guide to Writing Requirements R35",),
    notes=(
        "A duration in the statement excuses it, and so does a measurable fit criterion."
        f" {listed(Fault.SOME_TIME)}"
    ),
    subject=Requirement,
    judge=by_fault(
        Fault.SOME_TIME, "names a time that nobody can measure: {words}", unless_measured=True
    ),
    fires=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: The permit desk shall immediately confirm receipt. # <- TXT-035
  R2:
    kind: operational
    statement: The permit desk shall periodically delete forms. # <- TXT-035
  R3:
    kind: operational
    statement: The map shall show crews in real time. # <- TXT-035
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
    statement: The permit desk shall confirm receipt immediately, within 5 s.
  R2:
    kind: operational
    statement: When a form arrives immediately before noon, the permit desk shall open a case.
  R3:
    kind: quality
    fit: {metric: data-age, at_most: 5 s}
    statement: The map shall show crews in real time.
""",
    ),
)
