"""A study of options as a picture: what each costs, against the points that it gets."""

from collections.abc import Callable
from math import inf

from archkit.analysis.verdicts.figure import Number, count_of
from archkit.diagrams.scatter import Axis, ScatterView, Spread
from archkit.diagrams.view import Box, Tone
from archkit.model.quality import Metric
from archkit.reports._options._said import heading, place_words, points_words
from archkit.trials.options.cells import Tried, whole
from archkit.trials.options.study import Study

_POINTS = count_of("points")
_FULL = 100
_MEANING = (
    (Tone.GOOD, "leads"),
    (Tone.OUTSIDE, "still to choose from"),
    (Tone.BAD, "knocked out"),
)


def study_view(study: Study, say: Callable[[str], str] = str) -> ScatterView | None:
    """The picture; None where no option has a cost, or nothing is weighed.

    Args:
        study: The study.
        say: What a reader may see of a text of the model.
    """
    costs = {name: _cost(tried) for name, tried in study.tried.items()}
    shown = {name: each for name, each in costs.items() if each is not None}
    if not shown or not study.weighing.weights:
        return None
    first = next(iter(shown.values()))
    points = study.weighing.points
    places = tuple(
        (
            Spread(cost.bounds.low, cost.bounds.high),
            Spread(points[name].low * _FULL, points[name].high * _FULL),
        )
        for name, cost in shown.items()
    )
    return ScatterView(
        id=f"{study.solution.id}.options",
        kind="options",
        title=say(heading(study)),
        sentence="What each option costs over five years, against the points that it gets.",
        boxes=tuple(_box(name, study, say) for name in shown),
        left_out=tuple(_left_out(study, costs, say)),
        model=study.base.workspace.settings.workspace.name,
        day=study.base.result.as_of,
        counted=("option", "connection"),
        across=Axis("Cost over five years", first.unit),
        up=Axis("Points of 100", _POINTS),
        places=places,
        meaning=_MEANING,
    )


def _cost(tried: Tried) -> Number | None:
    figure = whole(Metric.FIVE_YEAR_COST, tried)
    return figure if isinstance(figure, Number) else None


def _box(name: str, study: Study, say: Callable[[str], str]) -> Box:
    tried = study.tried[name]
    points = points_words(study.weighing.points[name])
    cost = _cost(tried)
    place = place_words(name, study)
    standing = "knocked out" if place == "out" else f"place {place}"
    return Box(
        id=name,
        name=say(tried.option.title),
        word=standing,
        tone=_tone(name, study),
        note=f"{points} points, {cost}, {standing}",
        element=tried.option.address,
    )


def _tone(name: str, study: Study) -> Tone:
    if name == study.weighing.leader:
        return Tone.GOOD
    return Tone.BAD if study.weighing.out[name] is True else Tone.OUTSIDE


def _left_out(
    study: Study, costs: dict[str, Number | None], say: Callable[[str], str]
) -> list[str]:
    """What cannot be placed, and what dots stand for where bounds are far apart."""
    told = [
        f"{say(study.tried[name].option.title)} has no cost that anybody knows, and is not drawn."
        for name, cost in costs.items()
        if cost is None
    ]
    open_ended = [each for each in costs.values() if each is not None and each.bounds.high == inf]
    spread = any(not each.is_known for each in study.weighing.points.values())
    if open_ended or spread:
        told.append(
            "A dotted line leads from what is sure, the least, to the most that it may come to."
        )
    return told
