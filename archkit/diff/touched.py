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
from archkit.model.loading.naming import may_name
from archkit.model.solution import Solution
from archkit.source.place import Path, path_key


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
    # What both sides have, and have as it is, names the same in both.
    both = () if renamed.stated else _shared(base, head)
    near = {
        solution
        for side, names, known in ((base, renamed, both), (head, Renames(), ()))
        for solution in _near(side, changed, names, frozenset(known))
    }
    departments = {
        department
        for solution in within | near
        for department in _served(solution, base, head, renamed)
    }
    return Touched(*(tuple(sorted(each)) for each in (within, near - within, departments)))


def _changed(comparison: Comparison) -> Iterator[Path]:
    for each in comparison.changes:
        if each.is_its_own:
            yield each.where


def _shared(base: Side, head: Side) -> Iterator[Path]:
    """The elements that the base and the head have as the same object."""
    old = {id(each) for each in base.loaded.design.all_elements()}
    return (each.where for each in head.loaded.design.all_elements() if id(each) in old)


def _near(
    side: Side, changed: set[Path], renamed: Renames, known: frozenset[Path]
) -> Iterator[str]:
    """The solutions that name what changed, or whose components are down with it."""
    design = side.loaded.design
    elements = Elements(design)
    former = {renamed.back(where) for where in changed}
    words = {str(where[-1]) for where in former}
    for element in may_name(words, side.loaded.sources.sheets, design):
        solution = "" if element.where in known else _solution(element, renamed)
        if solution and any(target in former for target in _named(element, elements, words)):
            yield solution
    for element in filter(None, map(elements.all.get, sorted(former, key=path_key))):
        if isinstance(element, Component):
            for address in side.facts.dependencies.dependents(element.address):
                yield str(renamed(("solutions", address.partition(".")[0]))[1])


def _named(element: Element, elements: Elements, words: set[str]) -> Iterator[Path]:
    """What an element names, where the name may mean one of some ids."""
    for each in references(element):
        if not (each.name.rpartition(".")[2] in words or "->" in each.name):
            continue
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
