"""`archkit approve` writes an approval that counts until the design changes."""

from pathlib import Path

import pytest
from city import RECORDS, City

RECORDS_FILE = "models/records.yaml"
OWNED = RECORDS.replace(
    "tier: 2\n", "tier: 2\nowners: {technical: {role: Architect, name: Al Reed}}\n"
)


def approve(city: City, *options: str, solution: str = "records") -> tuple[int, str, str]:
    who = () if "--by" in options else ("--by", 'Ed "X" Fox', "--role", "Board chair: all")
    given = () if "--given" in options else ("--given", "2026-10-01")
    root = ("--workspace", str(city.root))
    done = city.run("approve", solution, *root, *given, *who, *options)
    return done.exit_code, done.stdout, done.stderr


def approved(city: City, *options: str) -> City:
    code, text, _ = approve(city, *options)
    assert code == 0
    city.write("models/approvals.yaml", text)
    return city


def said(city: City) -> list[tuple[str, str]]:
    report = city.report("--select", "GOV-010")
    assert [] == report["diagnostics"]
    return [(each["outcome"], each["message"]) for each in report["findings"]]


def test_what_is_approved_counts(city: City) -> None:
    assert [("fail", "it is at stage `live`, and nobody has approved it")] == said(city)
    assert [] == said(approved(city))


def test_a_change_afterwards_is_told_with_the_part_that_changed(city: City) -> None:
    approved(city)
    city.write(RECORDS_FILE, RECORDS.replace("kind: service", "kind: web-app"))
    assert [
        ("fail", "the components of `records` have changed since it was approved on 2026-10-01")
    ] == said(city)
    city.write(RECORDS_FILE, RECORDS.replace("tier: 2", "tier: 1"))
    assert [
        ("fail", "the own facts of `records` have changed since it was approved on 2026-10-01")
    ] == said(city)


def test_a_section_that_comes_or_goes_is_a_change(city: City) -> None:
    approved(city)
    city.write(RECORDS_FILE, RECORDS + "risks: {fire: {statement: The office burns down.}}\n")
    assert [
        ("fail", "the risks of `records` have changed since it was approved on 2026-10-01")
    ] == said(city)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-12-31", []),
        ("2027-01-01", [("fail", "the approval expired on 2026-12-31")]),
        ("2026-09-30", [("fail", "the approval is of 2026-10-01, a day still to come")]),
    ],
)
def test_it_counts_from_its_first_day_to_the_end_of_its_last(
    city: City, day: str, expected: list[tuple[str, str]]
) -> None:
    approved(city, "--expires", "2026-12-31")
    report = city.report("--select", "GOV-010", "--as-of", day)
    assert expected == [(each["outcome"], each["message"]) for each in report["findings"]]


def test_a_second_approval_of_a_day_has_a_name_of_its_own(city: City) -> None:
    approved(city)
    assert "  board-2026-10-01-2:\n" in approve(city)[1]


def test_the_profiles_for_boards_and_for_operation_ask_for_it(city: City) -> None:
    for profile, expected in (("draft", False), ("board", True), ("live", True)):
        ran = {tally["rule"] for tally in city.report("--profile", profile)["rules"]}
        assert expected == ("GOV-010" in ran)


def test_it_is_written_to_a_new_file_and_to_no_other(city: City) -> None:
    file = str(city.root / "models" / "approvals.yaml")
    assert (
        0,
        f"wrote {file}: complete it, then run `archkit validate --profile board`\n",
    ) == approve(city, "--output", file)[:2]
    assert [] == said(city)
    code, out, err = approve(city, "--output", file)
    assert (1, "", True) == (code, out, "is there already: name a new file" in err)


@pytest.mark.parametrize(
    ("options", "solution", "message"),
    [
        ((), "record", "there is no solution `record`: did you mean `records`?"),
        ((), "qqq", "there is no solution `qqq`: there are records"),
        (("--by", "al reed", "--role", "Chair"), "records", "al reed is its technical owner"),
        (("--by", " ", "--role", "Chair"), "records", "neither may be empty"),
        (
            ("--expires", "2026-09-30"),
            "records",
            "it would expire on 2026-09-30, before it is given",
        ),
    ],
)
def test_what_cannot_be_approved_is_refused(
    city: City, options: tuple[str, ...], solution: str, message: str
) -> None:
    city.write(RECORDS_FILE, OWNED)
    code, out, err = approve(city, *options, solution=solution)
    assert (2, "", True) == (code, out, message in err)


DRILL = ("--condition", "drill", "Try: the restore.", "Operations lead", "2026-12-31")
LOAD = ("--condition", "load-test", "Test it under load.", "Architect", "2027-01-31")


def test_it_says_what_must_still_be_done_by_whom_and_by_when(city: City) -> None:
    approved(city, *DRILL, *LOAD)
    assert [] == said(city)
    late = city.report("--select", "GOV-012", "--as-of", "2027-01-01")
    assert [
        (
            "condition `drill` was due on 2026-12-31, 1 day ago, and is not done",
            "Operations lead: Try: the restore; then note the day in `done:`.",
        )
    ] == [(each["message"], each["fix"]) for each in late["findings"]]


def test_it_is_written_into_the_file_of_the_solution_and_nothing_else_changes(city: City) -> None:
    before = (city.root / RECORDS_FILE).read_text()
    assert 0 == approve(city, *DRILL, "--apply")[0]
    after = (city.root / RECORDS_FILE).read_text()
    assert after.startswith(before)
    assert "Operations lead" in after.removeprefix(before)
    assert [] == said(city)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ((*DRILL, *DRILL), "there are two conditions `drill`"),
        (
            ("--condition", "A b", "Do it.", "Chair", "2026-12-31"),
            "`A b` is no name of a condition",
        ),
        (("--condition", "a", " ", "Chair", "2026-12-31"), "neither text nor owner may be empty"),
        (("--condition", "a", "Do it.", "", "2026-12-31"), "neither text nor owner may be empty"),
        (("--condition", "a", "Do it.", "Chair", "soon"), "`soon` is no date"),
        (("--condition", "a", "Do it.", "Chair", "2026-09-30"), "before the approval is given"),
        (("--apply", "--output", "new.yaml"), "leave out `--output`"),
    ],
)
def test_a_condition_that_nobody_can_meet_is_refused(
    city: City, options: tuple[str, ...], message: str
) -> None:
    code, out, err = approve(city, *options)
    assert (2, "", True) == (code, out, message in " ".join(err.split()))


def test_nothing_is_approved_of_a_design_with_mistakes(city: City) -> None:
    city.write(RECORDS_FILE, RECORDS.replace("kind: service", "kind: servise"))
    code, out, err = approve(city)
    assert (2, "") == (code, out)
    assert "Mend the input first: the design was not read as a whole." in err


def test_the_file_that_one_has_keeps_its_comments(city: City, tmp_path: Path) -> None:
    before = (city.root / RECORDS_FILE).read_bytes()
    approve(city, "--output", str(tmp_path / "approval.yaml"))
    assert before == (city.root / RECORDS_FILE).read_bytes()


@pytest.mark.parametrize("lane", ["auto", "advisory", "board"])
def test_the_lane_is_named_as_in_a_model(city: City, lane: str) -> None:
    code, text, _ = approve(city, "--lane", lane)
    assert (code, f"lane: {lane} #" in text) == (0, True)
