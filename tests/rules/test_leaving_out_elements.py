"""A broken element is left out of a design; what still refers to it must make no rule crash."""

from collections.abc import Iterator
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


def without(city: Design, section: str) -> Iterator[tuple[str, Design]]:
    """The city without the section in each of its solutions, one after the other."""
    for name, solution in city.solutions.items():
        lacking: dict[str, Any] = {section: {}}
        kept = {**city.solutions, name: solution.model_copy(update=lacking)}
        yield name, replace(city, solutions=kept)


@pytest.mark.parametrize("section", REGISTRIES)
def test_no_rule_crashes_without_a_registry(city: Design, section: str) -> None:
    lacking: dict[str, Any] = {section: {}}
    assert crashes(replace(city, **lacking)) == []


@pytest.mark.parametrize("section", COLLECTIONS)
def test_no_rule_crashes_without_a_part_of_a_solution(city: Design, section: str) -> None:
    assert [(name, crashes(lacking)) for name, lacking in without(city, section)] == [
        (name, []) for name in city.solutions
    ]


def test_no_rule_crashes_without_a_solution(city: Design) -> None:
    for name in city.solutions:
        kept = {other: each for other, each in city.solutions.items() if other != name}
        assert (name, crashes(replace(city, solutions=kept))) == (name, [])


def test_no_rule_crashes_without_every_other_component(city: Design) -> None:
    for start in (0, 1):
        kept = {
            name: each.model_copy(
                update={"components": dict(list(each.components.items())[start::2])}
            )
            for name, each in city.solutions.items()
        }
        assert crashes(replace(city, solutions=kept)) == []
