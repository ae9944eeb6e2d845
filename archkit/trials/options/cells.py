"""Cells of the matrix: what an option comes to on a criterion, and what that gives it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any, Final

from archkit.analysis.figures import TOLERANCE
from archkit.analysis.knowledge import Bounds, Missing, Truth, all_of
from archkit.analysis.verdicts.figure import SECONDS, Figure, Number, Unit, count_of
from archkit.analysis.verdicts.judge import Verdicts
from archkit.analysis.verdicts.verdict import Standing, Verdict
from archkit.checking.check import Reported
from archkit.diff.deltas import finding_changes, verdict_changes
from archkit.diff.renames import Renames
from archkit.model.options import Aspect, Criterion, Option
from archkit.model.quality import Metric
from archkit.model.quantities import Duration, Quantity
from archkit.model.requirement import Fit, Requirement
from archkit.model.settings import Severity
from archkit.model.solution import Solution
from archkit.model.vocabulary import RiskLevel
from archkit.rules.rule import Outcome
from archkit.trials.options.weighing import Span
from archkit.trials.trial import Trial

_BEST_SCORE: Final = 5.0
_LEVELS: Final = tuple(RiskLevel)
_LEVEL: Final = Unit(
    "level", lambda rank: _LEVELS[int(rank)].value, lambda steps: f"{steps:.0f} steps", most=4
)
_SCORE: Final = Unit("score", lambda score: f"{score:g} of 5", lambda apart: f"{apart:g}", most=5)
_ANYTHING: Final = Span(0.0, 1.0)


@dataclass(frozen=True)
class Tried:
    """An option that was laid over the design and judged.

    Attributes:
        option: The option.
        solution: Its solution, with it.
        trial: The design as it is and with the option, both judged.
        cost_is_open: Whether it changes the design, and nobody says what that costs.
    """

    option: Option
    solution: Solution
    trial: Trial
    cost_is_open: bool = False

    @property
    def unmet(self) -> Sequence[Verdict]:
        """The requirements that are not met: of the solution, and those that fare worse by it."""
        return [each for each in self._verdicts if each.standing is Standing.UNMET]

    @property
    def open(self) -> Sequence[Verdict]:
        """The requirements of which nobody can tell whether they are met (see `unmet`)."""
        return [each for each in self._verdicts if each.standing is Standing.UNKNOWN]

    @property
    def met(self) -> Sequence[Verdict]:
        """The requirements of the solution that are met."""
        return [each for each in self._verdicts if each.standing is Standing.MET]

    @property
    def _verdicts(self) -> Iterator[Verdict]:
        own = self.solution.id
        for each in self.trial.head.appraisal.verdicts:
            if each.requirement.within == own:
                yield each
        for change in verdict_changes(self.trial.base, self.trial.head, Renames()):
            if change.turn < 0 and change.verdict.requirement.within != own:
                yield change.verdict

    @property
    def findings(self) -> Sequence[Reported]:
        """Errors and warnings on the solution, and those that the option brings in elsewhere."""
        return [each for each in self._told if each.finding.outcome is Outcome.FAIL]

    @property
    def undecided(self) -> Sequence[Reported]:
        """Where nobody can tell whether there is a finding (see `findings`)."""
        return [each for each in self._told if each.finding.outcome is Outcome.UNKNOWN]

    @property
    def _told(self) -> Iterator[Reported]:
        own = ("solutions", self.solution.id)
        brought = finding_changes(self.trial.base, self.trial.head, Renames()).new
        here = [
            each
            for each in self.trial.head.result.findings
            if each.finding.element.where[:2] == own
        ]
        for each in (*here, *(other for other in brought if other not in here)):
            if each.finding.severity.at_least(Severity.WARNING):
                yield each


@dataclass(frozen=True)
class Cell:
    """What an option comes to on a criterion.

    Attributes:
        figure: What was worked out or judged; nothing where there is none.
        score: What that gives it, from nought to one.
        passes: Whether it is within what the criterion insists on.
    """

    figure: Figure | None
    score: Span
    passes: Truth

    def __str__(self) -> str:
        return "not known" if self.figure is None else str(self.figure)


def cell(name: str, criterion: Criterion, tried: Tried) -> Cell:
    """What an option comes to on a criterion of its solution."""
    if criterion.is_judged:
        given = tried.option.scores.get(name)
        missing = Missing.field(tried.option, "scores", name)
        bounds = Bounds(0, _BEST_SCORE, missing) if given is None else Bounds.exactly(given)
        return Cell(Number(bounds, _SCORE), _share(bounds, 0, _BEST_SCORE), True)  # noqa: FBT003 - a truth, as `Cell` names it
    figure = measured(name, criterion, tried)
    if not isinstance(figure, Number):
        return Cell(figure, _ANYTHING, _passes(None, criterion, tried))
    score = _ANYTHING
    if criterion.worst is not None and criterion.best is not None:
        score = _share(figure.bounds, _value(criterion.worst), _value(criterion.best))
    return Cell(figure, score, _passes(figure.bounds, criterion, tried))


def measured(name: str, criterion: Criterion, tried: Tried) -> Figure | None:
    """The figure of an option on a criterion that archkit measures; None where it has none."""
    metric = criterion.metric
    if metric is None:
        return aspect(Aspect(str(criterion.measure)), tried)
    fit = Fit.model_construct(metric=metric, of=criterion.of, **_asked(criterion))
    asker = Requirement.model_construct(id=name, within=tried.solution.id, fit=fit)
    return Verdicts(tried.trial.head.facts).of(asker).figure


def whole(metric: Metric, tried: Tried) -> Figure | None:
    """The figure of the whole solution with an option."""
    return Verdicts(tried.trial.head.facts).figure_of(tried.solution, metric)


def aspect(aspect: Aspect, tried: Tried) -> Number:
    """What an option comes to in one aspect."""
    return _ASPECTS[aspect](tried)


def _lead_time(tried: Tried) -> Number:
    return _time(tried.option, tried.option.lead_time, "lead_time")


def _exit_time(tried: Tried) -> Number:
    return _time(tried.option, tried.option.exit_time, "exit_time")


def _time(option: Option, stated: Duration | None, field: str) -> Number:
    if stated is None:
        return Number(Bounds(0, inf, Missing.field(option, field)), SECONDS)
    as_written = Unit(SECONDS.name, lambda _: str(stated), SECONDS.apart)
    return Number(Bounds.exactly(stated.value), as_written)


def _residual_risk(tried: Tried) -> Number:
    """The highest risk that is left; where one does not state it, that may be any."""
    risks = tried.solution.risks.values()
    stated = [each.residual.rank for each in risks if each.residual is not None]
    gaps = [Missing.field(each, "residual") for each in risks if each.residual is None]
    if not risks:
        gaps = [Missing.field(tried.solution, "risks")]
    if not gaps:
        return Number(Bounds.exactly(max(stated)), _LEVEL)
    missing = Missing(frozenset().union(*(each.places for each in gaps)))
    return Number(Bounds(max(stated, default=0), len(_LEVELS) - 1, missing), _LEVEL)


def _unmet(tried: Tried) -> Number:
    count, more = len(tried.unmet), len(tried.open)
    places = frozenset[object]().union(
        *(each.missing.places for each in tried.open if each.missing is not None)
    )
    missing = Missing(places) if more else None  # type: ignore[arg-type]  # the union of sets of places
    return Number(Bounds(count, count + more, missing), count_of("requirements"))


def _findings(tried: Tried) -> Number:
    count, undecided = len(tried.findings), tried.undecided
    missing = Missing(frozenset(each.finding.place for each in undecided)) if undecided else None
    return Number(Bounds(count, inf if undecided else count, missing), count_of("findings"))


_ASPECTS: Final[Mapping[Aspect, Callable[[Tried], Number]]] = {
    Aspect.LEAD_TIME: _lead_time,
    Aspect.EXIT_TIME: _exit_time,
    Aspect.RESIDUAL_RISK: _residual_risk,
    Aspect.UNMET_REQUIREMENTS: _unmet,
    Aspect.FINDINGS: _findings,
}


def _asked(criterion: Criterion) -> dict[str, Any]:  # Any: fields as `model_construct` takes them
    """The bound by which the worst of several parts is told: what is insisted on, or the scale."""
    if criterion.at_least is not None or criterion.at_most is not None:
        return {"at_least": criterion.at_least, "at_most": criterion.at_most}
    return {"at_least" if _rises(criterion) else "at_most": criterion.worst}


def _rises(criterion: Criterion) -> bool:
    """Whether more is better."""
    worst, best = criterion.worst, criterion.best
    return worst is not None and best is not None and _value(best) > _value(worst)


def _value(level: Quantity | RiskLevel) -> float:
    return float(level.rank) if isinstance(level, RiskLevel) else level.value


def _share(bounds: Bounds, worst: float, best: float) -> Span:
    """How far of the way from the worst to the best figure."""
    ends = [
        min(max((each - worst) / (best - worst), 0.0), 1.0) for each in (bounds.low, bounds.high)
    ]
    return Span(min(ends), max(ends))


def _passes(bounds: Bounds | None, criterion: Criterion, tried: Tried) -> Truth:
    """Whether a figure is within what a criterion insists on, but for rounding."""
    terms: list[Truth] = []
    known = bounds or Bounds(-inf, inf, Missing.field(tried.solution, "criteria"))
    if criterion.at_least is not None:
        terms.append(known.at_least(_value(criterion.at_least) * (1 - TOLERANCE)))
    if criterion.at_most is not None:
        terms.append(known.at_most(_value(criterion.at_most) * (1 + TOLERANCE)))
    return all_of(*terms)
