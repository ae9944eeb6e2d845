"""REQ-006: nobody says how an agreed requirement is shown to be met, or nobody has shown it."""

from archkit.analysis.requirements import parts_of
from archkit.model.requirement import Requirement
from archkit.model.vocabulary import Priority, Stage, Status
from archkit.rules.rule import (
    ERROR,
    NOT_APPLICABLE,
    PASS,
    WARNING,
    Fail,
    Judgement,
    Rule,
    Situation,
)

_BEFORE_LIVE = frozenset({Stage.APPROVED, Stage.BUILD})
_LIVE = frozenset({Stage.LIVE, Stage.RETIRING})
_WORKED_ON = frozenset({Status.NEW, Status.MODIFIED})


def judge(requirement: Requirement, on: Situation) -> Judgement:
    """Judge one requirement."""
    stage = on.stage(requirement)
    due = stage in _BEFORE_LIVE or stage in _LIVE
    if not due or not requirement.agreed or requirement.priority is Priority.WONT:
        return NOT_APPLICABLE
    if stage in _LIVE and not _being_built(requirement, on):
        return _shown(requirement, on)
    return _planned(requirement)


def _being_built(requirement: Requirement, on: Situation) -> bool:
    """Whether a part that meets it is still worked on."""
    return any(part.status in _WORKED_ON for part in parts_of(requirement, on.design))


def _planned(requirement: Requirement) -> Judgement:
    """Before it is live: how it will be shown, and where the record will be."""
    verify = requirement.verify
    if verify is not None and verify.evidence is not None:
        return PASS
    what = "how" if verify is None else "in which record"
    return Fail(
        f"`{requirement.id}` is agreed, and nothing says {what} it will be shown to be met",
        field=() if verify is None else ("verify",),
    )


def _shown(requirement: Requirement, on: Situation) -> Judgement:
    """Once it is live: the record, with a day that has come."""
    verify = requirement.verify
    gaps = [each for each in ("evidence", "date") if getattr(verify, each, None) is None]
    if verify is None or gaps:
        named = " and ".join(f"`{each}`" for each in gaps)
        return Fail(
            f"`{requirement.id}` is in use, and nothing shows that it is met: {named} missing",
            field=() if verify is None else ("verify",),
            severity=ERROR,
        )
    if verify.date is not None and verify.date > on.as_of:
        return Fail(
            f"`{requirement.id}` is in use, and is to be shown to be met on {verify.date} only",
            field=("verify", "date"),
            severity=ERROR,
        )
    return PASS


RULE = Rule(
    id="REQ-006",
    name="unverified-requirement",
    summary=(
        "Nothing says how an agreed requirement will be shown to be met; or the solution is live,"
        " and there is no dated record that it is."
    ),
    why=(
        "Whoever does not say beforehand how a requirement will be tested accepts whatever is"
        " delivered. Whoever keeps no record cannot tell a department that it got what it asked"
        " for."
    ),
    fix=(
        "State `verify: {method: test, evidence: records/acceptance.pdf}`, and the `date` once it"
        " has been shown."
    ),
    severity=WARNING,
    traces_to=("ISO/IEC/IEEE 29148 verifiable",),
    notes=(
        "It is a warning from `approved` on and an error once the solution is live; while it is"
        " proposed, nothing is due. Where a part that meets the requirement is `new` or"
        " `modified`, the plan is enough, however live the rest is: a requirement agreed last week"
        " cannot have been shown to be met. Retired requirements and those of priority `wont` are"
        " left alone. The rule is about absence itself, so an absent field is a finding and"
        " not an unknown."
    ),
    subject=Requirement,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: approved
tier: 3
requirements:
  R1: # <- REQ-006
    kind: operational
    statement: The permit desk shall confirm receipt.
    satisfied_by: [desk]
  R2:
    kind: operational
    statement: The permit desk shall show a receipt.
    verify: # <- REQ-006
      method: test
    satisfied_by: [desk]
components:
  desk: {kind: service}
""",
        """
solution: permits
department: clerk
stage: live
tier: 3
requirements:
  R1: # <- REQ-006
    kind: operational
    statement: The permit desk shall confirm receipt.
    satisfied_by: [desk]
  R2:
    kind: operational
    statement: The permit desk shall show a receipt.
    verify: # <- REQ-006
      method: test
      evidence: records/acceptance.pdf
    satisfied_by: [desk]
  R3:
    kind: operational
    statement: The permit desk shall print a receipt.
    verify:
      method: test
      evidence: records/acceptance.pdf
      date: 2027-02-01 # <- REQ-006
    satisfied_by: [desk]
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
    satisfied_by: [desk]
components:
  desk: {kind: service}
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
    verify: {method: test, evidence: records/acceptance.pdf, date: 2026-03-02}
    satisfied_by: [desk]
  R2:
    kind: operational
    statement: The permit desk shall answer on a telephone.
    verify: {method: demonstration, evidence: records/second-release-plan.pdf}
    satisfied_by: [line]
  R3:
    kind: operational
    statement: The permit desk shall greet visitors by name.
    priority: wont
  R4:
    kind: operational
    statement: The permit desk shall print forms.
    status: draft
components:
  desk: {kind: service, status: existing}
  line: {kind: service, status: new}
""",
    ),
)
