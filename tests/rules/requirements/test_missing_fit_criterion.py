"""REQ-001 beyond its examples: what a fit criterion needs, by its metric."""

import pytest
from laid import facts, solution

from archkit.checking.engine import run_rules
from archkit.rules.requirements.missing_fit_criterion import RULE

BODY = "requirements: {{R1: {{kind: {kind}, statement: The desk shall work., {fields}}}}}"


def judged(fields: str, kind: str = "quality") -> tuple[list[str], set[str]]:
    """The messages, and the fields that are missing."""
    design = facts(solution("permits", BODY.format(kind=kind, fields=fields)))
    run = run_rules(design, [RULE], {RULE.id: RULE.parameters()})
    assert run.crashes == []
    places = {place for each in run.undecided for place in each.unknown.missing.places}
    return [each.message for each in run.findings], {str(place.field[-1]) for place in places}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("quality: security", "`R1` asks for `security` and has no fit criterion"),
        ("status: draft", "`R1` asks for a quality and has no fit criterion"),
        (
            "fit: {at_most: 2 s}",
            "the fit criterion of `R1` lacks a metric",
        ),
        (
            "fit: {metric: availability}",
            "the fit criterion for `availability` of `R1` lacks a figure",
        ),
        (
            "fit: {metric: residency}",
            "the fit criterion for `residency` of `R1` lacks the countries allowed",
        ),
        (
            "fit: {metric: throughput, at_least: 9 / s}",
            "the fit criterion for `throughput` of `R1` lacks a statistic and the load it holds under",
        ),
    ],
)
def test_a_quality_says_what_its_fit_criterion_lacks(fields: str, expected: str) -> None:
    assert judged(fields) == ([expected], set())


@pytest.mark.parametrize(
    "fields",
    [
        "fit: {metric: availability, at_least: 99.9 %}",
        "fit: {metric: residency, one_of: [US]}",
        "fit: {metric: throughput, at_least: 9 / s, statistic: mean, under: peak}",
        "status: retired",
    ],
)
def test_a_whole_fit_criterion_or_a_retired_requirement_is_sound(fields: str) -> None:
    assert judged(fields) == ([], set())


@pytest.mark.parametrize("kind", ["operational", "technical", "constraint"])
def test_another_kind_needs_none_but_must_finish_what_it_begins(kind: str) -> None:
    assert judged("priority: must", kind) == ([], set())
    begun = judged("fit: {metric: response-time, at_most: 2 s}", kind)
    assert begun == ([], {"statistic", "under"})
