"""The examples are what the README says they are."""

from pathlib import Path

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


def test_the_tutorial_in_python_is_the_same_design() -> None:
    in_yaml = load(open_workspace(EXAMPLES / "tutorial"))
    in_python = load(open_workspace(EXAMPLES / "tutorial-in-python"))
    assert in_yaml.diagnostics == in_python.diagnostics == ()
    assert in_yaml.design == in_python.design
