"""TXT-008: a way out."""

from archkit.analysis.wording.fault import Fault
from archkit.model.requirement import Requirement
from archkit.rules.rule import ERROR, Rule
from archkit.rules.worded import by_fault, listed

RULE = Rule(
    id="TXT-008",
    name="escape-clause",
    summary="A requirement leaves it to somebody whether it is met.",
    why=(
        "Whoever builds or runs the system decides alone what was possible, or necessary; the"
        " promise is empty."
    ),
    fix=(
        "Say in which cases it holds: `Where <feature>, …`, `While <state>, …`, `When <event>, …`."
    ),
    severity=ERROR,
    traces_to=("INCOSE Guide to Writing Requirements R8",),
    notes=listed(Fault.ESCAPE),
    subject=Requirement,
    judge=by_fault(Fault.ESCAPE, "leaves a way out: {words}"),
    fires=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: The permit desk shall notify the holder where possible. # <- TXT-008
  R2:
    kind: operational
    statement: If necessary, the permit desk shall ask a clerk. # <- TXT-008
  R3:
    kind: operational
    statement: The archive shall encrypt copies to the extent practicable. # <- TXT-008
  R4:
    kind: operational
    statement: The permit desk shall mask names as required. # <- TXT-008
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
    statement: Where the kiosk has a printer, the permit desk shall print the permit.
  R2:
    kind: operational
    statement: The archive shall keep each record as required by Local Government Code 201.003.
  R3:
    kind: operational
    statement: The permit desk shall list the forms that are required.
""",
    ),
)
