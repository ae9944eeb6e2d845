"""Judges requirements: computes the figure of each, and compares it with what is asked."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from archkit.analysis.facts import Facts
from archkit.analysis.knowledge import Missing, all_of, once_for_each
from archkit.analysis.requirements import has_figure, in_force
from archkit.analysis.verdicts import records
from archkit.analysis.verdicts.catalogue import measures
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import Figure, Number
from archkit.analysis.verdicts.measure import Answer, Measure, Question, Unfit
from archkit.analysis.verdicts.verdict import Basis, Standing, Verdict
from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.information import Data
from archkit.model.journey import Journey
from archkit.model.quality import Metric
from archkit.model.requirement import Fit, Requirement
from archkit.model.solution import Solution
from archkit.model.vocabulary import Priority

_PARTS = {Component: "components", Journey: "journeys", Connection: "connections"}


class Verdicts:
    """Answers whether requirements are met."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    @cached_property
    def every(self) -> Sequence[Verdict]:
        """The verdict on every requirement, in the order of their addresses."""
        found = (each for each in self._facts.design.elements(Requirement))
        return tuple(self.of(each) for each in found if isinstance(each, Requirement))

    @once_for_each
    def of(self, requirement: Requirement) -> Verdict:
        """The verdict on one requirement."""
        if why := self._not_asked(requirement):
            return Verdict(requirement, Standing.NOT_APPLICABLE, None, Step(why))
        fit = requirement.fit
        if fit is None:
            return records.shown(requirement, self._facts)
        measure = measures().get(fit.metric) if fit.metric else None
        if fit.metric is None or not has_figure(fit):
            return _unfinished(requirement, fit, measure)
        if measure is None:
            return records.measured(requirement, fit, fit.metric, self._facts.as_of)
        return self._computed(requirement, fit, measure)

    def figure_of(self, solution: Solution, metric: Metric) -> Figure | None:
        """The figure of a whole solution, whether or not anybody asks for it.

        Of a solution's parts it is that of the worst; nothing where none has the figure.
        """
        measure = measures()[metric]
        fit = Fit(metric=metric)
        asker = Requirement.model_construct(id=metric.value, within=solution.id, fit=fit)
        answers = [
            measure.answer(Question(asker, fit, each, self._facts))
            for each in _measured(solution, measure)
        ]
        figures = [each.figure for each in answers if isinstance(each, Answer)]
        return _worst_figure(figures, measure)

    def _not_asked(self, requirement: Requirement) -> str:
        """Why nobody asks whether a requirement is met; empty where somebody does."""
        if not in_force(requirement, self._facts.design):
            return "it is retired, or its solution is"
        if not requirement.agreed:
            return f"nobody has agreed to it yet: its status is `{requirement.status.value}`"
        if requirement.priority is Priority.WONT:
            return "it is put off: its priority is `wont`"
        return ""

    def _computed(self, requirement: Requirement, fit: Fit, measure: Measure) -> Verdict:
        subject = self.subject(requirement, fit)
        if isinstance(subject, Missing):
            step = Step("what is measured", "not known", missing=subject)
            return Verdict(requirement, Standing.UNKNOWN, Basis.COMPUTED, step, missing=subject)
        answers = [
            measure.answer(Question(requirement, fit, each, self._facts))
            for each in _measured(subject, measure)
        ]
        return _verdict(requirement, fit, answers, _unfit(subject, measure))

    def subject(self, requirement: Requirement, fit: Fit) -> Element | Missing:
        """What a fit criterion measures; missing where what it names could not be read."""
        design, within = self._facts.design, requirement.within
        if fit.of is None:
            return design.solutions[within]
        solution, _, rest = fit.of.partition(".")
        found = (
            _part(design.solutions.get(within), fit.of)
            or _part(design.solutions.get(solution), rest)
            or design.data.get(fit.of)
        )
        return found or Missing.field(requirement, "fit", "of")


def _part(solution: Solution | None, name: str) -> Element | None:
    """A part of a solution; a component where ids coincide, as everywhere in the language."""
    if solution is None:
        return None
    found = (getattr(solution, section).get(name) for section in _PARTS.values())
    return next((each for each in found if each is not None), None)


def _measured(subject: Element, measure: Measure) -> Iterator[Element]:
    """The elements whose figures count: the subject, or the parts of a solution that have one."""
    if isinstance(subject, measure.of):
        yield subject
    elif isinstance(subject, Solution):
        for kind in measure.counted or measure.of:
            if kind in _PARTS:
                yield from getattr(subject, _PARTS[kind]).values()


def _worst_figure(figures: Sequence[Figure], measure: Measure) -> Figure | None:
    """The least where a measure is bounded from below, else the most; of no numbers, the first."""
    numbers = [each for each in figures if isinstance(each, Number)]
    if not numbers:
        return next(iter(figures), None)
    if measure.bound == "at_least":
        return min(numbers, key=lambda each: (each.bounds.low, each.bounds.high))
    return max(numbers, key=lambda each: (each.bounds.high, each.bounds.low))


def _unfit(subject: Element, measure: Measure) -> Unfit:
    """The reason where there is nothing that could be measured."""
    kinds = " or ".join(f"a {kind.WORD}" for kind in measure.of)
    if isinstance(subject, Solution):
        return Unfit(f"the solution has nothing with a figure of `{measure.metric.value}`")
    name = subject.id if isinstance(subject, Data) else subject.address
    return Unfit(f"`{measure.metric.value}` is a figure of {kinds}, and `{name}` is none")


def _verdict(
    requirement: Requirement, fit: Fit, given: Sequence[Answer | Unfit], otherwise: Unfit
) -> Verdict:
    """The verdict by the worst of several answers; those that do not apply are left out."""
    answers = [each for each in given if isinstance(each, Answer)]
    if not answers:
        unfit = next((each for each in given if isinstance(each, Unfit)), otherwise)
        if len(given) > 1:
            unfit = otherwise
        step = Step(unfit.why, rests_on=unfit.rests_on)
        return Verdict(requirement, Standing.NOT_APPLICABLE, Basis.COMPUTED, step)
    ranked = sorted(answers, key=lambda each: _rank(each, fit))
    met = all_of(*(each.figure.meets(fit) for each in answers))
    standing = (
        Standing.UNKNOWN if isinstance(met, Missing) else Standing.MET if met else Standing.UNMET
    )
    return Verdict(
        requirement,
        standing,
        ranked[0].basis,
        _worst(ranked),
        ranked[0].figure,
        met if isinstance(met, Missing) else None,
    )


def _rank(answer: Answer, fit: Fit) -> tuple[int, float]:
    """What misses its target comes first, by how much; then what is open, and what is nearest."""
    met = answer.figure.meets(fit)
    return (1 if isinstance(met, Missing) else 2 if met else 0), answer.figure.room(fit)


def _worst(ranked: Sequence[Answer]) -> Step:
    first, *others = ranked
    if not others:
        return first.because
    steps = (replace(first.because, limits=True), *(each.because for each in others))
    return Step(f"the worst of {len(ranked)}", str(first.figure), steps=steps)


def _unfinished(requirement: Requirement, fit: Fit, measure: Measure | None) -> Verdict:
    """The verdict where the fit criterion says no metric, or no figure."""
    bound = measure.bound if measure else "at_least"
    field = "metric" if fit.metric is None else bound
    missing = Missing.field(requirement, "fit", field)
    step = Step("what is asked for", "not known", missing=missing)
    return Verdict(requirement, Standing.UNKNOWN, None, step, missing=missing)
