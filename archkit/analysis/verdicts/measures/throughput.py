"""How many requests, or journeys, can be dealt with in a second if nothing else goes on."""

from archkit.analysis.verdicts.limits import at_most
from archkit.analysis.verdicts.measure import Answer, Measure, Question, Unfit
from archkit.model.component import Component
from archkit.model.journey import Journey
from archkit.model.quality import Metric
from archkit.model.solution import Solution


def answer(question: Question) -> Answer | Unfit:
    """What one component or journey can take, or the worst journey of a solution."""
    return at_most(question, question.facts.capacity.alone)


MEASURE = Measure(
    metric=Metric.THROUGHPUT,
    of=(Solution, Journey, Component),
    bound="at_least",
    summary="How often a system can be asked, or a journey be made, if nothing else goes on.",
    method=(
        "X = min over i of C_i / V_i: of each component on the way, what it can take as tested"
        " (`capacity:`), over how often it is asked for each journey (the product of the `calls:`"
        " on the way). Where nobody has tested it, no more than servers / service time."
    ),
    source="Bottleneck law and forced flow law of operational analysis (Denning and Buzen, 1978)",
    assumptions=(
        "what can go on for long is meant: what a queue takes in for a while does not count",
        "nothing else asks the same components meanwhile; `capacity` counts what does",
        "the most that each can take is meant, whatever the statistic",
    ),
    answer=answer,
    examples=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- met 25 / s
    kind: quality
    statement: The permit desk shall take 20 applications per second.
    fit: {metric: throughput, at_least: 20 / s, of: apply, statistic: max, under: peak}
  R2: # <- unmet 25 / s
    kind: quality
    statement: The permit desk shall take 40 applications per second.
    fit: {metric: throughput, at_least: 40 / s, of: apply, statistic: max, under: peak}
  R3: # <- unknown at most 50 / s
    kind: quality
    statement: The permit counter shall take 20 questions per second.
    fit: {metric: throughput, at_least: 20 / s, of: counter, statistic: max, under: peak}
  R4: # <- unmet at most 50 / s
    kind: quality
    statement: The permit counter shall take 60 questions per second.
    fit: {metric: throughput, at_least: 60 / s, of: counter, statistic: max, under: peak}
  R5: # <- unmet 25 / s
    kind: quality
    statement: The permit systems shall take 30 applications per second.
    fit: {metric: throughput, at_least: 30 / s, statistic: max, under: peak}
components:
  resident: {kind: person}
  desk: {kind: service, performance: {capacity: 60 / s}}
  store: {kind: database, performance: {capacity: 100 / s}}
  counter: {kind: service, performance: {service_time: 40 ms, servers: 2}}
connections:
  resident -> desk: {protocol: https}
  desk -> store: {protocol: postgresql, calls: 4}
journeys:
  apply: {path: [resident, desk, store]}
""",
    ),
)
