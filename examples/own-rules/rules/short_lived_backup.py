"""CITY-003: a copy of a database that is thrown away too soon.

A rule in Python is needed where one in YAML cannot look: here, into each of the copies
of a database. It is written as archkit's own rules are.
"""

from collections.abc import Iterator

from archkit.analysis.knowledge import Missing, Truth
from archkit.model.component import Component
from archkit.model.quantities import Duration
from archkit.model.resilience import Copy
from archkit.model.vocabulary import Kind
from archkit.rules.rule import (
    NOT_APPLICABLE,
    WARNING,
    Fail,
    Judgement,
    Parameters,
    Rule,
    Situation,
    Unknown,
    settled,
)


class Policy(Parameters):
    """What a workspace may set."""

    keep: Duration = Duration.parse("30 d")
    """How long a copy must be kept at least."""


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component."""
    if component.kind is not Kind.DATABASE or component.backup == "none":
        return NOT_APPLICABLE
    if component.backup is None:
        return Unknown(Missing.field(component, "backup"))
    keep = on.given(Policy).keep
    return [
        part
        for name, copy in component.backup.copies.items()
        for part in _judged(component, name, copy, keep)
    ]


def _judged(
    component: Component, name: str, copy: Copy, keep: Duration
) -> Iterator[Fail | Unknown]:
    """What there is to say of one copy."""
    field = ("backup", "copies", name, "keep")
    too_short: Truth = (
        Missing.field(component, *field) if copy.keep is None else copy.keep.value < keep.value
    )
    yield from settled(
        too_short,
        lambda: Fail(
            f"copy `{name}` of `{component.id}` is kept for {copy.keep}, and should be for {keep}",
            field=field,
            key=name,
        ),
    )


RULE = Rule(
    id="CITY-003",
    name="short-lived-backup",
    summary="A copy of a database is thrown away before the time that the city has set.",
    why="Damage that is noticed late is in every copy, unless an old one is still there.",
    fix="Keep the copy longer, or keep one of each month beside it.",
    severity=WARNING,
    traces_to=("City backup policy 2.4",),
    subject=Component,
    judge=judge,
    parameters=Policy,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  store:
    kind: database
    placed: [office-1]
    backup:
      copies:
        nightly: {method: backup, at: vault-1, every: 1 d, keep: 7 d} # <- CITY-003
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  store:
    kind: database
    placed: [office-1]
    backup: {copies: {nightly: {method: backup, at: vault-1, every: 1 d, keep: 30 d}}}
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  store: # <- CITY-003 unknown
    kind: database
    placed: [office-1]
    backup: {copies: {nightly: {method: backup, at: vault-1, every: 1 d}}}
""",
    ),
)
