"""Reports that go to files: several at once, each whole, and none in the place of a model."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from city import City
from click.testing import CliRunner, Result

from archkit.cli import cli
from archkit.reports._terminal import Paint


def archkit(city: City, *options: str) -> subprocess.CompletedProcess[str]:
    """The real program."""
    return subprocess.run(  # noqa: S603 - archkit itself
        [sys.executable, "-m", "archkit", "validate", str(city.root), *options],
        capture_output=True,
        text=True,
        check=False,
    )


def said(result: Result | subprocess.CompletedProcess[str]) -> str:
    return " ".join(result.stderr.split())


def files(city: City) -> set[str]:
    return {each.relative_to(city.root).as_posix() for each in city.root.rglob("*")}


def test_a_report_in_a_file_is_the_one_on_standard_output(city: City) -> None:
    file = city.root / "out.json"
    result = city.validate("--output", f"json={file}")
    assert city.validate("--format", "json").stdout == file.read_text(encoding="utf-8")
    assert city.validate().stdout == result.stdout


def test_several_reports_are_written_at_once_and_the_exit_code_stays(city: City) -> None:
    one, two = city.root / "one.json", city.root / "reports" / "new" / "two.txt"
    result = city.validate("--output", f"json={one}", "--output", f"text={two}")
    assert result.exit_code == 1
    assert json.loads(one.read_text(encoding="utf-8"))["format"] == "archkit-report"
    assert two.read_text(encoding="utf-8").startswith("error[SEC-001]")


def test_a_report_is_narrowed_as_standard_output_is(city: City) -> None:
    city.write("models/other/zoo.yaml", "departments: {zoo: {name: Zoo}}\n")
    file = city.root / "out.json"
    city.validate("--output", f"json={file}", path="models/other")
    assert json.loads(file.read_text(encoding="utf-8"))["elsewhere"] == 1


def test_a_text_in_a_file_has_no_colours_though_the_terminal_has(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Paint, "for_stream", classmethod(lambda cls: cls(colours=True, width=132)))
    file = city.root / "out.txt"
    arguments = ["validate", str(city.root), "--output", f"text={file}"]
    shown = CliRunner().invoke(cli, arguments, color=True)
    assert "\x1b[" in shown.stdout
    assert "\x1b[" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("sarif", "`sarif` is no format and file: write it as sarif=out.sarif"),
        ("json=", "`json=` is no format and file: write it as sarif=out.sarif"),
        ("jsn=out.json", "`jsn` is no format: did you mean `json`?"),
        ("docx=out.docx", "`docx` is no format: choose of"),
        ("json=-", "standard output is for `--format`: write --format json"),
    ],
)
def test_an_output_that_cannot_be_understood_ends_with_2(city: City, given: str, told: str) -> None:
    result = city.validate("--output", given)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in said(result)


def test_two_reports_never_go_to_one_file(city: City) -> None:
    file, link = city.root / "out", city.root / "link"
    link.symlink_to(file)
    result = city.validate("--output", f"json={file}", "--output", f"text={link}")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "`json` and `text` both go to" in said(result)
    assert not file.exists()


@pytest.mark.parametrize("file", ["models/records.yaml", "archkit.toml"])
def test_a_report_never_takes_the_place_of_what_was_checked(city: City, file: str) -> None:
    before = (city.root / file).read_bytes()
    result = city.validate("--output", f"json={city.root / file}")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is a part of the workspace: write `json` to another file" in said(result)
    assert before == (city.root / file).read_bytes()


def test_where_one_file_cannot_be_written_none_is(city: City) -> None:
    city.write("taken", "a file\n")
    before = files(city)
    good, bad = city.root / "good.json", city.root / "taken" / "bad.txt"
    result = archkit(city, "--output", f"json={good}", "--output", f"text={bad}")
    assert (result.returncode, result.stdout) == (2, "")
    assert said(result) == (
        f"Error: cannot write `{bad}`: a part of its path is a file, not a folder"
    )
    assert before == files(city)


def test_a_folder_is_no_file(city: City) -> None:
    result = archkit(city, "--output", f"json={city.root}")
    assert (result.returncode, result.stdout) == (2, "")
    assert said(result) == f"Error: cannot write `{city.root}`: Is a directory"


def test_a_device_stays_a_device(city: City) -> None:
    assert city.validate("--output", f"json={os.devnull}").exit_code == 1
    assert not Path(os.devnull).is_file()
