"""TXT-032: all, any and both."""

from archkit.analysis.wording.fault import Fault
from archkit.model.requirement import Requirement
from archkit.rules.rule import WARNING, Rule
from archkit.rules.worded import by_fault

RULE = Rule(
    id="TXT-032",
    name="loose-quantifier",
    summary="A requirement says `all`, `any` or `both` where it means each.",
    why=(
        "`Shall print all permits` may be one print of the whole, and `any permit` may be one"
        " of them."
    ),
    fix="Write `each`, or say how many.",
    severity=WARNING,
    traces_to=("INCOSE Guide to Writing Requirements R32",),
    notes=(
        "`Both the desk and the clerk` is clear, and so are `any two disks` and terms such as"
        " `all-way stop`."
    ),
    subject=Requirement,
    judge=by_fault(Fault.QUANTIFIER, "leaves open whether each is meant, or all together: {words}"),
    fires=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: The permit desk shall print all permits. # <- TXT-032
  R2:
    kind: operational
    statement: The permit desk shall print any permit. # <- TXT-032
  R3:
    kind: operational
    statement: The permit desk shall notify both owners. # <- TXT-032
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
    statement: The permit desk shall print each permit.
  R2:
    kind: operational
    statement: When the alarm ends, the permit desk shall give the all-clear.
  R3:
    kind: operational
    statement: The permit desk shall refuse forms that hold no date at all.
""",
    ),
)
