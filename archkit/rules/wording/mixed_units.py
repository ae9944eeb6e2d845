"""TXT-036: one unit in two spellings, or two systems of units."""

from archkit.analysis.wording.spelling import Matter, Odd
from archkit.model.requirement import Requirement
from archkit.rules.rule import NOT_APPLICABLE, PASS, WARNING, Judgement, Rule, Situation
from archkit.rules.worded import told_of_odd


def judge(requirement: Requirement, on: Situation) -> Judgement:
    """Judge one requirement against the others of its solution."""
    statements = on.facts.statements
    statement = statements.judged.get(id(requirement))
    if statement is None:
        return NOT_APPLICABLE
    odd = statements.odd.get(id(requirement))
    if odd is None:
        return PASS
    return [
        told_of_odd(requirement, statement, each, _problem(each))
        for each in odd
        if each.usage.matter is not Matter.DECIMAL
    ]


def _problem(odd: Odd) -> str:
    usage = odd.usage
    if usage.matter is Matter.SYSTEM:
        return f"measures {usage.thing} by {{words}}, others in {odd.usual} units"
    return f"writes {{words}}, where others write `{odd.usual}`"


RULE = Rule(
    id="TXT-036",
    name="mixed-units",
    summary=(
        "The requirements of a solution write one unit in two ways, or mix two systems of units."
    ),
    why=(
        "Where feet and metres stand side by side, somebody will compare the figures and"
        " forget the units; two spellings make the reader ask whether two things are meant."
    ),
    fix="Choose one spelling and one system for the whole solution.",
    severity=WARNING,
    traces_to=("INCOSE Guide to Writing Requirements R36",),
    notes=(
        "The usual way is the one in most statements of the solution, or the first of"
        " several; the others are pointed at. Units of time, shares and data are compared by"
        " their spelling, others by their system too."
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
    statement: The permit desk shall answer within 5 min.
  R2:
    kind: operational
    statement: The permit desk shall print within 2 min.
  R3:
    kind: operational
    statement: The permit desk shall close within 10 minutes. # <- TXT-036
  R4:
    kind: operational
    statement: The map shall place each parcel within 3 m.
  R5:
    kind: operational
    statement: The map shall place each crew within 20 feet. # <- TXT-036
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
    statement: The permit desk shall answer within 5 min.
  R2:
    kind: operational
    statement: The permit desk shall print within 1 h.
  R3:
    kind: operational
    statement: The permit desk shall mail within 1 min.
  R4:
    kind: operational
    statement: The map shall place each parcel within 3 m.
  R5:
    kind: operational
    statement: The map shall draw a circle of at most 2 km.
""",
    ),
)
