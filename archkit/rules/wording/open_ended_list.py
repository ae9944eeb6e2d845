"""TXT-009: a list that does not end."""

from archkit.analysis.wording.fault import Fault
from archkit.model.requirement import Requirement
from archkit.rules.rule import ERROR, Rule
from archkit.rules.worded import by_fault, listed

RULE = Rule(
    id="TXT-009",
    name="open-ended-list",
    summary="A requirement gives examples where it should list what is meant.",
    why="Nobody can build, price or test what is only hinted at.",
    fix="List everything that is meant, or name the list that does.",
    severity=ERROR,
    traces_to=("INCOSE Guide to Writing Requirements R9",),
    notes=listed(Fault.OPEN_LIST),
    subject=Requirement,
    judge=by_fault(Fault.OPEN_LIST, "does not end its list: {words}"),
    fires=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: The permit desk shall take cash, cards, etc. # <- TXT-009
  R2:
    kind: operational
    statement: The permit desk shall take, including but not limited to, cards. # <- TXT-009
  R3:
    kind: operational
    statement: The permit desk shall show documents such as plans. # <- TXT-009
  R4:
    kind: operational
    statement: The permit desk shall take cards, cash ... # <- TXT-009
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
    statement: The permit desk shall take cash, cards and checks.
  R2:
    kind: operational
    statement: The permit desk, including the kiosk, shall take cards.
  R3:
    kind: operational
    statement: The permit desk shall take each means of payment on the finance list.
""",
    ),
)
