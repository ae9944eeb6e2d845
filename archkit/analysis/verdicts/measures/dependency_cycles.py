"""How many circles of dependency a solution has a part in."""

from archkit.analysis.cycles import Cycle
from archkit.analysis.knowledge import Bounds
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import Number, count_of
from archkit.analysis.verdicts.measure import Answer, Measure, Question
from archkit.model.quality import Metric
from archkit.model.solution import Solution
from archkit.source.place import Place


def answer(question: Question) -> Answer:
    """The circles that lead through a solution."""
    cycles = question.facts.cycles.through.get(question.subject.id, ())
    number = Number(Bounds.exactly(len(cycles)), count_of("cycles"))
    steps = tuple(_step(each, limits=position == 0) for position, each in enumerate(cycles))
    return Answer(number, Step("circles of dependency through it", str(number), steps=steps))


def _step(cycle: Cycle, *, limits: bool) -> Step:
    way = tuple(
        Step(f"`{edge[0].address}`", rests_on=(Place(edge[0].where),), limits=edge[0] is weakest)
        for weakest in (cycle.cheapest,)
        for edge in cycle.edges
    )
    return Step(f"a circle of {len(way)} connections", limits=limits, steps=way)


MEASURE = Measure(
    metric=Metric.DEPENDENCY_CYCLES,
    of=(Solution,),
    bound="at_most",
    summary="How many circles of parts that all need each other lead through a solution.",
    method=(
        "The strongly connected components (Tarjan, 1972) of the hard connections between"
        " components, and of all connections between solutions; each counts once."
    ),
    source="R. C. Martin, acyclic dependencies principle; Tarjan (1972)",
    assumptions=(
        "whoever opens a connection depends on the other side",
        "people do not count, nor between solutions what looks after all of them alike",
    ),
    answer=answer,
    examples=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- met 1 cycle
    kind: quality
    statement: The permit systems shall have at most 1 circle of dependency.
    fit: {metric: dependency-cycles, at_most: 1 cycle}
  R2: # <- unmet 1 cycle
    kind: quality
    statement: The permit systems shall have no circle of dependency.
    fit: {metric: dependency-cycles, at_most: 0 cycles}
  R3: # <- unknown
    kind: quality
    statement: The permit systems shall have few circles of dependency.
    fit: {metric: dependency-cycles}
components:
  desk: {kind: service}
  cases: {kind: service}
  store: {kind: database}
connections:
  desk -> cases: {protocol: https}
  cases -> desk: {protocol: https}
  cases -> store: {protocol: postgresql}
""",
    ),
)
