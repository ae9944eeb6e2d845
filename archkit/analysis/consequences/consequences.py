"""What follows when an element fails, changes or goes: for whom, how badly, and why."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from archkit.analysis.consequences.affected import Affected, ranked, worst_of
from archkit.analysis.consequences.effect import Effect, Hit
from archkit.analysis.consequences.requirements import Asked
from archkit.analysis.consequences.softness import on_loss
from archkit.analysis.consequences.spreading import Spreading
from archkit.analysis.consequences.strike import fields_naming, struck
from archkit.analysis.dependencies import NAMED
from archkit.analysis.facts import Facts
from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.journey import Journey
from archkit.model.solution import Solution

_LOWEST: Final = 4
"""The tier of what belongs to no solution."""


@dataclass(frozen=True, slots=True)
class Naming:
    """An element that names the one in question, and so has to be changed with it.

    Attributes:
        element: The element.
        fields: The fields that name it; empty for a connection, whose key does.
    """

    element: Element
    fields: tuple[str, ...]


class Consequences:
    """What follows when one element of a design fails, changes or goes."""

    def __init__(self, facts: Facts, element: Element) -> None:
        self.element = element
        self._facts = facts
        self._design = facts.design
        first = tuple(struck(element, self._design))
        self._first = frozenset(hit.component.address for hit in first)
        self._hits = Spreading(self._design, facts.dependencies).hits(first)

    @cached_property
    def components(self) -> tuple[Affected, ...]:
        """The components, without the element itself."""
        return tuple(each for each in self._every if each.element is not self.element)

    @cached_property
    def _every(self) -> tuple[Affected, ...]:
        return ranked(
            Affected(hit.component, hit.effect, self._tier(hit.component), hit.why, hit.path)
            for hit in self._hits.values()
        )

    @cached_property
    def journeys(self) -> tuple[Affected, ...]:
        """What people can no longer do, or do otherwise; with it the element, if it is one."""
        return ranked(self._journey(each, parts) for each, parts in self._uses())

    @cached_property
    def requirements(self) -> tuple[Affected, ...]:
        """What departments asked for, by what meets it and what is measured."""
        asked = Asked(self.element, self._design, self._hits, self.journeys)
        every = (each for solution in self._solutions for each in solution.requirements.values())
        return ranked(worst_of(asked.of(each)) for each in every)

    @cached_property
    def solutions(self) -> tuple[Affected, ...]:
        """The solutions that have a part or a journey that is affected."""
        return ranked(map(self._solution, self._solutions))

    @cached_property
    def departments(self) -> tuple[Affected, ...]:
        """The departments that these solutions serve."""
        served: dict[str, list[Affected]] = {}
        for each in self.solutions:
            solution = self._design.solutions[each.element.id]
            for name in dict.fromkeys((solution.department, *solution.serves)):
                served.setdefault(name, []).append(each)
        departments = self._design.departments
        return ranked(
            _served(departments[name], by) for name, by in served.items() if name in departments
        )

    @cached_property
    def data(self) -> tuple[Affected, ...]:
        """What is kept in what is hit, and what goes to and from what is struck first."""
        found: dict[str, list[Affected]] = {}
        for each in (*self._kept(), *self._carried()):
            found.setdefault(each.element.id, []).append(each)
        return ranked(min(every, key=lambda each: each.rank) for every in found.values())

    @cached_property
    def naming(self) -> tuple[Naming, ...]:
        """What names the element, and so has to be changed when it is renamed or goes."""
        return tuple(
            Naming(each, tuple(fields))
            for each in sorted(self._design.all_elements(), key=lambda each: each.where[::-1])
            if (fields := fields_naming(each, self.element)) or self._ends_at(each)
        )

    def _ends_at(self, element: Element) -> bool:
        ends = (element.source, element.target) if isinstance(element, Connection) else ()
        return isinstance(self.element, Component) and self.element.address in ends

    @property
    def _solutions(self) -> Iterable[Solution]:
        return self._design.solutions.values()

    def _tier(self, element: Element) -> int:
        solution = self._design.solution_of(element)
        return solution.tier if solution else _LOWEST

    def _uses(self) -> Iterator[tuple[Journey, frozenset[str]]]:
        for solution in self._solutions:
            parts = {
                use.element.id: frozenset(use.parts)
                for use in self._facts.dependencies.uses(solution)
                if isinstance(use.element, Journey)
            }
            for journey in solution.journeys.values():
                yield journey, parts.get(journey.id, frozenset())

    def _journey(self, journey: Journey, parts: frozenset[str]) -> Affected | None:
        tier = self._tier(journey)
        if journey is self.element:
            return Affected(journey, Effect.STOPS, tier, "is what fails")
        steps = [each.address for step in self._facts.dependencies.steps(journey) for each in step]
        every = dict.fromkeys((*steps, *sorted(parts)))
        hits = (hit for address in every if (hit := self._hits.get(address)) is not None)
        found = (_through(hit, needed=hit.component.address in parts) for hit in hits)
        # Of several alike the first on the way counts: a reader follows the path from there.
        worst = min(found, key=lambda each: each[0].rank, default=None)
        return Affected(journey, worst[0], tier, worst[1], worst[2]) if worst else None

    def _solution(self, solution: Solution) -> Affected | None:
        made = [each for each in self.journeys if each.element.within == solution.id]
        parts = [each for each in self._every if each.element.within == solution.id]
        worst = worst_of((*made, *parts))
        if worst is None:
            return None
        counts = [_share(len(parts), len(solution.components), "component")]
        if solution.journeys:
            counts.append(_share(len(made), len(solution.journeys), "journey"))
        return Affected(solution, worst.effect, solution.tier, " and ".join(counts), worst.path)

    def _kept(self) -> Iterator[Affected]:
        for hit in self._hits.values():
            if hit.effect is not Effect.COPES:
                why = f"is kept in `{hit.component.address}`"
                for data in self._data(self._facts.information.stored(hit.component)):
                    yield Affected(data, hit.effect, self._tier(hit.component), why, hit.path)

    def _carried(self) -> Iterator[Affected]:
        for connection in self._connections():
            ends = (self._hits.get(connection.source), self._hits.get(connection.target))
            worst = min((each for each in ends if each), key=lambda each: each.rank)
            effect, _ = on_loss(connection, worst.effect)
            why = f"goes over `{connection.address}`"
            for data in self._data((*connection.sent, *connection.returned)):
                yield Affected(data, effect, self._tier(connection), why)

    def _connections(self) -> Iterator[Connection]:
        """The connections at which something is struck."""
        if isinstance(self.element, Connection):
            yield self.element
            return
        for each in self._design.connections:
            if not self._first.isdisjoint((each.source, each.target)):
                yield each

    def _data(self, names: Iterable[str]) -> Iterator[Element]:
        known = (self._design.data.get(name) for name in names)
        return (each for each in known if each is not None and each is not self.element)


def _served(department: Element, by: list[Affected]) -> Affected:
    why = f"is served by {_some([each.element.address for each in by])}"
    return Affected(department, by[0].effect, by[0].tier, why, by[0].path)


def _through(hit: Hit, *, needed: bool) -> tuple[Effect, str, tuple[str, ...]]:
    """How a journey fares for one of its components, why, and by which path."""
    here, last = hit.component.address, hit.path[-1]
    if hit.effect is Effect.COPES:
        return hit.effect, f"`{here}` {hit.why}", hit.path
    if not needed and hit.effect is not Effect.CONCERNED:
        return Effect.COPES, f"comes to `{here}`, and goes on without it", hit.path
    return hit.effect, f"needs `{last}`", hit.path


def _share(some: int, every: int, word: str) -> str:
    return f"{some} of {every} {word}{'' if every == 1 else 's'}"


def _some(names: list[str]) -> str:
    shown = ", ".join(f"`{each}`" for each in names[:NAMED])
    return f"{shown} and {len(names) - NAMED} more" if len(names) > NAMED else shown


GROUPS: Final[Mapping[str, Callable[[Consequences], tuple[Affected, ...]]]] = {
    "journeys": lambda each: each.journeys,
    "requirements": lambda each: each.requirements,
    "solutions": lambda each: each.solutions,
    "departments": lambda each: each.departments,
    "data": lambda each: each.data,
    "components": lambda each: each.components,
}
"""What is affected, by the words that a report has over it."""
