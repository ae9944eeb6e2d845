"""The reference city as a git repository, a copy for each test, and the history of a small town."""

import shutil
from pathlib import Path

import pytest
from city_in_git import ROOT, Repository, git
from town_in_git import Town


@pytest.fixture(scope="session")
def city_in_git(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("base")
    shutil.copytree(ROOT / "models", root / "models")
    shutil.copy(ROOT / "archkit.toml", root)
    git(root, "init", "--quiet", "--initial-branch", "main")
    Repository(root).commit("the city")
    return root


@pytest.fixture
def repository(city_in_git: Path, tmp_path: Path) -> Repository:
    """The city, committed on `main`; what a test changes lies in the work tree."""
    shutil.copytree(city_in_git, tmp_path / "city")
    return Repository(tmp_path / "city")


@pytest.fixture(scope="session")
def judgements(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("judgements")


@pytest.fixture(autouse=True)
def _judge_the_city_once(judgements: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What archkit thinks of a commit is kept, as it is for a user."""
    monkeypatch.delenv("ARCHKIT_NO_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(judgements))


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """A town with all its history; nobody changes it any more."""
    made = Town.new(tmp_path_factory.mktemp("lived"))
    made.live()
    return made
