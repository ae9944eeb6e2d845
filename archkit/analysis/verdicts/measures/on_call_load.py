"""How much of the year the nights take of those who are on call."""

from archkit.analysis.figures import largest_of, percent
from archkit.analysis.knowledge import Bounds, Missing
from archkit.analysis.support import burden
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import SHARE, Number
from archkit.analysis.verdicts.measure import Answer, Measure, Question, Unfit
from archkit.analysis.verdicts.parts import supported_parts
from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.design import Design
from archkit.model.journey import Journey
from archkit.model.quality import Metric
from archkit.model.solution import Solution
from archkit.source.place import Place

_Load = tuple[Element, Bounds]


def answer(question: Question) -> Answer | Unfit:
    """The largest share of the weeks that anybody is on call who looks after a part."""
    design = question.facts.design
    loads = _loads(supported_parts(question), design)
    if not loads:
        return Unfit("no team behind it has a rota")
    loads.sort(key=lambda each: (-each[1].low, -each[1].high, each[0].address))
    number = Number(largest_of(load for _, load in loads), SHARE)
    steps = tuple(
        _step(element, load, limits=position == 0) for position, (element, load) in enumerate(loads)
    )
    says = f"the largest of {len(loads)} rotas" if len(loads) > 1 else "the rota"
    return Answer(number, Step(says, str(number), missing=number.missing, steps=steps))


def _loads(parts: list[Component], design: Design) -> list[_Load]:
    """The load of each team behind some parts, and of whoever a part does not name."""
    found: dict[str, _Load] = {}
    for part in parts:
        team = design.teams.get(part.team) if part.team else None
        if team is None:
            found.setdefault("", (part, Bounds(0.0, 1.0, Missing.field(part, "team"))))
        elif (load := burden(team)) is not None:
            found[team.id] = (team, load)
    return list(found.values())


def _step(element: Element, load: Bounds, *, limits: bool) -> Step:
    value = percent(load.low) if load.missing is None else str(Number(load, SHARE))
    places = () if isinstance(element, Component) else (Place(element.where, ("on_call",)),)
    return Step(f"{element.WORD} `{element.address}`", value, places, load.missing, limits=limits)


MEASURE = Measure(
    metric=Metric.ON_CALL_LOAD,
    of=(Solution, Journey, Component),
    bound="at_most",
    summary="The share of the weeks in which one person of a team behind it is on call.",
    method=(
        "As each team states it (`share:`), and at least the number on call at once over the number"
        " of people; the largest of all teams that look after a part."
    ),
    source="UK Ministry of Justice technical guidance, out-of-hours support",
    assumptions=(
        "the people of a rota take turns evenly where no share is stated",
        "a team without a rota carries no nights: `support-hours` tells what that leaves open",
    ),
    answer=answer,
    examples=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- met 25 %
    kind: operational
    statement: The people behind the permit desk shall be on call one week in four.
    fit: {metric: on-call-load, at_most: 25 %, of: desk}
  R2: # <- unmet 25 %
    kind: operational
    statement: The people behind the permit desk shall be on call one week in five.
    fit: {metric: on-call-load, at_most: 20 %, of: desk}
  R3: # <- unknown at least 25 %
    kind: operational
    statement: The people behind the permit counter shall be on call one week in four.
    fit: {metric: on-call-load, at_most: 25 %, of: counter}
  R4: # <- not applicable
    kind: operational
    statement: The people behind the permit store shall be on call one week in four.
    fit: {metric: on-call-load, at_most: 25 %, of: store}
components:
  desk: {kind: service, team: nights}
  counter: {kind: service, team: evenings}
  store: {kind: database, team: days}
teams:
  nights: {hours: 24x7, on_call: {people: 8, concurrent: 2, share: 25 %}}
  evenings: {hours: 24x7, on_call: {people: 8, concurrent: 2}}
  days: {hours: "mon-fri 08:00-17:00", on_call: none}
""",
    ),
)
