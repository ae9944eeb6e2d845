"""CSV that a spreadsheet opens without computing anything."""

import csv
import io
import re

import pytest
from city import City
from evil import EVIL
from hypothesis import given
from hypothesis import strategies as st

from archkit.exchange.formulas import unguarded
from archkit.reports._harmless import harmless
from archkit.reports.csv import COLUMNS, _cell


def table(city: City, *options: str) -> list[dict[str, str]]:
    text = city.validate("--format", "csv", *options).stdout
    rows = list(csv.reader(io.StringIO(text)))
    assert {len(row) for row in rows} == {len(COLUMNS)}
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_a_finding_is_a_line(city: City) -> None:
    (row,) = table(city)
    del row["fix"], row["fingerprint"]
    assert row == {
        "outcome": "fail",
        "severity": "error",
        "rule": "SEC-001",
        "name": "plaintext-in-transit",
        "kind of element": "connection",
        "element": "records.desk -> store",
        "field": "encryption",
        "message": "`permit` (confidential) goes over this connection in clear text",
        "evidence": "",
        "risk": "",
        "waived by": "",
        "waived until": "",
        "file": "models/records.yaml",
        "line": "10",
        "column": "40",
    }


def test_a_clean_design_is_a_heading(city: City) -> None:
    (city.root / "models/records.yaml").unlink()
    assert table(city) == []


def test_every_outcome_is_told_and_so_is_what_is_hidden(full: City) -> None:
    rows = table(full)
    assert [row["outcome"] for row in rows] == [
        *("mistake", "mistake", "crash"),
        *("unknown", "unknown", "fail", "waived"),
        *("unknown", "unknown", "fail"),
        "left out",
    ]
    (waived,) = [row for row in rows if row["outcome"] == "waived"]
    assert (waived["waived by"], waived["waived until"]) == ("records.w1", "2026-12-31")
    assert rows[-1]["message"] == "1 hidden by the baseline"


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "\uff1d"])
def test_a_cell_that_a_spreadsheet_would_compute_begins_with_an_apostrophe(begin: str) -> None:
    assert _cell(f"{begin}HYPERLINK(1)") == f"'{begin}HYPERLINK(1)"


@given(st.text(alphabet=st.sampled_from("=+-@\t\r\n '\"a,;\uff1d")))
def test_no_cell_is_a_formula(text: str) -> None:
    cell = _cell(text)
    assert not re.match(r"[=+\-@\t\r\uff1d]", cell)
    assert unguarded(cell) == text


def test_an_ordinary_cell_stays_as_it_is() -> None:
    assert _cell("desk -> store: 99.9 % = good") == "desk -> store: 99.9 % = good"


def test_a_text_of_a_model_stays_a_text(full: City) -> None:
    (row, _) = (row for row in table(full) if row["rule"] == "SEC-901")
    assert row["message"] == f"'{harmless(EVIL)}"
