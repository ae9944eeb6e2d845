"""Recovery time: how long bringing a component back takes, with all that it needs first.

A component can be brought back once what it depends on by hard connections is back::

    rec(c) = own recovery of c + max over its hard dependencies d of rec(d)

where of two that stand in for each other (`fallback: {use: …}`) the quicker counts,
with the groups of components that wait for each other taken as one, whose members
are brought back one after the other (NIST SP 800-34 rev. 1, 3.2: recovery sequence).
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from math import inf
from typing import NamedTuple

from archkit.analysis.dependencies import Dependencies
from archkit.analysis.figures import smallest_of, sum_of
from archkit.analysis.knowledge import Bounds, Missing
from archkit.graph.queries import dependencies_first
from archkit.model.component import Component
from archkit.model.design import Design
from archkit.model.vocabulary import Kind


class Stage(NamedTuple):
    """Components that are brought back together, and what must be back before.

    Attributes:
        members: The components; more than one where they wait for each other.
        own: The seconds that bringing these back takes.
        total: The seconds from the beginning, with everything before.
        before: The stage that takes longest among those that must be back first.
    """

    members: tuple[Component, ...]
    own: Bounds
    total: Bounds
    before: "Stage | None"

    def chain(self) -> list["Stage"]:
        """The stages that decide how long it takes, the first to be brought back first."""
        found: list[Stage] = []
        stage: Stage | None = self
        while stage is not None:
            found.append(stage)
            stage = stage.before
        return found[::-1]


class RecoveryTimes:
    """Answers how long bringing components back takes."""

    def __init__(self, design: Design, dependencies: Dependencies) -> None:
        self._design = design
        self._dependencies = dependencies

    def of(self, address: str) -> Stage | None:
        """The stage in which a component comes back; nothing for a person."""
        return self._stages.get(address) or self._alone(address)

    @cached_property
    def _stages(self) -> Mapping[str, Stage]:
        found: dict[str, Stage] = {}
        there = self._design.components
        for group in self._order:
            found_there = [there[address] for address in group]
            members = tuple(each for each in found_there if each.kind is not Kind.PERSON)
            if members:
                stage = self._stage(members, found)
                found.update(dict.fromkeys((each.address for each in members), stage))
        return found

    @cached_property
    def _order(self) -> Sequence[Sequence[str]]:
        """The components so that what is waited for comes first, either of two included."""
        if not self._dependencies.stand_ins:
            return self._dependencies.needed_first
        needed = self._dependencies.needed.items()
        edges = {(source, target) for source, targets in needed for target in targets}
        for source, *either in self._dependencies.stand_ins:
            edges.update((source, each) for each in either)
        return dependencies_first(sorted(edges))

    @cached_property
    def _either(self) -> Mapping[str, list[tuple[str, str]]]:
        """The pairs of which each caller needs one."""
        found: dict[str, list[tuple[str, str]]] = {}
        for source, first, other in self._dependencies.stand_ins:
            found.setdefault(source, []).append((first, other))
        return found

    def _alone(self, address: str) -> Stage | None:
        """The stage of a component that neither needs another nor is needed."""
        component = self._design.components[address]
        if component.kind is Kind.PERSON:
            return None
        own = _own(component)
        return Stage((component,), own, own, None)

    def _stage(self, members: tuple[Component, ...], found: Mapping[str, Stage]) -> Stage:
        own = _own(members[0]) if len(members) == 1 else sum_of(map(_own, members))
        needed = self._dependencies.needed
        before = [
            found[target]
            for member in members
            for target in needed.get(member.address, ())
            if target in found
        ]
        totals = [each.total for each in before]
        for pair in (pair for member in members for pair in self._either.get(member.address, ())):
            stages = [found[each] for each in pair if each in found]
            if len(stages) == len(pair):
                before.append(min(stages, key=lambda each: (each.total.low, each.total.high)))
                totals.append(smallest_of(each.total for each in stages))
        if not before:
            return Stage(members, own, own, None)
        slowest = before[0]
        if len(before) > 1:
            slowest = max(before, key=lambda each: (each.total.low, each.members[0].address))
        return Stage(members, own, _after(own, totals), slowest)


def _after(own: Bounds, before: Sequence[Bounds]) -> Bounds:
    """The time of a stage with the slowest of those before it.

    Of what is missing, the nearest is named: to gather all of it along every chain would
    take longer than the design is long, and each component is asked in its own stage.
    """
    gaps = (each.missing for each in (own, *before) if each.missing is not None)
    missing = next(gaps, None)
    low = own.low + max(each.low for each in before)
    return Bounds(low, own.high + max(each.high for each in before), missing)


def _own(component: Component) -> Bounds:
    if component.recovers_in is None:
        return Bounds(0.0, inf, Missing.field(component, "recovers_in"))
    return Bounds.exactly(component.recovers_in.value)
