"""What a study of options says, in words and tables that every format shares."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from archkit.analysis.verdicts.figure import Number
from archkit.diff.deltas import VerdictChange, verdict_changes
from archkit.diff.renames import Renames
from archkit.model.options import Approach, Aspect, Criterion
from archkit.model.quality import Metric
from archkit.reports._counts import counted
from archkit.reports._table import Table
from archkit.trials.options.cells import Tried, aspect, whole
from archkit.trials.options.study import Study
from archkit.trials.options.weighing import Sensitivity, Span

REQUIREMENTS: Final = "requirements"
_KNOWN: Final[Mapping[Metric | Aspect, str]] = {
    Metric.FIVE_YEAR_COST: "cost over five years",
    Aspect.UNMET_REQUIREMENTS: REQUIREMENTS,
    Aspect.FINDINGS: "findings",
    Aspect.RESIDUAL_RISK: "residual risk",
    Aspect.LEAD_TIME: "lead time",
    Aspect.EXIT_TIME: "exit time",
}
"""What is told of every option, whether or not it is a criterion, in this order."""

_FULL: Final = 100


class Row(NamedTuple):
    """A line of a table of options: what it is about, and a cell for each option."""

    name: str
    cells: Sequence[str]


def heading(study: Study) -> str:
    """What was compared."""
    options = counted(len(study.tried), "option", "options")
    criteria = counted(len(study.criteria), "criterion", "criteria")
    return f"{study.solution.title}: {options} by {criteria}"


def described(tried: Tried) -> str:
    """The name of an option with its approach."""
    option = tried.option
    words = option.approach.value.replace("-", " ") if option.approach is not None else ""
    named = [option.name] if option.name is not None else []
    return " ".join([*named, *([f"({words})"] if words else [])])


def option_words(tried: Tried) -> str:
    """An option as decision records list it: doing nothing is called so."""
    title, does_nothing = tried.option.title, tried.option.approach is Approach.DO_NOTHING
    return f"do nothing: {title}" if does_nothing and "nothing" not in title.lower() else title


def figures(study: Study) -> list[Row]:
    """What each option comes to: on what is always told, and on the other criteria."""
    every = [*study.tried.values()]
    rows = [Row(_KNOWN[each], [_told(each, tried) for tried in every]) for each in _KNOWN]
    rows += [
        Row(name, [str(study.cells[option][name]) for option in study.tried])
        for name, each in study.criteria.items()
        if each.of is not None or str(each.measure) not in map(str, _KNOWN)
    ]
    return rows


def _told(what: Metric | Aspect, tried: Tried) -> str:
    if isinstance(what, Metric):
        return str(whole(what, tried) or "not known")
    if what is Aspect.UNMET_REQUIREMENTS:
        return _verdicts(tried)
    return _findings(tried) if what is Aspect.FINDINGS else str(aspect(what, tried))


def _verdicts(tried: Tried) -> str:
    unmet = ", ".join(_of(each.requirement.address, tried) for each in tried.unmet)
    parts = [f"{len(tried.met)} met", f"{len(tried.unmet)} unmet{f' ({unmet})' if unmet else ''}"]
    return ", ".join([*parts, *([f"{len(tried.open)} unknown"] if tried.open else [])])


def _findings(tried: Tried) -> str:
    rules = sorted({each.finding.page.id for each in tried.findings})
    count = str(aspect(Aspect.FINDINGS, tried))
    return f"{count} ({', '.join(rules)})" if rules else count


def _of(address: str, tried: Tried) -> str:
    return address.removeprefix(f"{tried.solution.id}.")


def changed(tried: Tried) -> list[str]:
    """The requirements of which an option changes the verdict."""
    found = verdict_changes(tried.trial.base, tried.trial.head, Renames())
    return [_turn(each, tried) for each in found if each.turn]


def _turn(change: VerdictChange, tried: Tried) -> str:
    old, new = (each.standing.value if each else "-" for each in (change.old, change.new))
    return f"{_of(change.verdict.requirement.address, tried)}: {old} -> {new}"


def against_today(tried: Tried, study: Study) -> Iterator[str]:
    """What an option does to cost, findings and risk, which are the better the less they are."""
    today = study.as_it_is
    for what in (Metric.FIVE_YEAR_COST, Aspect.FINDINGS, Aspect.RESIDUAL_RISK):
        old, new = _number(what, today), _number(what, tried)
        if old is None or new is None:
            yield f"Neutral: nobody can tell what becomes of the {_KNOWN[what]}"
        elif new.bounds == old.bounds:
            yield f"Neutral: {_KNOWN[what]}: {new}, as today"
        else:
            better = new.bounds.high < old.bounds.low
            worse = new.bounds.low > old.bounds.high
            word = "Good" if better else "Bad" if worse else "Neutral"
            yield f"{word}: {_KNOWN[what]}: {_told(what, today)} -> {_told(what, tried)}"
    yield f"Neutral: it serves after {aspect(Aspect.LEAD_TIME, tried)}"
    yield f"Neutral: the way out again takes {aspect(Aspect.EXIT_TIME, tried)}"


def _number(what: Metric | Aspect, tried: Tried) -> Number | None:
    figure = aspect(what, tried) if isinstance(what, Aspect) else whole(what, tried)
    return figure if isinstance(figure, Number) else None


def points_table(study: Study) -> Table:
    """The points of each option by criterion, out of a hundred in all."""
    rows = [_points_row(name, study) for name in study.weighed]
    totals = [points_words(study.weighing.points[each]) for each in study.tried]
    rows.append(("together", "100", *totals))
    rows.append(("place", "", *(place_words(each, study) for each in study.tried)))
    return Table("Points", ("criterion", "of", *study.tried), rows)


def _points_row(name: str, study: Study) -> tuple[str, ...]:
    share = study.weighing.shares[name]
    scores = (study.weighing.scores[each][name] for each in study.tried)
    cells = (points_words(Span(share * each.low, share * each.high)) for each in scores)
    return (name, _of_hundred(share), *cells)


def points_words(span: Span) -> str:
    """Points out of a hundred, or the two that they lie between."""
    low, high = _of_hundred(span.low), _of_hundred(span.high)
    return low if span.is_known else f"{low} to {high}"


def _of_hundred(share: float) -> str:
    return f"{share * _FULL:.1f}".removesuffix(".0")


def place_words(option: str, study: Study) -> str:
    """The place of an option, or the two that it lies between; `out` where it is knocked out."""
    places = study.weighing.places(option)
    if places is None:
        return "out"
    first, last = places
    return f"{first}" if first == last else f"{first} to {last}"


def conclusion(study: Study) -> Iterator[str]:
    """Who leads, or why nobody can say."""
    weighing = study.weighing
    if not weighing.weights:
        yield "No criterion has a weight, so nothing is ranked."
    elif not weighing.contenders:
        yield "Every option is knocked out: nothing is left to choose from."
    elif weighing.leader is not None:
        yield _leads(weighing.leader, study)
    else:
        yield from _nobody_leads(study)
    for option in study.tried:
        if fails := study.fails(option):
            yield f"`{option}` is knocked out by {_listed(fails)}."
        elif unsure := study.may_fail(option):
            yield f"Nobody can tell whether {_listed(unsure)} knocks `{option}` out."


def _leads(leader: str, study: Study) -> str:
    points = study.weighing.points
    others = [each for each in study.weighing.contenders if each != leader]
    first = f"`{leader}` leads with {points_words(points[leader])} of 100 points"
    if not others:
        return f"{first}: no other option is left."
    second = max(others, key=lambda each: points[each].high)
    unknown = not all(points[each].is_known for each in study.weighing.contenders)
    sure = ", whatever is not known turns out to be" if unknown else ""
    return f"{first}, before `{second}` with {points_words(points[second])}{sure}."


def _nobody_leads(study: Study) -> Iterator[str]:
    weighing = study.weighing
    may = [f"`{each}` ({points_words(weighing.points[each])})" for each in weighing.may_lead]
    rests = [f"{_listed(names)} of `{option}`" for option, names in weighing.open_cells().items()]
    if not rests and all(weighing.out[each] is False for each in weighing.may_lead):
        yield f"{_and(may)} are level."
        return
    if len(may) == 1:
        yield f"{may[0]} would lead."
        return
    yield f"No option leads for certain: {_and(may)} may each be the first."
    if rests:
        yield f"That rests on what nobody can tell: {'; '.join(rests)}."


def sensitivity_lines(study: Study) -> list[str]:
    """How far each weight can move before the first may be another, the most delicate first."""
    return [_firm(each, str(study.weighing.leader)) for each in study.weighing.sensitivity]


def _firm(each: Sensitivity, leader: str) -> str:
    below, above = each.below, each.above
    name = f"`{each.criterion}` weighs {share_words(each.share)}: `{leader}` stays the first"
    if below is not None and above is not None:
        return (
            f"{name} from {share_words(below.at)} to {share_words(above.at)}; below that it may be"
            f" `{below.rival}`, above it `{above.rival}`."
        )
    if below is not None:
        return f"{name} down to {share_words(below.at)}; below that it may be `{below.rival}`."
    if above is not None:
        return f"{name} up to {share_words(above.at)}; above that it may be `{above.rival}`."
    return f"{name} whatever its weight."


def share_words(share: float) -> str:
    """A share of all weights, as a percentage."""
    return f"{_of_hundred(share)} %"


def notes(study: Study) -> Iterator[str]:
    """What the study lacks."""
    for tried in study.tried.values():
        if tried.cost_is_open:
            yield (
                f"`{tried.option.id}` changes the design and says nothing of the cost, so nobody"
                " knows it: write `cost:`, or `cost: none`."
            )
    if all(each.option.changes != "none" for each in study.tried.values()):
        yield "No option leaves the design as it is: add one with `changes: none`."


def criterion_words(name: str, criterion: Criterion) -> str:
    """A criterion with what it measures, its scale and what it insists on."""
    measured = "judged by people" if criterion.measure is None else f"{criterion.measure}"
    of = f" of `{criterion.of}`" if criterion.of else ""
    scale = f", from {criterion.worst} to {criterion.best}" if criterion.worst is not None else ""
    bounds = [
        f", {words} {bound}"
        for words, bound in (("at least", criterion.at_least), ("at most", criterion.at_most))
        if bound is not None
    ]
    return f"{criterion.name or name}: {measured}{of}{scale}{''.join(bounds)}"


def _listed(names: Sequence[str]) -> str:
    return _and([f"`{each}`" for each in names])


def _and(parts: Sequence[str]) -> str:
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last
