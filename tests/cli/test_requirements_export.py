"""`archkit requirements export` writes a table that a department can fill in."""

import csv

import pytest
from city import City

NEEDS = """
solution: records
requirements:
  R-1: {kind: operational, statement: =SUM(A1) shall open., satisfied_by: [desk, store]}
  R-2:
    kind: quality
    statement: The desk shall be there.
    department: archive
    fit: {metric: availability, at_least: 99.9 %, of: desk}
"""


@pytest.fixture
def needs(city: City) -> City:
    city.write("models/needs.yaml", NEEDS)
    city.write("models/archive.yaml", "departments: {archive: {name: Archive}}")
    return city


def exported(city: City, *options: str) -> list[dict[str, str]]:
    file = city.root / "needs.csv"
    said = city.run(
        "requirements", "export", "--csv", str(file), "--workspace", str(city.root), *options
    )
    assert (said.exit_code, said.stderr) == (0, "")
    return list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()))


def test_each_requirement_is_a_line_and_each_field_a_column(needs: City) -> None:
    first, second = exported(needs)
    assert {name: text for name, text in second.items() if text and name != "Fingerprint"} == {
        "Solution": "records",
        "Requirement": "R-2",
        "Kind": "quality",
        "Statement": "The desk shall be there.",
        "Department": "archive",
        "Fit: metric": "availability",
        "Fit: at least": "99.9 %",
        "Fit: of": "desk",
    }
    assert first["Satisfied by"] == "desk; store"
    assert first["Fingerprint"] != second["Fingerprint"]


def test_what_could_be_a_formula_is_none(needs: City) -> None:
    assert exported(needs)[0]["Statement"] == "'=SUM(A1) shall open."


def test_excel_knows_it_as_utf_8(needs: City) -> None:
    exported(needs)
    assert (needs.root / "needs.csv").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], ["R-1", "R-2"]),
        (["--department", "archive"], ["R-2"]),
        (["--department", "clerk"], ["R-1"]),
        (["--department", "clerk", "--department", "archive"], ["R-1", "R-2"]),
        (["--solution", "records"], ["R-1", "R-2"]),
        (["--kind", "quality"], ["R-2"]),
        (["--kind", "quality", "--department", "clerk"], []),
    ],
)
def test_only_what_is_asked_for_is_written(
    needs: City, options: list[str], expected: list[str]
) -> None:
    assert [each["Requirement"] for each in exported(needs, *options)] == expected


@pytest.mark.parametrize(
    ("option", "name", "message"),
    [
        ("--department", "clerks", "there is no department `clerks`: did you mean `clerk`?"),
        ("--solution", "record", "there is no solution `record`: did you mean `records`?"),
    ],
)
def test_a_name_that_nobody_has_is_told(needs: City, option: str, name: str, message: str) -> None:
    said = needs.run(
        "requirements", "export", "--csv", "x.csv", "--workspace", str(needs.root), option, name
    )
    assert (said.exit_code, message in said.stderr) == (2, True)


def test_nothing_is_written_of_a_design_that_is_broken(needs: City) -> None:
    needs.write("models/broken.yaml", "solution: records\nrequirements: {R-3: {kind: sound}}\n")
    file = needs.root / "needs.csv"
    said = needs.run("requirements", "export", "--csv", str(file), "--workspace", str(needs.root))
    assert (said.exit_code, file.exists()) == (2, False)
