"""Which numbers say what they count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archkit.analysis.wording.masking import mask
from archkit.analysis.wording.numbers import bare_numbers


def bare(text: str) -> tuple[str, ...]:
    return tuple(words.of(text) for words in bare_numbers(mask(text)))


@pytest.mark.parametrize(
    "text",
    [
        "within 5 days",
        "45,000 accounts",
        "99.9 % or 99.9%",
        "5 (five) days",
        "5, 10 and 15 minutes",
        "5-10 minutes",
        "a 10-day period",
        "5min and 500ms",
        "5 or more users",
        "40 / s and 40 per second",
        "3 a day",
        "±5 min",
        "20× the load",  # noqa: RUF001 - the sign for times is meant
        "1st, 2nd and 3rd",
        "24x7, 24/7",
        "02:00 to 06:00",
        "2026-03-02, 3/2/2026, March 2, 2026, 2 March 2026",
        "by 2027",
        "between 2026 and 2030",
        "WCAG 2.1",
        "TLS 1.3, 1.2.3, IPv6, NG911, S16, COVID-19",
        "tier 2, level 3, version 4.1, chapter 552",
        "on Windows 11",
        "$45,000, USD 5",
        "the services 211, 311 and 911",
        "call 911",
        "(1) one, (2) two",
        "1. first",
        "desk@town5.gov and https://town.gov/5 and www.town.gov/5",
    ],
)
def test_a_number_with_its_unit_or_name_is_sound(text: str) -> None:
    assert bare(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("within 5", ("5",)),
        ("Within 5, send it", ("5",)),
        ("between 5 and 10.", ("5 and 10",)),
        ("5 or more", ("5 or more",)),
        ("at most 1,000.5 at peak", ("1,000.5",)),
        ("above 30 and below 40 degrees", ("30",)),
    ],
)
def test_a_number_that_counts_nothing_is_found(text: str, expected: tuple[str, ...]) -> None:
    assert expected == bare(text)


@given(st.integers(0, 1800), st.sampled_from(["users", "ms", "%", "days", "/ s", "kB"]))
def test_any_number_before_a_unit_is_sound(number: int, unit: str) -> None:
    assert bare(f"at most {number} {unit} at peak") == ()


@given(st.integers(1000, 1800) | st.integers(2100, 10**9))
def test_any_number_before_a_full_stop_is_bare(number: int) -> None:
    assert bare(f"at most {number}.") == (str(number),)
