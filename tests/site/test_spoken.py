"""Figures, hours and days read as people say them, and no rounding changes a verdict."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archkit.analysis.knowledge import Bounds
from archkit.analysis.verdicts.figure import SHARE, Number
from archkit.model.hours import Hours
from archkit.model.requirement import Fit
from archkit.site.spoken import figure_for, on, spoken, weekly


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("5 d", "5 days"),
        ("1 h", "1 hour"),
        ("856 ms", "0.856 seconds"),
        ("2060 ms", "2.06 seconds"),
        ("at least 365 d", "at least 365 days"),
        ("15 min to 2 h", "15 minutes to 2 hours"),
        ("40 / s", "40 a second"),
        ("12 / h", "12 an hour"),
        ("1600000 USD", "1,600,000 USD"),
        ("63,850 USD / year", "63,850 USD a year"),
        ("5 years", "5 years"),
        ("1 years", "1 year"),
        ("99.95 %", "99.95 %"),
        ("3 connections", "3 connections"),
        ("since 2026", "since 2026"),
        ("without end", "without end"),
        ("PERMIT-020", "PERMIT-020"),
    ],
)
def test_a_quantity_is_said_in_words(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("24x7", "around the clock"),
        ("mon-fri 08:00-17:00", "Monday to Friday 08:00 to 17:00"),
        ("mon-sun 06:00-22:00", "every day 06:00 to 22:00"),
        ("sat 09:00-12:00", "Saturday 09:00 to 12:00"),
        (
            "mon-fri 08:00-17:00, sat 09:00-12:00",
            "Monday to Friday 08:00 to 17:00, Saturday 09:00 to 12:00",
        ),
    ],
)
def test_hours_are_said_in_words(written: str, said: str) -> None:
    assert weekly(Hours.parse(written)) == said


def test_a_day_is_said_in_words() -> None:
    assert on(date(2026, 5, 3)) == "3 May 2026"


def available(share: float, asked: str) -> str:
    fit = Fit.model_validate({"metric": "availability", "at_least": asked})
    return figure_for(Number(Bounds.exactly(share), SHARE), fit)


@pytest.mark.parametrize(
    ("share", "asked", "said"),
    [
        (0.999728, "99.9 %", "99.97 %"),
        (0.99899, "99.9 %", "99.899 %"),
        (0.99896, "99.9 %", "99.896 %"),
        (0.999, "99.9 %", "99.9 %"),
        (1.0, "99.95 %", "100 %"),
        (0.9994, "99 %", "99.9 %"),
    ],
)
def test_a_share_has_one_decimal_more_than_is_asked(share: float, asked: str, said: str) -> None:
    assert available(share, asked) == said


@given(st.integers(900_000, 1_000_000), st.integers(9000, 10_000))
def test_a_rounded_share_stays_on_its_side_of_what_is_asked(millionths: int, myriads: int) -> None:
    said = float(available(millionths / 1e6, f"{myriads / 100} %").removesuffix(" %"))
    asked, exact = myriads / 100, millionths / 1e4
    assert (said > asked, said < asked) == (exact > asked, exact < asked)
