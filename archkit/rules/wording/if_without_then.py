"""TXT-103: an if without its then."""

from archkit.analysis.wording.fault import Fault
from archkit.model.requirement import Requirement
from archkit.rules.rule import WARNING, Rule
from archkit.rules.worded import by_fault

RULE = Rule(
    id="TXT-103",
    name="if-without-then",
    summary=("A requirement begins with `If`, and its response does not begin with `then`."),
    why=(
        "`If … then` marks what the system does when something goes wrong, so that nobody"
        " overlooks it among what is expected."
    ),
    fix=("Write `If <something goes wrong>, then the <system> shall …`, or begin with `When`."),
    severity=WARNING,
    traces_to=("INCOSE Guide to Writing Requirements R1", "EARS unwanted behaviour"),
    notes="It is a warning, since the sentence can still be read in one way only.",
    subject=Requirement,
    judge=by_fault(Fault.IF_WITHOUT_THEN, "has {words} without `then`"),
    fires=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: If the map service is down, the permit desk shall show saved parcels. # <- TXT-103
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
    statement: If the map service is down, then the permit desk shall show saved parcels.
  R2:
    kind: operational
    statement: When the map service is down, the permit desk shall show saved parcels.
  R3:
    kind: operational
    statement: The permit desk shall ask if the form is signed.
""",
    ),
)
