"""TXT-106: before and after, and no time."""

from archkit.analysis.wording.fault import Fault
from archkit.model.requirement import Requirement
from archkit.rules.rule import INFO, Rule
from archkit.rules.worded import by_fault

RULE = Rule(
    id="TXT-106",
    name="event-without-time-limit",
    summary="A requirement says before or after what, and not how long.",
    why="`After approval` may be a second after it, or a year.",
    fix=(
        "Give the time as well: `within 5 days after approval`; where only the order matters,"
        " leave it."
    ),
    severity=INFO,
    traces_to=("INCOSE Guide to Writing Requirements R35",),
    notes=(
        "It is off, since the order alone is often what is meant: `shall ask for the"
        " signature before the print`."
    ),
    optional=True,
    subject=Requirement,
    judge=by_fault(
        Fault.OPEN_MOMENT, "gives an order of events and no time: {words}", unless_measured=True
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
    statement: The permit desk shall mail the permit after approval. # <- TXT-106
  R2:
    kind: operational
    statement: The permit desk shall keep the form until the holder dies. # <- TXT-106
  R3:
    kind: operational
    statement: The permit desk shall delete names once the case ends. # <- TXT-106
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
    statement: The permit desk shall mail the permit within 5 days after approval.
  R2:
    kind: operational
    statement: After approval, the permit desk shall mail the permit.
  R3:
    kind: operational
    statement: The permit desk shall mail a list once a week.
""",
    ),
)
