"""GOV-012: what an approval asked for was not done by its day, or nobody answers for it."""

from collections.abc import Iterator

from archkit.analysis.knowledge import Missing
from archkit.analysis.validity import is_over
from archkit.model.approval import Approval, Condition
from archkit.model.vocabulary import Stage
from archkit.rules.rule import (
    ERROR,
    NOT_APPLICABLE,
    WARNING,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
)


def judge(approval: Approval, on: Situation) -> Judgement:
    """Judge the conditions of one approval, each by itself."""
    if not approval.conditions or on.stage(approval) is Stage.RETIRED:
        return NOT_APPLICABLE
    return [
        each
        for name, condition in sorted(approval.conditions.items())
        if not condition.is_met(on.as_of)
        for each in _judged(approval, name, condition, on)
    ]


def _judged(
    approval: Approval, name: str, condition: Condition, on: Situation
) -> Iterator[Fail | Unknown]:
    """What is wrong with a condition that is not met."""
    for field in ("owner", "due"):
        if getattr(condition, field) is None:
            yield Unknown(Missing.field(approval, "conditions", name, field))
    if condition.due is not None and is_over(condition.due, on.as_of):
        days = (on.as_of - condition.due).days
        late = "1 day" if days == 1 else f"{days} days"
        yield Fail(
            f"condition `{name}` was due on {condition.due}, {late} ago, and is not done",
            field=("conditions", name),
            key=name,
            fix=_fix(condition),
            severity=ERROR if on.stage(approval) >= Stage.LIVE else None,
        )


def _fix(condition: Condition) -> str:
    who = condition.owner.role if condition.owner else "Whoever answers for it"
    return f"{who}: {condition.text.rstrip('.')}; then note the day in `done:`."


RULE = Rule(
    id="GOV-012",
    name="overdue-condition",
    summary="A condition of an approval was not met by its day.",
    why=(
        "A board that says yes on a condition has said no to the design without it. Once the day"
        " has passed unseen, the city runs what nobody agreed to."
    ),
    fix=(
        "Do what was asked and note the day in `done:`; or ask the board for another day: a later"
        " `due:` is a change that it reviews."
    ),
    severity=WARNING,
    traces_to=("NIST SP 800-53 CA-5", "NIST SP 800-53 CA-6"),
    notes=(
        "It judges each condition of each approval until its solution is retired: a later"
        " approval does not take back what an earlier one asked for. A condition is met from the"
        " day in `done:`; a day still to come meets nothing. One that is late is an error from"
        " `live` on, for then the design is in use without it. One without `owner:` or `due:` is"
        " unknown until it is met. Whether the approval itself counts is the matter of GOV-010."
    ),
    subject=Approval,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: build
tier: 2
approvals:
  board-1:
    by: {role: Board chair}
    given: 2026-04-01
    content: 0123456789abcdef
    conditions:
      load-test: # <- GOV-012
        text: Test it with the load of an election night.
        owner: {role: Application architect}
        due: 2026-10-31
      drill: {text: Try the restore., owner: {role: Operator}, due: 2026-12-01}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
approvals:
  board-1:
    by: {role: Board chair}
    given: 2026-04-01
    content: 0123456789abcdef
    expires: 2026-06-30
    conditions:
      load-test: # <- GOV-012
        text: Test it with the load of an election night.
        owner: {role: Application architect}
        due: 2026-06-30
        done: 2027-01-15
  board-2:
    by: {role: Board chair}
    given: 2026-07-01
    content: 0123456789abcdef
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
approvals:
  board-1:
    by: {role: Board chair}
    given: 2026-04-01
    content: 0123456789abcdef
    conditions:
      load-test:
        text: Test it with the load of an election night.
        owner: {role: Application architect}
        due: 2026-10-31
        done: 2026-11-01
      drill: {text: Try the restore., owner: {role: Operator}, due: 2026-11-01}
      handbook: {text: Write the handbook., done: 2026-10-01}
""",
        """
solution: permits
department: clerk
stage: retired
tier: 2
approvals:
  board-1:
    by: {role: Board chair}
    given: 2026-04-01
    content: 0123456789abcdef
    conditions:
      drill: {text: Try the restore., owner: {role: Operator}, due: 2026-10-01}
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: build
tier: 2
approvals:
  board-1: # <- GOV-012 unknown
    by: {role: Board chair}
    given: 2026-04-01
    content: 0123456789abcdef
    conditions:
      load-test: {text: Test it under load., due: 2026-12-01}
      drill: {text: Try the restore., owner: {role: Operator}}
""",
    ),
)
