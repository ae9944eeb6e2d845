"""TXT-015: and/or."""

from archkit.analysis.wording.fault import Fault
from archkit.model.requirement import Requirement
from archkit.rules.rule import ERROR, Rule
from archkit.rules.worded import by_fault

RULE = Rule(
    id="TXT-015",
    name="and-or",
    summary="A requirement says `and/or`.",
    why=("One reader builds both, another builds one of them, and both have kept to the text."),
    fix="Write `<one> or <other> or both`, or `<one> and <other>`.",
    severity=ERROR,
    traces_to=("INCOSE Guide to Writing Requirements R15, R17",),
    subject=Requirement,
    judge=by_fault(Fault.AND_OR, "can be read in two ways: {words}"),
    fires=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: The permit desk shall notify the holder and/or the owner. # <- TXT-015
  R2:
    kind: operational
    statement: The permit desk shall notify the holder or / and the owner. # <- TXT-015
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
    statement: The permit desk shall notify the holder or the owner or both.
  R2:
    kind: operational
    statement: The permit desk shall link to https://example.gov/and/or?n=5 on each page.
""",
    ),
)
