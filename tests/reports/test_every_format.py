"""What holds for every format, also for one that is yet to be written."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from city import RECORDS, City
from evil import WAIVER

from archkit.reports import formats

ROOT = Path(__file__).parent.parent.parent
FORMATS = formats()
VALIDATE = [sys.executable, "-m", "archkit", "validate"]


def report(city: City, form: str, *options: str) -> str:
    return city.validate("--format", form, *options).stdout


@pytest.mark.parametrize("form", FORMATS)
def test_it_is_documented(form: str) -> None:
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert f"\n| `{form}` |" in text


@pytest.mark.parametrize("form", FORMATS)
def test_it_tells_of_everything_and_changes_no_exit_code(full: City, form: str) -> None:
    told = " ".join(report(full, form).split())
    for word in (
        r"departmens",
        r"SEC-903",
        r"KeyError",
        r"SEC-901",
        r"does not state",
        r"[Ww]aived",
        r"hidden",
    ):
        assert re.search(word, told), word
    assert full.validate("--format", form).exit_code == 3


@pytest.mark.parametrize("form", FORMATS)
def test_a_waived_finding_is_told_from_one_that_is_not(city: City, form: str) -> None:
    before = report(city, form)
    city.write("models/records.yaml", RECORDS + WAIVER)
    assert ("waived by" in before.lower(), "records.w1" in before) in [
        (False, False),
        (form == "csv", False),  # it is the name of a column
    ]
    assert "records.w1" in report(city, form)


@pytest.mark.parametrize("form", FORMATS)
def test_it_ends_in_one_line_end(city: City, form: str) -> None:
    told = report(city, form)
    assert told.endswith("\n")
    assert not told.endswith("\n\n")


@pytest.mark.parametrize(
    "form", [each for each in FORMATS if each != "json"]
)  # data, to the letter
def test_no_control_of_a_terminal_is_left_in_it(full: City, form: str) -> None:
    assert re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", report(full, form)) == []


def test_the_same_input_gives_the_same_bytes_whatever_the_hash_seed(city: City) -> None:
    city.write("models/zoo.yaml", RECORDS.replace("solution: records", "solution: zoo"))
    city.write("models/bad.yaml", "departmens: {}\nteem: {}\n")
    found = []
    for seed in ("1", "2"):
        folder = city.root.parent / f"{city.root.name}-out-{seed}"
        outputs = [f"--output={form}={folder / form}" for form in FORMATS]
        subprocess.run(  # noqa: S603 - archkit itself
            [*VALIDATE, str(city.root), "--as-of", "2026-11-01", "--select", "ALL", *outputs],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=False,
        )
        found.append({form: (folder / form).read_bytes() for form in FORMATS})
    assert found[0] == found[1]
    assert b"unknown-key" in found[0]["sarif"]
