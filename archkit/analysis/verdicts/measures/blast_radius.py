"""How much else is down while a component is."""

from archkit.analysis.knowledge import Bounds
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import Number, count_of
from archkit.analysis.verdicts.measure import Answer, Measure, Question, Unfit
from archkit.model.component import Component
from archkit.model.quality import Metric
from archkit.model.quantities import Count
from archkit.model.vocabulary import Kind
from archkit.source.place import Place

_SHOWN = 8
_COMPONENTS = frozenset({"component", "components"})
_SOLUTIONS = frozenset({"solution", "solutions"})


def answer(question: Question) -> Answer | Unfit:
    """The components, or the other solutions, that are down with one component."""
    component, asked = question.subject, question.fit.at_most or question.fit.at_least
    if not isinstance(component, Component) or component.kind is Kind.PERSON:
        return Unfit("people do without a person")
    noun = asked.noun if isinstance(asked, Count) else ""
    if noun not in _COMPONENTS | _SOLUTIONS:
        return Unfit(f"it counts components or solutions, and no {noun}")
    design = question.facts.design
    down = question.facts.dependencies.dependents(component.address)
    lost = sorted(down)
    if noun in _SOLUTIONS:
        lost = sorted({design.components[each].within for each in down} - {component.within})
    number = Number(Bounds.exactly(len(lost)), count_of(noun if noun.endswith("s") else f"{noun}s"))
    direct = [each for each in design.incoming.get(component.address, ()) if each.hard]
    steps = tuple(
        Step(f"`{each.id}`", "does not work without it", (Place(each.where),))
        for each in direct[:_SHOWN]
    )
    says = f"what is down while `{component.address}` is"
    return Answer(number, Step(says, _named(str(number), lost), steps=steps))


def _named(number: str, lost: list[str]) -> str:
    names = ", ".join(f"`{each}`" for each in lost[:_SHOWN])
    more = f" and {len(lost) - _SHOWN} more" if len(lost) > _SHOWN else ""
    return f"{number}: {names}{more}" if lost else number


MEASURE = Measure(
    metric=Metric.BLAST_RADIUS,
    of=(Component,),
    bound="at_most",
    summary="How many other components or solutions are down while a component is.",
    method=(
        "All that reach the component by hard connections, at whatever remove (visibility fan-in):"
        " the caller waits for the answer and has no fallback. Written as components or solutions,"
        " whichever the target counts."
    ),
    source="MacCormack, Rusnak and Baldwin, Management Science 52(7), 2006",
    assumptions=(
        "a call that says nothing of its mode or fallback is waited for",
        "a redundant component is down when all of it is",
        "a fallback outlasts the outage: `availability` tells whether it does",
    ),
    answer=answer,
    examples=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- met 2 components
    kind: quality
    statement: An outage of the permit store shall stop at most 2 other components.
    fit: {metric: blast-radius, at_most: 2 components, of: store}
  R2: # <- unmet 2 components
    kind: quality
    statement: An outage of the permit store shall stop at most 1 other component.
    fit: {metric: blast-radius, at_most: 1 component, of: store}
  R3: # <- met 0 solutions
    kind: quality
    statement: An outage of the permit store shall stop no other solution.
    fit: {metric: blast-radius, at_most: 0 solutions, of: store}
  R4: # <- unknown
    kind: quality
    statement: An outage of the permit store shall stop few other components.
    fit: {metric: blast-radius, of: store}
components:
  desk: {kind: web-app}
  cases: {kind: service}
  mailer: {kind: service}
  store: {kind: database}
connections:
  desk -> cases: {protocol: https}
  cases -> store: {protocol: postgresql}
  mailer -> store: {protocol: postgresql, mode: async}
""",
    ),
)
