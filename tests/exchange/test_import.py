"""A table that a department filled in comes back into the models, change by change."""

import pytest
from office_tables import NEEDS, Office, table

from archkit.exchange.csv_file import read_csv
from archkit.source.diagnostic import Diagnostic

Lines = list[dict[str, str]]
NEW = {"Solution": "records", "Requirement": "R-3", "Kind": "technical", "Statement": "It is dry."}


def edited(before: str, after: str) -> str:
    assert NEEDS.count(before) == 1
    return NEEDS.replace(before, after)


def test_a_table_that_nobody_touched_changes_nothing(office: Office) -> None:
    made = office.plan(office.lines())
    assert (made.texts, made.problems, made.stale, made.absent) == ({}, [], [], [])


@pytest.mark.parametrize(
    ("line", "heading", "value", "before", "after"),
    [
        (0, "Statement", "The desk shall shut: now.", "The desk shall open.", '"The desk shall shut: now."'),
        (0, "Satisfied by", "desk; store", "[desk]}", "[desk, store]}"),
        (0, "Satisfied by", "", ", satisfied_by: [desk]", ""),
        (0, "Priority", "must", "open.,", "open., priority: must,"),
        (1, "Fit: at least", "=99.5 %".lstrip("="), "99.9 %", "99.5 %"),
        (1, "Fit: over", "month", "of: desk}", "of: desk, over: month}"),
        (1, "Verify: date", "2026-11-02", "2026-10-02", "2026-11-02"),
        (1, "Verify: date", "", "\n      date: 2026-10-02", ""),
        (1, "Satisfied by", "store", "      - desk # mainly\n", ""),
        (1, "Satisfied by", "store\ndesk -> store", "- desk # mainly\n      - store", "- store # mainly\n      - desk -> store"),
        (1, "Owner: name", "", ", name: Ann Lee", ""),
        (1, "Rationale", "It\nis so.", "Ann Lee}\n", "Ann Lee}\n    rationale: |-\n      It\n      is so.\n"),
        (2, "Links", "a: b: c\nd: e", "cheap.", 'cheap., links: {a: "b: c", d: e}'),
        (2, "Properties", '{"x": [1, true]}', "cheap.", "cheap., properties: {x: [1, true]}"),
    ],
)  # fmt: skip
def test_a_cell_that_changes_is_one_small_edit(
    office: Office, line: int, heading: str, value: str, before: str, after: str
) -> None:
    order = ["R-1", "R-2", "R-10"]

    def change(lines: Lines) -> None:
        [row] = [each for each in lines if each["Requirement"] == order[line]]
        row[heading] = value

    assert office.after(change) == edited(before, after)


def test_all_fields_of_a_part_emptied_take_the_part_out(office: Office) -> None:
    def change(lines: Lines) -> None:
        for heading in lines[1]:
            if heading.startswith("Fit"):
                lines[1][heading] = ""

    line = "    fit: {metric: availability, at_least: 99.9 %, of: desk} # agreed\n"
    assert office.after(change) == edited(line, "")


def test_a_new_requirement_stands_behind_the_one_before_it(office: Office) -> None:
    line = "  R-3: {kind: technical, statement: It is dry.}\n"
    after = edited("  R-10:", f"{line}  R-10:")
    assert office.after(lambda lines: lines.append(NEW)) == after


def test_several_new_requirements_stand_in_their_order(office: Office) -> None:
    new = [NEW | {"Requirement": name} for name in ("R-12", "R-9", "R-0", "S-1", "R-11")]
    after = office.after(lambda lines: lines.extend(new))
    names = [line.split(":")[0].strip() for line in after.split("\n") if line.startswith("  R-")]
    assert names == ["R-0", "R-1", "R-2", "R-9", "R-10", "R-11", "R-12"]
    assert after.endswith("  S-1: {kind: technical, statement: It is dry.}\n")


def test_a_row_that_was_copied_and_has_another_id_is_new(office: Office) -> None:
    after = office.after(lambda lines: lines.append(lines[0] | {"Requirement": "R-4"}))
    line = "  R-4: {kind: operational, statement: The desk shall open., satisfied_by: [desk]}\n"
    assert after == edited("  R-10:", f"{line}  R-10:")


def test_a_solution_without_requirements_gets_a_section(office: Office) -> None:
    office.city.write("models/needs.yaml", "solution: records\nname: Records # all\n")
    lines = [dict.fromkeys((*office_headings(office), *NEW), "") | NEW]
    made = office.plan(lines)
    assert made.problems == []
    assert [(made.added, made.changed)] == [([("records", "R-3")], [])]
    [text] = made.texts.values()
    assert "requirements:\n  R-3:" in text or "requirements: {R-3:" in text


def office_headings(office: Office) -> list[str]:
    return list(office.lines()[0]) if office.lines() else _headings()


def _headings() -> list[str]:
    from archkit.exchange.columns import FINGERPRINT, ID, SOLUTION, columns

    return [SOLUTION, ID, *(each.heading for each in columns()), FINGERPRINT]


def test_a_row_that_is_not_there_removes_nothing_and_is_told(office: Office) -> None:
    made = office.plan(office.lines()[:-1])
    assert (made.texts, made.absent) == ({}, [("records", "R-10")])


def test_what_changed_in_the_models_alone_stays(office: Office) -> None:
    lines = office.lines()
    office.city.write("models/needs.yaml", edited("99.9 %", "99 %"))
    made = office.plan(lines)
    assert (made.texts, made.stale, made.problems) == ({}, [("records", "R-2")], [])


def test_what_changed_on_both_sides_is_a_conflict(office: Office) -> None:
    def change(lines: Lines) -> None:
        lines[1]["Fit: at least"] = "98 %"
        office.city.write("models/needs.yaml", edited("99.9 %", "99 %"))

    assert office.refused(change) == [
        (
            "3 (Fit: at least) `R-2` was changed in the models as well, after this was"
            " exported (export it anew, and make your change there)"
        )
    ]


def test_the_same_change_on_both_sides_is_none(office: Office) -> None:
    lines = office.lines()
    lines[1]["Fit: at least"] = "99 %"
    office.city.write("models/needs.yaml", edited("99.9 %", "99 %"))
    assert office.plan(lines).problems == []


def test_all_that_is_wrong_is_told_at_once_each_at_its_cell(office: Office) -> None:
    def change(lines: Lines) -> None:
        lines[0] |= {"Kind": "Operational", "Statement": "", "Verify: date": "2/10/2026"}
        lines[1] |= {"Fit: metric": "availabilty", "Satisfied by": "desk; stor", "Links": "x"}
        lines.append(NEW | {"Solution": "recrods"})
        lines.append(NEW | {"Requirement": "R 4", "Owner: name": "Bo", "Fit: at least": "9"})

    assert office.refused(change) == [
        "2 (Kind) `Operational` is no value of `kind` (did you mean `operational`?)",
        "2 (Statement) every requirement has a `Statement` (fill it in)",
        "2 (Verify: method) `method` is missing here (fill it in)",
        "2 (Verify: date) `date` must be a date (write it as `2027-04-26`)",
        ("3 (Fit: metric) `availabilty` is no value of `metric` (did you mean `availability`?)"),
        (
            "3 (Satisfied by) there is no component, journey, connection or service `stor`"
            " (did you mean `store`?)"
        ),
        "3 (Links) `x` is no pair (write `label: text`, one a line)",
        "5 (Solution) there is no solution `recrods` (did you mean `records`?)",
        "6 (Requirement) `R 4` is no id (use letters, digits, `-`, `.` and `_`)",
    ]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"Fit: at least": "3 MB"}, "3 (Fit: at least) `3 MB` does not measure `availability`"),
        ({"Fit: at least": "0.999"}, "3 (Fit: at least) `at_least`: `0.999` has no unit"),
        ({"Requirement": "R-1"}, "3 (Requirement) `R-1` of `records` has two rows"),
        ({"Requirement": "R-7"}, "3 (Requirement) there is no requirement `R-7` in `records` any"),
        ({"Fingerprint": ""}, ""),
        ({"Fingerprint": "", "Name": "x"}, "3 (Requirement) there is a requirement `R-2` in `rec"),
        ({"Requirement": ""}, "3 (Requirement) this row has no `Requirement`"),
        ({"Solution": ""}, "3 (Solution) this row has no `Solution`"),
        ({"Owner: role": ""}, "3 (Owner: role) `role` is missing here"),
        ({"Department": "x"}, "3 (Department) there is no department `x`"),
        ({"Properties": "{x}"}, "3 (Properties) this is no JSON"),
        ({"Properties": "7"}, "3 (Properties) `properties` must be a mapping"),
    ],
)
def test_a_cell_that_is_wrong_is_told_there(
    office: Office, cells: dict[str, str], said: str
) -> None:
    problems = office.refused(lambda lines: lines[1].update(cells))
    assert [each[: len(said)] for each in problems[:1]] == [said] * bool(said)


def test_headings_that_are_wrong_are_told(office: Office) -> None:
    def change(lines: Lines) -> None:
        for line in lines:
            line["Kinds"] = line.pop("Kind")
            line["Remarks"] = "x"

    assert office.refused(change) == [
        (
            "1 the column `Kind` is missing (put it back, or export anew; a column that is"
            " not needed can be hidden)"
        ),
        "1 `Kinds` is no column of this table (did you mean `Kind`?)",
        "1 `Remarks` is no column of this table (take the column out)",
    ]


def test_the_order_of_the_columns_and_of_the_rows_is_free(office: Office) -> None:
    lines = [dict(reversed(each.items())) for each in reversed(office.lines())]
    lines[0]["Name"] = "Opening"
    assert office.plan(lines).problems == []
    assert office.plan(lines).changed == [("records", lines[0]["Requirement"])]


def test_what_is_written_in_python_is_told(office: Office) -> None:
    office.city.write("archkit.toml", '[workspace]\nname = "x"\npython = ["models/*.py"]\n')
    office.city.write(
        "models/own.py",
        """
        from archkit.model import Requirement, Solution
        own = Solution(
            id="own", department="clerk", stage="live", tier=2,
            requirements={"O-1": Requirement(kind="technical", statement="It is dry.")},
        )
        """,
    )

    def change(lines: Lines) -> None:
        own = next(each for each in lines if each["Solution"] == "own")
        own["Name"] = "Dry"
        lines.append(NEW | {"Solution": "own"})

    assert office.refused(change) == [
        (
            "2 (Requirement) `O-1` is written in Python: no table can change it (change it"
            " in models/own.py)"
        ),
        (
            "6 (Requirement) `own` is written in Python: no table can add to it (write it"
            " where its solution is written)"
        ),
    ]


def test_what_an_alias_repeats_is_told_at_its_cell(office: Office) -> None:
    office.city.write(
        "models/needs.yaml",
        NEEDS.replace("[desk]", "&x [desk]")
        .replace("      - desk # mainly\n      - store", "      *x")
        .replace("satisfied_by:\n      *x", "satisfied_by: *x"),
    )
    problems = office.refused(lambda lines: lines[1].update({"Satisfied by": "store"}))
    assert problems == [
        (
            "3 (Satisfied by) this cannot be written into models/needs.yaml: it is"
            " repeated from elsewhere by an alias (make this change there, by hand)"
        )
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_is_read_as_spreadsheets_of_many_countries_write_it(mark: str, encoding: str) -> None:
    text = f'Solution{mark}Requirement{mark}Name\nrecords{mark}R-1{mark}"Bü{mark}ro"\n'
    read = read_csv(text.encode(encoding), "needs.csv")
    assert not isinstance(read, Diagnostic)
    assert [cell.value for cell in read.rows[2].values()] == ["records", "R-1", f"Bü{mark}ro"]


@pytest.mark.parametrize(
    ("data", "code"), [(b"Solution,B\xfcro\n", "not-utf8"), (b'a,"b"c\n', "invalid-csv")]
)
def test_what_is_no_csv_is_told(data: bytes, code: str) -> None:
    read = read_csv(data, "needs.csv")
    assert isinstance(read, Diagnostic)
    assert read.code == code


def test_an_empty_table_is_told(office: Office) -> None:
    read = read_csv(b"\n", "needs.csv")
    assert not isinstance(read, Diagnostic)
    [problem] = office.plan_table(read).problems
    assert problem.message == "the table is empty"


def test_a_cell_beside_the_table_is_told(office: Office) -> None:
    text = b"Solution\n,x\n"
    read = read_csv(text, "needs.csv")
    assert not isinstance(read, Diagnostic)
    assert office.plan_table(read).texts == {}
    lines = office.lines()
    given = table([{**each, " ": "note" * (at == 0)} for at, each in enumerate(lines)])
    [problem] = office.plan_table(given).problems
    assert (problem.span.line, problem.message) == (
        2,
        "this cell stands under no heading",
    )


def test_a_figure_that_was_found_and_does_not_fit_is_told_at_its_cell(office: Office) -> None:
    problems = office.refused(lambda lines: lines[1].update({"Verify: measured": "3 h"}))
    assert problems == [
        (
            "3 (Verify: measured) `3 h` does not measure `availability`: write a percentage such as"
            " `99.9 %` (None)"
        )
    ]
