"""How often a journey can be made beside all else, once the load has grown to the horizon."""

from math import inf

from archkit.analysis.capacity import HORIZON
from archkit.analysis.knowledge import Bounds, Missing
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import Number, count_of
from archkit.analysis.verdicts.limits import at_most
from archkit.analysis.verdicts.measure import Answer, Measure, Question, Unfit
from archkit.analysis.verdicts.records import record_of
from archkit.analysis.verdicts.verdict import Basis
from archkit.model.component import Component
from archkit.model.journey import Journey
from archkit.model.quality import Metric
from archkit.model.quantities import Count
from archkit.model.solution import Solution
from archkit.source.place import Place


def answer(question: Question) -> Answer | Unfit:
    """What can be taken beside all else; a number of users by the record of a load test."""
    asked = question.fit.at_least or question.fit.at_most
    if isinstance(asked, Count):
        return _counted(question, asked)
    capacity = question.facts.capacity
    return at_most(question, lambda journey: capacity.beside(journey, HORIZON))


def _counted(question: Question, asked: Count) -> Answer:
    """The number that a load test found, of the things that are asked for."""
    requirement = question.requirement
    steps, missing = record_of(requirement, question.facts.as_of)
    found = requirement.verify.measured if requirement.verify else None
    if not isinstance(found, Count) or found.noun != asked.noun:
        absent = Missing.field(requirement, "verify", "measured")
        missing = absent if missing is None else missing | absent
    figure = Bounds(0.0, inf, missing)
    if isinstance(found, Count) and missing is None:
        figure = Bounds.exactly(found.value)
    number = Number(figure, count_of(asked.noun))
    place = () if missing is not None else (Place(requirement.where, ("verify", "measured")),)
    says = f"how many {asked.noun} a load test found"
    step = Step(says, str(number), place, missing, steps=steps)
    return Answer(number, step, Basis.MEASURED)


MEASURE = Measure(
    metric=Metric.CAPACITY,
    of=(Solution, Journey, Component),
    bound="at_least",
    summary="How often a journey can be made beside all else, at the end of the horizon.",
    method=(
        "X = min over i of (C_i - L_i) / V_i: of each component on the way, what it can take as"
        " tested (`capacity:`) without the load that all else brings, grown until the horizon, over"
        " how often it is asked for each journey. Of a component, C_i. A number of users follows"
        " from no design, since nobody knows how long they think: it is taken from the load test"
        " (`verify: {measured: 150 users, ...}`)."
    ),
    source="Bottleneck law and forced flow law of operational analysis (Denning and Buzen, 1978)",
    assumptions=(
        "the load of all else is the stated `peak:` without the journey's own share",
        "that load grows by the solution's `growth:` until an agreement ends, or for 5 years",
        "what can go on for long is meant: what a queue takes in for a while does not count",
    ),
    answer=answer,
    examples=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
growth: 0 %
requirements:
  R1: # <- met 20 / s
    kind: quality
    statement: The permit desk shall take 20 applications per second.
    fit: {metric: capacity, at_least: 20 / s, of: apply}
  R2: # <- unmet 20 / s
    kind: quality
    statement: The permit desk shall take 24 applications per second.
    fit: {metric: capacity, at_least: 24 / s, of: apply}
  R3: # <- unknown at most 20 / s
    kind: quality
    statement: The permit counter shall take 20 questions per second.
    fit: {metric: capacity, at_least: 20 / s, of: ask}
  R4: # <- met 100 / s
    kind: quality
    statement: The permit store shall take 100 questions per second.
    fit: {metric: capacity, at_least: 100 / s, of: store}
components:
  resident: {kind: person}
  desk: {kind: service, performance: {capacity: 60 / s, peak: 10 / s}}
  store: {kind: database, performance: {capacity: 100 / s, peak: 60 / s}}
  counter: {kind: service, performance: {capacity: 20 / s}}
connections:
  resident -> desk: {protocol: https}
  resident -> counter: {protocol: https}
  desk -> store: {protocol: postgresql, calls: 4}
journeys:
  apply: {path: [resident, desk, store], rate: 10 / s}
  ask: {path: [resident, counter], rate: 1 / s}
""",
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- met 180 users
    kind: quality
    statement: The permit desk shall serve 150 users at once.
    fit: {metric: capacity, at_least: 150 users}
    verify: {method: test, evidence: load-test.pdf, date: 2026-05-05, measured: 180 users}
  R2: # <- unmet 180 users
    kind: quality
    statement: The permit desk shall serve 200 users at once.
    fit: {metric: capacity, at_least: 200 users}
    verify: {method: test, evidence: load-test.pdf, date: 2026-05-05, measured: 180 users}
  R3: # <- unknown not known
    kind: quality
    statement: The permit desk shall serve 150 clerks at once.
    fit: {metric: capacity, at_least: 150 clerks}
    verify: {method: test, evidence: load-test.pdf, date: 2026-05-05, measured: 180 users}
""",
    ),
)
