"""`archkit requirements export` writes a table that a department can fill in."""

import csv
import subprocess
import sys

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


REFUSED = 1
"""What click's runner makes of a refusal; `main` makes 2 of it (see `test_exit_codes.py`)."""


def export(city: City, *options: str) -> tuple[int, str]:
    said = city.run("requirements", "export", "--workspace", str(city.root), *options)
    return said.exit_code, said.stderr


def test_a_workbook_and_csv_are_written_in_one_go(needs: City) -> None:
    files = (needs.root / "needs.xlsx", needs.root / "needs.csv")
    assert export(needs, "--xlsx", str(files[0]), "--csv", str(files[1])) == (0, "")
    assert [file.read_bytes()[:2] for file in files] == [b"PK", b"\xef\xbb"]


def test_a_workbook_comes_back_as_it_was(needs: City) -> None:
    file = str(needs.root / "needs.xlsx")
    export(needs, "--xlsx", file)
    said = needs.run("requirements", "import", file, "--workspace", str(needs.root))
    assert (said.exit_code, said.stdout) == (
        0,
        "Nothing to change: the models say what the table says.\n",
    )


def test_who_has_nothing_that_writes_workbooks_is_told_what_to_install(
    needs: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = needs.root / "needs.xlsx"
    export(needs, "--xlsx", str(file))
    made = file.read_bytes()
    monkeypatch.setattr("archkit.exchange.files.find_spec", lambda _: None)
    message = (
        "Error: for workbooks, archkit needs its extra `excel`: install it with"
        " `pip install 'archkit[excel]'`, or use CSV\n"
    )
    assert export(needs, "--xlsx", str(file)) == (REFUSED, message)
    said = needs.run("requirements", "import", str(file), "--workspace", str(needs.root))
    assert (said.exit_code, said.stderr, file.read_bytes() == made) == (REFUSED, message, True)


def test_a_text_too_long_for_a_cell_writes_nothing(needs: City) -> None:
    needs.write("models/needs.yaml", NEEDS.replace("The desk", "x" * 32_768))
    file = needs.root / "needs.xlsx"
    code, said = export(needs, "--xlsx", str(file))
    assert (code, file.exists()) == (REFUSED, False)
    assert said == (
        "Error: the `Statement` of `R-2` is longer than a cell of a workbook can be: use `--csv`\n"
    )


def test_a_file_has_to_be_named_and_may_be_no_model(needs: City) -> None:
    model = needs.root / "models" / "needs.yaml"
    before = model.read_bytes()
    assert export(needs)[0] == 2
    assert export(needs, "--csv", str(model))[0] == 2
    assert export(needs, "--csv", "x", "--xlsx", "x")[0] == 2
    assert model.read_bytes() == before


def test_nothing_of_excel_is_loaded_where_it_is_not_asked_for(needs: City) -> None:
    code = (
        "import sys; from archkit.cli import cli;"
        f"cli(['validate', {str(needs.root)!r}], standalone_mode=False);"
        f"cli(['requirements', 'export', '--csv', 'x.csv', '--workspace', {str(needs.root)!r}],"
        " standalone_mode=False);"
        "sys.exit('openpyxl' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=needs.root, check=False)  # noqa: S603 - Python itself, with a text that stands above
    assert ran.returncode == 0
