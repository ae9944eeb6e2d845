"""OPS-004: whoever is woken at night does not find what they have to know."""

from collections.abc import Iterator
from typing import Annotated, Final

from pydantic import Field

from archkit.analysis.knowledge import Missing, Truth, any_of
from archkit.model.operation import Runbook
from archkit.model.solution import Solution
from archkit.model.vocabulary import Regime, Stage
from archkit.rules.rule import (
    ERROR_IF_CRITICAL,
    NOT_APPLICABLE,
    Fail,
    Judgement,
    Parameters,
    Rule,
    Situation,
    Unknown,
)

_ALWAYS: Final = (
    "reviewed",
    "incident_hours",
    "incident_contact",
    "team_contact",
    "hosting",
    "addresses",
)
_PERSONAL: Final = frozenset({Regime.SPI, Regime.PHI})


class Limits(Parameters):
    """How old a runbook may be."""

    days: Annotated[int, Field(ge=1)] = 365
    """The days since it was last read through."""


def judge(solution: Solution, on: Situation) -> Judgement:
    """Judge one solution."""
    if not Stage.LIVE <= solution.stage <= Stage.RETIRING:
        return NOT_APPLICABLE
    book = solution.runbook
    if book is None:
        return Unknown(Missing.field(solution, "runbook"))
    if not isinstance(book, Runbook):
        return Fail("it is live and has no runbook", field=("runbook",))
    return [
        *_unstated(solution, book),
        *_stale(book, on),
        *_hours(solution, book),
        *_restore(solution, book, on),
        *_by_hand(solution, book),
        *_breach(solution, book, on),
    ]


def _gap(solution: Solution, field: str) -> Missing:
    return Missing.field(solution, "runbook", field)


def _wrong(field: str, message: str) -> Fail:
    return Fail(message, field=("runbook", field), key=field)


def _unstated(solution: Solution, book: Runbook) -> Iterator[Unknown]:
    for field in _ALWAYS:
        if getattr(book, field) is None:
            yield Unknown(_gap(solution, field))


def _stale(book: Runbook, on: Situation) -> Iterator[Fail]:
    limit = on.given(Limits).days
    age = (on.as_of - book.reviewed).days if book.reviewed else 0
    if age < 0:
        message = f"its runbook is said to be read through on {book.reviewed}, a day still to come"
        yield _wrong("reviewed", message)
    elif age > limit:
        message = f"its runbook was last read through {age} days ago; {limit} is the limit"
        yield _wrong("reviewed", message)


def _hours(solution: Solution, book: Runbook) -> Iterator[Fail | Unknown]:
    if book.incident_hours is None:
        return
    level = solution.service_level
    if level is None or level.hours is None:
        yield Unknown(Missing.field(solution, "service_level", "hours"))
    elif not book.incident_hours.covers(level.hours):
        yield _wrong(
            "incident_hours",
            f"it is meant to work {level.hours}, and its runbook deals with incidents"
            f" {book.incident_hours} only",
        )


def _restore(solution: Solution, book: Runbook, on: Situation) -> Iterator[Fail | Unknown]:
    """A solution that holds master copies says how they are brought back."""
    if isinstance(book.restore, str) and book.restore != "none":
        return
    recovery = on.facts.recovery
    keeps = any_of(*map(recovery.keeps_records, solution.components.values()))
    if isinstance(keeps, Missing):
        yield Unknown(keeps)
    elif keeps and book.restore is None:
        yield Unknown(_gap(solution, "restore"))
    elif keeps:
        yield _wrong(
            "restore", "it holds records, and its runbook does not say how to restore them"
        )


def _by_hand(solution: Solution, book: Runbook) -> Iterator[Fail | Unknown]:
    if solution.tier > 1:
        return
    if book.by_hand is None:
        yield Unknown(_gap(solution, "by_hand"))
    elif book.by_hand == "none":
        yield _wrong("by_hand", "lives hang on it, and its runbook has no way to go on by hand")


def _breach(solution: Solution, book: Runbook, on: Situation) -> Iterator[Fail | Unknown]:
    """A solution that keeps personal data says whom to notify of a breach, and by when."""
    if book.breach_notices:
        return
    personal = _keeps_personal(solution, on)
    if isinstance(personal, Missing):
        yield Unknown(personal)
    elif personal and book.breach_notices is None:
        yield Unknown(_gap(solution, "breach_notices"))
    elif personal:
        yield _wrong(
            "breach_notices",
            "it keeps personal data, and its runbook does not say whom to notify of a breach",
        )


def _keeps_personal(solution: Solution, on: Situation) -> Truth:
    information = on.facts.information
    return any_of(
        *(information.stores_under(_PERSONAL, each) for each in solution.components.values())
    )


RULE = Rule(
    id="OPS-004",
    name="incomplete-runbook",
    summary="Whoever is woken at night does not find what they have to know.",
    why=(
        "At three in the morning nobody searches a wiki. Who owns it, where it runs, whom to call"
        " and how to restore it stands on one page, or the first hour is lost to finding out."
    ),
    fix=(
        "Write the runbook with all that is asked for, read it through once a year with somebody"
        " who has not written it, and note the day in `reviewed:`."
    ),
    severity=ERROR_IF_CRITICAL,
    traces_to=(
        "UK Ministry of Justice technical guidance, documenting how a service is supported",
        "Tex. Gov't Code 2054.603",
        "Tex. Bus. & Com. Code 521.053",
    ),
    notes=(
        "It judges live and retiring solutions. Every runbook tells when it was `reviewed:`, its"
        " `incident_hours:`, `incident_contact:`, `team_contact:`, `hosting:` and `addresses:`; one"
        " of a solution that holds records tells how to `restore:` them; one of tier 1 how to go"
        " on `by_hand:`; one of a solution that keeps SPI or PHI has `breach_notices:`. The"
        " clocks that these must name stand in `archkit regulations`."
    ),
    parameters=Limits,
    subject=Solution,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
runbook: none # <- OPS-004
""",
        """
solution: permits
department: clerk
stage: live
tier: 1
service_level: {hours: 24x7}
runbook:
  link: runbooks/permits.md
  reviewed: 2025-06-30 # <- OPS-004
  incident_hours: mon-fri 08:00-17:00 # <- OPS-004
  incident_contact: night line
  team_contact: permits desk
  hosting: City Hall
  addresses: none
  restore: none # <- OPS-004
  by_hand: none # <- OPS-004
  breach_notices: false # <- OPS-004
data:
  ledger: {classification: confidential, regimes: [SPI], system_of_record: permits.store}
components:
  store: {kind: database, stores: [ledger]}
""",
        """
solution: permits
department: clerk
stage: live
tier: 3
service_level: {hours: mon-fri 08:00-17:00}
runbook:
  link: runbooks/permits.md
  reviewed: 2026-12-01 # <- OPS-004
  incident_hours: 24x7
  incident_contact: night line
  team_contact: permits desk
  hosting: City Hall
  addresses: none
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {hours: mon-fri 08:00-17:00}
runbook:
  link: runbooks/permits.md
  reviewed: 2025-11-02
  incident_hours: 24x7
  incident_contact: night line
  team_contact: permits desk
  hosting: City Hall
  addresses: none
  restore: none
  by_hand: none
  breach_notices: false
components:
  pages: {kind: web-app, stores: none}
""",
        """
solution: ideas
department: clerk
stage: proposed
tier: 1
runbook: none
""",
    ),
    unknown=(
        """
solution: permits # <- OPS-004 unknown
department: clerk
stage: live
tier: 2
""",
        """
solution: permits # <- OPS-004 unknown
department: clerk
stage: live
tier: 2
runbook:
  link: runbooks/permits.md
components:
  store: {kind: database, stores: [permit]}
""",
    ),
)
