"""The law of unknowns: what nobody states any more may not read as sound."""

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml_rs

from archkit.analysis.facts import Facts
from archkit.checking.engine import Run, run_rules
from archkit.checking.examples import AS_OF, FILE, town
from archkit.model.loading.load import Loaded, assemble
from archkit.model.solution import COLLECTIONS, REGISTRIES
from archkit.rules.catalogue import AnyRule, rules

Data = dict[str, Any]

NOT_A_FIELD = {"solution", "archetypes", *COLLECTIONS, *REGISTRIES}

THE_FAULT_ITSELF = {
    "conflicts_with": "a conflict that nobody states any more is none to be decided",
    "may_reach": "a permission that is taken away lets nothing through any more",
    "serves": "a department that is not served has no requirements here",
    "PER-005 in-the-way": "a copy that is not made gets in no batch's way",
    "OPS-003 mode": "who says nothing waits for the answer, and so notices when none comes",
    "derived_from": "what is not derived from sensitive data need not be transformed",
}
"""Fields, of one rule or of all, that list what is judged, as a section does.

Deleting an entry removes what was wrong.
"""


def fields(data: Data) -> Iterator[tuple[str, ...]]:
    """The path of every field of every element, at any depth."""
    for key, value in data.items():
        if key not in NOT_A_FIELD:
            yield from below(value, (key,))
        elif key in COLLECTIONS or key in REGISTRIES:
            for name, element in value.items():
                for field, inner in element.items():
                    yield from below(inner, (key, name, field))


def below(value: object, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from below(inner, (*path, key))


def without(data: Data, path: tuple[str, ...]) -> Data:
    left = deepcopy(data)
    at = left
    for step in path[:-1]:
        at = at[step]
    del at[path[-1]]
    return left


def load(data: Data) -> Loaded:
    # JSON is YAML, and keeps every value as it is.
    return assemble(
        [(Path("town.yaml"), "town.yaml", town()), (Path(FILE), FILE, json.dumps(data))]
    )


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
            data = yaml_rs.loads(text, parse_datetime=False)
            assert isinstance(data, dict)
            for path in fields(data):
                names = {*path, *(f"{rule.id} {step}" for step in path)}
                if not THE_FAULT_ITSELF.keys() & names:
                    name = f"{rule.id}-{number}-{'.'.join(path)}"
                    yield pytest.param(rule, data, path, id=name)


@pytest.mark.parametrize(("rule", "data", "path"), list(cases()))
def test_deleting_a_field_never_makes_a_failure_a_pass(
    rule: AnyRule, data: Data, path: tuple[str, ...]
) -> None:
    before, after = load(data), load(without(data, path))
    if after.diagnostics:
        return  # The field is required: its loss is an error of its own.
    now = judged(rule, after)
    assert failing(judged(rule, before)) - failing(now) - unknown(now) == set()
