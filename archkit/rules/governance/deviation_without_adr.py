"""GOV-002: a deviation from the rules is waived, and no decision record says why."""

from collections.abc import Iterator

from archkit.model.decision import Decision, DecisionStatus
from archkit.model.risk import Waiver
from archkit.rules.rule import ERROR, Fail, Judgement, Rule, Situation


def judge(waiver: Waiver, on: Situation) -> Judgement:
    """Judge one waiver."""
    return list(_judged(waiver, on))


def _judged(waiver: Waiver, on: Situation) -> Iterator[Fail]:
    if waiver.decision is not None:
        yield from _named(waiver, waiver.decision, on)
    elif not any(on.facts.records.accepted(each, (waiver.rule,)) for each in _addresses(waiver)):
        yield Fail(
            f"{waiver.rule} is waived on `{waiver.element}`, and no accepted decision is about"
            " both",
            field=("element",),
        )


def _named(waiver: Waiver, name: str, on: Situation) -> Iterator[Fail]:
    """The decision that the waiver names is there, stands, and is about the element."""
    decision = on.design.decisions.get(name)
    if decision is None:
        return  # A decision that is broken is an error of its own.
    if decision.status is not DecisionStatus.ACCEPTED:
        yield Fail(
            f"decision `{name}` does not stand: it is {decision.status}{_after(decision)}",
            field=("decision",),
        )
    elif not set(_addresses(waiver)) & set(decision.elements):
        yield Fail(
            f"decision `{name}` is not about `{waiver.element}`: its `elements` leave it out",
            field=("decision",),
        )


def _after(decision: Decision) -> str:
    return f" by `{decision.superseded_by}`" if decision.superseded_by else ""


def _addresses(waiver: Waiver) -> tuple[str, str]:
    """The element that a waiver names may be one of its solution, or any by its full address."""
    return f"{waiver.within}.{waiver.element}", waiver.element


RULE = Rule(
    id="GOV-002",
    name="deviation-without-adr",
    summary="A deviation from the rules is waived, and no accepted decision record says why.",
    why=(
        "A waiver says that somebody bears the risk; the record says what else was considered."
        " Without it the same exception is argued anew each year, by people who do not know what"
        " the last ones knew."
    ),
    fix=(
        "Write a decision record (MADR) whose `elements:` name the element and whose `rules:`"
        " name the rule, have it accepted, and name it in the waiver's `decision:`."
    ),
    severity=ERROR,
    traces_to=(
        "GC Enterprise Architecture Review Board, exemptions to reference architectures",
        "NIST SP 800-53 CA-5",
    ),
    notes=(
        "It judges waivers. A waiver that names no decision is content with any accepted one"
        " that is about both the element and the rule. Departure from the catalogue: technology"
        " off the standard and connections past the hub ask for their record in the rules that"
        " find them (MNT-009, MNT-012), and a new zone flow shows in the comparison of two designs."
    ),
    subject=Waiver,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, stores: none}
waivers:
  old-desk:
    rule: MNT-008
    element: desk # <- GOV-002
    reason: The maker's last release runs until the move.
    approved_by: {role: CIO}
    expires: 2027-01-31
  older-desk:
    rule: SEC-001
    element: desk
    decision: 0001-move # <- GOV-002
    reason: The maker's last release runs until the move.
    approved_by: {role: CIO}
    expires: 2027-01-31
  oldest-desk:
    rule: SEC-003
    element: desk
    decision: 0002-move # <- GOV-002
    reason: The maker's last release runs until the move.
    approved_by: {role: CIO}
    expires: 2027-01-31
# file: 0001-move.md
---
status: superseded
date: 2026-03-01
decision-makers: [CIO]
elements: [permits.desk]
rules: [SEC-001]
superseded-by: 0002-move
---
# Move later
# file: 0002-move.md
---
status: accepted
date: 2026-04-01
decision-makers: [CIO]
elements: [permits]
rules: [MNT-008]
---
# Move this year
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, stores: none}
waivers:
  old-desk:
    rule: MNT-008
    element: desk
    reason: The maker's last release runs until the move.
    approved_by: {role: CIO}
    expires: 2027-01-31
  older-desk:
    rule: SEC-001
    element: permits.desk
    decision: 0002-move
    reason: The maker's last release runs until the move.
    approved_by: {role: CIO}
    expires: 2027-01-31
# file: 0002-move.md
---
status: accepted
date: 2026-04-01
decision-makers: [CIO]
elements: [permits.desk]
rules: [MNT-008]
---
# Move this year
""",
    ),
)
