"""TXT-101: more than one who shall."""

from archkit.analysis.wording.fault import Fault
from archkit.model.requirement import Requirement
from archkit.rules.rule import ERROR, Rule
from archkit.rules.worded import by_fault

RULE = Rule(
    id="TXT-101",
    name="several-actors",
    summary="A requirement names more than one who shall act.",
    why=(
        "Each of the two may wait for the other, and where one has done it, is the requirement met?"
    ),
    fix="Write one requirement for each.",
    severity=ERROR,
    traces_to=("INCOSE Guide to Writing Requirements R1, R18", "EARS"),
    subject=Requirement,
    judge=by_fault(Fault.SEVERAL_ACTORS, "names more than one who must do it: {words}"),
    fires=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: The permit desk and the kiosk shall take cards. # <- TXT-101
  R2:
    kind: operational
    statement: When a form arrives, the clerk or the inspector shall sign the form. # <- TXT-101
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
    statement: The permit and land management desk shall take cards.
  R2:
    kind: operational
    statement: The clerk of the permit desk and the counter shall take cards.
  R3:
    kind: operational
    statement: The permit desk shall take cards and the form.
""",
    ),
)
