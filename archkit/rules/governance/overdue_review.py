"""GOV-004: something that is looked at again by a day has not been."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import Field

from archkit.analysis.knowledge import Missing
from archkit.model.base import Element
from archkit.model.decision import Decision, DecisionStatus
from archkit.model.organisation import Agreement
from archkit.model.risk import Risk, Treatment
from archkit.model.solution import Solution
from archkit.model.vocabulary import Stage
from archkit.rules.rule import (
    ERROR,
    NOT_APPLICABLE,
    WARNING,
    Fail,
    Judgement,
    Parameters,
    Rule,
    Situation,
    Unknown,
)

Days = Annotated[int, Field(ge=0)]


class Limits(Parameters):
    """How often things are looked at again, in days."""

    critical: Days = 365
    """Solutions of tiers 1 and 2."""
    other: Days = 730
    """Solutions of tiers 3 and 4."""
    grace: Days = 90
    """After so many days an overdue review is an error."""


def judge(element: Element, on: Situation) -> Judgement:
    """Judge one solution, decision record, risk or agreement."""
    field = _field(element)
    if field is None:
        return NOT_APPLICABLE
    due: date | None = getattr(element, field)
    if due is None:
        return Unknown(Missing.field(element, field))
    return list(_judged(element, field, due, on))


def _field(element: Element) -> str | None:
    """The field that says when it is looked at again; nothing where it need not be."""
    if isinstance(element, Decision):
        return "review" if element.status is DecisionStatus.ACCEPTED else None
    if isinstance(element, Solution):
        live = Stage.APPROVED <= element.stage < Stage.RETIRED
        return "review_due" if live or element.review_due else None
    if isinstance(element, Risk) and element.review_due is None:
        return "review_due" if element.treatment is Treatment.ACCEPT else "due"
    return "review_due"


def _judged(element: Element, field: str, due: date, on: Situation) -> Iterator[Fail]:
    limits = on.given(Limits)
    late = (on.as_of - due).days
    if late > 0:
        days = "1 day" if late == 1 else f"{late} days"
        yield Fail(
            f"its review has been due since {due}, {days} ago",
            field=(field,),
            severity=ERROR if late > limits.grace else WARNING,
        )
    if isinstance(element, Solution):
        longest = limits.critical if element.tier <= 2 else limits.other  # noqa: PLR2004 - tiers 1 and 2 are the critical ones
        if -late > longest:
            yield Fail(
                f"its next review is {-late} days away; tier {element.tier} allows {longest}",
                field=(field,),
            )


RULE = Rule(
    id="GOV-004",
    name="overdue-review",
    summary="A design, decision, risk or agreement has not been looked at again when it was due.",
    why=(
        "What was right three years ago is trusted until it fails. A day on which somebody looks"
        " again is cheap; the discovery that nobody has is not."
    ),
    fix="Look at it again, change what is no longer right, and set the next day.",
    severity=WARNING,
    traces_to=("NIST SP 800-53 CA-2", "NIST SP 800-53 CA-7"),
    notes=(
        "It judges solutions from `approved` on, accepted decision records, risks and agreements."
        " A risk that is being treated may have its `due:` day instead. A solution's next review"
        " must not be further away than its tier allows. The days are policy. Reports and"
        " certificates of vendors are the matter of PRV-009."
    ),
    parameters=Limits,
    subject=(Solution, Decision, Risk, Agreement),
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
review_due: 2026-10-31 # <- GOV-004
risks:
  forged:
    statement: Somebody forges a permit.
    due: 2026-06-30 # <- GOV-004
agreements:
  hosting: {review_due: 2026-10-01} # <- GOV-004
# file: 0001-database.md
---
status: accepted
date: 2025-03-01
review: 2026-03-01 # <- GOV-004
---
# Permits are kept in a database
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
review_due: 2028-03-31 # <- GOV-004
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 3
review_due: 2028-03-31
risks:
  forged: {statement: Somebody forges a permit., due: 2026-11-01}
  lost: {statement: A tablet is lost., treatment: accept, review_due: 2027-01-31}
agreements:
  hosting: {review_due: 2026-11-01}
# file: 0001-database.md
---
status: superseded
date: 2025-03-01
review: 2026-03-01
---
# Permits are kept in a database
""",
    ),
    unknown=(
        """
solution: permits # <- GOV-004 unknown
department: clerk
stage: live
tier: 2
risks:
  lost: {statement: A tablet is lost., treatment: accept} # <- GOV-004 unknown
agreements:
  hosting: {vendor: acme} # <- GOV-004 unknown
""",
    ),
)
