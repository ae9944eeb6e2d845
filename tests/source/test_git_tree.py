"""The files of a commit are seen as they would be in the work tree."""

from pathlib import Path

import pytest
from city_in_git import git

from archkit.source import looks
from archkit.source.git import Repository


@pytest.fixture
def root(tmp_path: Path) -> Path:
    top = tmp_path / "top"
    (top / "models/deep/deeper").mkdir(parents=True)
    (top / "models/a.yaml").write_text("a: 1\n")
    (top / "models/deep/deeper/b.yaml").write_bytes(b"b: \xff\n")
    (top / "models/empty.yaml").touch()
    (top / "models/.hidden").touch()
    (top / "named \u00e4 b").touch()
    (top / "here").symlink_to("models/deep")
    (top / "there").symlink_to("here/deeper")
    (top / "models/up.yaml").symlink_to("../there/b.yaml")
    (top / "nowhere").symlink_to("gone")
    (top / "one").symlink_to("two")
    (top / "two").symlink_to("one")
    git(top, "init", "--quiet", "--initial-branch", "main")
    git(top, "add", "--all")
    git(top, "commit", "--quiet", "--message", "all")
    return top


PATHS = (
    "models",
    "models/a.yaml",
    "models/deep/../a.yaml",
    "models/empty.yaml",
    "here/deeper/b.yaml",
    "there/b.yaml",
    "there",
    "models/up.yaml",
    "named \u00e4 b",
    "nowhere",
    "gone",
    "one",
)


def seen(path: str) -> list[object]:
    answers: list[object] = []
    for look in (looks.kind, looks.real_path, looks.content, looks.entries):
        try:
            answers.append(look(path))
        except OSError:
            answers.append("nothing to be had")
    return answers


@pytest.mark.parametrize("path", PATHS)
def test_a_commit_looks_as_its_files_do(root: Path, path: str) -> None:
    repository = Repository.around(root)
    with repository.tree(repository.commit("HEAD")) as tree, looks.through(tree):
        stored = seen(str(root / path))
    assert seen(str(root / path)) == stored


def test_outside_of_the_repository_there_is_nothing(root: Path) -> None:
    (root.parent / "secret").touch()
    repository = Repository.around(root)
    with repository.tree(repository.commit("HEAD")) as tree, looks.through(tree):
        assert "nothing" == looks.kind(str(root.parent / "secret"))
