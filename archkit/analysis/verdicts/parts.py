"""Which components a question is about: all that what is measured needs."""

from archkit.analysis.dependencies import Use
from archkit.analysis.knowledge import Missing
from archkit.analysis.verdicts.measure import Question, Unfit
from archkit.model.component import Component
from archkit.model.journey import Journey
from archkit.model.solution import Solution
from archkit.source.place import Place


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


def kept_by(question: Question) -> tuple[Component, Missing | None] | Unfit:
    """A store that a requirement is about, and what leaves open whether it is one.

    Asked for by name, whatever keeps something is a store; of a whole solution, those that
    keep master copies.
    """
    component, facts = question.subject, question.facts
    if not isinstance(component, Component):
        return Unfit("it keeps nothing")
    masters = facts.recovery.keeps_records(component)
    if question.fit.of is not None:
        if component.stores == "none":
            return Unfit(f"`{component.address}` keeps nothing", (_stores(component),))
        return component, Missing.field(component, "stores") if component.stores is None else None
    if masters is False:
        return Unfit(f"`{component.address}` keeps no master copy")
    return component, masters if isinstance(masters, Missing) else None


def _stores(component: Component) -> Place:
    return Place(component.where, ("stores",))
