"""Requirements clash where no figure lies within the bounds of both."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archkit.analysis.clashes import clashes
from archkit.model.requirement import Fit, Requirement


def requirement(name: str, **fit: Any) -> Requirement:  # Any: the fields of a fit criterion
    return Requirement(
        id=name,
        within="permits",
        kind="quality",
        statement="The desk shall work.",
        fit=Fit(**fit),
    )


def clash(one: dict[str, Any], other: dict[str, Any]) -> bool:
    found = clashes([requirement("R1", **one), requirement("R2", **other)])
    assert "permits.R1" not in found, "the first has nothing before it"
    return "permits.R2" in found


KEEP = {"metric": "retention", "at_least": "5 years"}
DELETE = {"metric": "retention", "at_most": "2 years"}


def test_keep_five_years_and_delete_within_two_clash() -> None:
    found = clashes([requirement("R1", **KEEP), requirement("R2", **DELETE)])
    assert list(found) == ["permits.R2"]
    assert found["permits.R2"].mine.text == "2 years"
    assert found["permits.R2"].other.text == "5 years"


@pytest.mark.parametrize(
    "other",
    [
        {"metric": "retention", "at_most": "5 years"},
        {"metric": "log-retention", "at_most": "2 years"},
        {"metric": "retention", "at_least": "2 years"},
    ],
)
def test_bounds_that_leave_a_figure_do_not_clash(other: dict[str, str]) -> None:
    assert not clash(KEEP, other)


@pytest.mark.parametrize("field", ["of", "under", "statistic"])
def test_requirements_of_different_cases_do_not_clash(field: str) -> None:
    one, other = ("p50", "p99") if field == "statistic" else ("a", "b")
    low, high = (
        {"metric": "response-time", "at_least": "5 s"},
        {"metric": "response-time", "at_most": "2 s"},
    )
    assert not clash({**low, field: one}, {**high, field: other})
    assert clash({**low, field: one}, {**high, field: one})


@pytest.mark.parametrize("field", ["of", "under"])
def test_what_is_left_open_holds_in_every_case(field: str) -> None:
    assert clash({**KEEP, field: "a"}, DELETE)
    assert clash(KEEP, {**DELETE, field: "a"})


def test_a_condition_is_the_same_in_other_letters_and_gaps() -> None:
    assert clash({**KEEP, "under": "Peak  load"}, {**DELETE, "under": "peak load"})


def test_a_subject_is_the_same_with_or_without_its_solution() -> None:
    assert clash({**KEEP, "of": "desk"}, {**DELETE, "of": "permits.desk"})


def test_users_and_messages_cannot_be_compared() -> None:
    low = {"metric": "capacity", "at_least": "150 users"}
    assert not clash(low, {"metric": "capacity", "at_most": "100 messages"})
    assert clash(low, {"metric": "capacity", "at_most": "100 users"})


def test_currencies_cannot_be_compared() -> None:
    low = {"metric": "one-off-cost", "at_least": "200 USD"}
    assert not clash(low, {"metric": "one-off-cost", "at_most": "100 EUR"})
    assert clash(low, {"metric": "one-off-cost", "at_most": "100 USD"})


def test_hours_clash_where_the_most_does_not_cover_the_least() -> None:
    least = {"metric": "support-hours", "at_least": "mon-fri 08:00-17:00"}
    assert not clash(least, {"metric": "support-hours", "at_most": "24x7"})
    assert clash(least, {"metric": "support-hours", "at_most": "mon-thu 08:00-17:00"})
    assert clash({"metric": "support-hours", "at_most": "sat 08:00-12:00"}, least)


def test_countries_clash_where_none_is_allowed_by_both() -> None:
    one = {"metric": "residency", "one_of": ["US", "CA"]}
    assert not clash(one, {"metric": "residency", "one_of": ["CA", "MX"]})
    assert clash(one, {"metric": "residency", "one_of": ["MX"]})


def test_twelve_months_and_one_year_are_no_contradiction() -> None:
    one = {"metric": "retention", "at_least": "1 year"}
    assert not clash(one, {"metric": "retention", "at_most": "12 months"})
    assert clash(one, {"metric": "retention", "at_most": "11 months"})


def test_the_tightest_earlier_bound_is_the_one_named() -> None:
    found = clashes(
        [
            requirement("R1", metric="retention", at_least="3 years"),
            requirement("R2", metric="retention", at_least="9 years"),
            requirement("R3", metric="retention", at_least="4 years"),
            requirement("R4", metric="retention", at_most="2 years"),
        ]
    )
    assert found["permits.R4"].other.requirement.id == "R2"


CASES = st.fixed_dictionaries(
    {"side": st.sampled_from(["at_least", "at_most"]), "days": st.integers(1, 6)},
    optional={
        "of": st.sampled_from(["a", "b"]),
        "under": st.sampled_from(["load", "idle"]),
        "statistic": st.sampled_from(["p50", "p99"]),
    },
)


def apart(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """The definition, pair by pair."""
    for field in ("of", "under", "statistic"):
        if field in one and field in other and one[field] != other[field]:
            return False
    bounds = {each["side"]: each["days"] for each in (one, other)}
    return len(bounds) == 2 and bounds["at_least"] > bounds["at_most"]


@given(st.lists(CASES, max_size=8))
def test_one_pass_finds_what_comparing_every_pair_finds(cases: list[dict[str, Any]]) -> None:
    made = []
    for number, case in enumerate(cases):
        rest = {key: value for key, value in case.items() if key not in ("side", "days")}
        bound = {case["side"]: f"{case['days']} d"}
        made.append(requirement(f"R{number}", metric="response-time", **bound, **rest))
    expected = {
        f"permits.R{later}"
        for later in range(len(cases))
        if any(apart(cases[earlier], cases[later]) for earlier in range(later))
    }
    assert expected == set(clashes(made))
