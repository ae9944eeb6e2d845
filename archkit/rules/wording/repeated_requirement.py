"""TXT-030: a requirement that stands twice."""

from archkit.model.requirement import Requirement
from archkit.rules.rule import NOT_APPLICABLE, PASS, WARNING, Fail, Judgement, Rule, Situation
from archkit.source.place import Place


def judge(requirement: Requirement, on: Situation) -> Judgement:
    """Judge one requirement against those before it."""
    statements = on.facts.statements
    if id(requirement) not in statements.judged:
        return NOT_APPLICABLE
    first = statements.repeated.get(id(requirement))
    if first is None:
        return PASS
    return Fail(
        f"`{requirement.id}` says the same as `{first.address}`",
        field=("statement",),
        related=((Place(first.where, ("statement",)), "said here first"),),
    )


RULE = Rule(
    id="TXT-030",
    name="repeated-requirement",
    summary="Two requirements of the city say the same.",
    why=(
        "Sooner or later one of them is changed and the other forgotten, and then the city"
        " asks for two things."
    ),
    fix=(
        "Keep one, and let the other solution refer to it; where both are meant, say what"
        " parts them."
    ),
    severity=WARNING,
    traces_to=("INCOSE Guide to Writing Requirements R30",),
    notes=(
        "Statements say the same where nine tenths of their words are the same (Jaccard's"
        " index), and who acts, the figures and the negations are. They are compared over the"
        " whole city; but a part of one solution, and `the system`, are others than those of"
        " the same name in another solution. The very same words are always found; of those that"
        " are nearly the same, each is compared with 32 others at most, so that a thousand"
        " machine-made statements take no minutes."
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
    statement: The city shall keep each permit for at least 5 years.
  R2:
    kind: operational
    statement: The city shall keep each permit for at least 5 years. # <- TXT-030
  R3:
    kind: operational
    statement: When a holder asks, the desk shall hand out a copy within 10 min.
  R4:
    kind: operational
    statement: When a holder asks, the desk shall hand out a copy within 10 min, free. # <- TXT-030
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
    statement: The city shall keep each permit for at least 5 years.
  R2:
    kind: operational
    statement: The city shall keep each permit for at least 7 years.
  R3:
    kind: operational
    statement: The archive shall keep each permit for at least 5 years.
  R4:
    kind: operational
    statement: The city shall not keep each permit for at least 5 years.
  R5:
    kind: operational
    status: retired
    statement: The city shall keep each permit for at least 5 years.
  R6:
    kind: operational
    wording: quoted
    statement: The city shall keep each permit for at least 5 years.
""",
    ),
)
