"""TXT-040: decimals with a point here and a comma there."""

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
        if each.usage.matter is Matter.DECIMAL
    ]


def _problem(odd: Odd) -> str:
    return f"parts its decimals by a {odd.usage.way}, others by a {odd.usual}: {{words}}"


RULE = Rule(
    id="TXT-040",
    name="mixed-decimals",
    summary=(
        "The requirements of a solution part their decimals by a point here and by a comma there."
    ),
    why=(
        "`1,500` is then fifteen hundred or one and a half, and the difference is a factor of"
        " a thousand."
    ),
    fix=(
        "Part decimals by a point, and thousands by a comma or not at all, in the whole solution."
    ),
    severity=WARNING,
    traces_to=("INCOSE Guide to Writing Requirements R40",),
    notes=(
        "The usual way is the one in most statements of the solution, or the first. A comma"
        " before three digits parts thousands."
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
    statement: The permit desk shall answer within 1.5 s.
  R2:
    kind: operational
    statement: The permit desk shall print within 2,5 s. # <- TXT-040
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
    statement: The permit desk shall answer within 1.5 s.
  R2:
    kind: operational
    statement: The permit desk shall serve at most 45,000 residents within 2.25 s.
  R3:
    kind: operational
    statement: The permit desk shall keep version 1.2.3 of each form.
""",
    ),
)
