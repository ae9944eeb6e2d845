"""`archkit regulations` tells what law and policy say, and how well that is known."""

import json
from pathlib import Path

import pytest
from city import SETTINGS, City
from click.testing import CliRunner, Result

from archkit.analysis.regulations import shipped
from archkit.cli import cli


def told(path: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["regulations", str(path), *options])


def test_every_fact_is_listed_without_a_workspace(tmp_path: Path) -> None:
    result = told(tmp_path, "--as-of", "2026-11-01", "--format", "json")
    assert [each["id"] for each in json.loads(result.stdout)] == list(shipped())


def test_a_fact_is_told_with_its_value_its_days_its_source_and_how_well_it_is_known(
    tmp_path: Path,
) -> None:
    text = told(tmp_path, "--as-of", "2026-11-01").stdout
    block = next(each for each in text.split("\n\n") if each.startswith("cjis-log-retention"))
    assert block == (
        "cjis-log-retention: 1 year\n"
        "  How long security logs are kept where criminal justice information is.\n"
        "  FBI CJIS Security Policy 6.0, AU-11; in force from 2024-12-27. Not verified:\n"
        "  from general knowledge; recorded on 2026-11-24."
    )


@pytest.mark.parametrize(
    ("day", "mark"), [("2026-09-21", " (not in force on 2026-09-21)"), ("2026-09-22", "")]
)
def test_what_is_not_in_force_on_the_day_is_told_so(tmp_path: Path, day: str, mark: str) -> None:
    lines = told(tmp_path, "--as-of", day).stdout.split("\n")
    assert f"fips-140-2-historical{mark}" in lines


def test_no_line_is_wider_than_80_columns(tmp_path: Path) -> None:
    lines = told(tmp_path, "--as-of", "2026-11-01").stdout.split("\n")
    assert [line for line in lines if len(line) > 80] == []


def test_programs_get_every_version_and_the_rules_that_rest_on_a_fact(city: City) -> None:
    city.write(
        "archkit.toml",
        SETTINGS
        + """
[regulations."cjis-log-retention"]
value = "2 years"
effective-from = 2026-10-01
source = "state policy 17"
""",
    )
    facts = json.loads(told(city.root, "--as-of", "2026-11-01", "--format", "json").stdout)
    fact = next(each for each in facts if each["id"] == "cjis-log-retention")
    first = {
        "value": "2 years",
        "effective_from": "2026-10-01",
        "effective_until": None,
        "source": "state policy 17",
        "grade": "workspace",
        "unverified": [],
        "recorded_on": None,
        "checked_on": None,
    }
    second = {
        "value": "1 year",
        "effective_from": "2024-12-27",
        "effective_until": None,
        "source": "FBI CJIS Security Policy 6.0, AU-11",
        "grade": "K",
        "unverified": [],
        "recorded_on": "2026-11-24",
        "checked_on": None,
    }
    assert fact["versions"] == [first, second]
    assert {**fact, **first} == fact
    assert "SEC-012" in fact["rules"]


def test_an_amendment_that_names_no_fact_ends_with_2(city: City) -> None:
    city.write("archkit.toml", SETTINGS + '\n[regulations.cjis]\nvalue = 1\nsource = "x"\n')
    result = told(city.root)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "error[unknown-regulation] `cjis` names no regulation" in result.stderr


def test_a_page_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = told(tmp_path, "--output", str(tmp_path / "file" / "page.md"))
    assert "cannot write" in result.stderr


def test_a_detail_from_general_knowledge_is_named(city: City) -> None:
    told_of = told(city.root).stdout
    assert "recorded on 2026-11-24. From general knowledge: requirement 1.3." in " ".join(
        told_of.split()
    )
