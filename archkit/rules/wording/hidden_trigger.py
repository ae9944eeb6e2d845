"""TXT-105: a trigger before the state that it depends on."""

from archkit.analysis.wording.fault import Fault
from archkit.model.requirement import Requirement
from archkit.rules.rule import WARNING, Rule
from archkit.rules.worded import by_fault

RULE = Rule(
    id="TXT-105",
    name="hidden-trigger",
    summary=("A requirement names the event before the state or feature that it depends on."),
    why=("Where the state comes first, the event stands beside the response that it starts."),
    fix="Put `While` and `Where` first, then `When` or `If`, then who acts.",
    severity=WARNING,
    traces_to=("INCOSE Guide to Writing Requirements R1", "EARS complex"),
    notes="It is a warning, since the sentence can still be read in one way only.",
    subject=Requirement,
    judge=by_fault(
        Fault.HIDDEN_TRIGGER, "has its conditions in an order that hides the trigger: {words}"
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
    statement: When a form arrives, while the desk is closed, it shall open a case. # <- TXT-105
  R2:
    kind: operational
    statement: If a print fails, where it has a screen, then the desk shall show it. # <- TXT-105
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
    statement: While the desk is closed, when a form arrives, the permit desk shall open a case.
  R2:
    kind: operational
    statement: Where it has a screen, if a print fails, then the desk shall show it.
""",
    ),
)
