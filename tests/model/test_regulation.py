"""A fact of law has a value, days, a source and a grade, and moves as a workspace says."""

from datetime import date

import pytest
from pydantic import ValidationError

from archkit.model.quantities import Count, Duration
from archkit.model.regulation import Amendment, Fact, Grade, Value, read_value

DATE = Fact.model_validate(
    {
        "id": "compliance-date",
        "title": "The day.",
        "value": "2027-04-26",
        "effective_from": "2026-04-20",
        "source": "the interim rule",
        "grade": "V",
        "recorded_on": "2026-11-01",
        "formerly": [
            {
                "value": "2026-04-24",
                "source": "the first rule",
                "grade": "V",
                "recorded_on": "2026-11-01",
            }
        ],
    }
)


def statement(**fields: object) -> Fact:
    return Fact.model_validate(
        {
            "id": "sunset",
            "title": "Over.",
            "source": "the list",
            "grade": "K",
            "recorded_on": "2026-11-01",
            **fields,
        }
    )


def amendment(**fields: object) -> Amendment:
    return Amendment.model_validate(
        {"source": "the council", **{name.replace("_", "-"): each for name, each in fields.items()}}
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2027-04-26", date(2027, 4, 26)),
        (date(2027, 4, 26), date(2027, 4, 26)),
        ("90 d", Duration.parse("90 d")),
        ("10 business days", Count.parse("10 business days")),
        (128, 128),
        ("4.0.1", "4.0.1"),
        ("WCAG 2.1 AA", "WCAG 2.1 AA"),
        ("99.9 %", "99.9 %"),
        (["US", "PR"], ("US", "PR")),
    ],
)
def test_a_value_is_what_it_looks_like(written: object, expected: Value) -> None:
    assert read_value(written) == expected
    assert type(read_value(written)) is type(expected)


@pytest.mark.parametrize("written", [True, 1.5, "", [], [1], {"a": 1}, None])
def test_a_value_of_another_form_is_refused(written: object) -> None:
    with pytest.raises(ValidationError) as refused:
        amendment(value=written)
    assert [each["loc"] for each in refused.value.errors()] == [("value",)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2020, 1, 1), date(2026, 4, 24)),
        (date(2026, 4, 19), date(2026, 4, 24)),
        (date(2026, 4, 20), date(2027, 4, 26)),
    ],
)
def test_the_latest_version_that_has_begun_counts(day: date, expected: date) -> None:
    assert DATE.standing(day).value == expected


def test_before_the_earliest_version_that_one_counts_and_is_not_in_force() -> None:
    limit = statement(value="1 year", effective_from=date(2024, 12, 27))
    standing = limit.standing(date(2020, 1, 1))
    assert (standing.value, standing.in_force(date(2020, 1, 1))) == (
        Duration.parse("1 year"),
        False,
    )


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, [True, True, True]),
        ({"effective_from": "none"}, [False, False, False]),
        ({"effective_from": "2026-09-22"}, [False, True, True]),
        ({"effective_until": "2026-09-22"}, [True, True, False]),
    ],
)
def test_a_fact_is_in_force_from_its_first_day_to_its_last(
    fields: dict[str, str], expected: list[bool]
) -> None:
    days = [date(2026, 9, 21), date(2026, 9, 22), date(2026, 9, 23)]
    fact = statement(**fields)
    assert [fact.standing(day).in_force(day) for day in days] == expected


def test_an_amendment_with_a_value_is_a_version_beside_the_others() -> None:
    fact = DATE.amended(amendment(value="2028-04-26", effective_from=date(2027, 3, 1)))
    days = [date(2026, 1, 1), date(2027, 2, 28), date(2027, 3, 1)]
    values = [fact.standing(day).value for day in days]
    assert values == [date(2026, 4, 24), date(2027, 4, 26), date(2028, 4, 26)]
    assert [each.grade for each in fact.versions] == [Grade.WORKSPACE, Grade.READ, Grade.READ]


def test_an_amendment_with_a_value_and_no_first_day_takes_the_place_of_the_latest() -> None:
    fact = DATE.amended(amendment(value="2028-04-26"))
    values = [fact.standing(day).value for day in (date(2026, 4, 19), date(2026, 4, 20))]
    assert values == [date(2026, 4, 24), date(2028, 4, 26)]


def test_an_amendment_that_begins_earlier_leaves_only_what_was_before_it() -> None:
    fact = DATE.amended(amendment(value="2028-04-26", effective_from=date(2025, 1, 1)))
    values = [each.value for each in fact.versions]
    assert values == [date(2028, 4, 26), date(2026, 4, 24)]


def test_an_amendment_without_a_value_moves_the_days() -> None:
    later = statement(effective_from="2026-09-22").amended(
        amendment(effective_from=date(2027, 3, 1))
    )
    days = [date(2026, 9, 22), date(2027, 2, 28), date(2027, 3, 1)]
    assert [later.standing(day).in_force(day) for day in days] == [False, False, True]


def test_what_was_only_proposed_comes_into_force_by_an_amendment() -> None:
    final = statement(effective_from="none").amended(amendment(effective_from=date(2027, 3, 1)))
    assert final.in_force(date(2027, 3, 1))


def test_an_amendment_that_changes_nothing_is_refused() -> None:
    with pytest.raises(ValidationError, match="this changes nothing"):
        amendment()


def test_what_is_only_supposed_was_never_checked() -> None:
    with pytest.raises(ValidationError, match="grade K goes without a `checked_on`"):
        statement(checked_on="2026-11-02")


@pytest.mark.parametrize("grade", ["V", "V2"])
def test_what_was_read_may_have_been_checked_since(grade: str) -> None:
    assert statement(grade=grade).checked_on is None
    assert statement(grade=grade, checked_on="2026-11-02").checked_on == date(2026, 11, 2)


def test_what_archkit_knows_was_recorded_on_a_day_and_what_a_workspace_knows_was_not() -> None:
    with pytest.raises(ValidationError, match="grade workspace goes without a `recorded_on`"):
        statement(grade="workspace")
    amended = statement(unverified=["its end"]).amended(amendment(effective_until="2027-01-01"))
    assert (amended.recorded_on, amended.unverified) == (None, ("its end",))
