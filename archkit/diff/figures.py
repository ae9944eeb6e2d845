"""The quality figures of solutions, before and after."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from archkit.analysis.facts import Facts
from archkit.analysis.verdicts.catalogue import measures
from archkit.analysis.verdicts.judge import Verdicts
from archkit.diff.renames import Renames
from archkit.model.design import Design
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

Figures = Mapping[str, Mapping[Metric, str]]
"""The figures of solutions, as they are written, by the solution's id; none that it has not."""


@dataclass(frozen=True)
class FigureChange:
    """A figure of a solution that is another; empty where it had, or has, none."""

    solution: Solution
    metric: Metric
    old: str
    new: str


def figures_of(facts: Facts) -> Figures:
    """What is told of each solution of a design."""
    verdicts = Verdicts(facts)
    told = [each for each in _TOLD if each in measures()]
    return {
        solution.id: {
            metric: str(figure)
            for metric in told
            if (figure := verdicts.figure_of(solution, metric)) is not None
        }
        for solution in facts.design.solutions.values()
    }


def figure_changes(
    before: Figures, after: Figures, design: Design, renamed: Renames
) -> tuple[FigureChange, ...]:
    """The figures of the solutions of two designs that differ, in the order of their ids.

    Args:
        before: The figures of the one.
        after: The figures of the other.
        design: The other design.
        renamed: What its elements were called in the one.
    """
    return tuple(_changes(before, after, design, renamed))


def _changes(
    before: Figures, after: Figures, design: Design, renamed: Renames
) -> Iterator[FigureChange]:
    for name, old in before.items():
        now = design.solutions.get(str(renamed((Solution.SECTION, name))[1]))
        if now is None:
            continue
        new = after[now.id]
        for metric in _TOLD:
            if old.get(metric, "") != new.get(metric, ""):
                yield FigureChange(now, metric, old.get(metric, ""), new.get(metric, ""))
