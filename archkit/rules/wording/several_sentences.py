"""TXT-018: more than one sentence."""

from archkit.analysis.wording.fault import Fault
from archkit.model.requirement import Requirement
from archkit.rules.rule import WARNING, Rule
from archkit.rules.worded import by_fault

RULE = Rule(
    id="TXT-018",
    name="several-sentences",
    summary="A requirement has more than one sentence.",
    why=(
        "A second sentence is either a second requirement or an explanation: the one needs an"
        " id of its own, the other has a field."
    ),
    fix=(
        "Move an explanation to `rationale` or `description`, and write a requirement for"
        " each further thing that is asked."
    ),
    severity=WARNING,
    traces_to=("INCOSE Guide to Writing Requirements R18", "ISO/IEC/IEEE 29148 singular"),
    notes=("Where a further sentence binds as well, REQ-002 says so, and this rule says nothing."),
    subject=Requirement,
    judge=by_fault(Fault.SEVERAL_SENTENCES, "goes on in a further sentence: {words}"),
    fires=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: The permit desk shall print the permit. This saves a visit. # <- TXT-018
  R2:
    kind: operational
    statement: The permit desk shall take calls to No. 5. Staff asked for it. # <- TXT-018
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
    statement: The permit desk shall take calls to No. 5 on St. Mary Street.
  R2:
    kind: operational
    statement: The permit desk shall answer 99.9 % of calls within 5 min.
  R3:
    kind: operational
    statement: The permit desk shall print the permit. The clerk shall sign it.
""",
    ),
)
