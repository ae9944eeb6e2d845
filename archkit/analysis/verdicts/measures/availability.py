"""The availability of what people use: the share of the time in which all of it works."""

from archkit.analysis.availability import Term
from archkit.analysis.dependencies import Use
from archkit.analysis.figures import percent
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import SHARE, Number
from archkit.analysis.verdicts.measure import Answer, Measure, Question, Unfit
from archkit.model.component import Component
from archkit.model.journey import Journey
from archkit.model.quality import Metric
from archkit.model.solution import Solution
from archkit.source.place import Place


def answer(question: Question) -> Answer | Unfit:
    """The availability of a journey, a component with all it needs, or a solution's worst use."""
    uses = _uses(question)
    if not any(use.parts for use in uses):
        return Unfit("nothing in it can fail: it needs no component")
    figures = [(question.facts.availability.of_use(use), use) for use in uses]
    figure, use = min(figures, key=lambda each: (each[0].high, each[0].low, each[1].element.id))
    terms = question.facts.availability.terms(use)
    steps = tuple(_step(term, limits=term is terms[0]) for term in terms)
    name = f"{use.element.WORD} `{use.element.address}` with its {len(terms)} parts"
    number = Number(figure, SHARE)
    return Answer(number, Step(name, str(number), missing=figure.missing, steps=steps))


def _uses(question: Question) -> tuple[Use, ...]:
    dependencies, subject = question.facts.dependencies, question.subject
    if isinstance(subject, Solution):
        return dependencies.uses(subject)
    if isinstance(subject, Component):
        return (dependencies.use_of(subject),)
    owner = question.facts.design.solutions[subject.within]
    return tuple(use for use in dependencies.uses(owner) if use.element is subject)


def _step(term: Term, *, limits: bool) -> Step:
    component = term.component
    stated = () if component.availability is None else (Place(component.where, ("availability",)),)
    value = percent(term.figure.high) if term.figure.missing is None else "not known"
    return Step(f"`{component.address}`", value, stated, term.figure.missing, limits=limits)


MEASURE = Measure(
    metric=Metric.AVAILABILITY,
    of=(Solution, Journey, Component),
    bound="at_least",
    summary="The share of the time in which everything that people need for it works.",
    method=(
        "What is needed by hard connections works only while all of it does: A = product of A_i,"
        " each part counted once. Placements that stand in for each other follow the binomial"
        " distribution, with a share of failures that strike all of them (beta)."
    ),
    source="IEC 61078 (reliability block diagrams); IEC 61508-6 annex D (beta factor)",
    assumptions=(
        "parts fail independently of each other, but for the common cause that is stated",
        "a caller with a fallback, or that waits for no answer, goes on without the other side",
    ),
    answer=answer,
    examples=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- met 99.8001 %
    kind: quality
    statement: The permit desk shall work.
    fit: {metric: availability, at_least: 99.8 %, of: desk}
  R2: # <- unmet 99.8001 %
    kind: quality
    statement: The permit desk shall work.
    fit: {metric: availability, at_least: 99.9 %, of: desk}
  R3: # <- unknown at most 99.8001 %
    kind: quality
    statement: The permit counter shall work.
    fit: {metric: availability, at_least: 99.5 %, of: counter}
components:
  desk: {kind: service, placed: [vault-1], availability: 99.9 %}
  counter: {kind: service, placed: [vault-1], availability: 99.9 %}
  store: {kind: database, placed: [vault-1], availability: 99.9 %}
  queue: {kind: queue, placed: [vault-1]}
connections:
  desk -> store: {protocol: postgresql}
  counter -> store: {protocol: postgresql}
  counter -> queue: {protocol: amqp}
""",
    ),
)
