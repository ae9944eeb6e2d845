"""TXT-005: a part of the design that is spoken of as of any such part."""

from functools import partial

from archkit.model.requirement import Requirement
from archkit.rules.rule import INFO, Judgement, Rule, Situation
from archkit.rules.worded import words_found


def judge(requirement: Requirement, on: Situation) -> Judgement:
    """Judge the text of one requirement."""
    search = partial(on.facts.statements.loose_parts, requirement)
    return words_found(requirement, on, search, "speaks of one of many: {words}")


RULE = Rule(
    id="TXT-005",
    name="indefinite-part",
    summary=(
        "A requirement speaks of a part of the design with `a`, as if any such part would do."
    ),
    why=(
        "Where there is one permit store, `a permit store` makes the reader ask which other"
        " is meant."
    ),
    fix="Write `the` before the name of the part.",
    severity=INFO,
    traces_to=("INCOSE Guide to Writing Requirements R5",),
    notes=(
        "Only the solution's own components are looked for, behind the word that binds;"
        " people are left out, since there are many of them."
    ),
    optional=True,
    subject=Requirement,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
components:
  desk: {kind: service, placed: [office-1], stores: none}
  permit-store: {kind: database, placed: [office-2], stores: [permit]}
requirements:
  R1:
    kind: operational
    statement: The permit desk shall save forms in a permit store. # <- TXT-005
  R2:
    kind: operational
    statement: The permit desk shall copy forms from the cabinet to some permit store. # <- TXT-005
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
components:
  resident: {kind: person, zone: internet}
  permit-store: {kind: database, placed: [office-2], stores: [permit]}
requirements:
  R1:
    kind: operational
    statement: The permit desk shall save forms in the permit store.
  R2:
    kind: operational
    statement: The permit desk shall send a receipt to a resident.
  R3:
    kind: operational
    statement: When a permit store fails, the permit desk shall keep forms on paper.
""",
    ),
)
