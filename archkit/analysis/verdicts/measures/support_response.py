"""How soon somebody answers when a part of what people need is down."""

from archkit.analysis.availability.parts import VENDOR_RUN
from archkit.analysis.figures import largest_of, length
from archkit.analysis.knowledge import Bounds, Missing
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import SECONDS, Number
from archkit.analysis.verdicts.measure import Answer, Measure, Question, Unfit
from archkit.analysis.verdicts.parts import supported_parts
from archkit.model.component import Component
from archkit.model.design import Design
from archkit.model.journey import Journey
from archkit.model.organisation import Team, Vendor
from archkit.model.quality import Metric
from archkit.model.solution import Solution
from archkit.source.place import Place


def answer(question: Question) -> Answer | Unfit:
    """The slowest answer among all who look after a part."""
    parts = supported_parts(question)
    if not parts:
        return Unfit("nothing in it needs support, or all of it can be done without for a time")
    design = question.facts.design
    first = {_key(each): each for each in reversed(parts)}
    found = [(each, _response(each, design)) for each in first.values()]
    found.sort(key=lambda each: (-each[1].high, -each[1].low, each[0].address))
    number = Number(largest_of(response for _, response in found), SECONDS)
    steps = tuple(
        _step(part, response, design, limits=position == 0)
        for position, (part, response) in enumerate(found)
    )
    says = f"the slowest of {len(found)} who answer" if len(found) > 1 else "who answers"
    return Answer(number, Step(says, str(number), missing=number.missing, steps=steps))


def _key(part: Component) -> str | None:
    """Whose answer counts: the vendor's where the vendor runs it, else the team's."""
    return f"vendor {part.vendor}" if part.kind in VENDOR_RUN else part.team


def _answers(part: Component, design: Design) -> Team | Vendor | None:
    if part.kind in VENDOR_RUN:
        return design.vendors.get(part.vendor) if part.vendor else None
    return design.teams.get(part.team) if part.team else None


def _response(part: Component, design: Design) -> Bounds:
    who = _answers(part, design)
    if who is None:
        field = "vendor" if part.kind in VENDOR_RUN else "team"
        return Bounds(0.0, float("inf"), Missing.field(part, field))
    if who.response is None:
        return Bounds(0.0, float("inf"), Missing.field(who, "response"))
    return Bounds.exactly(who.response.value)


def _step(part: Component, response: Bounds, design: Design, *, limits: bool) -> Step:
    who = _answers(part, design)
    name = f"{who.WORD} `{who.id}`, for `{part.address}`" if who else f"for `{part.address}`"
    places = () if who is None or who.response is None else (Place(who.where, ("response",)),)
    value = length(response.high) if response.missing is None else "not known"
    return Step(name, value, places, response.missing, limits=limits)


MEASURE = Measure(
    metric=Metric.SUPPORT_RESPONSE,
    of=(Solution, Journey, Component),
    bound="at_most",
    summary="How soon somebody answers the most urgent call, whatever part is down.",
    method=(
        "The longest `response:` among those who look after a part: the vendor's where the vendor"
        " runs it (`saas`, `external-system`), else the team's."
    ),
    source="ISO/IEC 20000-1, incident management; ITIL 4, target response time",
    assumptions=(
        "the time counts from the call, in the hours in which somebody looks after the part",
        "what has a `degraded_mode:` can be done without until somebody is there",
    ),
    answer=answer,
    examples=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- met 1 h
    kind: operational
    statement: Somebody shall answer a call about the permit desk within 1 hour.
    fit: {metric: support-response, at_most: 1 h, of: desk}
  R2: # <- unmet 1 h
    kind: operational
    statement: Somebody shall answer a call about the permit desk within 30 minutes.
    fit: {metric: support-response, at_most: 30 min, of: desk}
  R3: # <- unknown not known
    kind: operational
    statement: Somebody shall answer a call about the permit counter within 4 hours.
    fit: {metric: support-response, at_most: 4 h, of: counter}
components:
  desk: {kind: service, team: days}
  cloud: {kind: saas, team: days, vendor: acme}
  counter: {kind: service, team: quiet}
connections:
  desk -> cloud: {protocol: https}
teams:
  days: {hours: "mon-fri 08:00-17:00", on_call: none, response: 15 min}
  quiet: {hours: "mon-fri 08:00-17:00", on_call: none}
""",
    ),
)
