"""A broken element is left out of a design; what still refers to it must make no rule crash."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from archkit.analysis.facts import Facts
from archkit.checking.engine import run_rules
from archkit.model.design import Design
from archkit.model.loading.load import load
from archkit.model.solution import COLLECTIONS, REGISTRIES
from archkit.model.workspace import open_workspace
from archkit.rules.catalogue import rules

CITY = Path(__file__).parent.parent.parent / "models"


@pytest.fixture(scope="module")
def city() -> Design:
    return load(open_workspace(CITY)).design


def crashes(design: Design) -> list[tuple[str, str, str]]:
    run = run_rules(
        Facts(design, date(2026, 11, 25)), rules(), {rule.id: rule.parameters() for rule in rules()}
    )
    return [(crash.rule, crash.element, crash.error) for crash in run.crashes]


HALVES = ("the first, third … solution", "the second, fourth … solution")
"""A rule meets what is left out from both sides: in its own solution, and in one it works with."""


def half(city: Design, which: str) -> set[str]:
    return set(list(city.solutions)[HALVES.index(which) :: 2])


@pytest.mark.parametrize("section", REGISTRIES)
def test_no_rule_crashes_without_a_registry(city: Design, section: str) -> None:
    lacking: dict[str, Any] = {section: {}}
    assert crashes(replace(city, **lacking)) == []


@pytest.mark.parametrize("which", HALVES)
@pytest.mark.parametrize("section", COLLECTIONS)
def test_no_rule_crashes_without_a_part_of_a_solution(
    city: Design, section: str, which: str
) -> None:
    lacking: dict[str, Any] = {section: {}}
    kept = {
        name: each.model_copy(update=lacking) if name in half(city, which) else each
        for name, each in city.solutions.items()
    }
    assert crashes(replace(city, solutions=kept)) == []


@pytest.mark.parametrize("which", HALVES)
def test_no_rule_crashes_without_a_solution(city: Design, which: str) -> None:
    gone = half(city, which)
    kept = {name: each for name, each in city.solutions.items() if name not in gone}
    assert crashes(replace(city, solutions=kept)) == []


def test_no_rule_crashes_without_every_other_component(city: Design) -> None:
    for start in (0, 1):
        kept = {
            name: each.model_copy(
                update={"components": dict(list(each.components.items())[start::2])}
            )
            for name, each in city.solutions.items()
        }
        assert crashes(replace(city, solutions=kept)) == []
