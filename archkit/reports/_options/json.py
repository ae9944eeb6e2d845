"""A study of options for programs: its schema is published (`archkit schema options`)."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from archkit.analysis.knowledge import Missing
from archkit.analysis.verdicts.verdict import Standing, Verdict
from archkit.model.options import Approach
from archkit.reports._options import StudyReport
from archkit.reports._options._said import conclusion, figures
from archkit.reports._report import Manner
from archkit.trials.options.cells import Cell, Tried
from archkit.trials.options.study import Study
from archkit.trials.options.weighing import Sensitivity, Span, Turn


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)


class StudySpan(_Part):
    """Points between two bounds, out of 1; the bounds are one where they are known."""

    low: float
    """They are at least this."""
    high: float
    """They are at most this."""


class StudyCell(_Part):
    """What an option comes to on a criterion."""

    criterion: str
    """The criterion."""
    figure: str
    """What was worked out or judged, in words."""
    score: StudySpan
    """What that gives it, before the weight."""
    passes: bool | None
    """Whether it is within what the criterion insists on; null where nobody can tell."""


class StudyVerdict(_Part):
    """A requirement with an option."""

    requirement: str
    """Its address."""
    verdict: Standing
    """Whether it is met."""
    figure: str | None
    """What was found; null where there is no figure."""


class StudyOption(_Part):
    """An option that was tried."""

    id: str
    """Its id."""
    name: str
    """What people call it."""
    approach: Approach | None
    """What sort of way it is; null where nobody said."""
    figures: dict[str, str]
    """What it comes to, in words."""
    verdicts: list[StudyVerdict]
    """The requirements of the solution, and those elsewhere that fare worse."""
    findings: int
    """Errors and warnings on the solution, and those that it brings in elsewhere."""
    undecided: int
    """Places at which nobody can tell whether there is a finding."""
    cells: list[StudyCell]
    """What it comes to on each criterion."""
    points: StudySpan
    """The weighted mean."""
    knocked_out: bool | None
    """Whether a criterion knocks it out; null where nobody can tell."""
    first_place: int | None
    """The best place that it may come in; null where it is out."""
    last_place: int | None
    """The worst place that it may come in; null where it is out."""


class StudyTurn(_Part):
    """A weight at which another option draws level."""

    at: float
    """The weight, as a share of all."""
    rival: str
    """The option."""


class StudySensitivity(_Part):
    """How far a weight can move before the first may be another."""

    criterion: str
    """The criterion."""
    share: float
    """Its weight now, as a share of all."""
    below: StudyTurn | None
    """The turn at a smaller weight; null where there is none."""
    above: StudyTurn | None
    """The turn at a larger weight; null where there is none."""


class JsonStudy(_Part):
    """A study of options."""

    version: int = 1
    """The version of this format."""
    solution: str
    """The solution."""
    as_of: date
    """The day on which dates were judged."""
    leader: str | None
    """The option that is the first whatever is not known; null where several may be."""
    conclusion: list[str]
    """Who leads, or why nobody can say."""
    options: list[StudyOption]
    """The options, in the order of their ids."""
    sensitivity: list[StudySensitivity]
    """How firm the first is, the most delicate criterion first."""


def write(study: Study, manner: Manner) -> str:
    """The whole study as JSON."""
    del manner
    return json_study(study).model_dump_json(indent=2) + "\n"


def json_study(study: Study) -> JsonStudy:
    """The study as data."""
    return JsonStudy(
        solution=study.solution.id,
        as_of=study.base.result.as_of,
        leader=study.weighing.leader,
        conclusion=[*conclusion(study)],
        options=[_option(name, at, study) for at, name in enumerate(study.tried)],
        sensitivity=[_sensitivity(each) for each in study.weighing.sensitivity],
    )


def _option(name: str, at: int, study: Study) -> StudyOption:
    tried, weighing = study.tried[name], study.weighing
    first, last = weighing.places(name) or (None, None)
    return StudyOption(
        id=name,
        name=tried.option.title,
        approach=tried.option.approach,
        figures={row.name: row.cells[at] for row in figures(study)},
        verdicts=_verdicts(tried),
        findings=len(tried.findings),
        undecided=len(tried.undecided),
        cells=[_cell(criterion, each) for criterion, each in study.cells[name].items()],
        points=_span(weighing.points[name]),
        knocked_out=weighing.out[name],
        first_place=first,
        last_place=last,
    )


def _verdicts(tried: Tried) -> list[StudyVerdict]:
    return [_verdict(each) for each in (*tried.unmet, *tried.open, *tried.met)]


def _verdict(each: Verdict) -> StudyVerdict:
    return StudyVerdict(
        requirement=each.requirement.address,
        verdict=each.standing,
        figure=None if each.figure is None else str(each.figure),
    )


def _cell(criterion: str, cell: Cell) -> StudyCell:
    return StudyCell(
        criterion=criterion,
        figure=str(cell),
        score=_span(cell.score),
        passes=None if isinstance(cell.passes, Missing) else cell.passes,
    )


def _span(span: Span) -> StudySpan:
    return StudySpan(low=round(span.low, 9), high=round(span.high, 9))


def _sensitivity(each: Sensitivity) -> StudySensitivity:
    return StudySensitivity(
        criterion=each.criterion,
        share=round(each.share, 9),
        below=_turn(each.below),
        above=_turn(each.above),
    )


def _turn(turn: Turn | None) -> StudyTurn | None:
    return None if turn is None else StudyTurn(at=round(turn.at, 9), rival=turn.rival)


REPORT: StudyReport = write
