"""MNT-001: parts that need each other in a circle."""

from archkit.analysis.cycles import Cycle
from archkit.analysis.paths import hop
from archkit.model.component import Component
from archkit.model.solution import Solution
from archkit.rules.rule import ERROR, WARNING, Fail, Judgement, Rule, Situation
from archkit.source.place import Place


def judge(element: Component | Solution, on: Situation) -> Judgement:
    """Judge one component, or one solution."""
    if isinstance(element, Component):
        return [
            _waits(cycle, on) for cycle in on.facts.cycles.of_components.get(element.address, ())
        ]
    return [_depends(cycle, on) for cycle in on.facts.cycles.of_solutions.get(element.id, ())]


def _waits(cycle: Cycle, on: Situation) -> Fail:
    size = len(cycle.edges)
    first = cycle.edges[0][0].source
    message = (
        f"`{first}` cannot work without itself: a circle of {size} components that wait for"
        " each other"
    )
    return Fail(
        message if size > 1 else f"`{first}` waits for itself",
        fix=(
            f"Give `{cycle.cheapest.id}` a `fallback`, make it `mode: async`, or move what is"
            " called to where both can reach it."
        ),
        severity=ERROR,
        related=_cut(cycle),
        evidence=_round(cycle, on),
        key="" if size > 1 else "self",
    )


def _depends(cycle: Cycle, on: Situation) -> Fail:
    return Fail(
        f"a circle of {len(cycle.edges)} solutions: none can be changed or replaced alone",
        fix=f"Turn `{cycle.cheapest.id}` around, or let both solutions use a third.",
        severity=WARNING,
        related=_cut(cycle),
        evidence=_round(cycle, on),
    )


def _cut(cycle: Cycle) -> tuple[tuple[Place, str], ...]:
    return ((Place(cycle.cheapest.where), "the cheapest place to cut"),)


def _round(cycle: Cycle, on: Situation) -> tuple[str, ...]:
    """The way round, one hop a line."""
    return tuple(hop(edge[0], on.facts.topology) for edge in cycle.edges)


RULE = Rule[Component | Solution](
    id="MNT-001",
    name="dependency-cycle",
    summary="Components wait for each other in a circle, or solutions depend on each other in one.",
    why=(
        "In a circle nothing can be started, changed, tested or replaced alone, and one failure"
        " comes back to where it began."
    ),
    fix="Cut the circle at one connection: a fallback, an event instead of a call, a third part.",
    severity=ERROR,
    traces_to=("ISO/IEC 25010:2023 modularity", "Acyclic dependencies principle"),
    notes=(
        "Each group of components that all reach each other over hard connections makes one"
        " error, at its first component by name, with one shortest circle and the connection"
        " that is cheapest to cut: the step with the fewest connections, and of those the one"
        " with the fewest kinds of data. A component that waits for itself is reported apart."
        " Circles of solutions count connections of every mode, and are a warning. People are"
        " left out, since nobody waits for them as for a machine; so are, between solutions,"
        " the components that look after all alike (sign-in, logs, backup, monitoring and the"
        " like). An absent `fallback` counts as none, so there is nothing unknown here. In a"
        " group of many thousand components the circle shown is short, but perhaps not the"
        " shortest."
    ),
    subject=(Component, Solution),
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service} # <- MNT-001
  fees: {kind: service}
  ledger: {kind: service}
connections:
  desk -> fees: {}
  fees -> ledger: {mode: sync, fallback: none}
  ledger -> desk: {}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service} # <- MNT-001
connections:
  desk -> desk: {}
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  clerk: {kind: person}
  desk: {kind: service}
  fees: {kind: service}
  ledger: {kind: service}
connections:
  clerk -> desk: {}
  desk -> fees: {}
  fees -> ledger: {}
  ledger -> desk: {mode: async}
  ledger -> clerk: {}
""",
    ),
)
