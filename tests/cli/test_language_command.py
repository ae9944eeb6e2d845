"""`archkit language` tells the fields of the language, and what was meant by a word it lacks."""

import re

import pytest
from click.testing import CliRunner

from archkit.cli import cli
from archkit.model.base import Element
from archkit.model.solution import COLLECTIONS, REGISTRIES


def test_every_section_is_listed() -> None:
    said = CliRunner().invoke(cli, ["language"]).stdout
    listed = {line.partition(" ")[0] for line in said.splitlines()}
    assert {*COLLECTIONS, *REGISTRIES} - listed == set()


def test_a_section_is_told_with_its_fields_what_they_hold_and_what_every_element_takes() -> None:
    lines = CliRunner().invoke(cli, ["language", "journeys"]).stdout.splitlines()
    assert lines[:3] == ["journeys", "  A path through the components that somebody waits for.", ""]
    names = {line.strip() for line in lines if line.startswith("  ") and line[2:3] != " "}
    assert {"path", "target", *(Element.model_fields.keys() - Element.DERIVED)} - names == set()


def test_a_field_is_told_with_how_it_is_written_an_example_and_what_holds_without_it() -> None:
    said = CliRunner().invoke(cli, ["language", "connections.schedule.ends_by"]).stdout
    assert re.sub(r"\d\d:\d\d", "TIME", said).splitlines() == [
        "  ends_by",
        "      The time of day by which it must be done.",
        '      written as a time of day such as `"TIME"`, in quotes',
        "      for example `ends_by: TIME`",
        "      left out: not stated",
    ]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("component", "there is no section `component`: did you mean `components`?"),
        ("xyz", "there is no section `xyz`: `archkit language` lists them"),
        ("components.back", "there is no field of components `back`: did you mean `backup`?"),
        ("components.kind.x", "`components.kind` has no fields: it is written as a word of Kind"),
    ],
)
def test_a_word_that_names_nothing_is_told_with_what_to_do(asked: str, told: str) -> None:
    result = CliRunner().invoke(cli, ["language", asked])
    assert (result.exit_code, told in result.stderr) == (2, True)
