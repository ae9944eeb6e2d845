"""Placements that stand in for each other: the vectors, and what enumeration says."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archkit.analysis.availability.blocks import downtime, redundant, redundant_between

shares = st.floats(0, 1)
counts = st.integers(1, 5)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((1, 2, 0.99), 0.9999),
        ((2, 3, 0.99), 0.999702),
        ((3, 3, 0.999), 0.997003),
        ((1, 2, 0.99, 0.1), 0.998919),
        ((1, 2, 0.99, 0.0, 0.9), 0.99891),
    ],
)
def test_redundancy_gives_the_published_figures(
    arguments: tuple[int, int, float, float, float], expected: float
) -> None:
    assert redundant(*arguments) == pytest.approx(expected, abs=5e-7)


@pytest.mark.parametrize(
    ("availability", "minutes"), [(0.999, 43.2), (0.9995, 21.6), (0.9999, 4.32)]
)
def test_a_promise_allows_the_published_downtime_in_30_days(
    availability: float, minutes: float
) -> None:
    assert downtime(availability) / 60 == pytest.approx(minutes)


@pytest.mark.parametrize(
    ("availability", "hours"), [(0.999, 8.76), (0.9995, 4.38), (0.9999, 52.56 / 60)]
)
def test_a_promise_allows_the_published_downtime_in_a_year(
    availability: float, hours: float
) -> None:
    assert downtime(availability, 365 * 86400) / 3600 == pytest.approx(hours)


def enumerated(needs: int, placements: int, each: float, beta: float, switch: float) -> float:
    """Every state of every placement, weighed by its probability."""
    lost = 1 - each
    works = 1 - (1 - beta) * lost
    found = 0.0
    for state in itertools.product((True, False), repeat=placements):
        weight = math.prod(works if up else 1 - works for up in state)
        failed = needs - sum(state[:needs])
        if sum(state[needs:]) >= failed:
            found += weight * switch**failed
    return (1 - beta * lost) * found


@given(counts, st.integers(2, 5), shares, shares, shares)
def test_the_formula_agrees_with_enumeration(
    needs: int, placements: int, each: float, beta: float, switch: float
) -> None:
    k = min(needs, placements)
    expected = enumerated(k, placements, each, beta, switch)
    assert redundant(k, placements, each, beta, switch) == pytest.approx(expected, abs=1e-12)


@given(counts, counts, shares, shares, shares)
def test_one_more_placement_never_lowers_availability(
    needs: int, more: int, each: float, beta: float, switch: float
) -> None:
    placements = needs + more - 1
    before = redundant(needs, placements, each, beta, switch)
    assert redundant(needs, placements + 1, each, beta, switch) >= before - 1e-12


@given(counts, st.integers(2, 5), shares, shares, shares)
def test_what_is_stated_lies_within_the_bounds_of_what_is_not(
    needs: int, placements: int, each: float, beta: float, switch: float
) -> None:
    k = min(needs, placements)
    stated = redundant(k, placements, each, beta, switch)
    low, high = redundant_between(placements, each, (1, placements), (0.0, 1.0), (0.0, 1.0))
    assert low - 1e-9 <= stated <= high + 1e-9


@given(counts, st.integers(2, 5), shares, shares)
def test_an_absent_common_cause_is_bounded_for_a_stated_need(
    needs: int, placements: int, each: float, beta: float
) -> None:
    k = min(needs, placements)
    low, high = redundant_between(placements, each, (k, k))
    assert low - 1e-9 <= redundant(k, placements, each, beta) <= high + 1e-9


@given(st.integers(1, 4), st.integers(2, 5), shares, shares, shares)
def test_an_absent_common_cause_is_bounded_for_a_standby(
    needs: int, placements: int, each: float, beta: float, switch: float
) -> None:
    k = min(needs, placements)
    low, high = redundant_between(placements, each, (k, k), switchover=(switch, switch))
    assert low - 1e-9 <= redundant(k, placements, each, beta, switch) <= high + 1e-9


def test_thousands_of_placements_do_not_overflow() -> None:
    assert redundant(1500, 3000, 0.99) == pytest.approx(1.0)
