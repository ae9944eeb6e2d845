"""What arrives at a component: vectors, and laws."""

from hypothesis import given
from hypothesis import strategies as st
from laid import facts, solution

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
