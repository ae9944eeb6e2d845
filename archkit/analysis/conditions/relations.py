"""Conditions on how elements hang together: ends, neighbours, contents, and what lies between."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from archkit.analysis.conditions.condition import Condition, Reason
from archkit.analysis.conditions.data import DataCondition
from archkit.analysis.facts import Facts
from archkit.analysis.knowledge import Missing, Truth, any_of, opposite
from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.solution import Solution
from archkit.model.transport import Scheme

Way = Literal["to", "from"]
"""Along a connection: to what it is opened to, or from what opens it."""


@dataclass(frozen=True)
class Named(Condition[Element]):
    """An element is one of some that are named."""

    addresses: frozenset[str]

    def holds(self, on: Element, facts: Facts) -> Truth:
        """Whether it is so."""
        del facts
        return on.address in self.addresses

    def reasons(self, on: Element, facts: Facts, *, so: bool) -> Iterator[Reason]:
        """What there is."""
        del facts
        is_one = "is named" if so else "is none of those named"
        yield Reason(f"`{on.address}` {is_one}", on.where)


@dataclass(frozen=True)
class OfSolution(Condition[Component]):
    """A component belongs to a solution of a sort."""

    part: Condition[Solution]

    def holds(self, on: Component, facts: Facts) -> Truth:
        """Whether it is so."""
        solution = facts.design.solution_of(on)
        return solution is not None and self.part.holds(solution, facts)

    def reasons(self, on: Component, facts: Facts, *, so: bool) -> Iterator[Reason]:
        """What there is."""
        solution = facts.design.solution_of(on)
        if solution is not None:
            yield from self.part.reasons(solution, facts, so=so)


@dataclass(frozen=True)
class Carries(Condition[Component]):
    """A connection of a component carries data of a sort."""

    part: DataCondition

    def holds(self, on: Component, facts: Facts) -> Truth:
        """Whether it is so."""
        return any_of(*(self.part.holds(each, facts) for each in _incident(on, facts)))

    def reasons(self, on: Component, facts: Facts, *, so: bool) -> Iterator[Reason]:
        """What there is."""
        for each in _incident(on, facts):
            if self.part.holds(each, facts) is so:
                yield from self.part.reasons(each, facts, so=so)


def _incident(on: Component, facts: Facts) -> tuple[Connection, ...]:
    design, address = facts.design, on.address
    return design.outgoing.get(address, ()) + design.incoming.get(address, ())


@dataclass(frozen=True)
class Neighbour(Condition[Component]):
    """A component is connected with one of a sort."""

    way: Way
    part: Condition[Component]

    def holds(self, on: Component, facts: Facts) -> Truth:
        """Whether it is so."""
        return any_of(*(self.part.holds(each, facts) for each in neighbours(on, facts, self.way)))

    def reasons(self, on: Component, facts: Facts, *, so: bool) -> Iterator[Reason]:
        """What there is."""
        verb = "connects to" if self.way == "to" else "is connected to from"
        known = neighbours(on, facts, self.way)
        fitting = [each for each in known if self.part.holds(each, facts) is True]
        if not so:
            there = ", ".join(f"`{each.address}`" for each in known) or "nothing"
            yield Reason(f"`{on.id}` {verb} {there}", on.where)
        for each in fitting if so else ():
            yield Reason(f"`{on.id}` {verb} `{each.address}`", on.where)
            yield from self.part.reasons(each, facts, so=True)


def neighbours(on: Component, facts: Facts, way: Way) -> list[Component]:
    """The components that a component opens connections to, or that open some to it; each once."""
    design = facts.design
    if way == "to":
        addresses = [each.target for each in design.outgoing.get(on.address, ())]
    else:
        addresses = [each.source for each in design.incoming.get(on.address, ())]
    found = (design.components.get(each) for each in dict.fromkeys(addresses))
    return [each for each in found if each is not None]


@dataclass(frozen=True)
class End(Condition[Connection]):
    """An end of a connection is of a sort."""

    way: Way
    part: Condition[Component]

    def holds(self, on: Connection, facts: Facts) -> Truth:
        """Whether it is so."""
        component = end(on, facts, self.way)
        return component is not None and self.part.holds(component, facts)

    def reasons(self, on: Connection, facts: Facts, *, so: bool) -> Iterator[Reason]:
        """What there is."""
        component = end(on, facts, self.way)
        if component is not None:
            yield from self.part.reasons(component, facts, so=so)


def end(on: Connection, facts: Facts, way: Way) -> Component | None:
    """The component at an end of a connection; nothing where it is broken and left out."""
    return facts.design.components.get(on.target if way == "to" else on.source)


@dataclass(frozen=True)
class Encrypted(Condition[Connection]):
    """A connection is encrypted, or in clear text.

    A protocol that encrypts nothing may run in a tunnel that nobody has stated.
    """

    wanted: bool

    def holds(self, on: Connection, facts: Facts) -> Truth:
        """Whether it is so."""
        del facts
        if on.scheme is None or (on.encryption is None and on.scheme is Scheme.NONE):
            return Missing.field(on, "encryption")
        return (on.scheme is not Scheme.NONE) is self.wanted

    def reasons(self, on: Connection, facts: Facts, *, so: bool) -> Iterator[Reason]:
        """What there is."""
        del facts, so
        how = "in clear text" if on.scheme is Scheme.NONE else f"encrypted (`{on.scheme}`)"
        field = "encryption" if on.encryption is not None else "protocol"
        yield Reason(f"`{on.id}` is {how}", on.where, (field,))


@dataclass(frozen=True)
class CrossesZones(Condition[Connection]):
    """The two ends of a connection stand in different zones, or in the same."""

    wanted: bool

    def holds(self, on: Connection, facts: Facts) -> Truth:
        """Whether it is so."""
        crosses = facts.topology.crosses_boundary(on)
        return crosses if self.wanted else opposite(crosses)

    def reasons(self, on: Connection, facts: Facts, *, so: bool) -> Iterator[Reason]:
        """What there is."""
        ends = (facts.topology.standing(each).known for each in (on.source, on.target))
        zones = [", ".join(f"`{name}`" for name in sorted(each)) for each in ends]
        del so
        yield Reason(f"`{on.id}` leads from zone {zones[0]} to zone {zones[1]}", on.where)


@dataclass(frozen=True)
class LeavesSolution(Condition[Connection]):
    """The two ends of a connection belong to different solutions, or to one."""

    wanted: bool

    def holds(self, on: Connection, facts: Facts) -> Truth:
        """Whether it is so."""
        del facts
        return (_solution(on.source) != _solution(on.target)) is self.wanted

    def reasons(self, on: Connection, facts: Facts, *, so: bool) -> Iterator[Reason]:
        """What there is."""
        del facts, so
        one, other = _solution(on.source), _solution(on.target)
        how = f"leads from `{one}` to `{other}`" if one != other else f"stays within `{one}`"
        yield Reason(f"`{on.id}` {how}", on.where)


def _solution(address: str) -> str:
    return address.partition(".")[0]


@dataclass(frozen=True)
class Contains(Condition[Solution]):
    """A solution has a component of a sort."""

    part: Condition[Component]

    def holds(self, on: Solution, facts: Facts) -> Truth:
        """Whether it is so."""
        return any_of(*(self.part.holds(each, facts) for each in on.components.values()))

    def reasons(self, on: Solution, facts: Facts, *, so: bool) -> Iterator[Reason]:
        """What there is."""
        if not so:
            yield Reason(f"`{on.id}` has no such component", on.where)
        for each in on.components.values() if so else ():
            if self.part.holds(each, facts) is True:
                first = next(self.part.reasons(each, facts, so=True), None)
                text = f"`{on.id}` has `{each.id}`"
                yield (
                    replace(first, text=f"{text}: {first.text}")
                    if first
                    else Reason(text, on.where)
                )
