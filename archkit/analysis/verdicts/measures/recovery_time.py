"""How long it takes until something works again."""

from archkit.analysis.knowledge import Bounds
from archkit.analysis.recovery_time import Stage
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import SECONDS, Number
from archkit.analysis.verdicts.measure import Answer, Measure, Question, Unfit
from archkit.analysis.verdicts.parts import uses_of
from archkit.model.component import Component
from archkit.model.journey import Journey
from archkit.model.quality import Metric
from archkit.model.solution import Solution
from archkit.source.place import Place


def answer(question: Question) -> Answer | Unfit:
    """When the last of all that is needed is back."""
    times = question.facts.recovery_times
    parts = {part for use in uses_of(question) for part in use.parts}
    stages = [stage for part in sorted(parts) if (stage := times.of(part)) is not None]
    if not stages:
        return Unfit("nothing in it has to be brought back: it needs no component")
    last = max(stages, key=lambda each: (each.total.high, each.total.low, _named(each)))
    least = max(each.total.low for each in stages)
    total = last.total if last.total.low == least else _lifted(last, least)
    number = Number(total, SECONDS)
    chain = sorted(last.chain(), key=lambda each: -each.own.low)
    steps = tuple(_step(each, limits=each is chain[0]) for each in chain)
    says = f"{question.subject.WORD} `{question.subject.address}` is back with {_named(last)}"
    return Answer(number, Step(says, str(number), missing=total.missing, steps=steps))


def _lifted(last: Stage, least: float) -> Bounds:
    """The last stage may come later than is known of it: others are surely no sooner."""
    return Bounds(least, last.total.high, last.total.missing)


def _named(stage: Stage) -> str:
    return ", ".join(f"`{each.address}`" for each in stage.members)


def _step(stage: Stage, *, limits: bool) -> Step:
    together = ", which wait for each other" if len(stage.members) > 1 else ""
    own = Number(stage.own, SECONDS)
    stated = tuple(
        Place(each.where, ("recovers_in",))
        for each in stage.members
        if each.recovers_in is not None
    )
    says = f"bringing back {_named(stage)}{together}"
    return Step(says, str(own), stated, stage.own.missing, limits=limits)


MEASURE = Measure(
    metric=Metric.RECOVERY_TIME,
    of=(Solution, Journey, Component),
    bound="at_most",
    summary="How long it takes, after all of it has failed, until it works again.",
    method=(
        "A part can be brought back once all that it needs by hard connections is back: rec(c) ="
        " recovers_in(c) + max rec(d). Parts that wait for each other are brought back one after"
        " the other. What is asked for is back with the last part that it needs."
    ),
    source="NIST SP 800-34 Rev. 1, section 3.2 (recovery priorities and sequence)",
    assumptions=(
        "each `recovers_in:` counts from the failure, with noticing and deciding",
        "what does not need each other is brought back side by side",
    ),
    answer=answer,
    examples=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- met 1.25 h
    kind: quality
    statement: The permit desk shall be back within 2 hours.
    fit: {metric: recovery-time, at_most: 2 h, of: desk}
  R2: # <- unmet 1.25 h
    kind: quality
    statement: The permit desk shall be back within 1 hour.
    fit: {metric: recovery-time, at_most: 1 h, of: file}
  R3: # <- unknown at least 45 min
    kind: quality
    statement: The permit counter shall be back within 2 hours.
    fit: {metric: recovery-time, at_most: 2 h, of: counter}
  R4: # <- unmet at least 1.25 h
    kind: quality
    statement: The permit systems shall be back within 1 hour.
    fit: {metric: recovery-time, at_most: 1 h}
  R5: # <- not applicable
    kind: quality
    statement: The resident shall be back within 1 hour.
    fit: {metric: recovery-time, at_most: 1 h, of: resident}
components:
  resident: {kind: person}
  desk: {kind: service, recovers_in: 10 min}
  cases: {kind: service, recovers_in: 20 min}
  store: {kind: database, recovers_in: 45 min}
  counter: {kind: service}
connections:
  resident -> desk: {protocol: https}
  desk -> cases: {protocol: https}
  cases -> store: {protocol: postgresql}
  counter -> store: {protocol: postgresql}
journeys:
  file: {path: [resident, desk, cases, store]}
  ask: {path: [resident, counter]}
""",
    ),
)
