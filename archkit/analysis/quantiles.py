"""Quantiles of what takes several steps: a safe bound, and the tightest there is.

Quantiles do not add. But if the i-th of several times is kept in all but a share e_i of the
cases, all of them are kept in all but e_1 + e_2 + ... (Boole's inequality), whatever they have
to do with each other; and then the sum of the steps, each as long as its longest branch, is
kept too. Each time may be taken by its p99 (e = 0.01) or its p999 (e = 0.001); among the
choices that stay within the share allowed, the one with the smallest sum is found.
"""

from collections.abc import Sequence
from math import floor, fsum
from typing import Final, NamedTuple

from archkit.model.vocabulary import Statistic

MISSES: Final = {
    Statistic.P50: 0.5,
    Statistic.P90: 0.1,
    Statistic.P95: 0.05,
    Statistic.P99: 0.01,
    Statistic.P999: 0.001,
}
"""The share of cases, 1 - p, that may take longer than each quantile.

No quantile of the parts bounds the mean of the whole, nor the longest time there is.
"""

P99_OVER: Final = 0.01
P999_OVER: Final = 0.001
_ROUNDING: Final = 1e-9


class Time(NamedTuple):
    """How long one thing takes, in seconds.

    Attributes:
        p99: The time within which 99 of 100 are done.
        p999: The time within which 999 of 1000 are done.
    """

    p99: float
    p999: float

    @property
    def saved(self) -> float:
        """How much shorter the p99 is, which is never longer."""
        return 0.0 if self.p99 == self.p999 else self.p999 - self.p99


Branch = Sequence[Time]
"""What is done one after the other."""

Step = Sequence[Branch]
"""Branches that go on side by side."""


class Chosen(NamedTuple):
    """The choice with the smallest bound.

    Attributes:
        bound: The seconds that it comes to.
        mild: For each time of each branch of each step, whether its p99 serves.
    """

    bound: float
    mild: tuple[tuple[tuple[bool, ...], ...], ...]


def tightest(steps: Sequence[Step], may_miss: float) -> Chosen | None:
    """The smallest safe bound of some steps, one after the other.

    Args:
        steps: The steps, each with at least one branch.
        may_miss: The share of cases that may take longer than the bound.

    Returns:
        The choice; nothing where even the p999 of each leave over too much.
    """
    count = sum(len(branch) for step in steps for branch in step)
    if count * P99_OVER <= may_miss + _ROUNDING:
        return _all_mild(steps)
    spare = floor((may_miss - count * P999_OVER) / (P99_OVER - P999_OVER) + _ROUNDING)
    return _allotted(steps, spare) if spare >= 0 else None


def _all_mild(steps: Sequence[Step]) -> Chosen:
    bound = fsum(max(sum(each.p99 for each in branch) for branch in step) for step in steps)
    mild = tuple(tuple((True,) * len(branch) for branch in step) for step in steps)
    return Chosen(bound, mild)


class _Ranked(NamedTuple):
    """A branch, looked at once for every use of its p99.

    Attributes:
        first: Its times by their positions, the one whose p99 saves most first.
        lengths: How long it is, by how many of these are taken by their p99.
    """

    first: tuple[int, ...]
    lengths: tuple[float, ...]


def _ranked(branch: Branch) -> _Ranked:
    first = sorted(range(len(branch)), key=lambda index: (-branch[index].saved, index))
    lengths = (
        sum(each.p99 if index in first[:count] else each.p999 for index, each in enumerate(branch))
        for count in range(len(branch) + 1)
    )
    return _Ranked(tuple(first), tuple(lengths))


def _allotted(steps: Sequence[Step], spare: int) -> Chosen:
    """The best use of so many p99 in all: a knapsack over the steps (Bellman, 1957)."""
    ranked = [[_ranked(branch) for branch in step] for step in steps]
    deals = [_dealt(step, spare) for step in ranked]
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())] * (spare + 1)
    for step, dealt in zip(ranked, deals, strict=True):
        times = [max(_lengths(step, counts)) for counts in dealt]
        best = [
            min(
                (best[room - used][0] + time, (*best[room - used][1], used))
                for used, time in enumerate(times[: room + 1])
            )
            for room in range(spare + 1)
        ]
    bound, chosen = best[spare]
    mild = (
        _mild(step, dealt[used]) for step, dealt, used in zip(ranked, deals, chosen, strict=True)
    )
    return Chosen(bound, tuple(mild))


def _dealt(step: Sequence[_Ranked], spare: int) -> list[tuple[int, ...]]:
    """How many p99 each branch of a step uses, where the step may use none, one, two and so on.

    To shorten a step its longest branch has to be shortened, so dealing them out one by one
    to whichever is longest is best; the step is as short as it gets once that has no more.
    """
    counts = [0] * len(step)
    dealt = [tuple(counts)]
    for _ in range(spare):
        lengths = _lengths(step, counts)
        longest = lengths.index(max(lengths))
        if counts[longest] == len(step[longest].first):
            break
        counts[longest] += 1
        dealt.append(tuple(counts))
    return dealt


def _lengths(step: Sequence[_Ranked], counts: Sequence[int]) -> list[float]:
    return [branch.lengths[count] for branch, count in zip(step, counts, strict=True)]


def _mild(step: Sequence[_Ranked], counts: Sequence[int]) -> tuple[tuple[bool, ...], ...]:
    return tuple(
        tuple(index in branch.first[:count] for index in range(len(branch.first)))
        for branch, count in zip(step, counts, strict=True)
    )
