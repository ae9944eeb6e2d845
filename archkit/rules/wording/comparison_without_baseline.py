"""TXT-107: a comparison with nothing."""

from archkit.analysis.wording.fault import Fault
from archkit.model.requirement import Requirement
from archkit.rules.rule import WARNING, Rule
from archkit.rules.worded import by_fault, listed

RULE = Rule(
    id="TXT-107",
    name="comparison-without-baseline",
    summary="A requirement compares, and does not say with what.",
    why="`Better` is met by the smallest step, and `best` can be shown of nothing.",
    fix=("Give a figure, or say what it is compared with: `fewer visits than in 2025`."),
    severity=WARNING,
    traces_to=("ISO/IEC/IEEE 29148",),
    notes=(
        "What compares with a figure or a thing (`at least`, `or more`, `better than`), one of two"
        " (`the lower limit`), and terms (`lower case`, `less-lethal`) are known,"
        f" and a measurable fit criterion excuses it. {listed(Fault.COMPARISON)}"
    ),
    subject=Requirement,
    judge=by_fault(
        Fault.COMPARISON, "compares, and does not say with what: {words}", unless_measured=True
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
    statement: The permit desk shall give better service. # <- TXT-107
  R2:
    kind: operational
    statement: The permit desk shall use the best encryption. # <- TXT-107
  R3:
    kind: operational
    statement: The permit desk shall improve waiting times. # <- TXT-107
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
    statement: The permit desk shall take at least 5 forms at most.
  R2:
    kind: operational
    statement: The permit desk shall keep forms for 5 years or longer.
  R3:
    kind: operational
    statement: The permit desk shall take fewer visits than the counter.
  R4:
    kind: quality
    fit: {metric: task-time, at_most: 3 min}
    statement: The permit desk shall give better service.
""",
    ),
)
