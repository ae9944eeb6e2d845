"""The fields of the language are told in plain words."""

import pytest

from archkit.model.base import Element
from archkit.model.fields import Field, fields
from archkit.model.schema import model_schema
from archkit.model.settings import ValidateSettings
from archkit.model.solution import COLLECTIONS, REGISTRIES


def told(kind: type, name: str) -> Field:
    return next(each for each in fields(kind, lambda held: held.__name__) if each.name == name)


@pytest.mark.parametrize(
    ("field", "written", "left_out"),
    [
        ("components.placed", "a list, each the id of a node", "not stated"),
        ("components.stores", "a list, each the id of data, or `none`", "not stated"),
        ("components.kind", "a word of Kind", ""),
        ("components.layer", "a whole number from 0", "not stated"),
        ("components.backup", "the fields of Backup, or `none`", "not stated"),
        ("connections.mode", "one of `sync`, `async`, `batch`", "`sync`"),
        ("connections.encryption", "a word of Scheme, or the fields of Encryption", "not stated"),
        ("connections.rate", "a rate such as `40 / s`", "not stated"),
        (
            "requirements.satisfied_by",
            "a list, each the id of a component, a journey, a connection or a service",
            "nothing",
        ),
        ("technologies.end_of_life", "a date such as `2027-04-26`, or `none`", "not stated"),
        (
            "teams.skills",
            "lines of a key and a value: the id of a technology, and a whole number from 0",
            "nothing",
        ),
    ],
)
def test_a_field_is_told_in_plain_words(field: str, written: str, left_out: str) -> None:
    section, _, name = field.partition(".")
    found = told({**COLLECTIONS, **REGISTRIES}[section], name)
    assert (found.written, found.left_out) == (written, left_out)


def test_a_setting_is_told_by_the_key_that_is_written() -> None:
    found = told(ValidateSettings, "fail-on")
    assert (found.written, found.left_out) == (
        "one of `error`, `warning`, `info`, `never`",
        "`error`",
    )


@pytest.mark.parametrize("section", [*COLLECTIONS, *REGISTRIES])
def test_the_fields_of_a_section_are_those_that_an_editor_knows(section: str) -> None:
    kind = {**COLLECTIONS, **REGISTRIES}[section]
    known = model_schema()["$defs"][kind.__name__]["properties"].keys()
    own = {each.name for each in fields(kind, lambda held: held.__name__)}
    assert own == known - Element.model_fields.keys()
