"""TXT-019: one response joined to another."""

from archkit.analysis.wording.fault import Fault
from archkit.model.requirement import Requirement
from archkit.rules.rule import INFO, Rule
from archkit.rules.worded import by_fault

RULE = Rule(
    id="TXT-019",
    name="combined-responses",
    summary="A requirement joins parts of its response by `and`, `or` and the like.",
    why=("Each part can be met or missed alone, so that nobody can say whether the whole is met."),
    fix=(
        "Write one requirement for each response; a list of things that one response is about"
        " may stay."
    ),
    severity=INFO,
    traces_to=("INCOSE Guide to Writing Requirements R19",),
    notes=(
        "It fires on a quarter of the statements of sound projects, mostly on lists of"
        " things. Two clauses that each bind are REQ-002's, and `and/or` is TXT-015's."
    ),
    optional=True,
    subject=Requirement,
    judge=by_fault(Fault.COMBINATION, "may ask for more than one thing: {words}"),
    fires=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: The permit desk shall print the permit and mail the receipt. # <- TXT-019
  R2:
    kind: operational
    statement: The permit desk shall accept the form unless the holder objects. # <- TXT-019
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
    statement: When a form arrives and a fee is paid, the permit desk shall open a case.
  R2:
    kind: operational
    statement: The permit desk shall print the permit.
""",
    ),
)
