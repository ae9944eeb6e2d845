"""TXT-104: more than one trigger."""

from archkit.analysis.wording.fault import Fault
from archkit.model.requirement import Requirement
from archkit.rules.rule import ERROR, Rule
from archkit.rules.worded import by_fault

RULE = Rule(
    id="TXT-104",
    name="several-triggers",
    summary="A requirement has more than one event that starts it.",
    why=(
        "It is open whether both must have happened, and in which order; and a test for the"
        " one leaves the other out."
    ),
    fix="Write one requirement for each event; put a lasting state under `While`.",
    severity=ERROR,
    traces_to=("INCOSE Guide to Writing Requirements R1, R28", "EARS"),
    subject=Requirement,
    judge=by_fault(Fault.SEVERAL_TRIGGERS, "has more than one trigger: {words}"),
    fires=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: When a form arrives, when a fee is paid, the desk shall open a case. # <- TXT-104
  R2:
    kind: operational
    statement: When a form arrives, if a fee is paid, the desk shall open a case. # <- TXT-104
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
    statement: While the office is closed, when a form arrives, the permit desk shall open a case.
  R2:
    kind: operational
    statement: When a form arrives and a fee is paid, the permit desk shall open a case.
  R3:
    kind: operational
    statement: When a form arrives, the permit desk shall ask when the fee was paid.
""",
    ),
)
