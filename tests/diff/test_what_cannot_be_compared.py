"""What cannot be compared gets a clear message and exit code 2."""

import shutil
from pathlib import Path

import pytest
from city_in_git import ROOT, Repository, git
from click.testing import CliRunner

from archkit.cli import cli

PERMITS = "models/development-services/online-permits.yaml"


def test_an_unknown_revision_is_told_with_the_nearest(repository: Repository) -> None:
    result = repository.run("mian")
    assert 2 == result.exit_code
    assert "git knows no revision `mian`: did you mean `main`?" in result.stderr


@pytest.mark.parametrize("name", ["--output=x", "-x"])
def test_an_option_is_no_revision(repository: Repository, name: str) -> None:
    result = repository.run("--", name)
    assert (2, f"git knows no revision `{name}`" in result.stderr) == (result.exit_code, True)


def test_a_shallow_clone_says_how_to_fetch_the_rest(repository: Repository, tmp_path: Path) -> None:
    repository.commit("second")
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{repository.root}", "shallow")
    result = Repository(tmp_path / "shallow").run("HEAD~1")
    assert (2, "git fetch --unshallow" in result.stderr) == (result.exit_code, True)


def test_a_folder_that_is_in_no_repository_is_told(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "models", tmp_path / "models")
    shutil.copy(ROOT / "archkit.toml", tmp_path)
    result = Repository(tmp_path).run()
    assert (2, "is in no git repository" in result.stderr) == (result.exit_code, True)


def test_a_repository_without_a_commit_says_what_to_do_first(tmp_path: Path) -> None:
    (tmp_path / "archkit.toml").write_text("[workspace]\nname = 'Town'\n", encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    result = Repository(tmp_path).run()
    told = "there is no commit to compare with yet"
    assert (2, told in result.stderr, "`git commit`" in result.stderr) == (
        result.exit_code,
        True,
        True,
    )


def test_without_git_folders_are_proposed(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    result = repository.run()
    assert (2, "git is not installed" in result.stderr) == (result.exit_code, True)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("solution: online-permits", "solution: [", "invalid-yaml"),
        ("purpose:", "aim:", "unknown-key"),
    ],
)
def test_a_base_that_cannot_be_read_still_shows_the_head(
    repository: Repository, old: str, new: str, told: str
) -> None:
    good = (repository.root / PERMITS).read_text(encoding="utf-8")
    (repository.root / PERMITS).write_text(good.replace(old, new), encoding="utf-8")
    repository.commit("broken")
    (repository.root / PERMITS).write_text(good, encoding="utf-8")
    result = repository.run("HEAD")
    assert 2 == result.exit_code
    assert told in result.stderr
    assert "was written for an earlier archkit" in result.stderr
    assert "Judged" in result.stdout


def test_a_head_that_cannot_be_read_is_told(repository: Repository) -> None:
    repository.replace("solution: online-permits", "solution: [")
    result = repository.run()
    assert (2, "the work tree cannot be read as a whole" in result.stderr) == (
        result.exit_code,
        True,
    )


def test_a_base_without_a_workspace_still_shows_the_head(repository: Repository) -> None:
    shutil.move(repository.root / "archkit.toml", repository.root / "kept")
    repository.commit("no settings")
    shutil.move(repository.root / "kept", repository.root / "archkit.toml")
    result = repository.run("HEAD")
    assert (2, "no-workspace" in result.stderr, "Judged" in result.stdout) == (
        result.exit_code,
        True,
        True,
    )


def test_python_of_a_revision_is_not_run(repository: Repository, tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    code = f"from pathlib import Path\nPath({str(mark)!r}).touch()\n"
    (repository.root / "models/more.py").write_text(code, encoding="utf-8")
    path = repository.root / "archkit.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[validate]", 'python = ["models/*.py"]\n\n[validate]'))
    repository.commit("python")
    result = repository.run("HEAD", "HEAD")
    assert (2, "python-not-run" in result.stderr, False) == (
        result.exit_code,
        True,
        mark.exists(),
    )


def test_a_kind_of_change_that_is_none_is_told(repository: Repository) -> None:
    path = repository.root / "archkit.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f'{text}\n[diff.lanes]\ntier-change = "auto"\n')
    repository.commit("typo")
    result = repository.run("HEAD")
    assert (2, "did you mean `tier-changed`?" in result.stderr) == (result.exit_code, True)


def test_a_folder_that_is_a_branch_too_has_to_be_told_apart(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository.root / "main").mkdir()
    monkeypatch.chdir(repository.root)
    result = repository.run("main")
    assert (2, "is a folder and a revision" in result.stderr) == (result.exit_code, True)


def test_two_folders_are_compared_without_git(repository: Repository, tmp_path: Path) -> None:
    shutil.copytree(repository.root, tmp_path / "old")
    shutil.rmtree(tmp_path / "old" / ".git")
    repository.put(PERMITS, "purpose", "Permits.")
    arguments = ["diff", str(tmp_path / "old"), str(repository.root), "--as-of", "2026-11-24"]
    result = CliRunner().invoke(cli, arguments)
    assert (0, "solution `online-permits` changed" in result.stdout) == (result.exit_code, True)
