"""REQ-010: a requirement asks for something else than when somebody last looked at its links."""

from archkit.analysis.content import fingerprint_of
from archkit.analysis.requirements import in_force
from archkit.model.requirement import Requirement
from archkit.rules.rule import (
    NOT_APPLICABLE,
    PASS,
    WARNING,
    Fail,
    Judgement,
    Rule,
    Situation,
)


def judge(requirement: Requirement, on: Situation) -> Judgement:
    """Judge one requirement."""
    if requirement.confirmed is None or not in_force(requirement, on.design):
        return NOT_APPLICABLE
    if requirement.confirmed == fingerprint_of(requirement):
        return PASS
    parts = ", ".join(f"`{each}`" for each in requirement.satisfied_by) or "nothing any more"
    return Fail(
        f"`{requirement.id}` has changed since its links were confirmed: it is met by {parts}",
        field=("confirmed",),
        fix=f"look whether that still holds, then `archkit requirements confirm {requirement.id}`",
    )


def among(on: Situation) -> list[Requirement]:
    """The requirements whose links somebody has confirmed."""
    return [
        each
        for solution in on.design.solutions.values()
        for each in solution.requirements.values()
        if each.confirmed is not None
    ]


RULE = Rule(
    id="REQ-010",
    name="suspect-link",
    summary=(
        "A requirement asks for something else, or names other parts, than when somebody last"
        " confirmed that these parts meet it."
    ),
    why=(
        "A statement is sharpened, a figure is raised, and the parts that met the old wording are"
        " still named as if they met the new one. Nobody notices until the acceptance test."
    ),
    fix=(
        "Look whether the parts named still meet what is asked; mend `satisfied_by` where they do"
        " not, and confirm the links with `archkit requirements confirm`."
    ),
    severity=WARNING,
    traces_to=("ISO/IEC/IEEE 29148 traceability",),
    notes=(
        "`archkit requirements confirm` writes a fingerprint of the kind, the quality, the"
        " statement, the fit criterion and the parts named. A requirement without one was never"
        " confirmed: `archkit requirements list --links unconfirmed` lists these, and no rule asks"
        " for it."
    ),
    subject=Requirement,
    judge=judge,
    among=among,
    fires=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: The permit desk shall confirm receipt within 5 minutes.
    satisfied_by: [desk]
    confirmed: '0123456789abcdef' # <- REQ-010
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
    statement: The permit desk shall confirm receipt within 5 minutes.
    satisfied_by: [desk]
    confirmed: '78416943d6317cc7'
  R2:
    kind: operational
    statement: The permit desk shall greet visitors.
    satisfied_by: [desk]
  R3:
    kind: operational
    statement: The permit desk shall stamp forms.
    status: retired
    satisfied_by: [desk]
    confirmed: '0123456789abcdef'
components:
  desk: {kind: service}
""",
    ),
)
