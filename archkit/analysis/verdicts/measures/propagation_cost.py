"""How far a change spreads within a solution."""

from archkit.analysis.knowledge import Bounds
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import SHARE, Number
from archkit.analysis.verdicts.measure import Answer, Measure, Question, Unfit
from archkit.model.quality import Metric
from archkit.model.solution import Solution
from archkit.source.place import Place


def answer(question: Question) -> Answer | Unfit:
    """The density of a solution's visibility matrix."""
    solution, coupling = question.subject, question.facts.coupling
    share = coupling.propagation_within(solution.id)
    if share is None:
        return Unfit("it has no component that others depend on")
    number = Number(Bounds.exactly(share), SHARE)
    parts = {at for group in coupling.groups_of[solution.id] for at in group.parts}
    near = {at: coupling.fans[at] for at in parts}
    ranked = sorted(near, key=lambda at: (-near[at].into, at))
    components = question.facts.design.components
    steps = tuple(
        Step(
            f"`{at}`",
            f"{near[at].into} call it, it calls {near[at].out}",
            (Place(components[at].where),),
            limits=position == 0,
        )
        for position, at in enumerate(ranked)
    )
    says = f"what a change in one of its {len(parts)} components may reach, on the average"
    return Answer(number, Step(says, str(number), steps=steps))


MEASURE = Measure(
    metric=Metric.PROPAGATION_COST,
    of=(Solution,),
    bound="at_most",
    summary="The share of a solution's components that a change in an average one may reach.",
    method=(
        "The density of the visibility matrix: of each component, how many of the solution's"
        " components can be reached from it along connections within the solution, itself"
        " included; their sum over the square of the number of components."
    ),
    source="MacCormack, Rusnak and Baldwin, Management Science 52(7), 2006",
    assumptions=(
        "whoever opens a connection depends on the other side, whatever it carries",
        "people and what looks after all solutions alike (sign-in, logs, backup) do not count",
    ),
    answer=answer,
    examples=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- met 66.6667 %
    kind: quality
    statement: A change shall reach at most 70 % of the permit systems.
    fit: {metric: propagation-cost, at_most: 70 %}
  R2: # <- unmet 66.6667 %
    kind: quality
    statement: A change shall reach at most 50 % of the permit systems.
    fit: {metric: propagation-cost, at_most: 50 %}
  R3: # <- unknown
    kind: quality
    statement: A change shall reach few of the permit systems.
    fit: {metric: propagation-cost}
components:
  clerk: {kind: person}
  desk: {kind: web-app}
  cases: {kind: service}
  store: {kind: database}
connections:
  clerk -> desk: {protocol: https}
  desk -> cases: {protocol: https}
  cases -> store: {protocol: postgresql}
""",
    ),
)
