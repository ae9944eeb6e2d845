"""The quality figures of solutions, before and after."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from archkit.analysis.verdicts.catalogue import measures
from archkit.analysis.verdicts.figure import Figure
from archkit.analysis.verdicts.judge import Verdicts
from archkit.diff.renames import Renames
from archkit.diff.side import Side
from archkit.model.quality import Metric
from archkit.model.solution import Solution

_TOLD: Final = (
    Metric.AVAILABILITY,
    Metric.RESPONSE_TIME,
    Metric.CAPACITY,
    Metric.UTILISATION,
    Metric.RECOVERY_TIME,
    Metric.RECOVERY_POINT,
    Metric.FIVE_YEAR_COST,
    Metric.YEARLY_COST,
    Metric.ATTACK_BARRIERS,
    Metric.SUPPORT_LEFT,
    Metric.PROPAGATION_COST,
    Metric.DEPENDENCY_CYCLES,
)
"""What is told of a solution as a whole, in this order, where there is a measure for it."""


@dataclass(frozen=True)
class FigureChange:
    """A figure of a solution that is another; empty where it had, or has, none."""

    solution: Solution
    metric: Metric
    old: str
    new: str


def figure_changes(base: Side, head: Side, renamed: Renames) -> tuple[FigureChange, ...]:
    """The figures of the solutions of both designs that differ, in the order of their ids."""
    return tuple(_changes(base, head, renamed))


def _changes(base: Side, head: Side, renamed: Renames) -> Iterator[FigureChange]:
    before, after = Verdicts(base.facts), Verdicts(head.facts)
    told = [each for each in _TOLD if each in measures()]
    for solution in base.loaded.design.solutions.values():
        now = head.loaded.design.solutions.get(str(renamed(solution.where)[1]))
        if now is None:
            continue
        for metric in told:
            old, new = before.figure_of(solution, metric), after.figure_of(now, metric)
            if str(old) != str(new):
                yield FigureChange(now, metric, _shown(old), _shown(new))


def _shown(figure: Figure | None) -> str:
    return "" if figure is None else str(figure)
