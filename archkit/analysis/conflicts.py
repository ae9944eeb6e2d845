"""Which requirements cannot be met together, by their figures or by their own word."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from typing import Final

from archkit.analysis.clashes import Clash, clashes
from archkit.analysis.knowledge import Missing
from archkit.analysis.requirements import in_force, measurable
from archkit.model.decision import DecisionStatus
from archkit.model.design import Design
from archkit.model.quality import Metric
from archkit.model.requirement import Requirement
from archkit.model.vocabulary import RequirementKind

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
            mutual = (other.address, requirement.address) in self._declarations
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
        """What is missing to tell whether its bound contradicts that of another.

        Where several others are unfinished, the first stands for all: naming every
        one for every requirement would take quadratic time, and each of them names
        itself anyway.
        """
        own = _unfinished(requirement)
        if own is not None:
            metric, missing = own
            return missing if self._measured.get((requirement.within, metric)) else None
        if requirement.fit is None or requirement.fit.metric is None:
            return None
        within, metric = requirement.within, requirement.fit.metric
        return self._open.get((within, metric), self._open.get((within, _ANY)))

    @cached_property
    def _agreed(self) -> dict[str, tuple[Requirement, ...]]:
        """The requirements of each solution that bind, in the order of their ids."""
        return {
            solution.id: tuple(each for each in solution.requirements.values() if self._binds(each))
            for solution in self._design.solutions.values()
        }

    @cached_property
    def _declarations(self) -> frozenset[tuple[str, str]]:
        """Who names whom under `conflicts_with`, by their addresses."""
        return frozenset(
            (each.address, other.address)
            for each in chain.from_iterable(self._agreed.values())
            for reference in each.conflicts_with
            if (other := self._named(reference, each.within)) is not None
        )

    @cached_property
    def _measured(self) -> dict[tuple[str, str], int]:
        """How many agreed requirements have a figure, by solution and metric."""
        counts: dict[tuple[str, str], int] = defaultdict(int)
        for each in chain.from_iterable(self._agreed.values()):
            if each.fit is not None and each.fit.metric is not None and measurable(each.fit):
                counts[each.within, each.fit.metric] += 1
                counts[each.within, _ANY] += 1
        return counts

    @cached_property
    def _open(self) -> dict[tuple[str, str], Missing]:
        """The first field missing of an agreed requirement, by solution and metric."""
        found: dict[tuple[str, str], Missing] = {}
        for each in chain.from_iterable(self._agreed.values()):
            unfinished = _unfinished(each)
            if unfinished is not None:
                metric, missing = unfinished
                found.setdefault((each.within, metric), missing)
        return found

    @cached_property
    def _clashes(self) -> dict[str, Clash]:
        found: dict[str, Clash] = {}
        for requirements in self._agreed.values():
            found |= clashes(requirements)
        return found

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


def _unfinished(requirement: Requirement) -> tuple[str, Missing] | None:
    """The metric, or any, that a requirement bounds by a figure nobody has stated."""
    fit = requirement.fit
    if fit is None:
        quality = requirement.kind is RequirementKind.QUALITY
        return (_ANY, Missing.field(requirement, "fit")) if quality else None
    if fit.metric is None:
        return _ANY, Missing.field(requirement, "fit", "metric")
    if measurable(fit):
        return None
    if fit.metric is Metric.RESIDENCY:
        return fit.metric, Missing.field(requirement, "fit", "one_of")
    either = Missing.field(requirement, "fit", "at_least")
    return fit.metric, either | Missing.field(requirement, "fit", "at_most")
