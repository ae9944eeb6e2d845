"""REQ-004 beyond its examples: parts that are gone do not count."""

import pytest
from laid import facts, solution

from archkit.checking.engine import run_rules
from archkit.rules.requirements.unsatisfied_requirement import RULE
from archkit.rules.rule import Outcome

BODY = """
requirements:
  R1: {{kind: operational, statement: The desk shall confirm receipt., {fields}}}
components: {{desk: {{kind: service}}}}
"""
OLD = """solution: old
department: clerk
stage: retired
tier: 4
components: {desk: {kind: service}}
requirements:
  R1: {kind: operational, statement: The desk shall confirm receipt., priority: must}
"""


def outcomes(fields: str) -> tuple[list[str], dict[Outcome, int]]:
    design = facts(solution("permits", BODY.format(fields=fields)), OLD)
    run = run_rules(design, [RULE], {RULE.id: RULE.parameters()})
    assert run.crashes == []
    return [each.message for each in run.findings], dict(run.tallies[RULE.id])


LEFT_ALONE = {Outcome.NOT_APPLICABLE: 1}
"""The requirement of the retired solution."""


def test_a_part_of_a_retired_solution_does_not_count() -> None:
    found, _ = outcomes("priority: must, satisfied_by: [old.desk]")
    expected = (
        "`R1` must be met, and what should meet it does not count:"
        " `old.desk` belongs to a retired solution"
    )
    assert [expected] == found


def test_one_part_that_stands_is_enough() -> None:
    found, tally = outcomes("priority: must, satisfied_by: [old.desk, desk]")
    assert (found, tally) == ([], {Outcome.PASS: 1, **LEFT_ALONE})


def test_a_priority_that_nobody_states_matters_only_where_nothing_meets_it() -> None:
    assert outcomes("satisfied_by: [desk]") == ([], {Outcome.PASS: 1, **LEFT_ALONE})
    assert outcomes("satisfied_by: []") == ([], {Outcome.UNKNOWN: 1, **LEFT_ALONE})


@pytest.mark.parametrize("fields", ["priority: should", "priority: must, status: reviewed"])
def test_what_need_not_be_met_or_is_not_agreed_is_not_covered(fields: str) -> None:
    assert outcomes(fields) == ([], {Outcome.NOT_APPLICABLE: 2})
