"""`archkit requirements list`, `coverage` and `orphans` tell how requirements stand."""

import csv
import io
import json
from pathlib import Path

import pytest
from city import City
from openpyxl import load_workbook

from archkit.analysis.content import fingerprint_of
from archkit.model.loading.load import load
from archkit.model.workspace import open_workspace
from archkit.reports._table import Table
from archkit.reports._workbook import as_workbook

PERMITS = """
solution: permits
department: clerk
stage: live
tier: 3
requirements:
  P-1:
    kind: quality
    quality: availability
    statement: The permit desk shall work.
    priority: must
    fit: {metric: availability, at_least: 99.9 %, of: desk, over: month}
    satisfied_by: [desk]
  P-2:
    kind: quality
    quality: availability
    statement: The permit counter shall work.
    priority: should
    fit: {metric: availability, at_least: 99.9 %, of: counter}
    satisfied_by: [counter]
  P-3:
    kind: operational
    statement: Clerks shall greet | visitors.
    priority: must
    satisfied_by: [desk]
    verify: {method: demonstration, evidence: minutes.pdf, date: 2026-05-04}
  P-4:
    kind: technical
    statement: The permit desk shall keep minutes.
    status: draft
  P-5:
    kind: technical
    statement: =The permit desk shall keep permits.
components:
  desk: {kind: service, placed: [office-1], availability: 99.95 %}
  store: {kind: database, placed: [office-1], availability: 99.5 %}
  counter: {kind: service, placed: [office-2]}
  attic: {kind: service, placed: [office-2]}
connections:
  desk -> store: {protocol: postgresql}
"""


@pytest.fixture
def permits(city: City) -> City:
    (city.root / "models" / "records.yaml").unlink()
    city.write("models/permits.yaml", PERMITS)
    return city


def said(city: City, command: str, *options: str) -> str:
    workspace = ("--workspace", str(city.root), "--as-of", "2026-11-01")
    result = city.run("requirements", command, *workspace, *options)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def test_the_list_tells_the_verdict_what_was_found_and_what_was_asked(permits: City) -> None:
    assert (
        said(permits, "list")
        == """\
id   verdict         metric        found      asked

permits
P-1  unmet           availability  99.4503 %  at least 99.9 %
P-2  unknown         availability  not known  at least 99.9 %
P-3  met
P-4  not applicable
P-5  unmet

5 of 5 requirements: 2 unmet, 1 unknown, 1 met, 1 not applicable.
"""
    )


def test_other_formats_have_every_column_whole(permits: City) -> None:
    rows = json.loads(said(permits, "list", "--format", "json"))["rows"]
    assert rows[0] == {
        "department": "clerk",
        "solution": "permits",
        "id": "P-1",
        "kind": "quality",
        "characteristic": "reliability",
        "priority": "must",
        "status": "approved",
        "statement": "The permit desk shall work.",
        "metric": "availability",
        "asked": "at least 99.9 %, over month",
        "verdict": "unmet",
        "found": "99.4503 %",
        "margin": "0.4497 points short of what is asked",
        "how it is known": "computed from the design",
        "because": "component `permits.desk` with its 2 parts",
        "met by": "desk",
        "links": "unconfirmed",
    }


def test_a_spreadsheet_takes_no_cell_for_a_formula(permits: City) -> None:
    rows = list(csv.DictReader(io.StringIO(said(permits, "list", "--format", "csv"))))
    assert rows[4]["statement"] == "'=The permit desk shall keep permits."


def test_markdown_takes_no_text_for_a_cell(permits: City) -> None:
    line = said(permits, "list", "--format", "markdown").splitlines()[6]
    assert "Clerks shall greet &#124; visitors." in line


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (("--verdict", "unmet"), ["P-1", "P-5"]),
        (("--verdict", "unmet", "--verdict", "not-applicable"), ["P-1", "P-4", "P-5"]),
        (("--priority", "must"), ["P-1", "P-3"]),
        (("--kind", "technical"), ["P-4", "P-5"]),
        (("--characteristic", "reliability", "--priority", "should"), ["P-2"]),
        (("--links", "none"), ["P-4", "P-5"]),
        (("--department", "clerk", "--solution", "permits", "--links", "confirmed"), []),
    ],
)
def test_filters_choose_requirements(
    permits: City, options: tuple[str, ...], ids: list[str]
) -> None:
    rows = json.loads(said(permits, "list", "--format", "json", *options))["rows"]
    assert [row["id"] for row in rows] == ids


def test_a_filter_that_names_nothing_is_refused(permits: City) -> None:
    result = permits.run(
        "requirements", "list", "--workspace", str(permits.root), "--priority", "most"
    )
    assert result.exit_code == 2
    assert result.stderr.endswith(
        "no requirement is of the priority `most`: did you mean `must`?\n"
    )


def test_a_link_is_suspect_once_what_was_asked_has_changed(permits: City) -> None:
    requirement = load(open_workspace(permits.root)).design.solutions["permits"].requirements["P-1"]
    line = f"    confirmed: '{fingerprint_of(requirement)}'\n"
    confirmed = PERMITS.replace("  P-2:\n", f"{line}  P-2:\n")
    permits.write("models/permits.yaml", confirmed)
    states = [json.loads(said(permits, "list", "--format", "json"))["rows"][0]["links"]]
    permits.write("models/permits.yaml", confirmed.replace("priority: must", "priority: should"))
    states += [json.loads(said(permits, "list", "--format", "json"))["rows"][0]["links"]]
    permits.write("models/permits.yaml", confirmed.replace("99.9 %, of: desk", "99.8 %, of: desk"))
    states += [json.loads(said(permits, "list", "--format", "json"))["rows"][0]["links"]]
    assert states == ["confirmed", "confirmed", "suspect"]


def test_coverage_counts_by_each_dimension(permits: City) -> None:
    assert (
        said(permits, "coverage", "--by", "kind")
        == """\
kind         all  met  unmet  unknown  not asked  linked  suspect
operational    1    1      0        0          0       1        0
quality        2    0      1        1          0       2        0
technical      2    0      1        0          1       0        0
all            5    1      2        1          1       3        0
"""
    )


def test_orphans_are_told_in_both_directions(permits: City) -> None:
    assert (
        said(permits, "orphans")
        == """\
what         name           why it is one
requirement  permits.P-5    nothing in the design meets it
component    permits.attic  no requirement leads to it
"""
    )


def test_a_list_in_a_file_is_written_whole(permits: City) -> None:
    file = permits.root / "out" / "matrix.csv"
    assert said(permits, "list", "--format", "csv", "--output", str(file)) == f"wrote {file}\n"
    assert len(file.read_text(encoding="utf-8").splitlines()) == 6


def test_what_cannot_be_read_is_told_and_the_rest_is_listed(permits: City) -> None:
    permits.write("models/other.yaml", "solution: [\n")
    result = permits.run("requirements", "list", "--workspace", str(permits.root))
    assert result.exit_code == 2
    assert "models/other.yaml" in result.stderr
    assert "P-1  unknown" in result.stdout


def cells(file: Path) -> dict[str, list[tuple[object, ...]]]:
    workbook = load_workbook(file)
    return {each.title: list(each.iter_rows(values_only=True)) for each in workbook.worksheets}


def test_the_matrix_is_a_workbook_with_the_same_cells_as_its_csv(permits: City) -> None:
    permits.run(
        "requirements", "list", "--format", "xlsx", "--output", str(permits.root / "matrix.xlsx")
    )
    text = permits.run("requirements", "list", "--format", "csv").stdout
    written = [[cell.removeprefix("'") for cell in row] for row in csv.reader(io.StringIO(text))]
    ((_, found),) = cells(permits.root / "matrix.xlsx").items()
    assert [[cell or "" for cell in row] for row in found] == written


def test_a_cell_that_looks_like_a_formula_stays_a_text() -> None:
    table = Table("Sums: of [all]", ("what",), [("=1+1",), ("12",)])
    workbook = load_workbook(io.BytesIO(as_workbook([table])))
    (sheet,) = workbook.worksheets
    assert (sheet.title, [(cell.value, cell.data_type) for cell in sheet["A"]]) == (
        "Sums  of  all ",
        [("what", "s"), ("=1+1", "s"), ("12", "s")],
    )


def test_coverage_is_a_sheet_for_each_way_to_count_with_numbers_in_it(permits: City) -> None:
    permits.run(
        "requirements",
        "coverage",
        "--format",
        "xlsx",
        "--output",
        str(permits.root / "coverage.xlsx"),
    )
    found = cells(permits.root / "coverage.xlsx")
    told = json.loads(
        permits.run("requirements", "coverage", "--by", "kind", "--format", "json").stdout
    )
    assert found[told["title"]][1:] == [
        tuple(int(cell) if cell.isdecimal() else cell for cell in row.values())
        for row in told["rows"]
    ]


def test_the_workbook_is_the_same_at_any_time(permits: City) -> None:
    files = [permits.root / name for name in ("one.xlsx", "two.xlsx")]
    for file in files:
        permits.run("requirements", "list", "--format", "xlsx", "--output", str(file))
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_workbook_is_not_written_to_the_terminal(permits: City) -> None:
    result = permits.run("requirements", "list", "--format", "xlsx")
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (
        2,
        "Error: a workbook goes to a file: add `--output FILE.xlsx`",
    )
