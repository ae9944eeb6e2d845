"""The judgement of a commit is kept, and is then what it would be if it were made again."""

import pickle
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from city_changes import move_the_store
from city_in_git import Repository

from archkit.diff import judgement
from archkit.model.design import Design

pytestmark = pytest.mark.usefixtures("_with_an_empty_cache")


@pytest.fixture
def _with_an_empty_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.mark.parametrize("form", ["text", "json"])
def test_what_is_told_of_a_base_that_was_judged_before_is_the_same(
    repository: Repository, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    move_the_store(repository)
    once = repository.run("HEAD", "--format", form).stdout
    judged: list[object] = []
    real = judgement.judge_loaded
    monkeypatch.setattr(
        judgement, "judge_loaded", lambda *given: judged.append(given) or real(*given)
    )
    assert (repository.run("HEAD", "--format", form).stdout, len(judged)) == (once, 1)


def test_another_day_is_another_judgement(repository: Repository) -> None:
    move_the_store(repository)
    told = {
        repository.run("HEAD", "--as-of", day, "--format", "json").stdout
        for day in ("2026-11-24", "2029-11-24", "2026-11-24")
    }
    assert len(told) == 2


def test_nothing_but_a_judgement_is_read() -> None:
    for planted in (print, date.today, eval):
        reader = judgement._Reader(BytesIO(pickle.dumps(planted)), Design())
        with pytest.raises(pickle.UnpicklingError, match="is no part of a judgement"):
            reader.load()
