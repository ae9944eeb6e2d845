"""A tighter target never turns unmet into met, whatever a figure is."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from archkit.analysis.knowledge import Bounds, Missing
from archkit.analysis.verdicts.figure import KEPT, SECONDS, Countries, Number, Timetable
from archkit.model.hours import Hours
from archkit.model.quantities import Duration
from archkit.model.requirement import Fit
from archkit.source.place import Place

GAP = Missing(frozenset({Place(("teams", "desk"), ("hours",))}))
COUNTRIES = st.frozensets(st.sampled_from(["US", "CA", "DE", "FR"]), min_size=1)
WEEK = st.integers(0, 2 ** (7 * 24 * 60) - 1)


@st.composite
def numbers(draw: st.DrawFn) -> Number:
    low = draw(st.integers(0, 100))
    high = draw(st.sampled_from([low, low + 1, low + 50, inf]))
    return Number(Bounds(low, high, GAP if low != high else None), SECONDS)


def seconds(number: int) -> Duration:
    return Duration.parse(f"{number} s")


@given(numbers(), st.integers(0, 200), st.integers(0, 200))
def test_less_time_allowed_never_meets_what_more_did_not(
    found: Number, one: int, other: int
) -> None:
    tight, loose = sorted((one, other))
    if found.meets(Fit(at_most=seconds(loose))) is not True:
        assert found.meets(Fit(at_most=seconds(tight))) is not True
    if found.meets(Fit(at_most=seconds(loose))) is False:
        assert found.meets(Fit(at_most=seconds(tight))) is False


@given(numbers(), st.integers(0, 200), st.integers(0, 200))
def test_more_time_asked_never_meets_what_less_did_not(found: Number, one: int, other: int) -> None:
    loose, tight = sorted((one, other))
    if found.meets(Fit(at_least=seconds(loose))) is not True:
        assert found.meets(Fit(at_least=seconds(tight))) is not True
    if found.meets(Fit(at_least=seconds(loose))) is False:
        assert found.meets(Fit(at_least=seconds(tight))) is False


@given(COUNTRIES, COUNTRIES, COUNTRIES)
def test_a_further_country_never_turns_unmet_into_met(
    there: frozenset[str], more: frozenset[str], allowed: frozenset[str]
) -> None:
    fit = Fit(one_of=tuple(allowed))
    if Countries(there).meets(fit) is False:
        assert Countries(there | more).meets(fit) is False


@given(WEEK, WEEK, WEEK)
def test_more_hours_asked_never_meet_what_fewer_did_not(covered: int, one: int, more: int) -> None:
    found = Timetable(Hours(covered, "covered"))
    fewer, wider = Hours(one, "fewer"), Hours(one | more, "more")
    if found.meets(Fit(at_least=fewer)) is False:
        assert found.meets(Fit(at_least=wider)) is False


def test_what_has_no_end_is_far_better_or_far_short() -> None:
    endless = Number(Bounds.exactly(inf), KEPT)
    assert endless.margin(Fit(at_least=seconds(9))) == "far better than asked"
    assert endless.margin(Fit(at_most=seconds(9))) == "far more than asked"


@pytest.mark.parametrize(
    ("covered", "at_most", "expected"),
    [
        ("mon-fri 08:00-17:00", "mon-fri 07:00-18:00", True),
        ("24x7", "mon-fri 07:00-18:00", False),
    ],
)
def test_hours_may_be_bounded_from_above(covered: str, at_most: str, *, expected: bool) -> None:
    found = Timetable(Hours.parse(covered))
    assert found.meets(Fit(at_most=Hours.parse(at_most))) is expected
    perhaps_more = Timetable(Hours.parse(covered), GAP).meets(Fit(at_most=Hours.parse(at_most)))
    assert perhaps_more == (GAP if expected else False)


@pytest.mark.parametrize(
    ("least", "most"),
    [("10 USD", "20 EUR"), ("10 USD", "20 USD / year"), ("1 user", "20 clerks"), ("1 s", "2 / s")],
)
def test_bounds_in_different_units_are_refused(least: str, most: str) -> None:
    with pytest.raises(ValidationError, match="do not bound the same figure"):
        Fit.model_validate({"at_least": least, "at_most": most})


def test_bounds_in_one_unit_are_not() -> None:
    fit = Fit.model_validate({"at_least": "1 user", "at_most": "20 users"})
    assert str(fit.at_most) == "20 users"
