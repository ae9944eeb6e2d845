"""QUA-001 beyond its examples: what each tier must cover, and how much a gap matters."""

import pytest
from laid import facts, solution

from archkit.analysis.facts import Facts
from archkit.checking.engine import run_rules
from archkit.model.settings import Severity
from archkit.rules.quality.missing_quality_coverage import (
    RULE,
    MissingQualityCoverageParameters,
)

SCREEN = "components: {portal: {kind: web-app}}"
TIER_4 = {"functional-suitability", "security"}
TIER_3 = TIER_4 | {"reliability", "maintainability", "performance-efficiency"}
TIER_2 = TIER_3 | {"compatibility", "interaction-capability"}
TIER_1 = TIER_2 | {"flexibility", "safety"}


def gaps(design: Facts, **given: object) -> dict[str, Severity]:
    parameters = MissingQualityCoverageParameters.model_validate(given)
    run = run_rules(design, [RULE], {RULE.id: parameters})
    assert run.crashes == []
    return {each.key: each.severity for each in run.findings if each.element.id == "permits"}


def of_tier(tier: int, body: str = SCREEN) -> Facts:
    return facts(solution("permits", body).replace("tier: 2", f"tier: {tier}"))


@pytest.mark.parametrize(("tier", "expected"), [(1, TIER_1), (2, TIER_2), (3, TIER_3), (4, TIER_4)])
def test_a_higher_tier_must_cover_more(tier: int, expected: set[str]) -> None:
    assert expected == set(gaps(of_tier(tier)))


def test_what_the_team_answers_for_is_an_error_and_the_rest_a_warning() -> None:
    grave = TIER_4 | {"maintainability", "performance-efficiency"}
    expected = {each: Severity.ERROR if each in grave else Severity.WARNING for each in TIER_1}
    assert expected == gaps(of_tier(1))


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("components: {job: {kind: batch-job}}", False),
        ("components: {job: {kind: batch-job}, clerk: {kind: person}}", False),
        (
            "components: {j: {kind: saas}, c: {kind: person}}\nconnections: {c -> j: {}}",
            True,
        ),
        (SCREEN, True),
    ],
)
def test_interaction_is_asked_of_what_people_use(
    body: str,
    asked: bool,  # noqa: FBT001 - the outcome of a row
) -> None:
    assert asked == ("interaction-capability" in gaps(of_tier(2, body)))


def test_a_city_may_ask_for_other_qualities() -> None:
    assert set(gaps(of_tier(4), tier_4=["safety"])) == {"safety"}


COVER = """
requirements:
  Q1: {{kind: {kind}, statement: The desk shall hold., quality: integrity, {fields}}}
"""
FIT = "fit: {metric: coverage, at_least: 95 %}"


@pytest.mark.parametrize(
    ("kind", "fields", "covered"),
    [
        ("quality", FIT, True),
        ("quality", f"{FIT}, status: baselined", True),
        ("quality", f"{FIT}, status: draft", False),
        ("quality", "fit: {metric: coverage}", False),
        ("technical", FIT, False),
    ],
)
def test_an_agreed_quality_with_a_figure_covers_its_characteristic(
    kind: str,
    fields: str,
    covered: bool,  # noqa: FBT001 - the outcome of a row
) -> None:
    found = gaps(of_tier(4, COVER.format(kind=kind, fields=fields)))
    assert covered == ("security" not in found)


def test_a_retired_solution_is_left_alone() -> None:
    retired = facts(solution("permits", SCREEN).replace("live", "retired"))
    assert gaps(retired) == {}
