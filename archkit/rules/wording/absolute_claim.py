"""TXT-026: a claim without exception."""

from archkit.analysis.wording.fault import Fault
from archkit.model.requirement import Requirement
from archkit.rules.rule import WARNING, Rule
from archkit.rules.worded import by_fault, listed

RULE = Rule(
    id="TXT-026",
    name="absolute-claim",
    summary="A requirement asks for what nobody can keep without exception.",
    why=(
        "A single miss breaks the promise, so that it is soon taken for a phrase; and no"
        " number of tests can show it."
    ),
    fix=("Give a figure that can be reached and measured, such as `99.9 %`, and a fit criterion."),
    severity=WARNING,
    traces_to=("INCOSE Guide to Writing Requirements R26",),
    notes=(
        "It is excused where a fit criterion says what is measured and which figure is enough."
        f" {listed(Fault.ABSOLUTE)}"
    ),
    subject=Requirement,
    judge=by_fault(Fault.ABSOLUTE, "claims what nobody can keep: {words}", unless_measured=True),
    fires=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: The permit desk shall always answer. # <- TXT-026
  R2:
    kind: operational
    statement: The permit desk shall never lose a form. # <- TXT-026
  R3:
    kind: operational
    statement: The permit desk shall print every permit. # <- TXT-026
  R4:
    kind: operational
    statement: The permit desk shall accept 100 % of forms. # <- TXT-026
  R5:
    kind: operational
    fit: {metric: success-rate}
    statement: The permit desk shall accept 100% of forms. # <- TXT-026
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
    statement: The permit desk shall answer within 2 s.
  R2:
    kind: operational
    statement: The permit desk shall print permits every 5 minutes and every night.
  R3:
    kind: quality
    fit: {metric: success-rate, at_least: 100 %}
    statement: The permit desk shall accept 100 % of forms.
  R4:
    kind: operational
    statement: The certificate shall hold the fully qualified name of the desk.
""",
    ),
)
