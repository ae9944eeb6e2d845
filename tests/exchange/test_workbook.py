"""The workbook: what a clerk sees, what may be written into it, and what is refused."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office_tables import NEEDS, Office, told
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from archkit.exchange.columns import FINGERPRINT, ID, SOLUTION, columns
from archkit.exchange.given import Table
from archkit.exchange.rows import rows
from archkit.exchange.workbook import TABLE
from archkit.exchange.workbook.explanation import SHEET as EXPLANATION
from archkit.exchange.workbook.reading import read_workbook
from archkit.exchange.workbook.style import TooLongError
from archkit.exchange.workbook.text import escaped, unescaped
from archkit.exchange.workbook.writing import workbook_bytes
from archkit.source.diagnostic import Diagnostic


def exported(office: Office) -> bytes:
    loaded = office.loaded()
    return workbook_bytes(list(rows(loaded)), loaded.design)


def saved(workbook: Workbook) -> bytes:
    made = io.BytesIO()
    workbook.save(made)
    return made.getvalue()


def changed(office: Office, change: Callable[[Worksheet], object]) -> Table:
    """The table after somebody changed the sheet."""
    workbook = load_workbook(io.BytesIO(exported(office)))
    change(workbook[TABLE])
    read = read_workbook(saved(workbook), "needs.xlsx")
    assert isinstance(read, Table), read
    return read


def at(sheet: Worksheet, name: str, heading: str) -> str:
    """The coordinate of a requirement's cell."""
    [row] = [each[1].row for each in sheet.iter_rows() if each[1].value == name]
    [column] = [each.column_letter for each in sheet[1] if each.value == heading]
    return f"{column}{row}"


@pytest.fixture
def sheet(office: Office) -> Worksheet:
    """The sheet as it is exported."""
    return load_workbook(io.BytesIO(exported(office)))[TABLE]


def headings(sheet: Worksheet) -> dict[str, str]:
    return {str(cell.value): cell.column_letter for cell in sheet[1]}


def test_the_first_row_and_whose_row_it_is_stay_in_sight(sheet: Worksheet) -> None:
    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.print_title_cols) == (
        "C2",
        "$1:$1",
        "$A:$B",
    )


def test_ids_are_protected_and_all_else_is_free(sheet: Worksheet) -> None:
    assert sheet.protection.sheet
    locked = {
        (cell.column_letter, cell.row)
        for row in sheet.iter_rows(min_row=2)
        for cell in row
        if cell.value is not None and cell.protection.locked
    }
    own = [headings(sheet)[name] for name in (SOLUTION, ID, FINGERPRINT)]
    assert locked == {(letter, row) for letter in own for row in (2, 3, 4)}
    below = [sheet.column_dimensions[letter].protection.locked for letter in "ABCD"]
    assert below == [False] * 4


def test_the_fingerprint_is_hidden(sheet: Worksheet) -> None:
    hidden = {letter for letter, each in sheet.column_dimensions.items() if each.hidden}
    assert headings(sheet)[FINGERPRINT] in hidden
    assert headings(sheet)["Statement"] not in hidden


def test_closed_lists_are_lists_of_choices_for_rows_to_come_as_well(office: Office) -> None:
    workbook = load_workbook(io.BytesIO(exported(office)))
    sheet = workbook[TABLE]
    choices = {}
    for rule in sheet.data_validations.dataValidation:
        if rule.type == "list":
            name, _, cells = rule.formula1.partition("!")
            choices[str(rule.sqref)] = [
                row[0].value for row in workbook[name][cells.replace("$", "")]
            ]
    letters = headings(sheet)
    wanted = {each.heading: list(each.words) for each in columns() if each.words}
    wanted |= {SOLUTION: ["records"], "Department": ["clerk"]}
    assert choices == {
        f"{letters[name]}2:{letters[name]}504": words for name, words in wanted.items()
    }


def test_the_explanation_says_of_each_column_what_its_class_says(office: Office) -> None:
    sheet = load_workbook(io.BytesIO(exported(office)))[EXPLANATION]
    said = {row[0]: row[1] for row in sheet.iter_rows(values_only=True)}
    for column in columns():
        assert said[column.heading] == column.about


def test_the_same_design_gives_the_same_bytes(office: Office) -> None:
    data = exported(office)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert {each.date_time for each in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert str(dt.date.today().year).encode() not in packed.read("docProps/core.xml")  # noqa: DTZ011 - any zone will do
    assert exported(office) == data


def test_no_cell_is_a_formula(office: Office) -> None:
    office.city.write("models/needs.yaml", NEEDS.replace("The desk shall open.", "=1+1"))
    sheet = load_workbook(io.BytesIO(exported(office)))[TABLE]
    cell = sheet[at(sheet, "R-1", "Statement")]
    assert (cell.value, cell.data_type, cell.quotePrefix, cell.number_format) == (
        "=1+1",
        "s",
        1,
        "@",
    )


def test_a_day_is_a_date_for_excel(sheet: Worksheet) -> None:
    cell = sheet[at(sheet, "R-2", "Verify: date")]
    assert (cell.value, cell.number_format) == (dt.datetime(2026, 10, 2), "yyyy-mm-dd")  # noqa: DTZ001 - Excel knows no zones


def test_a_text_that_no_cell_can_hold_is_told(office: Office) -> None:
    office.city.write("models/needs.yaml", NEEDS.replace("The desk shall open.", "x" * 32_768))
    with pytest.raises(TooLongError, match="the `Statement` of `R-1` is longer than a cell"):
        exported(office)


def fill(name: str, heading: str, value: object, form: str = "") -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        cell = sheet[at(sheet, name, heading)]
        cell.value = value
        cell.number_format = form or cell.number_format

    return change


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (fill("R-2", "Fit: at least", 0.9995, "0.00%"), "99.9 %", "99.95 %"),
        (fill("R-2", "Fit: at least", 1, "0%"), "99.9 %", "100 %"),
        (fill("R-2", "Fit: at least", "99.5%"), "99.9 %", "99.5%"),
        (fill("R-2", "Verify: date", dt.date(2026, 12, 24), "d/m/yy"), "2026-10-02", "2026-12-24"),
        (fill("R-2", "Verify: date", "2026-12-24"), "2026-10-02", "2026-12-24"),
        (fill("R-2", "Owner: name", 311), "name: Ann Lee", 'name: "311"'),
        (fill("R-2", "Owner: name", "Ann\r\nLee"), "name: Ann Lee", 'name: "Ann\\nLee"'),
    ],
)
def test_what_excel_makes_of_what_is_typed_is_understood(
    office: Office, change: Callable[[Worksheet], None], before: str, after: str
) -> None:
    made = office.plan_table(changed(office, change))
    assert made.problems == []
    assert made.texts["models/needs.yaml"] == NEEDS.replace(before, after)


def merge(sheet: Worksheet) -> None:
    sheet.merge_cells("E2:E3")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (fill("R-2", "Statement", "=A1&B1"), "(Statement) this is a formula (put its value in its"),
        (fill("R-2", "Statement", "#N/A"), "(Statement) this is an error (`#N/A`) (write what is"),
        (fill("R-2", "Statement", True), "(Statement) this is true or false, where a text is wanted"),  # noqa: FBT003 - it is a value
        (fill("R-2", "Statement", 1.5), "(Statement) 1.5 is a number, where a text is wanted (form"),
        (fill("R-2", "Statement", dt.date(2026, 1, 1)), "(Statement) this is a date or a time, wh"),
        (fill("R-2", "Fit: at least", 99.9), "(Fit: at least) 99.9 has no unit (write it with its"),
        (fill("R-2", "Fit: at least", 0.999), "(Fit: at least) 0.999 has no unit (write it with"),
        (fill("R-2", "Verify: date", 7, "0"), "(Verify: date) 7 is no date (write it as 2027-04-26)"),
        (fill("R-2", "Verify: date", dt.datetime(2026, 1, 1, 9)), "(Verify: date) this is a date wi"),  # noqa: DTZ001 - as above
        (fill("R-2", "Verify: date", dt.time(9)), "(Verify: date) this is a time (write a date, as"),
        (fill("R-2", "Verify: date", "2/10/26"), "(Verify: date) `date` must be a date (write it"),
        (fill("R-2", "Fit: metric", "uptime"), "(Fit: metric) `uptime` is no value of `metric`"),
        (fill("R-2", "Fit: at least", "9 h"), "(Fit: at least) `9 h` does not measure `availability`"),
        (fill("R-2", "Requirement", "R-1"), "(Requirement) `R-1` of `records` has two rows"),
        (lambda sheet: sheet.delete_cols(5), "1 the column `Statement` is missing (put it back"),
        (fill("Requirement", "Kind", "Sort"), "1 the column `Kind` is missing (put it back"),
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_told_at_its_cell(
    office: Office, change: Callable[[Worksheet], object], said: str
) -> None:
    [first, *_] = told(office.plan_table(changed(office, change)))
    assert said in first
    assert office.text == NEEDS


def test_merged_cells_are_told(office: Office) -> None:
    found = office.plan_table(changed(office, merge)).problems
    assert [(str(each.span), each.message) for each in found][:1] == [
        ("needs.xlsx: Requirements!E2", "the cells E2:E3 are merged")
    ]


def packed(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return made.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        return {name: old.read(name) for name in old.namelist()}


BILLION = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>"""


def bad_files(office: Office) -> Iterator[tuple[bytes, str]]:
    good = exported(office)
    yield good[: len(good) // 2], "this workbook is damaged"
    yield b"PK\x03\x04", "this workbook is damaged"
    yield (
        packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
        "is broken, or no",
    )
    yield packed({"bomb": bytes(65 * 1024**2)}), "would unpack to more than 64 MiB"
    yield packed({f"part{number}": b"" for number in range(1001)}), "would unpack to more than"
    yield packed({**parts_of(good), "xl/worksheets/sheet1.xml": BILLION}), "is broken, or no Excel"
    yield packed({**parts_of(good), "xl/worksheets/sheet1.xml": b"<x"}), "is broken, or no Excel"
    workbook = load_workbook(io.BytesIO(good))
    workbook[TABLE].title = "requirement"
    yield saved(workbook), "there is no sheet `Requirements`"
    workbook = load_workbook(io.BytesIO(good))
    workbook[TABLE]["A1048576"] = "x"
    yield saved(workbook), "the sheet goes on to AK1048576"


def test_a_file_that_is_no_workbook_of_ours_is_told(office: Office) -> None:
    for data, message in bad_files(office):
        read = read_workbook(data, "needs.xlsx")
        assert isinstance(read, Diagnostic)
        assert message.partition("AK")[0] in read.message


@given(st.text() | st.from_regex(r"_x[0-9A-F]{4}_(x005F_)*[\x00-\x1f]*", fullmatch=True))
def test_every_text_comes_back(text: str) -> None:
    assert unescaped(escaped(text)) == text


def test_control_characters_are_written_as_excel_writes_them() -> None:
    assert escaped("a\x07\tb_x0041_\r") == "a_x0007_\tb_x005F_x0041__x000D_"
