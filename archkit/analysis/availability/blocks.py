"""Blocks: how available placements are that stand in for each other.

Formulas are those of reliability engineering: k of n placements follow the binomial
distribution, and a share beta of the failures strikes all placements at once (the
beta-factor model of IEC 61508-6, annex D).
"""

import math
from collections.abc import Callable
from functools import lru_cache
from typing import Final

MONTH: Final = 30 * 86400.0
"""The month of service-level budgets, in seconds."""

_SEARCH_STEPS: Final = 60
"""Each step keeps two thirds of the range: the top is then found to the last digits."""

Range = tuple[float, float]
"""The least and the most that a figure can be."""


def downtime(availability: float, window: float = MONTH) -> float:
    """The seconds of a window in which something does not work: (1 - A) * window."""
    return (1 - availability) * window


def redundant(
    needs: int, placements: int, each: float, common_cause: float = 0.0, switchover: float = 1.0
) -> float:
    """The availability of k needed of n identical placements.

    With q = 1 - a, p = 1 - (1 - beta) * q and c the share of successful switches::

        A = (1 - beta * q) * sum over f of C(k, f) p^(k - f) (1 - p)^f c^f P(f spares work)

    where f of the k active placements have failed and each has to be replaced
    by one of the n - k others. For c = 1 this is the plain k of n; for a pair
    it is `(1 - beta q)(1 - ((1 - beta) q)^2)`, or without common cause
    `A1 + (1 - A1) c A2`.

    Args:
        needs: How many must work, at most `placements`.
        placements: How many there are.
        each: The availability of one.
        common_cause: The share of failures that strike all at once, beta.
        switchover: How often a switch to a standby succeeds; 1 where all serve.
    """
    if placements == 1:
        return each
    lost = 1 - each
    alone = 1 - (1 - common_cause) * lost
    spares = placements - needs
    standing = math.fsum(
        _exactly(needs - failed, needs, alone)
        * switchover**failed
        * _at_least(failed, spares, alone)
        for failed in range(min(needs, spares) + 1)
    )
    return (1 - common_cause * lost) * standing


def _exactly(working: int, of: int, each: float) -> float:
    """The binomial probability, in logarithms so that it holds for any number of placements."""
    if each in (0.0, 1.0):
        return float(working == of * each)
    ways = math.lgamma(of + 1) - math.lgamma(working + 1) - math.lgamma(of - working + 1)
    return math.exp(ways + working * math.log(each) + (of - working) * math.log1p(-each))


def _at_least(working: int, of: int, each: float) -> float:
    if working == 0:
        return 1.0
    return math.fsum(_exactly(number, of, each) for number in range(working, of + 1))


@lru_cache(maxsize=65536)
def redundant_between(
    placements: int,
    each: float,
    needs: tuple[int, int],
    common_cause: Range = (0.0, 1.0),
    switchover: Range = (1.0, 1.0),
) -> Range:
    """The least and the most that `redundant` gives where its arguments lie in ranges.

    It falls with `needs` and rises with `switchover`. Over `common_cause` it is
    log-concave, so it is least at an end of the range, and has a single top.
    """

    def least(beta: float) -> float:
        return redundant(needs[1], placements, each, beta, switchover[0])

    def most(beta: float) -> float:
        return redundant(needs[0], placements, each, beta, switchover[1])

    return min(map(least, common_cause)), _top(most, *common_cause)


def _top(curve: Callable[[float], float], left: float, right: float) -> float:
    """The largest value of a curve with a single top (ternary search), the ends included."""
    ends = max(curve(left), curve(right))
    if left == right:
        return ends
    for _ in range(_SEARCH_STEPS):
        third = (right - left) / 3
        if curve(left + third) < curve(right - third):
            left += third
        else:
            right -= third
    return max(ends, curve(left))
