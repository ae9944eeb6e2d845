"""`archkit log` tells what became of a design, commit by commit."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from city_in_git import AS_OF, git
from click.testing import CliRunner, Result
from town_in_git import BROKEN, FULL, Town

from archkit.cli import cli


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    made = Town.new(tmp_path_factory.mktemp("town"))
    made.live()
    return made


def log(root: Path, *arguments: str) -> Result:
    where = ["--workspace", str(root), "--as-of", AS_OF]
    return CliRunner().invoke(cli, ["log", *where, *arguments])


def told(root: Path, *arguments: str) -> list[str]:
    result = log(root, "--format", "json", *arguments)
    assert 0 == result.exit_code, result.output
    return [each["subject"] for each in json.loads(result.stdout)["entries"]]


def refused(root: Path, *arguments: str) -> str:
    result = log(root, *arguments)
    assert 2 == result.exit_code, result.output
    return " ".join(result.stderr.split())


def test_the_text_has_an_entry_for_each_commit(
    town: Town, golden: Callable[[str, str], None]
) -> None:
    golden("log.txt", log(town.root).stdout)


def test_the_text_on_an_element_has_its_fields(
    town: Town, golden: Callable[[str, str], None]
) -> None:
    golden("log-of-an-element.txt", log(town.root, "records").stdout)


def test_the_lines_fit_a_terminal(town: Town) -> None:
    lines = [*log(town.root).stdout.splitlines(), *log(town.root, "records").stdout.splitlines()]
    assert [] == [line for line in lines if len(line) > 80]


@pytest.mark.parametrize("arguments", [[], ["records"]])
def test_the_data_meet_the_published_schema(town: Town, arguments: list[str]) -> None:
    schema = json.loads(CliRunner().invoke(cli, ["schema", "log"]).stdout)
    jsonschema.validate(json.loads(log(town.root, "--format", "json", *arguments).stdout), schema)


def test_the_limit_is_how_many_commits_are_told(town: Town) -> None:
    assert ["Ask no more", "Pay less"] == told(town.root, "--limit", "2")


def test_a_range_and_an_element_go_in_any_order(town: Town) -> None:
    expected = ["Pay more", "Ask what it costs"]
    assert expected == told(town.root, "REC-001", "main~8..main~6")
    assert expected == told(town.root, "main~8..main~6", "REC-001")


@pytest.mark.parametrize("since", ["main~2", "2026-10-08"])
def test_since_takes_a_revision_or_a_day(town: Town, since: str) -> None:
    assert ["Ask no more", "Pay less"] == told(town.root, "--since", since)


def test_where_nothing_changed_that_is_said(town: Town) -> None:
    assert (
        "No commit here changed `nodes.office-1`.\n"
        == log(town.root, "nodes.office-1", "--since", "main~2").stdout
    )


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--since", "mian"], "git knows no revision `mian`: did you mean `main`?"),
        (["mian..main"], "git knows no revision `mian`: did you mean `main`?"),
        (["--since", ""], "git knows no revision ``"),
        (["records.archiv"], "there is no element `records.archiv`"),
        ([""], "there is no element ``"),
        (["records", "REC-001"], "name one element, and one range"),
        (["main...main"], "`main...main` is no range: write it as `BASE..HEAD`"),
        (["main..main", "--since", "main"], "leave out `--since`"),
    ],
)
def test_bad_input_says_what_to_do(town: Town, arguments: list[str], expected: str) -> None:
    assert expected in refused(town.root, *arguments)


def test_a_folder_in_no_repository_has_no_history(tmp_path: Path) -> None:
    assert "is in no git repository" in refused(Town.new(tmp_path).root)


def test_a_repository_without_a_commit_has_no_history_yet(tmp_path: Path) -> None:
    git(Town.new(tmp_path).root, "init", "--quiet")
    assert "there is no commit yet: commit the design with `git add`" in refused(tmp_path)


def test_a_workspace_in_a_folder_of_the_repository_has_the_commits_of_that_folder(
    tmp_path: Path,
) -> None:
    town = Town(tmp_path)
    Town.new(tmp_path / "city")
    town.begin()
    town.write("city/models/records.yaml", FULL)
    town.step("Ask what it costs")
    town.write("other.txt", "Nothing of the design.\n")
    town.step("Take notes")
    assert ["Ask what it costs", "Begin"] == told(tmp_path / "city")


def test_a_subject_cannot_steer_a_terminal(tmp_path: Path) -> None:
    town = Town.new(tmp_path)
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    town.step("A \x1b[31mred\x1b[0m subject")
    assert "\x1b" not in log(tmp_path).stdout


def test_a_history_without_a_design_that_can_be_read_is_refused(tmp_path: Path) -> None:
    town = Town.new(tmp_path)
    town.write("models/records.yaml", BROKEN)
    town.begin()
    town.write("models/records.yaml", FULL)
    assert "None of these designs can be read." in refused(tmp_path)


def test_models_in_python_are_not_run(tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    town = Town.new(tmp_path / "town")
    town.write("models/more.py", f"from pathlib import Path\nPath({str(mark)!r}).touch()\n")
    settings = (town.root / "archkit.toml").read_text(encoding="utf-8")
    allowed = settings.replace('"Test City"', '"Test City"\npython = ["models/*.py"]')
    town.write("archkit.toml", allowed)
    town.begin()
    assert "is not run where it is read from a git revision" in refused(town.root)
    assert not mark.exists()


def test_a_shallow_clone_says_how_to_fetch_the_rest(town: Town, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{town.root}", "shallow")
    assert "git fetch --unshallow" in log(tmp_path / "shallow").stdout
