"""TXT-102: a condition that runs into who shall act."""

from archkit.analysis.wording.fault import Fault
from archkit.model.requirement import Requirement
from archkit.rules.rule import ERROR, Rule
from archkit.rules.worded import by_fault

RULE = Rule(
    id="TXT-102",
    name="unparted-condition",
    summary="A requirement begins with a condition, and no comma ends it.",
    why=(
        "Where the condition runs into the name of who acts, the reader cannot tell where the"
        " one ends."
    ),
    fix=("Put a comma before who acts: `When <trigger>, the <system> shall <response>`."),
    severity=ERROR,
    traces_to=("INCOSE Guide to Writing Requirements R1", "EARS"),
    subject=Requirement,
    judge=by_fault(
        Fault.UNPARTED_CONDITION, "does not part the condition after {words} from who must act"
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
    statement: When a resident applies the permit desk shall confirm receipt. # <- TXT-102
  R2:
    kind: operational
    statement: While the network is down the permit desk shall write on paper. # <- TXT-102
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
    statement: When a resident applies, the permit desk shall confirm receipt.
  R2:
    kind: operational
    statement: The permit desk shall write on paper while the network is down.
""",
    ),
)
