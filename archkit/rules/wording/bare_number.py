"""TXT-006: a number that counts nothing."""

from archkit.analysis.wording.fault import Fault
from archkit.model.requirement import Requirement
from archkit.rules.rule import ERROR, Rule
from archkit.rules.worded import by_fault

RULE = Rule(
    id="TXT-006",
    name="bare-number",
    summary="A requirement has a number without a unit or a thing that is counted.",
    why="`Within 5` is minutes to the department and days to the vendor.",
    fix=("Put the unit, or the thing that is counted, after the number: `5 min`, `5 users`."),
    severity=ERROR,
    traces_to=("INCOSE Guide to Writing Requirements R6",),
    notes=(
        "Years, times, dates, versions, telephone services, numbers that are names (`tier 2`,"
        " `Station 9`) and those on a scale (`a score of at least 80`, `pH`) need no unit."
    ),
    subject=Requirement,
    judge=by_fault(Fault.BARE_NUMBER, "does not say what {words} counts"),
    fires=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: The permit desk shall confirm receipt within 5. # <- TXT-006
  R2:
    kind: operational
    statement: The archive shall answer in between 5 and 10 at night. # <- TXT-006
  R3:
    kind: operational
    statement: The tank shall hold 30 and the pump 40 litres. # <- TXT-006
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
    statement: The permit desk shall confirm receipt within 5 min.
  R2:
    kind: operational
    statement: The permit desk shall be available 24x7 and meet WCAG 2.1 AA by 2027.
  R3:
    kind: operational
    statement: The permit desk shall take calls to 311 from 02:00 to 06:00.
  R4:
    kind: operational
    statement: The archive shall keep 2 of 3 copies for 5, 10 and 15 years.
  R5:
    kind: operational
    statement: The terminal shall run on Windows 11 at Station 9.
""",
    ),
)
