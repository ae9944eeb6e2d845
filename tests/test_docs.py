"""The documentation says what the program does."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from commands import COMMANDS
from declared import read, rule_file

from archkit.checking.proof import prove
from archkit.cli import cli
from archkit.model.declared.rules import SUBJECTS, DeclaredRule
from archkit.model.declared.selectors import (
    ComponentSelector,
    ConnectionSelector,
    SolutionSelector,
)

ROOT = Path(__file__).parent.parent


def test_the_pages_of_the_rules_are_what_the_rules_say(tmp_path: Path) -> None:
    CliRunner().invoke(cli, ["rules", "--output", str(tmp_path)])
    printed = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    kept = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs/rules").iterdir()}
    assert printed == kept, "run `archkit rules --output docs/rules`"


def test_the_page_of_the_regulations_is_what_the_data_say(tmp_path: Path) -> None:
    page = tmp_path / "regulations.md"
    CliRunner().invoke(cli, ["regulations", "--output", str(page)])
    kept = (ROOT / "docs/regulations.md").read_text(encoding="utf-8")
    assert page.read_text(encoding="utf-8") == kept, "run `archkit regulations --output PAGE`"


def test_the_pages_of_the_metrics_are_what_the_measures_say(tmp_path: Path) -> None:
    CliRunner().invoke(cli, ["metrics", "--output", str(tmp_path)])
    printed = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    kept = {
        path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs/metrics").iterdir()
    }
    assert printed == kept, "run `archkit metrics --output docs/metrics`"


def test_the_page_of_the_tactics_is_what_they_say(tmp_path: Path) -> None:
    page = tmp_path / "tactics.md"
    CliRunner().invoke(cli, ["tactics", "--output", str(page)])
    kept = (ROOT / "docs/tactics.md").read_text(encoding="utf-8")
    assert page.read_text(encoding="utf-8") == kept, "run `archkit tactics --output PAGE`"


@pytest.mark.parametrize("what", ["language", "commands"])
def test_the_pages_of_a_reference_are_what_the_program_says(tmp_path: Path, what: str) -> None:
    CliRunner().invoke(cli, [what, "--output", str(tmp_path)])
    folder = ROOT / "docs/reference" / what
    printed = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    kept = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert printed == kept, f"run `archkit {what} --output docs/reference/{what}`"


def test_the_page_of_a_rule_that_is_no_more_goes_and_other_files_stay(tmp_path: Path) -> None:
    for name in ("XYZ-001.md", "own-notes.md"):
        (tmp_path / name).write_text("old", encoding="utf-8")
    CliRunner().invoke(cli, ["rules", "--family", "SEC", "--output", str(tmp_path)])
    names = {path.name for path in tmp_path.iterdir()}
    assert ("XYZ-001.md" in names, "own-notes.md" in names) == (False, True)


def test_the_output_in_the_readme_is_real(tmp_path: Path) -> None:
    """Only line numbers may differ: they move with every line that the city gains."""
    shutil.copytree(ROOT / "models", tmp_path / "models")
    shutil.copy(ROOT / "archkit.toml", tmp_path)
    permits = tmp_path / "models" / "development-services" / "online-permits.yaml"
    text = permits.read_text(encoding="utf-8")
    connection = "  case-service -> permits-db:\n"
    assert text.count(connection) == 1
    permits.write_text(text.replace(connection, f"{connection}    encryption: none\n"))
    said = CliRunner().invoke(cli, ["validate", str(tmp_path), "--select", "SEC-001"]).stdout
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = readme.partition("```text\n")[2].partition("```")[0]
    assert re.sub(r"\d+", "N", shown) == re.sub(r"\d+", "N", said.partition("\n\n")[0]) + "\n"


def test_the_tutorial_shows_what_the_commands_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the number of rules and the day may differ."""
    monkeypatch.chdir(tmp_path)
    shown = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    made = CliRunner().invoke(cli, ["init", "my-city"]).stdout.partition("\n\n")[0]
    assert f"$ archkit init my-city\n{made}\n```" in shown
    clean = CliRunner().invoke(cli, ["validate", "my-city"]).stdout
    told = re.sub(r"\d+", "N", f"$ archkit validate my-city\n{clean}```")
    assert told in re.sub(r"\d+", "N", shown)
    asked = "requirements list --workspace my-city"
    listed = CliRunner().invoke(cli, asked.split()).stdout
    assert f"$ archkit {asked}\n{listed}```" in shown


OWN_RULES = (ROOT / "docs" / "own-rules.md").read_text(encoding="utf-8")
BLOCKS = [block.partition("```")[0] for block in OWN_RULES.split("```yaml\n")[1:]]
RULES = [block for block in BLOCKS if "\nrules:" in block]
CONDITIONS = [block for block in BLOCKS if block not in RULES and not block.startswith("fields:")]
FIELDS = [block for block in BLOCKS if block.startswith("fields:")]


@pytest.mark.parametrize("block", RULES)
def test_every_rule_of_the_page_on_own_rules_shows_what_it_promises(block: str) -> None:
    rules, mistakes = read(block)
    assert mistakes == []
    assert [prove(each.rule).faults for each in rules] == [()] * len(rules)


@pytest.mark.parametrize("block", CONDITIONS)
def test_every_condition_of_the_page_on_own_rules_is_sound(block: str) -> None:
    assert read(rule_file(block))[1] == []


@pytest.mark.parametrize("block", FIELDS)
def test_the_fields_of_the_page_on_own_rules_are_sound(block: str) -> None:
    fields = "\n".join(f"  {line}" for line in block.splitlines())
    assert read(rule_file(f"components: any\nmust:\n{fields}"))[1] == []


def test_the_page_on_own_rules_names_every_selector_and_assertion() -> None:
    kinds = (ComponentSelector, ConnectionSelector, SolutionSelector, *SUBJECTS.values())
    page = set(DeclaredRule.model_fields)
    words = {
        info.alias or name
        for kind in kinds
        for name, info in kind.model_fields.items()
        if name not in page
    }
    assert [each for each in sorted(words) if f"`{each}" not in OWN_RULES] == []


def test_the_output_in_the_page_on_own_rules_is_real(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples" / "own-rules", tmp_path / "city")
    model = tmp_path / "city" / "models" / "park-bookings.yaml"
    around = "  resident -> site: {protocol: https}\n"
    model.write_text(model.read_text(encoding="utf-8") + around, encoding="utf-8")
    said = CliRunner().invoke(cli, ["validate", str(tmp_path / "city")]).stdout
    assert said.partition("\n\n")[0] in OWN_RULES
    example = str(ROOT / "examples" / "own-rules")
    checked = CliRunner().invoke(cli, ["rules", "--check", "--workspace", example]).stdout
    assert f"$ archkit rules --check\n{checked}```" in OWN_RULES


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    shown = CliRunner().invoke(cli, [*command.split(), "--help"])
    assert shown.exit_code == 0
    assert f"archkit {command}" in shown.stdout.partition("Examples:")[2]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command: str) -> None:
    page = ROOT / "docs/reference/commands" / f"{command.partition(' ')[0]}.md"
    assert f"# `archkit {command}`\n" in page.read_text(encoding="utf-8")


def test_the_map_of_the_code_names_every_floor_and_no_other() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| `(\w+)/` \|", text, re.MULTILINE)
    there = {path.parent.name for path in (ROOT / "archkit").glob("*/__init__.py")}
    assert sorted(named) == sorted(there)


@pytest.mark.parametrize(
    "page",
    [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))],
    ids=lambda page: page.name,
)
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    """Those into the pages of the reference city are looked at where the site is built."""
    links = re.findall(r"\]\((?!https?:|#|design/)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_rule_and_path_that_the_tutorial_names_is_there() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    files = re.findall(r"`(archkit/[\w/]+\.py)`", text)
    templates = {"archkit/rules/FAMILY/its_name.py"}
    missing = [
        file
        for file in files
        if file not in templates and "its_name" not in file and not (ROOT / file).exists()
    ]
    assert missing == []


def test_every_decision_is_in_the_navigation_and_in_the_index() -> None:
    decisions = {path.name for path in (ROOT / "docs/decisions").glob("0*.md")}
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    index = (ROOT / "docs/decisions/index.md").read_text(encoding="utf-8")
    lacking = {each for each in decisions if each not in navigation or f"({each})" not in index}
    assert lacking == set()
