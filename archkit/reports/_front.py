"""The front of cost against a quality: for the terminal, as data, and as a picture."""

import json
from collections.abc import Iterator
from math import inf

from archkit.analysis.verdicts.figure import money
from archkit.analysis.verdicts.verdict import Standing, target
from archkit.diagrams.scatter import Axis, ScatterView, Spread, scattered
from archkit.diagrams.sheet import svg
from archkit.diagrams.view import Box, Tone
from archkit.model.requirement import Fit
from archkit.reports._counts import counted
from archkit.reports._terminal import Paint
from archkit.trials.front import Front, Point

AS_IT_IS = "the design as it is"
_MOST = 3
"""So many changes that spoil something else are told."""
_MEANING = ((Tone.GOOD, "as asked"), (Tone.BAD, "not as asked"), (Tone.OPEN, "not known"))
_TONES = {Standing.MET: Tone.GOOD, Standing.UNMET: Tone.BAD}


def front_text(front: Front, paint: Paint) -> str:
    """The front as a table, with what was found of it and what was not."""
    return "\n".join(_lines(front, paint)) + "\n"


def _lines(front: Front, paint: Paint) -> Iterator[str]:
    requirement = front.verdict.requirement
    yield paint(f"{requirement.address}: cost against {_metric(front)}", "bold")
    yield from paint.wrapped(requirement.statement, "  ", "  ")
    if requirement.fit is not None and (asked := target(requirement.fit)):
        yield from paint.wrapped(asked, "  asked  ", "         ")
    yield ""
    yield from _table(front, paint)
    yield ""
    for sentence in closing(front):
        yield from paint.wrapped(sentence, "", "")


def _table(front: Front, paint: Paint) -> Iterator[str]:
    """A line for each point: what it costs more, what it comes to, and what is done."""
    rows = [
        (f"+ {money_of(each, front)}" if each.cost else "", str(each.figure), each)
        for each in front.points
    ]
    wide, high = (max(len(str(row[at])) for row in rows) for at in (0, 1))
    for number, (cost, figure, each) in enumerate(rows, 1):
        standing = each.verdict.standing.value
        before = f"{number:>2}  {cost:>{wide}}  {figure:<{high}}  {standing:<7}  "
        yield from paint.wrapped(says(each), before, " " * len(before))


def says(point: Point) -> str:
    """What is done, in a few words."""
    return "; ".join(point.candidate.says) if point.candidate is not None else AS_IT_IS


def money_of(point: Point, front: Front) -> str:
    """What a point costs over five years beside today's cost."""
    return money(currency(front)).write(point.cost)


def currency(front: Front) -> str:
    """The currency of the prices on a front; the first where there are several."""
    found = [
        amount.currency
        for point in front.points
        for part in (point.candidate.parts if point.candidate is not None else ())
        if part.price is not None
        for amount in (part.price.once, part.price.running)
        if amount is not None
    ]
    return next(iter(sorted(found)), "")


def closing(front: Front) -> Iterator[str]:
    """How the front was found, and what is not on it."""
    yield (
        f"The cost is over five years, beside today's. Each line is the best that was found for as"
        f" much: {counted(front.tries, 'design was judged', 'designs were judged')}, of"
        f" {counted(front.known, 'known change', 'known changes')} alone, in pairs and in threes."
    )
    if front.gave_up:
        yield "There is more to try: the search gave up at its limit (`--tries`)."
    if front.unpriced:
        names = ", ".join(f"`[prices.{each}]`" for each in front.unpriced)
        yield f"Not on it, since nobody has said what they cost: {names} in archkit.toml."
    for each in front.spoiling[:_MOST]:
        yield f"Not on it: {'; '.join(each.candidate.says)}. {'; '.join(each.why)}."


def _metric(front: Front) -> str:
    fit = front.verdict.requirement.fit
    return fit.metric.value.replace("-", " ") if fit is not None and fit.metric else "its figure"


def front_json(front: Front) -> str:
    """The front as data."""
    data = {
        "requirement": front.verdict.requirement.address,
        "metric": _metric(front).replace(" ", "-"),
        "points": [_data(each) for each in front.points],
        "unpriced": list(front.unpriced),
        "not_offered": [
            {"says": each.candidate.says, "because": list(each.why)} for each in front.spoiling
        ],
        "known": front.known,
        "tries": front.tries,
        "gave_up": front.gave_up,
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _data(point: Point) -> dict[str, object]:
    bounds = point.figure.bounds
    return {
        "says": point.candidate.says if point.candidate is not None else [],
        "cost_over_five_years": point.cost,
        "verdict": point.verdict.standing.value,
        "figure": str(point.figure),
        "least": bounds.low,
        "most": None if bounds.high == inf else bounds.high,
        "patch": point.candidate.text if point.candidate is not None else "",
    }


def front_view(front: Front) -> ScatterView:
    """The front as a picture."""
    requirement = front.verdict.requirement
    unit = front.points[0].figure.unit
    return ScatterView(
        id=f"{requirement.address}.front",
        kind="front",
        title=f"{requirement.address}: cost against {_metric(front)}",
        sentence=requirement.statement,
        boxes=tuple(_box(at, each, front) for at, each in enumerate(front.points, 1)),
        left_out=tuple(_plain(each) for each in closing(front)),
        model=front.base.workspace.settings.workspace.name,
        day=front.base.result.as_of,
        counted=("way", "connection"),
        across=Axis("More cost over five years", money(currency(front))),
        up=Axis(_metric(front).capitalize(), unit),
        places=tuple(
            (Spread(each.cost, each.cost), Spread(*_surely(each))) for each in front.points
        ),
        joined=True,
        asked=_asked(requirement.fit),
        meaning=_MEANING,
    )


def _surely(point: Point) -> tuple[float, float]:
    """The bound that a quality surely keeps, and then the other."""
    bounds = point.figure.bounds
    return (bounds.low, bounds.high) if point.rises else (bounds.high, bounds.low)


def _asked(fit: Fit | None) -> float | None:
    bound = None if fit is None else fit.at_least or fit.at_most
    return getattr(bound, "value", None)


def _box(at: int, point: Point, front: Front) -> Box:
    cost = f"{money_of(point, front)} more" if point.cost else "at today's cost"
    return Box(
        id=str(at),
        name=f"{point.figure}, {cost}",
        word=point.verdict.standing.value,
        tone=_TONES.get(point.verdict.standing, Tone.OPEN),
        note=_plain(says(point)),
    )


def _plain(words: str) -> str:
    """Words without the quotes of code, which a picture shows as they are."""
    return words.replace("`", "")


def front_svg(front: Front) -> str:
    """The front as an SVG file."""
    view = front_view(front)
    return svg(view, scattered(view))
