"""How long work goes on while the other side cannot be reached."""

from math import inf

from archkit.analysis.figures import largest_of, smallest_of
from archkit.analysis.knowledge import Bounds, Missing
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import KEPT, Number
from archkit.analysis.verdicts.measure import Answer, Measure, Question, Unfit
from archkit.model.component import Component
from archkit.model.connection import Connection, Fallback
from archkit.model.quality import Metric
from archkit.model.resilience import DegradedMode
from archkit.model.vocabulary import Kind
from archkit.source.place import Place


def answer(question: Question) -> Answer | Unfit:
    """How long a caller, or a component with all it calls, can be on its own."""
    subject = question.subject
    if isinstance(subject, Connection):
        step = _step(_alone(subject), f"without the other side of `{subject.address}`", subject)
        return Answer(Number(_alone(subject), KEPT), step)
    if not isinstance(subject, Component) or subject.kind is Kind.PERSON:
        return Unfit("it does not depend on being reached")
    return _component(question, subject)


def _component(question: Question, component: Component) -> Answer:
    called = question.facts.design.outgoing.get(component.address, ())
    times = sorted(
        ((_alone(each), each) for each in called),
        key=lambda each: (each[0].low, each[0].high, each[1].address),
    )
    own = smallest_of(time for time, _ in times) if times else Bounds.exactly(0.0)
    without = _without(component)
    figure = largest_of((own, without))
    if figure.low == figure.high:
        figure = Bounds.exactly(figure.low)
    number = Number(figure, KEPT)
    steps = [
        _step(time, f"`{component.id}` without the other side of `{each.address}`", each)
        for time, each in times
    ]
    name = f"people without `{component.address}`"
    steps.append(_step(without, name, component, "degraded_mode"))
    limiting = len(steps) - 1 if without.low > own.low or not times else 0
    steps = [_limiting(step, limits=at == limiting) for at, step in enumerate(steps)]
    says = f"`{component.address}` on its own, or people without it, whichever is longer"
    return Answer(number, Step(says, str(number), missing=figure.missing, steps=tuple(steps)))


def _alone(connection: Connection) -> Bounds:
    """How long what the caller does instead is good enough."""
    fallback = connection.fallback
    if isinstance(fallback, Fallback) and fallback.for_ is not None:
        return Bounds.exactly(fallback.for_.value)
    if fallback == "none":
        return Bounds.exactly(0.0)
    field = ("fallback",) if fallback is None else ("fallback", "for")
    return Bounds(0.0, inf, Missing.field(connection, *field))


def _without(component: Component) -> Bounds:
    """How long the work goes on without a component."""
    mode = component.degraded_mode
    if isinstance(mode, DegradedMode) and mode.for_ is not None:
        return Bounds.exactly(mode.for_.value)
    if mode == "none":
        return Bounds.exactly(0.0)
    field = ("degraded_mode",) if mode is None else ("degraded_mode", "for")
    return Bounds(0.0, inf, Missing.field(component, *field))


def _step(time: Bounds, says: str, of: Component | Connection, field: str = "fallback") -> Step:
    stated = () if getattr(of, field) is None else (Place(of.where, (field,)),)
    return Step(says, str(Number(time, KEPT)), stated, time.missing)


def _limiting(step: Step, *, limits: bool) -> Step:
    return Step(step.says, step.value, step.rests_on, step.missing, limits=limits)


MEASURE = Measure(
    metric=Metric.OFFLINE_TIME,
    of=(Component, Connection),
    bound="at_least",
    summary="How long work goes on while the other side cannot be reached.",
    method=(
        "Of a connection, how long its `fallback:` is good enough. Of a component, the shortest"
        " of these among all that it calls; or, where that is longer, how long people can do"
        " without it by its `degraded_mode:`."
    ),
    source="NIST SP 800-34 Rev. 1, section 3.2 (alternate procedures); NIST SP 800-53 CP-2(5)",
    assumptions=(
        "what is good enough for a stated time has been tried for so long",
        "power and supplies last as long",
    ),
    answer=answer,
    examples=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- met 8 h
    kind: operational
    statement: While the line is down, the permit tablet shall record visits for 8 hours.
    fit: {metric: offline-time, at_least: 8 h, of: tablet}
  R2: # <- unmet 8 h
    kind: operational
    statement: While the line is down, the permit tablet shall record visits for 12 hours.
    fit: {metric: offline-time, at_least: 12 h, of: tablet -> desk}
  R3: # <- unknown at least 2 h
    kind: operational
    statement: While the line is down, the permit counter shall serve residents for 8 hours.
    fit: {metric: offline-time, at_least: 8 h, of: counter}
  R4: # <- unmet no time
    kind: operational
    statement: While the line is down, the permit desk shall decide for 1 hour.
    fit: {metric: offline-time, at_least: 1 h, of: desk -> store}
components:
  tablet: {kind: mobile-app, degraded_mode: none}
  counter: {kind: terminal, degraded_mode: {procedure: paper forms, for: 2 h}}
  desk: {kind: service}
  store: {kind: database}
connections:
  tablet -> desk: {mode: async, fallback: {serve: visits kept on the tablet, for: 8 h}}
  tablet -> store: {fallback: {serve: plans kept on the tablet, for: 24 h}}
  counter -> desk: {protocol: https}
  desk -> store: {protocol: postgresql, fallback: none}
""",
    ),
)
