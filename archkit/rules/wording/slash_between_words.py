"""TXT-017: a slash between words."""

from archkit.analysis.wording.fault import Fault
from archkit.model.requirement import Requirement
from archkit.rules.rule import WARNING, Rule
from archkit.rules.worded import by_fault

RULE = Rule(
    id="TXT-017",
    name="slash-between-words",
    summary="A requirement joins two words by a slash.",
    why="A slash may mean and, or, both, or that the two are the same.",
    fix="Write `and` or `or`, or choose one of the words.",
    severity=WARNING,
    traces_to=("INCOSE Guide to Writing Requirements R17",),
    notes=(
        "Rates, paths, addresses, dates and fixed pairs of capitals (`I/O`) are known;"
        " `and/or` is TXT-015's."
    ),
    subject=Requirement,
    judge=by_fault(Fault.SLASH, "leaves open what the slash in {words} means"),
    fires=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: The permit desk shall notify the holder/owner. # <- TXT-017
  R2:
    kind: operational
    statement: The permit desk shall print / mail the permit. # <- TXT-017
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
    statement: The permit desk shall take 40 forms/h over TCP/IP.
  R2:
    kind: operational
    statement: The permit desk shall keep permits in /srv/permits/new.
  R3:
    kind: operational
    statement: The permit desk shall be open on 3/2/2026 and for 24/7 calls.
""",
    ),
)
