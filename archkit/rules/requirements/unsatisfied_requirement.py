"""REQ-004: an agreed requirement that must be met, and nothing in the design meets it."""

from archkit.analysis.knowledge import Missing, Truth, all_of
from archkit.analysis.requirements import Standing, in_force, standing
from archkit.model.requirement import Requirement
from archkit.model.vocabulary import Priority
from archkit.rules.rule import ERROR, NOT_APPLICABLE, Fail, Judgement, Rule, Situation, judged


def judge(requirement: Requirement, on: Situation) -> Judgement:
    """Judge one requirement."""
    covered = requirement.agreed and in_force(requirement, on.design)
    if not covered or requirement.priority not in (Priority.MUST, None):
        return NOT_APPLICABLE
    standings = [standing(each, requirement, on.design) for each in requirement.satisfied_by]
    faulty = all_of(_must(requirement), Standing.PRESENT not in standings)
    return judged(faulty, lambda: _fail(requirement, standings))


def _must(requirement: Requirement) -> Truth:
    if requirement.priority is None:
        return Missing.field(requirement, "priority")
    return requirement.priority is Priority.MUST


def _fail(requirement: Requirement, standings: list[Standing]) -> Fail:
    if not standings:
        return Fail(f"`{requirement.id}` must be met, and nothing in the design says it does so")
    named = zip(requirement.satisfied_by, standings, strict=True)
    why = ", ".join(f"`{reference}` {what}" for reference, what in named)
    return Fail(
        f"`{requirement.id}` must be met, and what should meet it does not count: {why}",
        field=("satisfied_by",),
    )


RULE = Rule(
    id="REQ-004",
    name="unsatisfied-requirement",
    summary="Nothing in the design meets a requirement that must be met.",
    why=(
        "What the department asked for first is easily lost between the workshop and the"
        " drawing. Each requirement that must be met has to lead to the part that meets it."
    ),
    fix="Name the parts that meet it: `satisfied_by: [component, journey, connection, service]`.",
    severity=ERROR,
    traces_to=("ISO/IEC/IEEE 29148 traceability",),
    notes=(
        "Only requirements that are approved or baselined, of priority `must`, count; a part"
        " may belong to another solution, as long as that one is not retired. Whether the part"
        " reaches the figure asked for is computed elsewhere. The requirements of a retired"
        " solution are left alone: all its parts are gone."
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
  R1: # <- REQ-004
    kind: operational
    statement: The permit desk shall confirm receipt.
    priority: must
components:
  desk: {kind: service}
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
    statement: The permit desk shall confirm receipt.
    priority: must
    satisfied_by: [desk]
  R2:
    kind: technical
    statement: The permit desk shall keep permits in the archive.
    satisfied_by: [town.archive]
  R3:
    kind: operational
    statement: The permit desk shall greet visitors by name.
    priority: could
components:
  desk: {kind: service}
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- REQ-004 unknown
    kind: operational
    statement: The permit desk shall confirm receipt.
""",
    ),
)
