"""Safe bounds of what takes several steps: every choice tried out, and the worst that can happen."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archkit.analysis.quantiles import MISSES, Time, tightest
from archkit.model.vocabulary import Statistic

Steps = list[list[list[Time]]]

CASES = 1000
"""So many cases that a p99 is passed in 10 of them, and a p999 in 1."""

times = st.tuples(st.integers(0, 900), st.integers(0, 900)).map(
    lambda pair: Time(float(min(pair)), float(max(pair)))
)
branches = st.lists(times, min_size=1, max_size=2)
journeys = st.lists(st.lists(branches, min_size=1, max_size=3), min_size=1, max_size=3)
statistics = st.sampled_from(sorted(MISSES, key=lambda each: MISSES[each]))


def length(steps: Steps, chosen: Iterator[float]) -> float:
    return sum(max(sum(next(chosen) for _ in branch) for branch in step) for step in steps)


def every(steps: Steps) -> list[Time]:
    return [time for step in steps for branch in step for time in branch]


def slowly(steps: Steps, may_miss: float) -> float | None:
    """The smallest sum among all choices of a p99 or a p999 for each time."""
    count = len(every(steps))
    pairs = [(each.p99, each.p999) for each in every(steps)]
    sums = [
        length(steps, iter([pair[harsh] for pair, harsh in zip(pairs, choice, strict=True)]))
        for choice in product([0, 1], repeat=count)
        if sum(0.001 if harsh else 0.01 for harsh in choice) <= may_miss + 1e-9
    ]
    return min(sums, default=None)


@given(journeys.filter(lambda steps: len(every(steps)) <= 9), statistics)
def test_it_is_the_smallest_of_all_choices(steps: Steps, statistic: Statistic) -> None:
    found = tightest(steps, MISSES[statistic])
    assert (found and found.bound) == slowly(steps, MISSES[statistic])


@given(journeys, statistics, st.data())
def test_no_distribution_with_these_quantiles_passes_it_more_often(
    steps: Steps, statistic: Statistic, data: st.DataObject
) -> None:
    """Whatever the times have to do with each other: each is slow in cases of its own."""
    found = tightest(steps, MISSES[statistic])
    if found is None:
        return
    all_ = every(steps)
    starts = [data.draw(st.integers(0, CASES - 1)) for _ in all_]
    slow = data.draw(st.integers(901, 90_000))

    def time(stated: Time, start: int, case: int) -> float:
        rank = (case - start) % CASES
        return slow if rank < 1 else stated.p999 if rank < 10 else stated.p99

    over = sum(
        length(steps, (time(each, start, case) for each, start in zip(all_, starts, strict=True)))
        > found.bound + 1e-6
        for case in range(CASES)
    )
    assert over <= MISSES[statistic] * CASES + 1e-6


@given(journeys, statistics, st.data())
def test_a_slower_time_never_shortens_it(
    steps: Steps, statistic: Statistic, data: st.DataObject
) -> None:
    before = tightest(steps, MISSES[statistic])
    step = data.draw(st.sampled_from(steps))
    branch = data.draw(st.sampled_from(step))
    index = data.draw(st.integers(0, len(branch) - 1))
    more = float(data.draw(st.integers(0, 500)))
    branch[index] = Time(branch[index].p99 + more, branch[index].p999 + more)
    after = tightest(steps, MISSES[statistic])
    if before is None or after is None:
        assert before is after
    else:
        assert after.bound >= before.bound


@pytest.mark.parametrize(
    ("count", "statistic", "mild"),
    [
        (5, Statistic.P95, 5),
        (6, Statistic.P95, 4),
        (50, Statistic.P95, 0),
        (1, Statistic.P99, 1),
        (10, Statistic.P99, 0),
        (1, Statistic.P999, 0),
    ],
)
def test_as_many_p99_serve_as_may_be_missed(count: int, statistic: Statistic, mild: int) -> None:
    found = tightest([[[Time(1.0, 2.0)]]] * count, MISSES[statistic])
    assert found is not None
    assert found.bound == mild + 2 * (count - mild)


@pytest.mark.parametrize(("count", "statistic"), [(51, Statistic.P95), (2, Statistic.P999)])
def test_of_too_many_times_there_is_no_bound(count: int, statistic: Statistic) -> None:
    assert tightest([[[Time(1.0, 2.0)]]] * count, MISSES[statistic]) is None
