"""Cost: what a solution costs over five years.

The total is what is paid once and five years of what is paid again and again, the
running part growing each year::

    T = sum of once + sum over i = 0..4 of running * (1 + g)^i

with g the stated growth. Nothing is discounted: a city's budget is in nominal money.
"""

from collections.abc import Iterable
from math import inf
from typing import Final

from archkit.analysis.knowledge import Bounds, Missing
from archkit.model.quantities import Money
from archkit.model.solution import Cost, CostLine, Solution

YEARS: Final = 5


def five_years(solution: Solution, cost: Cost) -> Bounds:
    """The total over five years, in the currency of the lines."""
    lines = cost.lines.values()
    once = sum(line.once.value for line in lines if line.once)
    running = sum(line.running.value for line in lines if line.running)
    if cost.growth is None:
        return Bounds(once + running, inf, Missing.field(solution, "cost", "growth"))
    growth = cost.growth.value
    return Bounds.exactly(once + running * sum((1 + growth) ** year for year in range(YEARS)))


def currencies(lines: Iterable[CostLine], total: Money | None) -> list[str]:
    """The currencies in which a cost is stated, in the order of their codes."""
    stated = [figure for line in lines for figure in (line.once, line.running)]
    return sorted({figure.currency for figure in (*stated, total) if figure is not None})
