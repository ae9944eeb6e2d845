"""What selectors say of components, connections and solutions."""

from collections.abc import Iterable, Iterator
from typing import Literal, TypeVar

from archkit.analysis.conditions.condition import (
    AllOf,
    AnyOf,
    Condition,
    Everything,
    Not,
    Remembered,
    together,
)
from archkit.analysis.conditions.data import DataCondition
from archkit.analysis.conditions.fields import among, field_condition
from archkit.analysis.conditions.places import EnvironmentCondition, ZoneCondition
from archkit.analysis.conditions.relations import (
    Carries,
    Contains,
    CrossesZones,
    Encrypted,
    End,
    LeavesSolution,
    Named,
    Neighbour,
    OfSolution,
)
from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.declared.selectors import (
    ComponentSelector,
    ConnectionSelector,
    DataSelector,
    SolutionSelector,
)
from archkit.model.solution import Solution

E = TypeVar("E", bound=Element)


def of_components(selector: ComponentSelector | Literal["any"]) -> Condition[Component]:
    """The condition that a selector of components states."""
    return Everything() if selector == "any" else Remembered(together(_of_component(selector)))


def of_connections(selector: ConnectionSelector | Literal["any"]) -> Condition[Connection]:
    """The condition that a selector of connections states."""
    return Everything() if selector == "any" else Remembered(together(_of_connection(selector)))


def of_solutions(selector: SolutionSelector | Literal["any"]) -> Condition[Solution]:
    """The condition that a selector of solutions states."""
    return Everything() if selector == "any" else Remembered(together(_of_solution(selector)))


def _of_component(given: ComponentSelector) -> Iterator[Condition[Component]]:
    """Its parts, what is cheap to ask first."""
    if given.component is not None:
        yield Named(frozenset(given.component))
    yield from _simple(given, ("kind", "technology", "audience", "tags"))
    yield from _fields(Component, given)
    if given.solution is not None:
        yield OfSolution(of_solutions(given.solution))
    yield from _data(("stores", given.stores), ("processes", given.processes))
    if given.environment is not None:
        yield EnvironmentCondition(given.environment)
    for zones, only in ((given.in_zone, False), (given.only_in_zone, True)):
        if zones is not None:
            yield ZoneCondition(zones, only)
    if given.carries is not None:
        yield Carries(DataCondition("carries", given.carries))
    if given.connects_to is not None:
        yield Neighbour("to", of_components(given.connects_to))
    if given.connected_from is not None:
        yield Neighbour("from", of_components(given.connected_from))
    yield from _combined(
        [of_components(each) for each in given.all_ or ()],
        [of_components(each) for each in given.any_ or ()],
        [of_components(given.not_)] if given.not_ is not None else [],
    )


def _of_connection(given: ConnectionSelector) -> Iterator[Condition[Connection]]:
    yield from _simple(given, ("protocol", "tags"))
    yield from _fields(Connection, given)
    if given.leaves_solution is not None:
        yield LeavesSolution(given.leaves_solution)
    if given.from_ is not None:
        yield End("from", of_components(given.from_))
    if given.to is not None:
        yield End("to", of_components(given.to))
    yield from _data(("carries", given.carries), ("returns", given.returns))
    if given.encrypted is not None:
        yield Encrypted(given.encrypted)
    if given.crosses_zones is not None:
        yield CrossesZones(given.crosses_zones)
    yield from _combined(
        [of_connections(each) for each in given.all_ or ()],
        [of_connections(each) for each in given.any_ or ()],
        [of_connections(given.not_)] if given.not_ is not None else [],
    )


def _of_solution(given: SolutionSelector) -> Iterator[Condition[Solution]]:
    if given.solution is not None:
        yield Named(frozenset(given.solution))
    yield from _simple(given, ("department", "tier", "stage", "audience", "tags"))
    yield from _fields(Solution, given)
    if given.contains is not None:
        yield Contains(of_components(given.contains))
    yield from _combined(
        [of_solutions(each) for each in given.all_ or ()],
        [of_solutions(each) for each in given.any_ or ()],
        [of_solutions(given.not_)] if given.not_ is not None else [],
    )


def _simple(
    given: ComponentSelector | ConnectionSelector | SolutionSelector, names: Iterable[str]
) -> Iterator[Condition[Element]]:
    """Selectors that bear the name of the field they ask for."""
    for name in names:
        if (values := getattr(given, name)) is not None:
            yield among(name, values)


def _fields(
    kind: type[Element], given: ComponentSelector | ConnectionSelector | SolutionSelector
) -> Iterator[Condition[Element]]:
    for name, wanted in (given.fields or {}).items():
        yield field_condition(kind, name, wanted)


def _data(*given: tuple[str, DataSelector | None]) -> Iterator[Condition[Element]]:
    for name, selector in given:
        if selector is not None:
            yield DataCondition(name, selector)


def _combined(
    every: list[Condition[E]], some: list[Condition[E]], none: list[Condition[E]]
) -> Iterator[Condition[E]]:
    if every:
        yield AllOf(tuple(every))
    if some:
        yield AnyOf(tuple(some))
    yield from map(Not, none)
