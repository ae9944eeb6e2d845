"""Hours are a weekly timetable, in words that leave no doubt."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from archkit.model.hours import DAYS, Hours

WEEK = 7 * 24 * 60


@st.composite
def spans(draw: st.DrawFn) -> str:
    """Such as `mon-fri 08:00-17:00`."""
    first = draw(st.integers(0, 6))
    last = draw(st.integers(first, 6))
    opens = draw(st.integers(0, 24 * 60 - 1))
    closes = draw(st.integers(opens + 1, 24 * 60))
    clock = "-".join(f"{minute // 60:02}:{minute % 60:02}" for minute in (opens, closes))
    days = DAYS[first] if first == last else f"{DAYS[first]}-{DAYS[last]}"
    return f"{days} {clock}"


TIMETABLES = st.lists(spans(), min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("24x7", WEEK),
        ("mon-fri 08:00-17:00", 5 * 9 * 60),
        ("sat 10:00-14:00", 4 * 60),
        ("mon-sun 00:00-24:00", WEEK),
        ("mon-fri 08:00-17:00, sat 10:00-14:00", 5 * 9 * 60 + 4 * 60),
        ("mon 08:00-12:00, mon 10:00-14:00", 6 * 60),
    ],
)
def test_hours_cover_the_minutes_they_name(text: str, minutes: int) -> None:
    assert minutes == Hours.parse(text).weekly * 60


@pytest.mark.parametrize(
    "given",
    [
        "always",
        "business hours",
        "mon-fri 8-17",
        "08:00-17:00",
        "fri-mon 08:00-17:00",
        "mon 17:00-08:00",
        "mon 08:00-08:00",
        "mon 08:00-24:01",
        "mon 08:00-29:00",
        "mon-fri 08:00-17:00,",
        "",
        24,
        None,
    ],
)
def test_hours_that_could_be_read_in_two_ways_are_refused(given: object) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        Hours.parse(given)
    assert refused.value.message() == (
        f"`{given}` can be read in more than one way: write hours such as `24x7`"
        " or `mon-fri 08:00-17:00`"
    )


@given(TIMETABLES)
def test_a_timetable_covers_each_of_its_parts(parts: list[str]) -> None:
    whole = Hours.parse(", ".join(parts))
    assert all(whole.covers(Hours.parse(part)) for part in parts)


@given(TIMETABLES)
def test_the_order_of_the_parts_does_not_matter(parts: list[str]) -> None:
    one, other = Hours.parse(", ".join(parts)), Hours.parse(", ".join(reversed(parts)))
    assert one == other
    assert hash(one) == hash(other)


@given(TIMETABLES)
def test_around_the_clock_covers_everything(parts: list[str]) -> None:
    assert Hours.parse("24x7").covers(Hours.parse(", ".join(parts)))


@given(TIMETABLES)
def test_an_editor_accepts_what_archkit_reads(parts: list[str]) -> None:
    schema = Hours.__get_pydantic_json_schema__({"type": "any"}, None)  # type: ignore[arg-type]  # asks for neither
    assert re.search(schema["pattern"], ", ".join(parts))


@given(TIMETABLES)
def test_hours_keep_the_words_they_were_written_in(parts: list[str]) -> None:
    assert ", ".join(parts) == str(Hours.parse(", ".join(parts)))


def test_only_a_whole_week_is_all_week() -> None:
    assert Hours.parse("24x7").all_week
    assert Hours.parse("mon-sun 00:00-24:00").all_week
    assert not Hours.parse("mon-sun 00:00-23:59").all_week


@given(TIMETABLES)
def test_hours_can_be_spelled_and_read_again(spans: list[str]) -> None:
    hours = Hours.parse(", ".join(spans))
    assert Hours.parse(hours.spelled()) == hours


def test_the_hours_that_are_left_are_spelled_in_the_words_of_the_language() -> None:
    left = Hours.parse("mon-fri 07:00-18:00").without(Hours.parse("mon-fri 08:00-17:00"))
    assert left.spelled() == "mon-fri 07:00-08:00, mon-fri 17:00-18:00"
