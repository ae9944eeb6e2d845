"""REQ-003 beyond its examples: whose word counts as a source."""

import pytest
from laid import facts, solution

from archkit.checking.engine import run_rules
from archkit.rules.requirements.missing_source_or_owner import RULE

BODY = """
{solution}
requirements:
  R1:
    kind: operational
    statement: The desk shall confirm receipt.
    source: {source}
    priority: must
    rationale: Staff answer 40 calls a day.
    {more}
"""
OWNED = "owners: {business: {role: Town clerk}}"


def messages(source: str, of: str = OWNED, more: str = "") -> list[str]:
    body = BODY.format(source=source, solution=of, more=more)
    run = run_rules(facts(solution("permits", body)), [RULE], {RULE.id: RULE.parameters()})
    assert run.crashes == []
    return [each.message for each in run.findings]


@pytest.mark.parametrize(
    "source",
    [
        "Architect",
        "the solution architect",
        "Enterprise architecture team",
        "IT Architect (Jane Doe)",
        '"Architects, workshop 2026-03-02"',
    ],
)
def test_the_architect_is_no_source_of_an_operational_requirement(source: str) -> None:
    (message,) = messages(source)
    assert message.startswith("the source of `R1`, an operational requirement, is the architect")


@pytest.mark.parametrize(
    "source",
    [
        "Landscape architect",
        "Building inspection, workshop with the architect",
        "Architectural review ordinance",
        "Town clerk",
    ],
)
def test_another_source_is_sound(source: str) -> None:
    assert messages(source) == []


@pytest.mark.parametrize("source", ["TBD", "'?'", "n/a", "unknown"])
def test_a_source_that_says_nothing_is_missing(source: str) -> None:
    assert messages(source) == ["`R1` does not state `source`"]


def test_an_owner_of_its_own_will_do() -> None:
    assert messages("Town clerk", "") == ["`R1` does not state `owner`"]
    assert messages("Town clerk", "", "owner: {role: Counter lead}") == []
    technical = "owners: {technical: {role: Developer}}"
    assert messages("Town clerk", technical) == ["`R1` does not state `owner`"]
