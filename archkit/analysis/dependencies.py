"""Who needs whom: what must work so that a journey can be made."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from archkit.graph.queries import dependencies_first
from archkit.model.component import Component
from archkit.model.connection import Connection, Fallback
from archkit.model.design import Design
from archkit.model.journey import Journey
from archkit.model.solution import Solution
from archkit.model.transport import Mode
from archkit.model.vocabulary import Kind

NAMED: Final = 3
"""How many of those who need a component are named: more would not help a reader."""


Used = Journey | Solution | Component
"""What people use."""


class Use(NamedTuple):
    """Something that people do with a solution, and the parts that must work for it.

    Attributes:
        element: The journey; the solution itself where it has none, or the component asked for.
        tier: The tier of the solution.
        parts: The addresses of the parts, persons left out, in order.
    """

    element: Used
    tier: int
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reliance:
    """Who needs a component.

    Attributes:
        tier: The tier of the most critical of them.
        users: The first few, the most critical first.
        count: How many there are.
    """

    tier: int
    users: tuple[Used, ...]
    count: int


class Dependencies:
    """Walks the hard connections of a design: those whose caller is down with the other side."""

    def __init__(self, design: Design) -> None:
        self._design = design
        self._closures: dict[str, frozenset[str]] = {}
        self._uses: dict[str, tuple[Use, ...]] = {}

    def closure(self, address: str) -> frozenset[str]:
        """The addresses of a component and all that it needs, at whatever remove.

        Persons are left out: they are not machinery that fails.
        """
        known = self._closures.get(address)
        if known is None:
            known = self._closures[address] = frozenset(self._walk((address,)))
        return known

    def dependents(self, address: str) -> frozenset[str]:
        """The addresses of all others that are down while a component is, at whatever remove."""
        seen = {address}
        waiting = [address]
        while waiting:
            for caller in self._needed_by_whom.get(waiting.pop(), ()):
                if caller not in seen:
                    seen.add(caller)
                    waiting.append(caller)
        people = (each for each in seen if self._design.components[each].kind is Kind.PERSON)
        return frozenset(seen.difference(people, (address,)))

    @cached_property
    def _needed_by_whom(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for source, target in self._edges:
            found.setdefault(target, []).append(source)
        return found

    def longest_chain(self, address: str) -> list[str]:
        """The longest chain of hard connections from a component, itself first, by addresses.

        Components that wait for each other in a circle count once, as the first by name.
        """
        chain = [address]
        while (after := self._deepest.get(chain[-1], ("", 0))[0]) and after not in chain:
            chain.append(after)
        return chain

    @cached_property
    def _deepest(self) -> Mapping[str, tuple[str, int]]:
        """For each component, the next one on the longest chain behind it, and its length."""
        found: dict[str, tuple[str, int]] = {}
        for group in self.needed_first:
            longest, first = 0, ""
            for member in group:
                for target in self.needed.get(member, ()):
                    length = found[target][1] if target not in group else 0
                    if length > longest or (length == longest and length and target < first):
                        longest, first = length, target
            found.update(dict.fromkeys(group, (first, longest + 1)))
        return found

    @cached_property
    def needed(self) -> Mapping[str, list[str]]:
        """The addresses that each component's hard connections lead to, in order."""
        found: dict[str, list[str]] = {}
        for source, target in self._edges:
            found.setdefault(source, []).append(target)
        return found

    @cached_property
    def needed_first(self) -> Sequence[Sequence[str]]:
        """The addresses at the ends of hard connections, what is needed before what needs it.

        Those that wait for each other come as one group.
        """
        return dependencies_first(self._edges)

    @cached_property
    def _edges(self) -> Sequence[tuple[str, str]]:
        """The ends of the hard connections between components, in order.

        Where one of two will do, what both need by hard connections is needed as well.
        """
        hard = {(each.source, each.target) for each, *_ in self._design.joined if each.hard}
        if self.stand_ins:
            after: dict[str, list[str]] = {}
            for source, target in sorted(hard):
                after.setdefault(source, []).append(target)
            for source, first, other in self.stand_ins:
                both = _reached(first, after) & _reached(other, after)
                hard.update((source, part) for part in both - {source})
        return sorted(hard)

    @cached_property
    def stand_ins(self) -> Sequence[tuple[str, str, str]]:
        """The addresses of each caller, what it calls, and what it turns to instead (`use`)."""
        found = []
        for each, *_ in self._design.joined:
            if isinstance(each.fallback, Fallback) and each.fallback.use is not None:
                other = self._design.component(each.fallback.use, each.within)
                if each.mode is Mode.SYNC and other is not None:
                    found.append((each.source, each.target, other.address))
        return sorted(found)

    def uses(self, solution: Solution) -> tuple[Use, ...]:
        """What people do with a solution: its journeys, or all of it where none has parts."""
        if solution.id not in self._uses:
            found = [
                Use(journey, solution.tier, parts)
                for journey in solution.journeys.values()
                if (parts := tuple(sorted(self._needed_by(journey))))
            ]
            self._uses[solution.id] = tuple(found) or (self._whole(solution),)
        return self._uses[solution.id]

    def use_of(self, component: Component) -> Use:
        """The use of one component, with all that it needs."""
        tier = self._design.solutions[component.within].tier
        return Use(component, tier, tuple(sorted(self.closure(component.address))))

    @cached_property
    def reliance(self) -> Mapping[str, Reliance]:
        """Who needs each component that somebody needs, by its address."""
        every = [use for each in self._design.solutions.values() for use in self.uses(each)]
        found: dict[str, tuple[int, list[Used], int]] = {}
        for use in sorted(every, key=lambda use: (use.tier, use.element.address)):
            for part in use.parts:
                tier, users, count = found.get(part, (use.tier, [], 0))
                if count < NAMED:
                    users.append(use.element)
                found[part] = (tier, users, count + 1)
        return {
            part: Reliance(tier, tuple(users), count)
            for part, (tier, users, count) in found.items()
        }

    @cached_property
    def entrances(self) -> frozenset[str]:
        """The addresses of the components that a journey comes to first."""
        found: set[str] = set()
        for solution in self._design.solutions.values():
            for journey in solution.journeys.values():
                machines = (
                    [each for each in step if each.kind is not Kind.PERSON]
                    for step in self.steps(journey)
                )
                found.update(each.address for each in next(filter(None, machines), ()))
        return frozenset(found)

    @cached_property
    def between(self) -> Mapping[tuple[str, str], Sequence[Connection]]:
        """The connections from one component to another, by their two addresses."""
        pairs: dict[tuple[str, str], list[Connection]] = {}
        for each in self._design.connections:
            pairs.setdefault((each.source, each.target), []).append(each)
        return pairs

    def steps(self, journey: Journey) -> Iterator[tuple[Component, ...]]:
        """The components of each step, those that are broken left out."""
        for step in journey.path:
            refs = (step,) if isinstance(step, str) else step
            found = (self._design.component(ref, journey.within) for ref in refs)
            yield tuple(each for each in found if each is not None)

    def _walk(self, starts: Iterable[str]) -> set[str]:
        seen: set[str] = set()
        waiting = list(starts)
        while waiting:
            address = waiting.pop()
            if address in seen:
                continue
            component = self._design.components.get(address)
            if component is None or component.kind is Kind.PERSON:
                continue
            if known := self._closures.get(address):
                seen |= known
                continue
            seen.add(address)
            waiting += self.needed.get(address, ())
        return seen

    def _needed_by(self, journey: Journey) -> set[str]:
        """What a journey needs, from its first component that is no person.

        A later step that the earlier ones reach only by soft connections is
        left out. One that they do not reach at all is kept: the journey names
        it, and nothing says that it can do without.
        """
        needed: set[str] = set()
        before: list[str] = []
        for component in (each for step in self.steps(journey) for each in step):
            if component.kind is Kind.PERSON:
                continue
            address = component.address
            soft = any((earlier, address) in self.between for earlier in before)
            if address not in needed and not soft:
                needed |= self.closure(address)
            before.append(address)
        return needed

    def _whole(self, solution: Solution) -> Use:
        # One walk from all components at once: their closures one by one may be quadratic.
        parts = self._walk(each.address for each in solution.components.values())
        return Use(solution, solution.tier, tuple(sorted(parts)))


def _reached(start: str, after: Mapping[str, Sequence[str]]) -> set[str]:
    """What can be come to from a component, itself included."""
    found, waiting = {start}, [start]
    while waiting:
        new = [each for each in after.get(waiting.pop(), ()) if each not in found]
        found.update(new)
        waiting += new
    return found
