"""How much a solution depends on others, rather than others on it."""

from archkit.analysis.coupling import Coupling, Group
from archkit.analysis.figures import percent
from archkit.analysis.knowledge import Bounds
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import SHARE, Number
from archkit.analysis.verdicts.measure import Answer, Measure, Question, Unfit
from archkit.model.quality import Metric
from archkit.model.solution import Solution
from archkit.source.place import Place

_SHOWN = 4
"""How many of the connections that lead out are pointed at."""


def answer(question: Question) -> Answer | Unfit:
    """The instability of a solution, or of the worst of its subsystems."""
    solution, coupling = question.subject, question.facts.coupling
    groups = [
        (each.instability, each)
        for each in coupling.groups_of.get(solution.id, ())
        if each.instability is not None
    ]
    unclear = coupling.undivided.get(solution.id)
    if unclear is not None:
        number = Number(Bounds(0.0, 1.0, unclear), SHARE)
        return Answer(number, Step("its subsystems", str(number), missing=unclear))
    if not groups:
        return Unfit("it stands alone: nothing of other solutions is connected with it")
    most = question.fit.at_most is not None
    groups.sort(key=lambda each: (-each[0] if most else each[0], each[1].name))
    number = Number(Bounds.exactly(groups[0][0]), SHARE)
    steps = tuple(
        _step(each, coupling, limits=position == 0) for position, (_, each) in enumerate(groups)
    )
    says = "the worst of its subsystems" if len(groups) > 1 else "the solution"
    return Answer(number, Step(says, str(number), steps=steps))


def _step(group: Group, coupling: Coupling, *, limits: bool) -> Step:
    leading_out = [
        each
        for (source, _), ways in coupling.edges.items()
        for each in ways
        if source == group.name
    ]
    says = (
        f"`{group.name}` depends on {group.efferent} components outside, and {group.afferent}"
        " depend on it"
    )
    places = tuple(Place(each.where) for each in leading_out[:_SHOWN])
    return Step(says, percent(group.instability or 0.0), places, limits=limits)


MEASURE = Measure(
    metric=Metric.INSTABILITY,
    of=(Solution,),
    bound="at_most",
    summary="How much a solution depends on others: 0 % where only others depend on it.",
    method=(
        "I = Ce / (Ca + Ce), with Ce the components outside that it depends on, and Ca those that"
        " depend on it; the worst of its subsystems (`group:`) where it has several."
    ),
    source='R. C. Martin, "OO Design Quality Metrics" (1994)',
    assumptions=(
        "whoever opens a connection depends on the other side",
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
  R1: # <- met 50 %
    kind: quality
    statement: The permit systems shall depend on others no more than others on them.
    fit: {metric: instability, at_most: 50 %}
  R2: # <- unmet 50 %
    kind: quality
    statement: The permit systems shall hardly depend on others.
    fit: {metric: instability, at_most: 20 %}
components:
  desk: {kind: service}
connections:
  desk -> maps.tiles: {protocol: https}
  maps.viewer -> permits.desk: {protocol: https}
# file: maps.yaml
solution: maps
department: works
stage: live
tier: 3
components:
  tiles: {kind: service}
  viewer: {kind: web-app}
""",
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- unknown not known
    kind: quality
    statement: The permit systems shall hardly depend on others.
    fit: {metric: instability, at_most: 20 %}
components:
  desk: {kind: service, group: counter}
  store: {kind: database}
connections:
  desk -> town.archive: {protocol: postgresql}
""",
    ),
)
