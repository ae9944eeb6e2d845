"""Merge two small parts that always change together into one."""

from collections.abc import Iterator

from archkit.model.component import Component
from archkit.model.names import ElementNames
from archkit.model.overlay.spoken import Line
from archkit.model.quality import Metric
from archkit.model.solution import Solution
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic, is_ours


def remedies(aim: Aim) -> Iterator[Remedy]:
    """Each part that one other alone calls, merged into its caller."""
    solution = aim.subject
    if not isinstance(solution, Solution):
        return
    names = ElementNames(aim.facts.design)
    for part in solution.components.values():
        callers = {each.source for each in aim.facts.design.incoming.get(part.address, ())}
        caller = aim.facts.design.components.get(next(iter(callers), ""))
        if len(callers) == 1 and caller is not None and _are_alike(part, caller):
            called = (each.address for each in (part, caller))
            gone, kept = (each for each in called if len(names.all_named(each)) == 1)
            line = Line("merge", "", gone, kept, ": ")
            yield Remedy(f"merge `{gone}` into `{kept}`, which alone calls it", (line,))


def _are_alike(one: Component, other: Component) -> bool:
    same = (one.within, one.kind, one.technology) == (other.within, other.kind, other.technology)
    return same and is_ours(one)


TACTIC = Tactic(
    id="merge-parts",
    concern=Concern.MODIFIABILITY,
    summary="Merge a part into the only one that calls it, where both are made alike.",
    when="Two parts of one kind and technology always change together.",
    costs="Moving the code, and a release of both together.",
    harms="The merged part is larger, and fails as a whole.",
    source="Bass, Clements and Kazman, Software Architecture in Practice, increase cohesion",
    metrics=frozenset({Metric.PROPAGATION_COST, Metric.DEPENDENCY_CYCLES}),
    remedies=remedies,
    examples=(
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- met
    kind: quality
    statement: The parts of the permit system shall not wait for each other in a circle.
    fit: {metric: dependency-cycles, at_most: 0 cycles}
components:
  desk: {kind: service, placed: [office-1], technology: python-3.13}
  helper: {kind: service, placed: [office-1], technology: python-3.13}
connections:
  desk -> helper: {protocol: https}
  helper -> desk: {protocol: https}
""",
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: quality
    statement: The parts of the permit system shall not wait for each other in a circle.
    fit: {metric: dependency-cycles, at_most: 0 cycles}
components:
  desk: {kind: service, placed: [office-1], technology: python-3.13}
  helper: {kind: web-app, placed: [office-1], technology: python-3.13}
connections:
  desk -> helper: {protocol: https}
  helper -> desk: {protocol: https}
""",
    ),
)
