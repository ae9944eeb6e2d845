"""An editor refuses what archkit refuses, and nothing else, in every field of every element."""

from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
import yaml_rs

from archkit.model.base import Element
from archkit.model.loading.load import assemble
from archkit.model.schema import model_schema
from archkit.model.solution import COLLECTIONS, REGISTRIES, Solution

VALIDATOR = jsonschema.Draft202012Validator(model_schema())
HEAD = {"solution": "s", "department": "d", "stage": "live", "tier": "4"}
NOT_OF_THE_FORM = ("unknown-reference", "missing-field", "duplicate-id", "contradiction")
"""What is wrong between elements, or only once all files are merged."""
VALUES = (
    "5",
    "-3",
    "1.5",
    "true",
    "yes",
    "null",
    "''",
    "' '",
    "'5'",
    "x",
    "x y",
    "none",
    "99 %",
    "15 min",
    "24x7",
    "2030-01-01",
    "2030-1-1",
    "[]",
    "[x]",
    "[1]",
    "[null]",
    "[[x]]",
    "{}",
    "{x: 1}",
    "{x: null}",
    "{x: y}",
)


def fields(kind: type[Element]) -> list[str]:
    return [
        info.alias or name for name, info in kind.model_fields.items() if name not in kind.DERIVED
    ]


def texts(section: str) -> Iterator[str]:
    """A model for each field of the section's elements and each value."""
    kind = {**REGISTRIES, **COLLECTIONS}[section]
    head = "" if section in REGISTRIES else "".join(f"{key}: {HEAD[key]}\n" for key in HEAD)
    key = "a -> b" if section == "connections" else "a"
    for field in fields(kind):
        for value in VALUES:
            yield f"{head}{section}:\n  {key}:\n    {field}: {value}\n"


def texts_of_solution() -> Iterator[str]:
    for field in fields(Solution):
        for value in VALUES:
            yield "".join(f"{key}: {each}\n" for key, each in (HEAD | {field: value}).items())


def verdicts(text: str) -> tuple[str, bool, bool]:
    """The text, and whether the schema and archkit take it."""
    data = yaml_rs.loads(text, parse_datetime=False)
    found = assemble([(Path("models/a.yaml"), "models/a.yaml", text)]).diagnostics
    refused = [
        each
        for each in found
        if each.code not in NOT_OF_THE_FORM or each.message.endswith("missing here")
    ]
    return text, VALIDATOR.is_valid(data), not refused


@pytest.mark.parametrize("section", [*REGISTRIES, *COLLECTIONS])
def test_the_schema_takes_the_values_of_an_element_that_archkit_takes(section: str) -> None:
    found = list(map(verdicts, texts(section)))
    assert {taken for _, _, taken in found} == {True, False}
    assert [text for text, by_schema, taken in found if by_schema is not taken] == []


def test_the_schema_takes_the_values_of_a_solution_that_archkit_takes() -> None:
    found = list(map(verdicts, texts_of_solution()))
    assert [text for text, by_schema, taken in found if by_schema is not taken] == []
