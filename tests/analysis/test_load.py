"""What arrives at a component: vectors, and laws."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laid import facts, solution

from archkit.analysis.knowledge import Bounds
from archkit.analysis.load import backlog

PARTS = """
components:
  resident: {{kind: person}}
  portal: {{kind: web-app}}
  cases: {{kind: service}}
  store: {{kind: database}}
connections:
  resident -> portal: {{protocol: https}}
  portal -> cases: {{protocol: https, calls: {first}}}
  cases -> store: {{protocol: postgresql, calls: {second}}}
journeys:
  search: {{path: [resident, portal, cases, store], rate: {rate} / s}}
  look: {{path: [resident, portal], rate: 3 / s}}
"""
small = st.integers(1, 40)


def arriving(first: int, second: int, rate: int) -> dict[str, float]:
    text = solution("permits", PARTS.format(first=first, second=second, rate=rate))
    arrivals = facts(text).load.arrivals
    return {
        address.removeprefix("permits."): sum(each.rate.low for each in found)
        for address, found in arrivals.items()
    }


def test_each_step_multiplies_the_load_by_its_calls() -> None:
    assert arriving(2, 4, 10) == {"portal": 13, "cases": 20, "store": 80}


@given(small, small, small)
def test_what_arrives_at_the_end_is_the_product_of_all_calls(
    first: int, second: int, rate: int
) -> None:
    assert arriving(first, second, rate)["store"] == rate * first * second


@given(small, small, small)
def test_more_calls_never_lower_a_load(first: int, second: int, rate: int) -> None:
    fewer, more = arriving(first, second, rate), arriving(first + 1, second, rate)
    assert all(fewer[part] <= more[part] for part in fewer)


def worked_off(rate: float, capacity: float, peak: int) -> float:
    """The seconds from the end of the peak on until nothing waits, counted second by second."""
    waiting = 0.0
    for _ in range(peak):
        waiting = max(waiting + rate - capacity, 0.0)
    return waiting / capacity


@given(st.integers(0, 50), st.integers(1, 50), st.integers(0, 200))
def test_a_backlog_is_worked_off_as_if_one_counted(rate: int, capacity: int, peak: int) -> None:
    found = backlog(Bounds.exactly(rate), capacity, peak)
    assert found.low == found.high == pytest.approx(worked_off(rate, capacity, peak))


@given(st.integers(0, 50), st.integers(1, 50), st.integers(0, 200), st.integers(0, 50))
def test_more_capacity_never_takes_longer(rate: int, capacity: int, peak: int, more: int) -> None:
    before = backlog(Bounds.exactly(rate), capacity, peak)
    assert backlog(Bounds.exactly(rate), capacity + more, peak).high <= before.high


def test_what_can_do_nothing_never_works_anything_off() -> None:
    assert backlog(Bounds.exactly(1), 0, 60).low == inf
