"""The law of unknowns: what nobody states any more may not read as sound."""

from collections.abc import Iterator

import pytest
from examples_as_data import Example, fields, lay, read, without
from goes_without_saying import told

from archkit.analysis.facts import Facts
from archkit.checking.engine import Run, run_rules
from archkit.checking.examples import AS_OF
from archkit.model.loading.load import Loaded
from archkit.rules.catalogue import AnyRule, rules

THE_FAULT_ITSELF = {
    "REQ-009 whole fit": "without a fit criterion no figure is asked for, of which REQ-002 tells",
    "REQ-010 confirmed": "links that nobody has confirmed are listed as that, and are not suspect",
    "conflicts_with": "a conflict that nobody states any more is none to be decided",
    "may_reach": "a permission that is taken away lets nothing through any more",
    "serves": "a department that is not served has no requirements here",
    "PER-005 in-the-way": "a copy that is not made gets in no batch's way",
    "GOV-003 elements": "what a record does not name cannot be gone",
    "SEC-016 description": "a text that nobody writes any more holds no secret",
    "SEC-016 properties": "as above",
    "SEC-016 links": "as above",
    "SEC-016 degraded_mode": "as above",
    "GOV-011 connections": "a view that chooses no connections draws all of them",
    "GOV-012 conditions": "a condition that nobody states is not asked for; its going is for the board",
    "derived_from": "what is not derived from sensitive data need not be transformed",
}
"""Fields, of one rule or of all, that list what is judged, as a section does.

Deleting an entry removes what was wrong.
"""
OF_ONE_RULE = {"confirmed", "connections", "degraded_mode", "fit", "in-the-way"}
"""A mark that somebody looked, a text, a figure that is asked for, a choice, a name that somebody chose."""


def judged(rule: AnyRule, loaded: Loaded) -> Run:
    run = run_rules(Facts(loaded.design, AS_OF), [rule], {rule.id: rule.parameters()})
    assert run.crashes == []
    return run


def failing(run: Run) -> set[str]:
    return {finding.element.address for finding in run.findings}


def unknown(run: Run) -> set[str]:
    return {undecided.element.address for undecided in run.undecided}


def cases() -> Iterator[object]:
    for rule in rules():
        for number, text in enumerate(rule.fires, 1):
            example = read(text)
            for index, (_, data, _) in enumerate(example):
                for path in fields(data):
                    names = {*path, *(f"{rule.id} {step}" for step in path)}
                    names.add(f"{rule.id} whole {path[-1]}")
                    if not THE_FAULT_ITSELF.keys() & names:
                        name = f"{rule.id}-{number}-{index}-{'.'.join(path)}"
                        yield pytest.param(rule, example, index, path, id=name)


@pytest.mark.parametrize(("rule", "example", "index", "path"), list(cases()))
def test_deleting_a_field_never_makes_a_failure_a_pass(
    rule: AnyRule, example: Example, index: int, path: tuple[str, ...]
) -> None:
    name, data, body = example[index]
    left = [*example[:index], (name, without(data, path), body), *example[index + 1 :]]
    before, after = lay(example), lay(left)
    if after.diagnostics:
        return  # The field is required: its loss is an error of its own.
    now = judged(rule, after)
    assert failing(judged(rule, before)) - failing(now) - unknown(now) == set()


def test_the_page_of_the_language_tells_which_fields_may_end_a_fault_by_going() -> None:
    assert {key.split()[-1] for key in THE_FAULT_ITSELF} - OF_ONE_RULE <= told()
