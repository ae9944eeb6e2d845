"""What counts as a figure, and what becomes of the parts that meet a requirement."""

import pytest
from laid import facts, solution

from archkit.analysis.requirements import (
    Standing,
    department_of,
    in_force,
    measurable,
    standing,
)
from archkit.model.requirement import Fit, Requirement

BODY = """
requirements:
  R1: {kind: technical, statement: The desk shall work.}
  R2: {kind: technical, statement: The desk shall work., status: retired}
  R3: {kind: technical, statement: The desk shall work., department: works}
components:
  a: {kind: service}
  b: {kind: service}
connections:
  a -> b: {}
  a -> old.a: {}
journeys:
  go: {path: [a, b]}
"""
OLD = """solution: old
department: works
stage: retired
tier: 4
requirements:
  R1: {kind: technical, statement: The desk shall work.}
components: {a: {kind: service}}
"""
FACTS = facts(solution("permits", BODY), OLD, "services: {hosting: {name: Hosting}}")
DESIGN = FACTS.design


def of(name: str, within: str = "permits") -> Requirement:
    return DESIGN.solutions[within].requirements[name]


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("a", Standing.PRESENT),
        ("permits.a", Standing.PRESENT),
        ("town.archive", Standing.PRESENT),
        ("a -> b", Standing.PRESENT),
        ("a -> old.a", Standing.PRESENT),
        ("permits.a -> b", Standing.PRESENT),
        ("go", Standing.PRESENT),
        ("hosting", Standing.PRESENT),
        ("old.a", Standing.RETIRED),
        ("gone", Standing.ABSENT),
        ("gone.a", Standing.ABSENT),
    ],
)
def test_a_part_is_present_retired_or_absent(reference: str, expected: Standing) -> None:
    assert expected == standing(reference, of("R1"), DESIGN)


def test_nobody_asks_any_more_for_what_is_retired() -> None:
    asked = [in_force(each, DESIGN) for each in (of("R1"), of("R2"), of("R1", "old"))]
    assert asked == [True, False, False]


def test_a_requirement_is_its_solutions_departments_unless_it_says_otherwise() -> None:
    assert [department_of(of(name), DESIGN) for name in ("R1", "R3")] == ["clerk", "works"]


@pytest.mark.parametrize(
    ("fit", "expected"),
    [
        (None, False),
        (Fit(), False),
        (Fit(metric="availability"), False),
        (Fit(at_least="99 %"), False),
        (Fit(metric="availability", at_least="99 %"), True),
        (Fit(metric="residency"), False),
        (Fit(metric="residency", one_of=["US"]), True),
        (Fit(metric="availability", one_of=["US"]), False),
    ],
)
def test_a_fit_criterion_needs_a_metric_and_a_figure_of_its_kind(
    fit: Fit | None,
    expected: bool,  # noqa: FBT001 - the outcome of a row
) -> None:
    assert expected == measurable(fit)
