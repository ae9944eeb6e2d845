"""REQ-008 beyond its examples."""

from laid import facts, solution

from archkit.checking.engine import run_rules
from archkit.rules.requirements.one_sided_requirements import RULE

ONE = "{kind: operational, statement: The desk shall confirm receipt., department: works}"


def keys(body: str) -> set[str]:
    run = run_rules(facts(solution("permits", body)), [RULE], {RULE.id: RULE.parameters()})
    assert run.crashes == []
    return {each.key for each in run.findings if each.element.id == "permits"}


def test_each_side_and_department_that_is_missing_makes_a_finding() -> None:
    assert keys(f"requirements: {{R1: {ONE}}}") == {"technical", "clerk"}


def test_a_solution_without_requirements_makes_one_finding() -> None:
    assert keys("serves: [works]") == {""}


def test_a_draft_does_not_count() -> None:
    draft = ONE.replace("works}", "works, status: draft}")
    assert keys(f"requirements: {{R1: {draft}}}") == {""}


def test_a_retired_solution_is_left_alone() -> None:
    assert keys("") == {""}
    retired = solution("permits", "").replace("live", "retired")
    run = run_rules(facts(retired), [RULE], {RULE.id: RULE.parameters()})
    assert [each.element.id for each in run.findings] == ["town"]
