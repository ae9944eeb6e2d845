"""Declared conflicts, the decisions that settle them, and bounds nobody has finished."""

from pathlib import Path

import pytest
from laid import solution

from archkit.analysis.conflicts import Conflicts
from archkit.analysis.knowledge import Missing
from archkit.checking.examples import town
from archkit.model.loading.load import assemble

PAIR = """
requirements:
  R1: {{kind: operational, statement: The desk shall show all., {first}}}
  R2: {{kind: constraint, statement: The desk shall show none., {second}}}
"""
DECISION = """---
status: {status}
date: 2026-03-02
elements: [{elements}]
---
# Show to holders only
"""


def design(body: str, *decisions: str) -> Conflicts:
    files = [("town.yaml", town()), ("permits.yaml", solution("permits", body))]
    files += [(f"{number}.md", text) for number, text in enumerate(decisions)]
    loaded = assemble([(Path(name), name, text) for name, text in files])
    assert loaded.diagnostics == ()
    return Conflicts(loaded.design)


def declared(conflicts: Conflicts) -> list[tuple[str, str]]:
    solutions = conflicts._design.solutions.values()
    return [
        (each.id, other.id)
        for each in (each for every in solutions for each in every.requirements.values())
        for _, other in conflicts.declared(each)
    ]


def pair(first: str = "status: approved", second: str = "conflicts_with: [R1]") -> str:
    return PAIR.format(first=first, second=second)


def test_a_conflict_that_is_declared_stands() -> None:
    assert declared(design(pair())) == [("R2", "R1")]


def test_a_conflict_that_both_declare_is_told_once() -> None:
    assert declared(design(pair("conflicts_with: [R2]"))) == [("R2", "R1")]


def test_a_conflict_with_a_draft_binds_nobody_yet() -> None:
    assert declared(design(pair("status: draft"))) == []


@pytest.mark.parametrize("elements", ["permits.R1", "permits.R2", "R1, permits"])
def test_an_accepted_decision_on_either_settles_it(elements: str) -> None:
    decision = DECISION.format(status="accepted", elements=elements)
    assert declared(design(pair(), decision)) == []


@pytest.mark.parametrize(
    ("status", "elements"),
    [("proposed", "permits.R1"), ("accepted", "permits"), ("accepted", "R1")],
)
def test_another_decision_does_not(status: str, elements: str) -> None:
    decision = DECISION.format(status=status, elements=elements)
    assert declared(design(pair(), decision)) == [("R2", "R1")]


def test_an_id_and_its_solution_count_only_within_one_decision() -> None:
    two = [DECISION.format(status="accepted", elements=name) for name in ("R1", "permits")]
    assert declared(design(pair(), *two)) == [("R2", "R1")]


BOUNDS = """
requirements:
  R1: {{kind: quality, statement: The desk shall keep it., {first}}}
  R2: {{kind: quality, statement: The desk shall keep it., {second}}}
"""
KEEP = "fit: {metric: retention, at_least: 5 years}"


@pytest.mark.parametrize(
    ("unfinished", "field"),
    [
        ("status: approved", ("fit",)),
        ("fit: {at_most: 2 years}", ("fit", "metric")),
    ],
)
def test_both_sides_wait_for_a_bound_that_nobody_has_finished(
    unfinished: str, field: tuple[str, ...]
) -> None:
    conflicts = design(BOUNDS.format(first=unfinished, second=KEEP))
    first, second = conflicts._design.solutions["permits"].requirements.values()
    expected = Missing.field(first, *field)
    assert [conflicts.undecided(each) for each in (first, second)] == [expected, expected]


def test_a_metric_without_a_figure_matters_to_its_own_metric_only() -> None:
    half = "fit: {metric: availability}"
    conflicts = design(BOUNDS.format(first=half, second=KEEP))
    requirements = conflicts._design.solutions["permits"].requirements.values()
    assert [conflicts.undecided(each) for each in requirements] == [None, None]


def test_what_stands_alone_can_contradict_nothing() -> None:
    conflicts = design("requirements: {R1: {kind: quality, statement: The desk shall keep it.}}")
    (alone,) = conflicts._design.solutions["permits"].requirements.values()
    assert conflicts.undecided(alone) is None
