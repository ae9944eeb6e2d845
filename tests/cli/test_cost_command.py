"""`archkit cost` tells what solutions cost, by department, service, fund and solution."""

import csv
import io
import json
from pathlib import Path

import pytest
from city import City
from click.testing import Result
from openpyxl import load_workbook

PERMITS = """
solution: permits
department: clerk
service: desk-support
stage: live
tier: 3
cost:
  lines:
    build: {once: 120000 USD, fund: capital projects}
    hosting: {running: 1000 USD / month, fund: general fund}
  growth: 0 %
  five_year_total: 180000 USD
"""
MAPS = """
solution: maps
department: clerk
stage: live
tier: 3
cost:
  lines:
    licence: {running: 500 EUR / year}
  growth: 0 %
"""
GONE = PERMITS.replace("permits", "gone").replace("live", "retired")
SERVICES = """
services:
  desk-support: {name: Desk support}
  unused: {name: Unused}
"""


@pytest.fixture
def priced(city: City) -> City:
    """A solution whose cost is whole, one in another currency with a gap, one that is gone."""
    for name, text in {
        "permits": PERMITS,
        "maps": MAPS,
        "gone": GONE,
        "services": SERVICES,
    }.items():
        city.write(f"models/{name}.yaml", text)
    return city


def cost(city: City, *options: str) -> Result:
    """Runs the command."""
    return city.run("cost", "--workspace", str(city.root), *options)


def rows(city: City, *options: str) -> list[dict[str, str]]:
    """What is told as JSON."""
    said = cost(city, "--format", "json", *options)
    assert (said.exit_code, said.stderr) == (0, "")
    told: list[dict[str, str]] = json.loads(said.stdout)["rows"]
    return told


def test_a_table_has_the_amounts_in_columns_and_says_what_is_to_be_stated(priced: City) -> None:
    assert cost(priced, "--by", "solution").stdout == (
        "solution  currency  stated       once  first year  five years  to be stated\n"
        "maps      EUR       at least        0         500       2,500  maps.cost.five_y…\n"
        "permits   USD       all       120,000      12,000     180,000\n"
        "records             at least        0           0           0  records.cost\n"
        "all       EUR       at least        0         500       2,500  maps.cost.five_y…\n"
        "all       USD       at least  120,000      12,000     180,000  maps.cost.five_y…\n"
    )


def test_where_all_is_stated_nothing_is_said_of_gaps(priced: City) -> None:
    (priced.root / "models/maps.yaml").unlink()
    (priced.root / "models/records.yaml").unlink()
    said = cost(priced, "--by", "solution").stdout
    assert said.splitlines()[0] == "solution  currency     once  first year  five years"


def test_currencies_are_never_added(priced: City) -> None:
    assert [
        (each["department"], each["currency"]) for each in rows(priced, "--by", "department")
    ] == [
        ("clerk", "EUR"),
        ("clerk", "USD"),
        ("all", "EUR"),
        ("all", "USD"),
    ]


def test_each_fund_is_told_what_it_pays(priced: City) -> None:
    paid = {each["fund"]: each["once"] for each in rows(priced, "--by", "fund")}
    assert paid["capital projects"] == "120000"


def test_what_no_service_stands_for_is_counted_as_well(priced: City) -> None:
    found = [each["service"] for each in rows(priced, "--by", "service")]
    assert found == ["desk-support", "no service", "all", "all"]


def test_a_spreadsheet_gets_numbers(priced: City, tmp_path: Path) -> None:
    file = tmp_path / "cost.xlsx"
    cost(priced, "--by", "solution", "--format", "xlsx", "--output", str(file))
    cells = [cell.value for cell in load_workbook(file)["Cost by solution"][3]]
    assert cells[:6] == ["permits", "USD", "all", 120000, 12000, 180000]


def test_a_list_for_programs_has_nothing_between_thousands(priced: City) -> None:
    said = cost(priced, "--by", "solution", "--format", "csv").stdout
    permits = list(csv.reader(io.StringIO(said)))[2]
    assert permits == ["permits", "USD", "all", "120000", "12000", "180000", ""]


def test_a_design_that_is_not_whole_is_not_added_up(priced: City) -> None:
    priced.write("models/maps.yaml", "solution: maps\ncolour: red\n")
    said = cost(priced)
    assert (said.exit_code, said.stdout) == (2, "")
