"""A study: every option of a solution, tried and weighed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from archkit.analysis.cost import Costs
from archkit.analysis.knowledge import Missing, all_of
from archkit.diff.side import Side
from archkit.model.loading.load import Loaded
from archkit.model.loading.sheet import Problems
from archkit.model.options import LISTED, Changes, Criterion, Option
from archkit.model.overlay.options import with_option
from archkit.model.overlay.spoken import Line, Spoken
from archkit.model.solution import Solution
from archkit.trials.options.cells import Cell, Tried, cell
from archkit.trials.options.weighing import Weighing
from archkit.trials.prices import Priced, cost_lines
from archkit.trials.trial import Trial, laid_by, tried


@dataclass(frozen=True)
class Study:
    """The options of a solution, side by side.

    Attributes:
        base: The design as it is, judged.
        solution: The solution as it is.
        tried: Each option, laid over the design and judged, in the order of their ids.
    """

    base: Side
    solution: Solution
    tried: Mapping[str, Tried]

    @cached_property
    def criteria(self) -> Mapping[str, Criterion]:
        """The criteria, the weightiest first."""
        stated = self.solution.criteria.items()
        return dict(sorted(stated, key=lambda each: (-(each[1].weight or 0.0), each[0])))

    @property
    def as_it_is(self) -> Tried:
        """The design as it is, in the shape of an option that changes nothing."""
        option = Option(id="as-it-is", within=self.solution.id, changes="none")
        return Tried(option, self.solution, Trial(self.base, self.base))

    @cached_property
    def cells(self) -> Mapping[str, Mapping[str, Cell]]:
        """What each option comes to on each criterion."""
        return {
            option: {name: cell(name, each, found) for name, each in self.criteria.items()}
            for option, found in self.tried.items()
        }

    @cached_property
    def weighing(self) -> Weighing:
        """The options weighed."""
        weighed = self.weighed
        return Weighing(
            {name: each.weight for name, each in weighed.items() if each.weight is not None},
            {
                option: {name: cells[name].score for name in weighed}
                for option, cells in self.cells.items()
            },
            {option: self._out(option) for option in self.tried},
        )

    @property
    def weighed(self) -> Mapping[str, Criterion]:
        """The criteria that have a weight."""
        return {name: each for name, each in self.criteria.items() if each.weight is not None}

    def fails(self, option: str) -> list[str]:
        """The criteria that surely knock an option out."""
        return [name for name, each in self.cells[option].items() if each.passes is False]

    def may_fail(self, option: str) -> list[str]:
        """The criteria of which nobody can tell whether they knock an option out."""
        cells = self.cells[option].items()
        return [name for name, each in cells if isinstance(each.passes, Missing)]

    def _out(self, option: str) -> bool | None:
        passes = all_of(*(each.passes for each in self.cells[option].values()))
        return None if isinstance(passes, Missing) else not passes


def study(base: Side, solution: Solution) -> Study:
    """Try every option of a solution.

    Args:
        base: The design as it is, which is sound.
        solution: A solution of it that has options.
    """
    return Study(
        base, solution, {name: _tried(base, each) for name, each in solution.options.items()}
    )


def _tried(base: Side, option: Option) -> Tried:
    laid = with_option(base.loaded, option)
    solution = laid.design.solutions[option.within]
    cost_is_open = (
        isinstance(option.changes, Changes)
        and option.cost is None
        and solution.cost == base.loaded.design.solutions[option.within].cost
    )
    laid = _with_cost(laid, option, base, cost_is_open=cost_is_open)
    solution = laid.design.solutions[option.within]
    return Tried(option, solution, tried(base, laid, option.address), cost_is_open)


def _with_cost(laid: Loaded, option: Option, base: Side, *, cost_is_open: bool) -> Loaded:
    """The design with what an option costs written into the cost of its solution.

    Where nobody says what the changes cost, the lines are no longer all of it: the total that was
    presented does not cover the option.
    """
    solution = laid.design.solutions[option.within]
    lines = cost_lines(solution, Costs(laid.design), _priced(option, base))
    if cost_is_open and solution.cost is not None and solution.cost.five_year_total is not None:
        lines = [Line("unset", "", f"{Solution.SECTION}.{solution.id}.cost.five_year_total")]
    if not lines:
        return laid
    problems = Problems()
    sheet = Spoken(f"the cost of option {option.id}", lines, problems)
    found, wrong = laid_by(laid, [(sheet, sheet.text)], problems)
    if wrong:
        raise RuntimeError(f"the cost of `{option.address}` cannot be laid: {wrong[0].message}")
    return found


def _priced(option: Option, base: Side) -> Priced:
    prices = base.workspace.settings.prices
    stated = option.cost.items() if isinstance(option.cost, Mapping) else ()
    return [(name, prices[name] if each == LISTED else each) for name, each in stated]
