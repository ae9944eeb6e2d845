"""Quantiles of what takes several steps: a safe bound, and the tightest there is.

Quantiles do not add. But if the i-th of several times is kept in all but a share e_i of the
cases, all of them are kept in all but e_1 + e_2 + ... (Boole's inequality), whatever they have
to do with each other; and then the sum of the steps, each as long as its longest branch, is
kept too. Each time may be taken by its p99 (e = 0.01) or its p999 (e = 0.001); among the
choices that stay within the share allowed, the one with the smallest sum is found.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, fsum
from typing import Final

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


@dataclass(frozen=True, slots=True)
class Time:
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


@dataclass(frozen=True, slots=True)
class Chosen:
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
    bound = fsum(max(_length(branch, len(branch)) for branch in step) for step in steps)
    mild = tuple(tuple((True,) * len(branch) for branch in step) for step in steps)
    return Chosen(bound, mild)


def _allotted(steps: Sequence[Step], spare: int) -> Chosen:
    """The best use of so many p99 in all: a knapsack over the steps (Bellman, 1957)."""
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())] * (spare + 1)
    for step in steps:
        times = _times_of(step, spare)
        best = [
            min(
                (best[room - used][0] + time, (*best[room - used][1], used))
                for used, time in enumerate(times[: room + 1])
            )
            for room in range(spare + 1)
        ]
    bound, used = best[spare]
    mild = tuple(_mild(step, each) for step, each in zip(steps, used, strict=True))
    return Chosen(bound, mild)


def _times_of(step: Step, spare: int) -> list[float]:
    """How long a step takes, by how many p99 it may use."""
    most = min(spare, sum(len(branch) for branch in step))
    return [_shortest(step, used) for used in range(most + 1)]


def _shortest(step: Step, used: int) -> float:
    """The length of a step that uses so many p99: the longest branch gets them, again and again."""
    return max(time for time, _ in _dealt(step, used))


def _mild(step: Step, used: int) -> tuple[tuple[bool, ...], ...]:
    dealt = _dealt(step, used)
    return tuple(
        tuple(index in _first(branch, count) for index in range(len(branch)))
        for branch, (_, count) in zip(step, dealt, strict=True)
    )


def _dealt(step: Step, used: int) -> list[tuple[float, int]]:
    """The length of each branch and how many p99 it uses.

    To shorten a step its longest branch has to be shortened, so dealing them out one by one
    to whichever is longest is best.
    """
    dealt = [(_length(branch, 0), 0) for branch in step]
    for _ in range(used):
        longest = max(range(len(dealt)), key=lambda index: dealt[index][0])
        count = dealt[longest][1]
        if count == len(step[longest]):
            break
        dealt[longest] = (_length(step[longest], count + 1), count + 1)
    return dealt


def _length(branch: Branch, count: int) -> float:
    """The length of a branch where so many of its times are taken by their p99."""
    mild = _first(branch, count)
    return sum(each.p99 if index in mild else each.p999 for index, each in enumerate(branch))


def _first(branch: Branch, count: int) -> frozenset[int]:
    """The times of a branch whose p99 saves most."""
    ranked = sorted(range(len(branch)), key=lambda index: (-branch[index].saved, index))
    return frozenset(ranked[:count])
