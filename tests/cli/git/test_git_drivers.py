"""`archkit git install`, and what git then shows."""

import os
import sys
from pathlib import Path

import pytest
from city import RECORDS, City
from city_in_git import git

BIN = str(Path(sys.executable).parent)
OTHER = "#!/bin/sh\necho mine\n"


@pytest.fixture(autouse=True)
def _with_archkit_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Git finds archkit where these tests run."""
    monkeypatch.setenv("PATH", f"{BIN}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))


@pytest.fixture
def clone(city: City) -> City:
    git(city.root, "init", "--quiet", "--initial-branch", "main")
    git(city.root, "add", "--all")
    git(city.root, "commit", "--quiet", "-m", "the city")
    return city


def install(clone: City, *options: str) -> str:
    result = clone.run("git", "install", "--workspace", str(clone.root), *options)
    assert result.exit_code == 0, result.output
    return result.stdout


def tree(clone: City) -> dict[str, str]:
    """Everything that an installation may touch, with what it says."""
    paths = [clone.root / ".gitattributes", *(clone.root / ".git/hooks").iterdir()]
    files = {path.name: path.read_text() for path in paths if path.exists()}
    return files | {"config": (clone.root / ".git/config").read_text()}


class TestDiff:
    def test_shows_elements_and_fields(self, clone: City) -> None:
        install(clone)
        moved = RECORDS.replace("office-2", "office-1").replace("desk:", "counter:", 1)
        clone.write("models/records.yaml", moved.replace("counter: {", "counter: {was: desk, "))
        clone.write("models/more.yaml", "teams: {night: {name: Night watch}}\n")
        git(clone.root, "add", "--intent-to-add", "models/more.yaml")
        assert (
            "models/more.yaml\n"
            "+ team `night`\n"
            "    name: Night watch\n"
            "models/records.yaml\n"
            "> component `records.counter`, was `records.desk`\n"
            "~ component `records.store`\n"
            "    placed: -office-2 +office-1\n"
        ).rstrip() == git(clone.root, "diff")

    def test_of_a_file_that_is_only_written_otherwise_says_so(self, clone: City) -> None:
        install(clone)
        clone.write("models/records.yaml", f"# words\n{RECORDS}".replace("tier: 2", "tier:  2"))
        assert "only written otherwise" in git(clone.root, "diff")

    def test_of_a_file_that_cannot_be_read_shows_lines(self, clone: City) -> None:
        install(clone)
        clone.write("models/records.yaml", RECORDS.replace("live", "[live"))
        assert "-stage: live\n+stage: [live\n" in git(clone.root, "diff")

    def test_of_other_files_is_as_before(self, clone: City) -> None:
        install(clone)
        clone.write("archkit.toml", "[workspace]\nname = 'Town'\n")
        assert "+name = 'Town'" in git(clone.root, "diff")


class TestLog:
    @pytest.fixture
    def history(self, clone: City) -> City:
        install(clone)
        git(clone.root, "add", "--all")
        git(clone.root, "commit", "--quiet", "-m", "set up")
        text = RECORDS.replace("tier: 2", "tier: 1").replace("stage: live\n", "")
        clone.write("models/records.yaml", f"# words\n{text}stage: live\n")
        git(clone.root, "commit", "--quiet", "--all", "-m", "raise the tier")
        return clone

    def test_shows_elements_where_git_is_told_to_ask(self, history: City) -> None:
        said = git(history.root, "log", "-p", "-1", "--ext-diff")
        assert said.endswith("~ solution `records`\n    tier: 2 -> 1")

    def test_shows_the_fields_that_changed_as_lines_otherwise(self, history: City) -> None:
        said = git(history.root, "log", "-p", "-1")
        lines = [line for line in said.splitlines() if line[:2] in ("+ ", "- ")]
        assert ["-  tier: 2", "+  tier: 1"] == lines


class TestInstalling:
    def test_again_changes_nothing(self, clone: City) -> None:
        install(clone)
        before = tree(clone)
        assert 5 == install(clone).count(": there already")
        assert before == tree(clone)

    def test_keeps_the_attributes_that_are_there(self, clone: City) -> None:
        clone.write(".gitattributes", "*.png binary\n")
        install(clone)
        lines = (clone.root / ".gitattributes").read_text().splitlines()
        assert ["*.png binary", "models/**/*.yaml diff=archkit"] == lines[:2]

    def test_leaves_a_hook_that_is_there_and_says_what_to_add(self, clone: City) -> None:
        hook = clone.write(".git/hooks/pre-commit", OTHER)
        result = clone.run("git", "install", "--workspace", str(clone.root))
        assert (1, OTHER) == (result.exit_code, hook.read_text())
        assert "add `archkit git check-merge --workspace . || exit 1` to" in result.stderr

    def test_serves_several_workspaces_of_a_repository(self, clone: City) -> None:
        clone.write("town hall/archkit.toml", '[workspace]\nname = "T"\nmodels = ["our models"]\n')
        install(clone)
        clone.run("git", "install", "--workspace", str(clone.root / "town hall"))
        hook = (clone.root / ".git/hooks/pre-merge-commit").read_text()
        assert hook.endswith("--workspace . || exit 1\n" + hook.splitlines()[-1] + "\n")
        assert "--workspace 'town hall' || exit 1" == hook.splitlines()[-1].partition("merge ")[2]
        lines = (clone.root / "town hall/.gitattributes").read_text().splitlines()
        assert '"our models/**/*.yaml" diff=archkit' == lines[0]

    def test_uses_the_folder_of_hooks_that_is_configured(self, clone: City) -> None:
        git(clone.root, "config", "core.hooksPath", "hooks")
        install(clone)
        assert os.access(clone.root / "hooks/pre-merge-commit", os.X_OK)

    def test_is_undone_whole(self, clone: City) -> None:
        before = tree(clone)
        install(clone)
        result = clone.run("git", "uninstall", "--workspace", str(clone.root))
        assert (0, before) == (result.exit_code, tree(clone))

    def test_undone_leaves_what_is_not_archkit_s(self, clone: City) -> None:
        clone.write(".gitattributes", "*.png binary\n")
        hook = clone.write(".git/hooks/pre-commit", OTHER)
        clone.run("git", "install", "--workspace", str(clone.root))
        clone.run("git", "uninstall", "--workspace", str(clone.root))
        assert OTHER == hook.read_text()
        assert "*.png binary\n" == (clone.root / ".gitattributes").read_text()
        result = clone.run("git", "uninstall", "--workspace", str(clone.root))
        assert "There is nothing of it here.\n" == result.stdout

    def test_outside_of_a_repository_is_told(self, city: City) -> None:
        result = city.run("git", "install", "--workspace", str(city.root))
        assert (2, "is in no git repository" in result.stderr) == (result.exit_code, True)


def test_an_unmerged_file_is_named(city: City) -> None:
    """Git then hands over nothing but its path."""
    result = city.run("git", "external-diff", "models/records.yaml")
    assert (0, "* Unmerged path models/records.yaml\n") == (result.exit_code, result.stdout)


def test_secrets_are_not_shown(city: City) -> None:
    text = RECORDS.replace(
        "kind: service,", "kind: service, description: 'password=Tr0ub4dor-&3x',"
    )
    file = city.write("models/records.yaml", text)
    assert "Tr0ub4dor" not in city.run("git", "textconv", str(file)).stdout
