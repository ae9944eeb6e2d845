"""The blast radius of a change: which solutions and departments it touches."""

from collections.abc import Iterator
from dataclasses import dataclass

from archkit.diff.changes import Comparison
from archkit.diff.plain import references
from archkit.diff.renames import Elements, Renames
from archkit.diff.side import Side
from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.solution import Solution
from archkit.source.place import Path


@dataclass(frozen=True)
class Touched:
    """Whom a change touches, by ids in the head.

    Attributes:
        changed: The solutions of which something changed.
        others: Those that need what changed, or name it.
        departments: The departments that all these serve.
    """

    changed: tuple[str, ...]
    others: tuple[str, ...]
    departments: tuple[str, ...]


def touched(base: Side, head: Side, comparison: Comparison) -> Touched:
    """Look from what changed to whoever names it or is down with it, in both designs."""
    changed = set(_changed(comparison))
    renamed = comparison.renamed
    within = {str(where[1]) for where in changed if where[0] == "solutions"}
    near = {
        solution
        for side, names in ((base, renamed), (head, Renames()))
        for solution in _near(side, changed, names)
    }
    departments = {
        department
        for solution in within | near
        for department in _served(solution, base, head, renamed)
    }
    return Touched(*(tuple(sorted(each)) for each in (within, near - within, departments)))


def _changed(comparison: Comparison) -> Iterator[Path]:
    for each in comparison.changes:
        if each.fields or not each.is_carried:
            yield each.where


def _near(side: Side, changed: set[Path], renamed: Renames) -> Iterator[str]:
    """The solutions that name what changed, or whose components are down with it."""
    elements = Elements(side.loaded.design)
    for element in elements.all.values():
        solution = _solution(element, renamed)
        if solution and any(renamed(target) in changed for target in _named(element, elements)):
            yield solution
    for element in elements.all.values():
        if isinstance(element, Component) and renamed(element.where) in changed:
            for address in side.facts.dependencies.dependents(element.address):
                yield str(renamed(("solutions", address.partition(".")[0]))[1])


def _named(element: Element, elements: Elements) -> Iterator[Path]:
    for each in references(element):
        target = elements.named(each.name, element.within, each.sections)
        if target is not None:
            yield target
    if isinstance(element, Connection):
        for end in (element.source, element.target):
            solution, _, name = end.partition(".")
            yield ("solutions", solution, "components", name)


def _solution(element: Element, renamed: Renames) -> str:
    if element.within:
        return str(renamed(("solutions", element.within))[1])
    return str(renamed(element.where)[1]) if isinstance(element, Solution) else ""


def _served(solution: str, base: Side, head: Side, renamed: Renames) -> Iterator[str]:
    old = str(renamed.back(("solutions", solution))[1])
    for side, name in ((base, old), (head, solution)):
        found = side.loaded.design.solutions.get(name)
        if found is not None:
            yield from (found.department, *found.serves)
