"""How long a journey takes, from the figures of its hops."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laid import facts, solution

from archkit.analysis.response_time import ResponseTime
from archkit.analysis.stated_times import alone
from archkit.model.vocabulary import Statistic

BODY = """
components:
  resident: {{kind: person}}
  a: {{kind: service, performance: {{p99: 300 ms}}}}
  b: {{kind: service, performance: {{p99: 450 ms}}}}
  c: {{kind: database, performance: {{p99: 150 ms, p999: 700 ms}}}}
  d: {{kind: service, performance: {{p999: 800 ms}}}}
  e: {{kind: service}}
connections:
  resident -> a: {{protocol: https, latency: {{p99: 120 ms}}}}
  a -> b: {{protocol: https, latency: {{p99: 80 ms}}}}
  b -> c: {{protocol: postgresql, latency: {{p99: 200 ms}}}}
  a -> c: {{protocol: postgresql, latency: {{p99: 50 ms, p999: 60 ms}}}}
  d -> a: {{protocol: https, latency: {{p99: 10 ms}}}}
  a -> e: {{protocol: https, mode: async, latency: {{p99: 30 ms}}}}
  a -> e (second): {{protocol: https, mode: batch, latency: {{p99: 20 ms}}}}
{more}
journeys:
  j: {{path: {path}, statistic: {statistic}}}
"""


WAYS = ("resident -> a", "a -> b", "b -> c")


def time(path: str, statistic: str = "p95", more: str = "") -> ResponseTime:
    found = facts(solution("s", BODY.format(path=path, statistic=statistic, more=more)))
    return found.response_times.of(found.design.solutions["s"].journeys["j"])


def gaps(found: ResponseTime) -> set[tuple[object, ...]]:
    missing = found.total.missing
    return set() if missing is None else {(p.element[-1], *p.field) for p in missing.places}


def test_three_hops_come_to_the_published_figure_at_least() -> None:
    found = time("[resident, a, b, c]")
    assert found.total.low == pytest.approx(1.3)
    assert gaps(found) == {(name, "latency", "p999") for name in WAYS} | {
        (name, "performance", "p999") for name in ("a", "b")
    }
    assert max(found.hops, key=lambda hop: hop.service.low).component.id == "b"


def test_persons_take_no_time_and_need_no_figures() -> None:
    assert time("[a, resident]").total.low == pytest.approx(0.3)


def test_steps_side_by_side_take_as_long_as_the_longest() -> None:
    assert time("[resident, a, [b, c]]").total.low == pytest.approx(0.42 + 0.53)


def test_a_step_called_by_an_earlier_one_counts_its_connection() -> None:
    assert time("[resident, a, b, c]").hops[2].way.low == pytest.approx(0.2)
    assert time("[resident, c, a]").hops[1].way.low == pytest.approx(0.05)


def test_a_connection_may_be_opened_from_the_other_side() -> None:
    found = time("[a, d]")
    assert [hop.connected for hop in found.hops] == [True, True]
    assert found.hops[1].way.low == pytest.approx(0.01)


def test_a_step_that_nothing_connects_is_told() -> None:
    assert [hop.connected for hop in time("[resident, b, d]").hops] == [False, False]


def test_a_p999_bounds_an_absent_p99_from_above() -> None:
    service = time("[a, d]").hops[1].service
    assert (service.low, service.high) == pytest.approx((0, 0.8))


def test_the_slowest_connection_that_is_waited_for_counts() -> None:
    more = "  a -> e (third): {protocol: https, latency: {p99: 10 ms}}"
    assert time("[a, e]", more=more).hops[1].way.low == pytest.approx(0.01)


def test_the_quickest_counts_where_none_is_waited_for() -> None:
    assert time("[a, e]").hops[1].way.low == pytest.approx(0.02)


def test_up_to_five_times_the_p99_serves_a_p95() -> None:
    assert gaps(time("[a, b, a]")) == set()


def test_beyond_five_times_a_p95_asks_for_the_p999_where_it_costs_least() -> None:
    found = time("[c, c, c, c, c, c]", more="  c -> c: {protocol: https, latency: {p999: 1 ms}}")
    assert found.total.low == pytest.approx(4 * 0.15 + 2 * 0.7 + 5 * 0.001)
    assert found.total.missing is None


def test_a_p99_is_a_lower_bound_where_the_p999_is_asked_for() -> None:
    found = time("[a, b]", "p99")
    assert found.total.low == pytest.approx(0.83)
    assert found.total.high == math.inf
    assert ("b", "performance", "p999") in gaps(found)


def test_limits_alone_bound_the_longest_time_there_is() -> None:
    assert gaps(time("[c, a]", "max")) == {
        ("c", "performance", "timeout"),
        ("a", "performance", "timeout"),
        ("a -> c", "latency", "timeout"),
    }


def test_of_a_mean_nothing_is_known_from_quantiles() -> None:
    found = time("[resident, a]", "mean")
    assert (found.total.low, found.total.high) == (0, math.inf)
    assert gaps(found) == {("j", "statistic")}


def test_what_nobody_stated_is_named() -> None:
    assert gaps(time("[a, e]")) == {("e", "performance")}


figures = st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 5000)), min_size=1, max_size=4)


def chain(hops: list[tuple[int, int]]) -> ResponseTime:
    lines = ["components:", "  p: {kind: person}"]
    lines += [
        f"  c{n}: {{kind: service, performance: {{p99: {own} ms}}}}"
        for n, (_, own) in enumerate(hops)
    ]
    lines.append("connections:")
    ends = ["p", *(f"c{n}" for n in range(len(hops)))]
    lines += [
        f"  {one} -> {other}: {{protocol: https, latency: {{p99: {way} ms}}}}"
        for one, other, (way, _) in zip(ends, ends[1:], hops, strict=False)
    ]
    lines.append(f"journeys:\n  j: {{path: [{', '.join(ends)}]}}")
    found = facts(solution("s", "\n".join(lines)))
    return found.response_times.of(found.design.solutions["s"].journeys["j"])


@given(figures)
def test_the_order_of_the_hops_never_matters(hops: list[tuple[int, int]]) -> None:
    expected = sum(way + own for way, own in hops) / 1000
    assert chain(hops).total.low == pytest.approx(expected)
    assert chain(hops[::-1]).total.low == pytest.approx(expected)


def own(figures: str, statistic: Statistic) -> tuple[float, float]:
    found = facts(solution("s", f"components:\n  a: {{kind: service, performance: {figures}}}\n"))
    time = alone(found.design.components["s.a"], statistic).time
    return time.low, time.high


def test_a_component_alone_has_its_own_figure() -> None:
    figures = "{p99: 1 s, p999: 2 s, timeout: 3 s}"
    asked = (Statistic.P95, Statistic.P99, Statistic.P999, Statistic.MAX)
    assert [own(figures, each) for each in asked] == [(1, 1), (1, 1), (2, 2), (3, 3)]


def test_a_figure_bounds_those_that_fewer_pass() -> None:
    assert own("{timeout: 3 s}", Statistic.P95) == (0, 3)
    assert own("{p99: 1 s}", Statistic.MAX) == (1, math.inf)
    assert own("{p99: 5 s, p999: 2 s}", Statistic.P95) == (2, 2)
