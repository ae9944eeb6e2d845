"""GOV-003: a decision record does not tell what a later reader needs."""

from collections.abc import Iterator
from typing import Final

from archkit.analysis.knowledge import Missing
from archkit.analysis.records import PARTS, considers_nothing, lacking
from archkit.model.decision import Decision, DecisionStatus
from archkit.rules.rule import NOT_APPLICABLE, WARNING, Fail, Judgement, Rule, Situation, Unknown
from archkit.source.diagnostic import did_you_mean

_OPTIONS: Final = 2
_JUDGED: Final = frozenset(
    {DecisionStatus.ACCEPTED, DecisionStatus.SUPERSEDED, DecisionStatus.DEPRECATED}
)


def judge(decision: Decision, on: Situation) -> Judgement:
    """Judge one decision record."""
    if decision.status not in _JUDGED:
        return NOT_APPLICABLE
    found = [*_text(decision), *_people(decision), *_succession(decision, on)]
    if decision.status is DecisionStatus.ACCEPTED:
        found += [*_review(decision), *_elements(decision, on)]
    return found


def _text(decision: Decision) -> Iterator[Fail]:
    for part in lacking(decision):
        yield Fail(f"it does not say {PARTS[part]}: no heading names the {part}", key=part)
    if "options" not in lacking(decision) and len(decision.options) < _OPTIONS:
        yield Fail(
            f"it lists {len(decision.options)} options; {_OPTIONS} are the fewest", key="few"
        )
    if decision.options and not considers_nothing(decision):
        yield Fail("doing nothing is not among its options", key="nothing")


def _people(decision: Decision) -> Iterator[Unknown]:
    if not decision.decision_makers:
        yield Unknown(Missing.field(decision, "decision-makers"))


def _review(decision: Decision) -> Iterator[Unknown]:
    if decision.review is None:
        yield Unknown(Missing.field(decision, "review"))


def _succession(decision: Decision, on: Situation) -> Iterator[Fail | Unknown]:
    if decision.status is DecisionStatus.SUPERSEDED and decision.superseded_by is None:
        yield Unknown(Missing.field(decision, "superseded-by"))
    after = decision.superseded_by
    if after is None:
        return
    if after not in on.design.decisions:
        close = did_you_mean(after, sorted(on.design.decisions))
        hint = f"; did you mean `{close}`?" if close else ""
        yield Fail(
            f"there is no decision `{after}`{hint}",
            field=("superseded-by",),
            key="after",
            only_if_whole=True,
        )
    if circle := on.facts.records.circle(decision):
        yield Fail(
            "it is superseded by itself in the end",
            field=("superseded-by",),
            evidence=(" -> ".join(circle),),
            key="circle",
        )


def _elements(decision: Decision, on: Situation) -> Iterator[Fail]:
    known = on.facts.records.addresses
    for index, element in enumerate(decision.elements):
        if element not in known:
            close = did_you_mean(element, sorted(known))
            hint = f"; did you mean `{close}`?" if close else ""
            yield Fail(
                f"it is about `{element}`, which is not in the design{hint}",
                field=("elements", index),
                key=element,
                only_if_whole=True,
            )


RULE = Rule(
    id="GOV-003",
    name="unsound-decision-record",
    summary="A decision record leaves out what a later reader needs, or speaks of what is gone.",
    why=(
        "In three years somebody asks why, and the ones who knew have left. A record without the"
        " options that were turned down is an announcement; one about a component that is gone"
        " misleads whoever finds it."
    ),
    fix=(
        "Write what the problem was, at least two options with doing nothing among them, the"
        " decision and its consequences, who decided, and when to look at it again. Where a"
        " record has been overtaken, set its status and name what took its place."
    ),
    severity=WARNING,
    traces_to=(
        "Markdown Architectural Decision Records (MADR) 4",
        "GOV.UK Architectural Decision Record Framework",
    ),
    notes=(
        "It judges records that are accepted, deprecated or superseded; a proposal may still be"
        " unfinished. Headings count by the words context, options, decision and consequences."
        " Doing nothing may be called the status quo. A record that is no longer accepted may"
        " name elements that are gone."
    ),
    subject=Decision,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
# file: 0001-paper.md
---
status: accepted # <- GOV-003
date: 2026-03-01
decision-makers: [Town clerk]
review: 2027-03-01
---
# Permits are kept on paper
## Context
Nobody asked for more.
## Considered options
* paper
* a database
## Decision
Paper.
## Consequences
Shelves.
# file: 0002-database.md
---
status: accepted
date: 2026-03-01
decision-makers: [Town clerk]
elements:
  - permits.desk # <- GOV-003
review: 2027-03-01
---
# Permits are kept in a database
## Context
Nobody finds anything on paper.
## Considered options
* a database
* do nothing
## Decision
A database.
## Consequences
Backups.
# file: 0003-cards.md
---
status: superseded
date: 2026-03-01
decision-makers: [Town clerk]
superseded-by: 0009-none # <- GOV-003
---
# Permits are kept on cards
## Context
Nobody finds anything on paper.
## Considered options
* cards
* no change
## Decision
Cards.
## Consequences
Drawers.
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
# file: 0001-database.md
---
status: accepted
date: 2026-03-01
decision-makers: [Town clerk]
elements: [permits.desk, permits]
review: 2027-03-01
---
# Permits are kept in a database
## Context and problem statement
Nobody finds anything on paper.
## Considered options
* a database
* the status quo
## Decision outcome
A database.
### Consequences
Backups.
# file: 0002-idea.md
---
status: proposed
date: 2026-03-01
---
# Permits are kept in somebody's head
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: live
tier: 2
# file: 0001-database.md
---
status: accepted # <- GOV-003 unknown
date: 2026-03-01
---
# Permits are kept in a database
## Context
Nobody finds anything on paper.
## Considered options
* a database
* do nothing
## Decision
A database.
## Consequences
Backups.
""",
    ),
)
