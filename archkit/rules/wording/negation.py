"""TXT-016: what shall not be."""

from archkit.analysis.wording.fault import Fault
from archkit.model.requirement import Requirement
from archkit.rules.rule import INFO, Rule
from archkit.rules.worded import by_fault

RULE = Rule(
    id="TXT-016",
    name="negation",
    summary="A requirement says what shall not be, rather than what shall.",
    why="That something never happens can hardly be shown; what happens instead can.",
    fix=(
        "Say what the system does instead: `shall refuse …`, `shall keep … secret`. A"
        " prohibition may stay."
    ),
    severity=INFO,
    traces_to=("INCOSE Guide to Writing Requirements R16", "ISO/IEC/IEEE 29148"),
    notes=(
        "It makes a note only, since prohibitions are legitimate, above all in security."
        " A clause that describes a thing (`the forms that are not signed`) is none. `never` is"
        " TXT-026's."
    ),
    subject=Requirement,
    judge=by_fault(Fault.NEGATION, "says what shall not be: {words}"),
    fires=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: The permit desk shall not publish names. # <- TXT-016
  R2:
    kind: operational
    statement: The permit desk cannot delete permits. # <- TXT-016
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
    statement: The permit desk shall refuse a form without a signature.
  R2:
    kind: operational
    statement: The permit desk shall lose not more than 5 forms in each 10,000 forms.
  R3:
    kind: operational
    statement: The queue shall not exceed 20 forms.
""",
    ),
)
