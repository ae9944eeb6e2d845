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
from archkit.checking.examples import AS_OF, files, town
from archkit.model.loading.load import Loaded, assemble
from archkit.model.solution import COLLECTIONS, REGISTRIES
from archkit.rules.catalogue import AnyRule, rules
from archkit.source.front_matter import split

Data = dict[str, Any]
Example = list[tuple[str, Data, str]]
"""The files of an example: the name, the data, and the text under a front matter."""

NOT_A_FIELD = {"solution", "archetypes", *COLLECTIONS, *REGISTRIES}

THE_FAULT_ITSELF = {
    "conflicts_with": "a conflict that nobody states any more is none to be decided",
    "may_reach": "a permission that is taken away lets nothing through any more",
    "serves": "a department that is not served has no requirements here",
    "PER-005 in-the-way": "a copy that is not made gets in no batch's way",
    "GOV-001 vendor": "who works for no vendor works for the city",
    "GOV-003 elements": "what a record does not name cannot be gone",
    "SEC-016 description": "a text that nobody writes any more holds no secret",
    "SEC-016 properties": "as above",
    "SEC-016 links": "as above",
    "SEC-016 degraded_mode": "as above",
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


def load(example: Example) -> Loaded:
    # JSON is YAML, and keeps every value as it is.
    given = [
        (Path(name), name, f"---\n{json.dumps(data)}\n---\n{body}" if body else json.dumps(data))
        for name, data, body in example
    ]
    return assemble([(Path("town.yaml"), "town.yaml", town()), *given])


def read(text: str) -> Example:
    """The files of an example: the data of each, and the text under a front matter."""
    found: Example = []
    for file in files(text):
        front = split(file.text)
        data = yaml_rs.loads(front.yaml if front else file.text, parse_datetime=False)
        assert isinstance(data, dict)
        found.append((file.name, data, front.body if front else ""))
    return found


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
                    if not THE_FAULT_ITSELF.keys() & names:
                        name = f"{rule.id}-{number}-{index}-{'.'.join(path)}"
                        yield pytest.param(rule, example, index, path, id=name)


@pytest.mark.parametrize(("rule", "example", "index", "path"), list(cases()))
def test_deleting_a_field_never_makes_a_failure_a_pass(
    rule: AnyRule, example: Example, index: int, path: tuple[str, ...]
) -> None:
    name, data, body = example[index]
    left = [*example[:index], (name, without(data, path), body), *example[index + 1 :]]
    before, after = load(example), load(left)
    if after.diagnostics:
        return  # The field is required: its loss is an error of its own.
    now = judged(rule, after)
    assert failing(judged(rule, before)) - failing(now) - unknown(now) == set()
