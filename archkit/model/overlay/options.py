"""Options are overlays: what each makes of the design, and what of it cannot be."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from archkit.model.loading.load import Loaded
from archkit.model.loading.sheet import Part, Problems, Raw, Spot, step_into
from archkit.model.options import LISTED, Changes, Option
from archkit.model.overlay.changes import Merge, Patch, Remove
from archkit.model.overlay.laying import overlaid
from archkit.model.overlay.reading import read_patch
from archkit.model.settings import FILE
from archkit.model.solution import Solution
from archkit.source.diagnostic import Diagnostic, did_you_mean
from archkit.source.place import Path, Span


@dataclass(frozen=True, eq=False)
class PartOfSheet:
    """A mapping inside a sheet, as a sheet of its own."""

    spot: Spot

    @property
    def file(self) -> str:
        """The file, relative to the workspace."""
        return self.spot.sheet.file

    @cached_property
    def data(self) -> Raw:
        """The mapping."""
        value: object = self.spot.sheet.data
        for step in self.spot.path:
            _, value = step_into(value, step)
        return value if isinstance(value, dict) else {}

    def locate(self, path: Path, part: Part = "value") -> Span:
        """Where a part of the mapping stands."""
        return self.spot.sheet.locate((*self.spot.path, *path), part)


def with_option(loaded: Loaded, option: Option) -> Loaded:
    """The design with the changes of an option; what is wrong stands in the diagnostics.

    Args:
        loaded: The design as it is, which is sound and has the option.
        option: One of its options.
    """
    if not isinstance(option.changes, Changes):
        return loaded
    problems = Problems()
    sheet = PartOfSheet(loaded.origins.spot(option.where, ("changes",)))
    patch = read_patch(sheet, loaded.texts[sheet.file], loaded, problems, option.within)
    _check_kept(patch, option, problems)
    wrong = problems.diagnostics()
    return replace(loaded, diagnostics=tuple(wrong)) if wrong else overlaid(loaded, patch)


def _check_kept(patch: Patch, option: Option, problems: Problems) -> None:
    """Report a change that leaves nothing of the solution whose option it is."""
    for change in patch.changes:
        gone = change.gone if isinstance(change, Merge) else change.where
        if isinstance(change, Merge | Remove) and gone == (Solution.SECTION, option.within):
            problems.add(
                "option-without-base",
                f"option `{option.id}` is one of `{option.within}`, which it removes",
                change.at,
                hint="remove parts of the solution, or compare the options in another one",
            )


def faults_of_options(loaded: Loaded, prices: Collection[str]) -> Iterator[Diagnostic]:
    """What is wrong with the options of a design that is otherwise sound.

    Args:
        loaded: The design.
        prices: The names of the prices in the settings.
    """
    problems = Problems()
    for solution in loaded.design.solutions.values():
        for option in solution.options.values():
            _check_scores(solution, option, loaded, problems)
            _check_prices(option, prices, loaded, problems)
            yield from with_option(loaded, option).diagnostics
    yield from problems.diagnostics()


def _check_scores(solution: Solution, option: Option, loaded: Loaded, problems: Problems) -> None:
    judged = [name for name, each in solution.criteria.items() if each.is_judged]
    for name in option.scores:
        if name in judged:
            continue
        close = did_you_mean(name, judged)
        hint = (
            f"did you mean `{close}`?" if close else "state it under `criteria:`, or leave it out"
        )
        measured = name in solution.criteria
        problems.add(
            "unknown-criterion",
            f"criterion `{name}` is measured, and needs no score"
            if measured
            else f"`{solution.id}` has no criterion `{name}` that people judge",
            loaded.origins.spot(option.where, ("scores", name)).as_key(),
            hint="leave it out" if measured else hint,
        )


def _check_prices(
    option: Option, prices: Collection[str], loaded: Loaded, problems: Problems
) -> None:
    for name, price in option.cost.items() if isinstance(option.cost, Mapping) else ():
        if price != LISTED or name in prices:
            continue
        close = did_you_mean(name, prices)
        problems.add(
            "missing-price",
            f"{FILE} has no price `{name}`",
            loaded.origins.spot(option.where, ("cost", name)),
            hint=f"did you mean `{close}`?"
            if close
            else f"add `[prices.{name}]` there, or write the price here",
        )
