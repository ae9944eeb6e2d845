"""The examples are what the README says they are."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from archkit.cli import cli
from archkit.model.loading.load import load
from archkit.model.workspace import open_workspace

EXAMPLES = Path(__file__).parent.parent / "examples"


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_init_writes_the_tutorial(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["init", str(tmp_path / "city")])
    assert result.exit_code == 0
    assert files(EXAMPLES / "tutorial") == files(tmp_path / "city")


def test_init_does_not_touch_a_workspace_that_is_there(tmp_path: Path) -> None:
    settings = tmp_path / "archkit.toml"
    settings.write_text("mine")
    result = CliRunner().invoke(cli, ["init", str(tmp_path)])
    assert result.exit_code != 0
    assert files(tmp_path) == {"archkit.toml": b"mine"}


def test_the_tutorial_validates_clean() -> None:
    result = CliRunner().invoke(
        cli, ["validate", str(EXAMPLES / "tutorial"), "--as-of", "2026-11-24"]
    )
    assert result.stdout.startswith("All clear: nothing found.")
    assert result.exit_code == 0


def test_the_example_with_own_rules_validates_clean() -> None:
    result = CliRunner().invoke(
        cli, ["validate", str(EXAMPLES / "own-rules"), "--as-of", "2026-11-24"]
    )
    assert result.stdout.startswith("All clear: nothing found.")
    assert "by 3 rules" in result.stdout


def test_the_rules_of_the_example_with_own_rules_show_what_they_promise() -> None:
    result = CliRunner().invoke(
        cli, ["rules", "--check", "--workspace", str(EXAMPLES / "own-rules")]
    )
    assert result.stdout.endswith("\nAll as marked: 3 rules.\n")


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("resident -> gateway", "resident -> site", "CITY-001 park-bookings.site"),
        ("bookings -> hub", "bookings -> weather", "CITY-002 park-bookings.bookings -> weather"),
        ("keep: 90 d", "keep: 7 d", "CITY-003 park-bookings.bookings"),
        ("keep: 90 d", "takes: 1 h", "CMP-001 park-bookings.bookings"),
    ],
)
def test_each_rule_of_the_example_with_own_rules_finds_its_fault(
    tmp_path: Path, before: str, after: str, found: str
) -> None:
    shutil.copytree(EXAMPLES / "own-rules", tmp_path / "city")
    model = tmp_path / "city" / "models" / "park-bookings.yaml"
    text = model.read_text(encoding="utf-8")
    assert text.count(before) == 1
    model.write_text(text.replace(before, after), encoding="utf-8")
    said = CliRunner().invoke(cli, ["validate", str(tmp_path / "city"), "--format", "json"])
    findings = json.loads(said.stdout)["findings"]
    named = [f"{each['rule']} {each['element']['address']}" for each in findings]
    assert found in named
    assert {each.partition(" ")[0] for each in named} <= {found.partition(" ")[0], "CMP-002"}


def test_the_tutorial_in_python_is_the_same_design() -> None:
    in_yaml = load(open_workspace(EXAMPLES / "tutorial"))
    in_python = load(open_workspace(EXAMPLES / "tutorial-in-python"))
    assert in_yaml.diagnostics == in_python.diagnostics == ()
    assert in_yaml.design == in_python.design
