"""Text for people, as it looks in a terminal of 80 columns and in a log file."""

import os
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from city import RECORDS, City

from archkit.checking.check import Result, check
from archkit.model.workspace import open_workspace
from archkit.reports._report import Manner
from archkit.reports._terminal import Paint
from archkit.reports.text import write

GOLDEN = Path(__file__).parent / "golden" / "small-workspace.txt"
WRONG = """
solution: permits
department: clark
stage: live
tier: 2
components:
  web: {kind: web-app, placed: [office-1], description: "This line is a good deal longer than eighty columns, and its mistake stands at its end", teem: desk}
  hall: {kind: service, placed: [office-1]}
  store: {kind: database, placed: [office-2]}
connections:
  hall -> store: {like: wire}
  hall -> store (again): {protocol: postgresql, network: lan, carries: [permit]}
waivers:
  w1:
    rule: SEC-001
    element: hall -> store
    reason: It stays inside the building.
    compensating_control: The duct is locked.
    residual_risk: low
    requested_by: {role: Architect}
    approved_by: {role: Information Security Officer}
    granted: 2026-06-01
    expires: 2026-12-31
"""
ARCHETYPES = """
archetypes:
  connections:
    wire: {protocol: telnet, network: internet, carries: [permit]}
"""


@pytest.fixture
def small(city: City) -> City:
    """A small city with something of every kind to report."""
    city.write("models/permits.yaml", WRONG)
    city.write("models/archetypes.yaml", ARCHETYPES)
    return city


def result_of(city: City) -> Result:
    return check(open_workspace(city.root), date(2026, 11, 1))


def test_the_report_looks_as_it_should(small: City) -> None:
    told = small.validate("--statistics").stdout
    if "UPDATE_GOLDEN" in os.environ:
        GOLDEN.write_text(told, encoding="utf-8")
    assert GOLDEN.read_text(encoding="utf-8") == told


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_longer_than_the_terminal_but_for_words_that_cannot_be_broken(
    small: City, width: int
) -> None:
    told = write(result_of(small), Manner(Paint(width=width)))
    long = [line for line in told.split("\n") if len(line) > width]
    assert [line for line in long if len(line.split(": ")[-1].split()) > 1] == []


def test_a_file_or_pipe_gets_no_escape_codes(small: City) -> None:
    assert "\x1b" not in small.validate().stdout


def test_colours_add_nothing_but_colour(small: City) -> None:
    result = result_of(small)
    painted = write(result, Manner(Paint(colours=True)))
    assert "\x1b[" in painted
    assert write(result, Manner(Paint())) == re.sub(r"\x1b\[[0-9;]*m", "", painted)


@dataclass(frozen=True)
class _Terminal:
    def isatty(self) -> bool:
        return True


class TestPaint:
    def at_a_terminal(self, monkeypatch: pytest.MonkeyPatch, **environment: str) -> Paint:
        for name in ("NO_COLOR", "TERM", "COLUMNS"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr("sys.stdout", _Terminal())
        return Paint.for_stream()

    def test_a_terminal_has_colours_and_its_own_width(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        paint = self.at_a_terminal(monkeypatch, COLUMNS="132")
        assert Paint(colours=True, width=132) == paint

    @pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
    def test_colours_can_be_declined(
        self, monkeypatch: pytest.MonkeyPatch, name: str, value: str
    ) -> None:
        assert self.at_a_terminal(monkeypatch, **{name: value}).colours is False

    def test_a_terminal_of_few_columns_gets_forty(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert self.at_a_terminal(monkeypatch, COLUMNS="10").width == 40


class TestClosing:
    def test_a_clean_design_is_told_to_be_clear_and_how_much_was_judged(self, city: City) -> None:
        city.write(
            "models/records.yaml", RECORDS.replace("encryption: none", "encryption: tls-1.3")
        )
        assert city.validate().stdout == (
            "All clear: nothing found.\n"
            "Judged 1 solution, 0 requirements, 2 components, 1 connection by 1 rule, as of\n"
            "2026-11-01.\n"
        )

    def test_the_closing_lines_count_what_was_found_and_name_a_rule_to_ask_about(
        self, city: City
    ) -> None:
        assert city.validate().stdout.split("\n\n")[-1] == (
            "Found 1 error.\n"
            "Judged 1 solution, 0 requirements, 2 components, 1 connection by 1 rule, as of\n"
            "2026-11-01.\n"
            "`archkit explain SEC-001` tells more about a rule.\n"
        )

    def test_the_closing_lines_name_a_file_that_may_be_behind_other_mistakes(
        self, city: City
    ) -> None:
        city.write("models/city.yaml", "departments: [\n")
        told = city.validate().stdout.split("Found ")[1].split("\n")[1:3]
        assert told == [
            "`models/city.yaml` could not be read: mend that first, since others may refer to",
            "what it holds.",
        ]

    def test_why_a_rule_matters_is_told_once(self, city: City) -> None:
        city.write("models/zoo.yaml", RECORDS.replace("solution: records", "solution: zoo"))
        told = city.validate().stdout
        assert (told.count("error[SEC-001]"), told.count("= why:")) == (2, 1)
