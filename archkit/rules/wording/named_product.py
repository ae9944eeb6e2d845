"""TXT-031: a need that names a product."""

from archkit.model.requirement import Requirement
from archkit.model.vocabulary import RequirementKind
from archkit.rules.rule import NOT_APPLICABLE, PASS, WARNING, Judgement, Rule, Situation
from archkit.rules.worded import words_found

_NEEDS = frozenset({RequirementKind.OPERATIONAL, RequirementKind.QUALITY})


def judge(requirement: Requirement, on: Situation) -> Judgement:
    """Judge the text of one requirement."""
    if requirement.kind not in _NEEDS:
        return NOT_APPLICABLE
    if requirement.rationale is not None:
        return PASS
    return words_found(requirement, on, on.facts.statements.products, "asks for {words}")


RULE = Rule(
    id="TXT-031",
    name="named-product",
    summary="A department's need names a product or maker, and says no reason.",
    why=(
        "The department knows what it needs; which product meets the need is the design's to"
        " weigh, and a named one cannot be replaced without changing the need."
    ),
    fix=(
        "Say what is needed of it, or why it must be this one in `rationale`; where the city"
        " has chosen it, make it a `constraint`."
    ),
    severity=WARNING,
    traces_to=("INCOSE Guide to Writing Requirements R31",),
    notes=(
        "It looks for the names, with capitals, of the city's technologies (without their"
        " versions) and vendors, in operational and quality requirements; technical ones and"
        " constraints may name what they are about."
    ),
    subject=Requirement,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: The permit desk shall keep permits in PostgreSQL. # <- TXT-031
  R2:
    kind: operational
    statement: The permit desk shall run on Windows and ask Acme Software. # <- TXT-031
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
    kind: technical
    statement: The permit desk shall keep permits in PostgreSQL.
  R2:
    kind: operational
    rationale: The plotter has a driver for it only.
    statement: The permit desk shall run on Windows.
  R3:
    kind: operational
    statement: The permit desk shall close its windows at noon.
""",
    ),
)
