"""`archkit init` writes where it was told to, and nowhere else."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from archkit.cli import cli

NO_FOLDER = "it names no folder: write `.` for the one you are in"


@pytest.mark.parametrize("name", ["", " "])
@pytest.mark.parametrize("command", [("init",), ("rules", "--output")])
def test_an_empty_name_is_no_folder(
    command: tuple[str, ...], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    refusal = CliRunner().invoke(cli, [*command, name])
    assert (2, True) == (refusal.exit_code, NO_FOLDER in refusal.stderr)
    assert [] == list(tmp_path.iterdir())


def test_a_dot_is_the_folder_one_is_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert 0 == CliRunner().invoke(cli, ["init", "."]).exit_code
    assert ["archkit.toml", "models"] == sorted(path.name for path in tmp_path.iterdir())
