"""REQ-005: something is built that no requirement leads to, and nobody says why."""

from archkit.analysis.knowledge import Missing, Truth
from archkit.analysis.necessity import GIVEN
from archkit.model.component import Component
from archkit.model.vocabulary import Stage, Status
from archkit.rules.rule import (
    NOT_APPLICABLE,
    PASS,
    WARNING,
    Fail,
    Judgement,
    Rule,
    Situation,
    judged,
)


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component."""
    if component.kind in GIVEN or component.status in (Status.EXISTING, Status.RETIRING):
        return NOT_APPLICABLE
    solution = on.design.solution_of(component)
    if solution is None or solution.stage is Stage.RETIRED or not solution.requirements:
        return NOT_APPLICABLE
    if component.justification is not None or component.address in on.facts.necessity.needed:
        return PASS
    return judged(_worked_on(component), lambda: _fail(component))


def _worked_on(component: Component) -> Truth:
    return Missing.field(component, "status") if component.status is None else True


def _fail(component: Component) -> Fail:
    what = "built" if component.status is Status.NEW else "changed"
    return Fail(
        f"`{component.id}` is {what}, and no requirement leads to it",
        field=("status",),
        only_if_whole=True,
    )


RULE = Rule(
    id="REQ-005",
    name="unjustified-component",
    summary="A component is built or changed although no requirement leads to it.",
    why=(
        "What nobody asked for is paid for, secured and maintained for years like the rest. Often"
        " it is a habit of the builder; sometimes it is a need that nobody has written down."
    ),
    fix=(
        "Name it in `satisfied_by` of the requirement it serves, write that requirement, give a"
        " `justification`, or leave the component out."
    ),
    severity=WARNING,
    traces_to=("ISO/IEC/IEEE 29148 necessary",),
    notes=(
        "A requirement leads to the components in its `satisfied_by`, to those of the journeys and"
        " connections there, and to whatever these call, at whatever remove: the database behind a"
        " service that meets a requirement is needed, though no requirement names it. The"
        " catalogue asks for a requirement of each component; that would ask for one of every"
        " store and queue. Requirements that are retired lead nowhere. People and external systems"
        " are not built by the project, and what looks after all alike (sign-in, logs, backup and"
        " the like) is asked for by policy. A solution without any requirement is left to REQ-008."
    ),
    subject=Component,
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
    statement: The permit desk shall confirm receipt.
    satisfied_by: [desk]
components:
  desk: {kind: service, status: new}
  chat-robot:
    kind: web-app
    status: new # <- REQ-005
connections:
  chat-robot -> desk: {}
""",
        """
solution: permits
department: clerk
stage: live
tier: 3
requirements:
  R1:
    kind: operational
    statement: The permit desk shall confirm receipt.
    satisfied_by: [desk, clerk]
components:
  clerk: {kind: person}
  desk: {kind: service, status: existing}
  kiosk:
    kind: terminal
    status: modified # <- REQ-005
connections:
  clerk -> kiosk: {}
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
    satisfied_by: [apply]
  R2:
    kind: technical
    statement: The permit desk shall take parcels from the map.
    satisfied_by: [desk -> map]
components:
  resident: {kind: person, status: new}
  portal: {kind: web-app, status: new}
  desk: {kind: service, status: new}
  store: {kind: database, status: new}
  map: {kind: service, status: modified}
  vault: {kind: vault, status: new}
  old-desk: {kind: service, status: existing}
  counter-screen: {kind: web-app, status: new, justification: Given by the state with the grant}
connections:
  resident -> portal: {}
  portal -> desk: {}
  desk -> store: {mode: async}
  desk -> map: {}
  counter-screen -> desk: {}
journeys:
  apply: {path: [resident, portal, desk]}
""",
        """
solution: permits
department: clerk
stage: proposed
tier: 4
components:
  desk: {kind: service, status: new}
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: The permit desk shall confirm receipt.
    satisfied_by: [desk]
components:
  desk: {kind: service}
  chat-robot: {kind: web-app} # <- REQ-005 unknown
connections:
  chat-robot -> desk: {}
""",
    ),
)
