"""Two designs laid over each other: every component and connection, with what became of it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from archkit.diagrams.view import Mark
from archkit.diff.changes import Change, Kind
from archkit.diff.plain import references
from archkit.diff.renames import Elements, Renames
from archkit.diff.review import Review
from archkit.diff.side import Side
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.solution import Solution
from archkit.source.place import Path, path_key

_MARKS: Final[Mapping[Kind, Mark]] = {
    Kind.ADDED: Mark.ADDED,
    Kind.REMOVED: Mark.REMOVED,
    Kind.CHANGED: Mark.CHANGED,
    Kind.RENAMED: Mark.CHANGED,
}
_NAMED: Final = 3
"""So many fields that changed are named."""


@dataclass(frozen=True)
class Part:
    """A component of either design.

    Attributes:
        address: Its address in the head, or what that would be.
        component: The component: as it is, or as it was where it is gone.
        design: The design that it is taken from.
        mark: What became of it itself; nothing where it stays as it was.
        note: What of it changed, in a few words.
    """

    address: str
    component: Component
    design: Design
    mark: Mark | None = None
    note: str = ""

    @property
    def solution(self) -> str:
        """The solution that it belongs to, by its id in the head."""
        return self.address.partition(".")[0]


@dataclass(frozen=True)
class Link:
    """A connection of either design, between the addresses of two parts (see `Part`)."""

    source: str
    target: str
    connection: Connection
    design: Design
    mark: Mark | None = None


class Union:
    """Both designs of a review at once, under the ids of the head."""

    def __init__(self, review: Review) -> None:
        self._review = review
        self._changes = {each.where: each for each in review.changes}
        renamed = review.comparison.renamed
        self._sides = ((review.base, renamed), (review.head, Renames()))

    @cached_property
    def parts(self) -> Mapping[str, Part]:
        """The components by their addresses, in the order of their paths."""
        found = dict(self._parts())
        ordered = sorted(found.items(), key=lambda each: path_key(each[0]))
        return {part.address: part for _, part in ordered}

    def _parts(self) -> Iterator[tuple[Path, Part]]:
        for side, renamed in self._sides:  # the head last, since what is there is shown as it is
            design = side.loaded.design
            for component in design.components.values():
                where = renamed(component.where)
                change = self._changes.get(where)
                mark = _MARKS[change.kind] if change else None
                address = _address(component.address, renamed)
                yield where, Part(address, component, design, mark, _note(change))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The connections, in the order of their paths."""
        halves = (self._review.comparison.base, self._review.comparison.head)
        found: dict[Path, Link] = {}
        for (side, renamed), half in zip(self._sides, halves, strict=True):
            path_of = {origin: where for where, origin in half.origin.items()}
            for each, _, _ in side.loaded.design.joined:
                where = path_of[each.where]
                change = self._changes.get(where)
                found[where] = Link(
                    _address(each.source, renamed),
                    _address(each.target, renamed),
                    each,
                    side.loaded.design,
                    _MARKS[change.kind] if change else None,
                )
        return tuple(link for _, link in sorted(found.items(), key=lambda each: path_key(each[0])))

    @cached_property
    def resting(self) -> frozenset[str]:
        """The components that are down with what came, went or changed."""
        return self._unmarked(
            _address(address, renamed)
            for side, renamed in self._sides
            for component in side.loaded.design.components.values()
            if renamed(component.where) in self._changes
            for address in side.facts.dependencies.dependents(component.address)
        )

    @cached_property
    def naming(self) -> frozenset[str]:
        """The components that name what changed beside components, such as data or a zone."""
        return self._unmarked(
            _address(component.address, renamed)
            for side, renamed in self._sides
            for component in _naming(side, renamed, self._changes.keys())
        )

    def _unmarked(self, addresses: Iterable[str]) -> frozenset[str]:
        return frozenset(each for each in addresses if self.parts[each].mark is None)

    def solution(self, name: str) -> tuple[Solution, Design, Mark | None]:
        """A solution by its id in the head, its design, and what became of it."""
        change = self._changes.get(("solutions", name))
        for side, renamed in reversed(self._sides):
            old = str(renamed.back(("solutions", name))[1])
            found = side.loaded.design.solutions.get(old)
            if found is not None:
                return found, side.loaded.design, _MARKS[change.kind] if change else None
        raise KeyError(name)


def _naming(side: Side, renamed: Renames, changed: Collection[Path]) -> Iterator[Component]:
    elements = Elements(side.loaded.design)
    for component in side.loaded.design.components.values():
        for each in references(component):
            target = elements.named(each.name, component.within, each.sections)
            if target is not None and "components" not in target and renamed(target) in changed:
                yield component
                break


def _address(address: str, renamed: Renames) -> str:
    """The address that a component of a design has in the head."""
    solution, _, name = address.partition(".")
    where = renamed(("solutions", solution, "components", name))
    return f"{where[1]}.{where[-1]}"


def _note(change: Change | None) -> str:
    """What changed, in a few words; nothing where it came or went."""
    if change is None or change.kind in (Kind.ADDED, Kind.REMOVED):
        return ""
    was = f"was {change.old.id}" if change.kind is Kind.RENAMED and change.old else ""
    names = list(dict.fromkeys(each.path[0] for each in change.fields))
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    fields = f"{', '.join(names[:_NAMED])}{more}" if names else ""
    return "; ".join(filter(None, (was, fields)))
