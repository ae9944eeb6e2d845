"""Which components a question is about: all that what is measured needs."""

from archkit.analysis.dependencies import Use
from archkit.analysis.verdicts.measure import Question
from archkit.model.component import Component
from archkit.model.journey import Journey
from archkit.model.solution import Solution


def uses_of(question: Question) -> tuple[Use, ...]:
    """What people do with what is measured: a journey, a component, or all of a solution's."""
    dependencies, subject = question.facts.dependencies, question.subject
    if isinstance(subject, Solution):
        return dependencies.uses(subject)
    if isinstance(subject, Component):
        return (dependencies.use_of(subject),)
    owner = question.facts.design.solutions[subject.within]
    uses = dependencies.uses(owner) if isinstance(subject, Journey) else ()
    return tuple(use for use in uses if use.element is subject)


def supported_parts(question: Question) -> list[Component]:
    """The components that somebody has to look after so that what is measured works."""
    return question.facts.support.parts_of(uses_of(question))
