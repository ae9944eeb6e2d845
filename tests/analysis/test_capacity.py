"""How busy a component is, today and at its horizon."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laid import facts, solution

from archkit.analysis.capacity import grown, utilisation
from archkit.analysis.knowledge import Bounds

BODY = """
{extra}
components:
  a: {{kind: service, performance: {{{figures}}}}}
agreements:
  ended: {{ends: 2025-01-01}}
  soon: {{ends: 2027-11-01}}
  late: {{ends: 2036-11-01}}
  open: {{vendor: acme}}
"""
STATED = "peak: 40 / s, service_time: 60 ms, servers: 4"


def busy(figures: str = STATED, extra: str = "growth: 8 %", longest: float = 5) -> Bounds:
    found = facts(solution("s", BODY.format(figures=figures, extra=extra)))
    return found.capacity.at_horizon(found.design.components["s.a"], longest)


def years(contracts: str, longest: float = 5) -> tuple[float, float]:
    extra = f"contracts: [{contracts}]"
    found = facts(solution("s", BODY.format(figures=STATED, extra=extra)))
    horizon = found.capacity.horizon(found.design.solutions["s"], longest)
    return horizon.low, horizon.high


def test_growth_and_utilisation_give_the_published_figures() -> None:
    rate = grown(40, 0.08, 5)
    assert rate == pytest.approx(58.77, abs=0.005)
    assert utilisation(rate, 0.06, 4) == pytest.approx(0.882, abs=0.0005)
    assert busy().low == busy().high == pytest.approx(0.882, abs=0.0005)


def test_without_growth_today_is_a_lower_bound() -> None:
    found = busy(extra="")
    assert (found.low, found.high) == (pytest.approx(0.6), math.inf)
    assert found.missing is not None
    assert {place.field for place in found.missing.places} == {("growth",)}


@pytest.mark.parametrize("absent", ["peak", "service_time", "servers"])
def test_a_missing_figure_is_named(absent: str) -> None:
    kept = ", ".join(part for part in STATED.split(", ") if not part.startswith(absent))
    found = busy(kept)
    assert found.missing is not None
    assert {place.field for place in found.missing.places} == {("performance", absent)}


@pytest.mark.parametrize(
    ("contracts", "expected"),
    [
        ("", (5, 5)),
        ("soon", (1, 1)),
        ("late, soon", (1, 1)),
        ("late", (5, 5)),
        ("ended", (5, 5)),
        ("open", (0, 5)),
        ("open, soon", (0, 1)),
    ],
)
def test_the_horizon_is_the_first_end_of_a_contract(
    contracts: str, expected: tuple[float, float]
) -> None:
    assert years(contracts) == pytest.approx(expected)


def test_journeys_with_a_rate_are_known_by_the_components_on_them() -> None:
    body = """
components:
  a: {kind: service}
  b: {kind: service}
journeys:
  rated: {path: [a, [b, a]], rate: 1 / s}
  other: {path: [a, b]}
"""
    found = facts(solution("s", body))
    rated = {address: [each.id for each in on] for address, on in found.capacity.rated.items()}
    assert rated == {"s.a": ["rated"], "s.b": ["rated"]}


positive = st.floats(0, 1e6)


@given(positive, st.floats(0, 10), st.floats(0, 50), st.floats(0, 50))
def test_load_never_falls_with_the_years(
    rate: float, growth: float, one: float, other: float
) -> None:
    sooner, later = sorted((one, other))
    assert grown(rate, growth, sooner) <= grown(rate, growth, later) * (1 + 1e-12)


def test_growth_without_bound_does_not_overflow() -> None:
    assert grown(1, 1e300, 50) > 1e300
    assert grown(1, math.inf, 5) > 1e300
    assert grown(0, math.inf, 5) == 0


@given(st.integers(1, 64), st.integers(1, 64), st.integers(1, 500), st.integers(1, 2000))
def test_more_servers_never_raise_utilisation(one: int, other: int, peak: int, busy: int) -> None:
    few, many = sorted((one, other))
    found = [
        busy_with(f"peak: {peak} / s, service_time: {busy} ms, servers: {servers}")
        for servers in (few, many)
    ]
    assert found[1].high <= found[0].high


def busy_with(figures: str) -> Bounds:
    return busy(figures, extra="growth: 3 %")


WAY = """
growth: {growth} %
components:
  a: {{kind: service, performance: {{capacity: {a} / s, peak: {peak} / s}}}}
  b: {{kind: service, performance: {{capacity: {b} / s}}}}
  c: {{kind: service, performance: {{capacity: {c} / s}}}}
connections:
  a -> b: {{calls: {x}}}
  b -> c: {{calls: {y}}}
journeys:
  go: {{path: [a, b, c], rate: {rate} / s}}
"""

RATES = st.integers(1, 200)
CALLS = st.integers(1, 5)


@st.composite
def ways(draw: st.DrawFn) -> dict[str, int]:
    return {
        "growth": draw(st.integers(0, 10)),
        **{name: draw(RATES) for name in ("a", "b", "c", "peak", "rate")},
        **{name: draw(CALLS) for name in ("x", "y")},
    }


def limits(way: dict[str, int]) -> tuple[float, float]:
    found = facts(solution("s", WAY.format(**way)))
    journey = found.design.solutions["s"].journeys["go"]
    alone, beside = found.capacity.alone(journey), found.capacity.beside(journey, 5)
    assert all(each.rate.low == each.rate.high for each in alone)
    return alone[0].rate.high, min(each.rate.low for each in beside)


@given(ways())
def test_a_journey_goes_as_fast_as_its_tightest_part(way: dict[str, int]) -> None:
    alone, _ = limits(way)
    x, y = way["x"], way["y"]
    assert alone == pytest.approx(min(way["a"], way["b"] / x, way["c"] / (x * y)))


@given(ways())
def test_no_part_is_asked_for_more_than_it_can_take_at_that_rate(way: dict[str, int]) -> None:
    alone, _ = limits(way)
    visits = {"a": 1, "b": way["x"], "c": way["x"] * way["y"]}
    assert all(alone * times <= way[part] * (1 + 1e-9) for part, times in visits.items())


@given(ways())
def test_what_goes_on_beside_a_journey_never_adds_to_it(way: dict[str, int]) -> None:
    alone, beside = limits(way)
    assert beside <= alone * (1 + 1e-9)


def test_what_the_journeys_bring_counts_where_it_is_more_than_is_stated() -> None:
    way = {"growth": 0, "a": 9, "b": 9, "c": 9, "peak": 5, "rate": 20, "x": 2, "y": 1}
    found = facts(solution("s", WAY.format(**way)))
    parts = found.design.solutions["s"].components
    assert found.capacity.peak(parts["a"]) == Bounds.exactly(20)
    assert found.capacity.peak(parts["b"]).low == 40
    assert found.capacity.peak(parts["b"]).high == math.inf


def test_what_nobody_has_tested_takes_no_more_than_its_servers_can() -> None:
    found = facts(solution("s", BODY.format(figures=STATED, extra="")))
    most = found.capacity.most(found.design.components["s.a"])
    assert (most.low, most.high) == (0, pytest.approx(66.67, abs=0.005))
    assert most.missing is not None
    assert {place.field for place in most.missing.places} == {("performance", "capacity")}
