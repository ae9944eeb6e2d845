"""Which requirements cannot be met together, by their figures or by their own word."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from archkit.analysis.clashes import Clash, clashes
from archkit.analysis.knowledge import Missing
from archkit.analysis.requirements import in_force, measurable
from archkit.model.decision import DecisionStatus
from archkit.model.design import Design
from archkit.model.requirement import Requirement
from archkit.model.vocabulary import Metric, RequirementKind

_ANY: Final = "any metric"


class Conflicts:
    """Answers which requirements contradict each other."""

    def __init__(self, design: Design) -> None:
        self._design = design

    def clash(self, requirement: Requirement) -> Clash | None:
        """The bounds in which a requirement contradicts one that came before it."""
        return self._clashes.get(requirement.address)

    def declared(self, requirement: Requirement) -> Iterator[tuple[int, Requirement]]:
        """The agreed requirements that it says it conflicts with, by their position there.

        Those that an accepted decision has settled are left out. Where both name
        each other, the later one reports it.
        """
        for index, reference in enumerate(requirement.conflicts_with):
            other = self._named(reference, requirement.within)
            if other is None or not self._binds(other) or other.address == requirement.address:
                continue
            mutual = self._named_by(other, requirement)
            if mutual and requirement.address < other.address:
                continue
            if not (self.settled(requirement) or self.settled(other)):
                yield index, other

    def settled(self, requirement: Requirement) -> bool:
        """Whether an accepted decision names it: by its address, or its id and its solution."""
        names = self._decided
        by_id = names.get(requirement.id, frozenset())
        by_solution = names.get(requirement.within, frozenset())
        return requirement.address in names or not by_id.isdisjoint(by_solution)

    def undecided(self, requirement: Requirement) -> Missing | None:
        """What is missing to tell whether its bound contradicts that of another."""
        fit = requirement.fit
        if fit is None:
            quality = requirement.kind is RequirementKind.QUALITY
            others = quality and self._measured.get((requirement.within, _ANY), 0)
            return Missing.field(requirement, "fit") if others else None
        if measurable(fit) or not self._measured.get((requirement.within, fit.metric or _ANY), 0):
            return None
        if fit.metric is None:
            return Missing.field(requirement, "fit", "metric")
        if fit.metric is Metric.RESIDENCY:
            return Missing.field(requirement, "fit", "one_of")
        either = Missing.field(requirement, "fit", "at_least")
        return either | Missing.field(requirement, "fit", "at_most")

    @cached_property
    def _agreed(self) -> tuple[Requirement, ...]:
        """The requirements that bind, in the order of their ids."""
        solutions = self._design.solutions.values()
        found = (each for solution in solutions for each in solution.requirements.values())
        return tuple(each for each in found if self._binds(each))

    @cached_property
    def _measured(self) -> dict[tuple[str, str], int]:
        """How many agreed requirements have a figure, by solution and metric."""
        counts: dict[tuple[str, str], int] = defaultdict(int)
        for each in self._agreed:
            if each.fit is not None and measurable(each.fit):
                counts[each.within, each.fit.metric] += 1
                counts[each.within, _ANY] += 1
        return counts

    @cached_property
    def _clashes(self) -> dict[str, Clash]:
        return clashes(self._agreed)

    @cached_property
    def _decided(self) -> dict[str, frozenset[str]]:
        """The accepted decisions that name something, by what they name."""
        found: dict[str, set[str]] = defaultdict(set)
        for decision in self._design.decisions.values():
            if decision.status is DecisionStatus.ACCEPTED:
                for name in decision.elements:
                    found[name].add(decision.id)
        return {name: frozenset(decisions) for name, decisions in found.items()}

    def _binds(self, requirement: Requirement) -> bool:
        return requirement.agreed and in_force(requirement, self._design)

    def _named(self, reference: str, within: str) -> Requirement | None:
        own = self._design.solutions.get(within)
        if own is not None and reference in own.requirements:
            return own.requirements[reference]
        name, _, rest = reference.partition(".")
        other = self._design.solutions.get(name)
        return other.requirements.get(rest) if other else None

    def _named_by(self, other: Requirement, requirement: Requirement) -> bool:
        return any(self._named(each, other.within) is requirement for each in other.conflicts_with)
