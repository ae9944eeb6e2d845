"""Circles of dependency: what needs itself to work, or to be changed."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain, pairwise
from typing import NamedTuple

from archkit.analysis.sharing import KEEPERS
from archkit.graph.queries import one_cycle_each
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.vocabulary import Kind


class Cycle(NamedTuple):
    """A circle of dependency.

    Attributes:
        edges: For each step of the way round, the connections behind it.
    """

    edges: tuple[tuple[Connection, ...], ...]

    @property
    def cheapest(self) -> Connection:
        """Where cutting it costs least: a step with few connections that carry few data."""
        return min(self.edges, key=_price)[0]


class Cycles:
    """Finds one circle for each group of parts that all depend on each other."""

    def __init__(self, design: Design) -> None:
        self._design = design

    @cached_property
    def of_components(self) -> Mapping[str, list[Cycle]]:
        """Circles of hard connections, by the smallest address of a component on them.

        People are left out: nobody waits for a person as for a machine.
        """
        return _cycles(
            (
                ((each.source, each.target), each)
                for each, source, target in self._design.joined
                if each.hard and source.kind is not Kind.PERSON and target.kind is not Kind.PERSON
            )
        )

    @cached_property
    def of_solutions(self) -> Mapping[str, list[Cycle]]:
        """Circles of connections of any kind between solutions, by the smallest id on them.

        What looks after all solutions alike (sign-in, logs, backup, monitoring …)
        is left out, since it would join everything with everything.
        """
        return _cycles(
            ((source.within, target.within), each)
            for each, source, target in self._design.joined
            if source.within != target.within
            and source.kind not in KEEPERS
            and target.kind not in KEEPERS
        )

    @cached_property
    def through(self) -> Mapping[str, tuple[Cycle, ...]]:
        """The circles of either sort that each solution has a part on, by its id.

        One of components that leads through several solutions is one of these solutions too,
        and counts once.
        """
        found: dict[str, list[Cycle]] = {}
        seen: set[frozenset[str]] = set()
        every = (self.of_components.values(), self.of_solutions.values())
        for cycle in chain.from_iterable(chain(*every)):
            on_it = self._solutions_on(cycle)
            if len(on_it) > 1 and on_it in seen:
                continue
            seen.add(on_it)
            for solution in sorted(on_it):
                found.setdefault(solution, []).append(cycle)
        return {solution: tuple(cycles) for solution, cycles in found.items()}

    def _solutions_on(self, cycle: Cycle) -> frozenset[str]:
        ends = (end for edge in cycle.edges for each in edge for end in (each.source, each.target))
        return frozenset(self._design.components[end].within for end in ends)


def _cycles(steps: Iterable[tuple[tuple[str, str], Connection]]) -> dict[str, list[Cycle]]:
    edges: dict[tuple[str, str], list[Connection]] = {}
    for ends, connection in steps:
        edges.setdefault(ends, []).append(connection)
    found: dict[str, list[Cycle]] = {}
    for nodes in one_cycle_each(edges):
        cycle = Cycle(tuple(tuple(edges[step]) for step in pairwise(nodes)))
        found.setdefault(nodes[0], []).append(cycle)
    return found


def _price(edge: tuple[Connection, ...]) -> tuple[int, int, str]:
    """What cutting a step costs: its connections, then the kinds of data on them."""
    data = sum(len(each.sent) + len(each.returned) for each in edge)
    return len(edge), data, edge[0].address
