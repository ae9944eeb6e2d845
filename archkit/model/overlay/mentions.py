"""Who names an element: every reference to it, with the place in the files that states it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby
from typing import NamedTuple

from archkit.model.base import Element
from archkit.model.loading.load import Loaded
from archkit.model.loading.reference_fields import reference_fields
from archkit.model.loading.sheet import Spot
from archkit.model.overlay.homes import Homes, is_solution
from archkit.model.risk import Waiver
from archkit.model.solution import COLLECTIONS
from archkit.source.place import Path

Named = tuple[str, str]
"""The section of an element and its address."""


@dataclass(frozen=True)
class Mention:
    """A field of an element in which it names others that are looked for.

    Attributes:
        element: Who names.
        field: The field.
        inside: The steps into the field of each reference, with what it names.
        spot: Where the field is stated: by the element, or by the archetype that it is like.
    """

    element: Element
    field: str
    inside: Mapping[Path, Named]
    spot: Spot


class _Reference(NamedTuple):
    """A reference, in the order of the design: the turn comes before what cannot be compared."""

    element: int
    field: str
    turn: int
    inside: Path
    target: Named


class Mentions:
    """Finds who names what in a sound design."""

    def __init__(self, loaded: Loaded) -> None:
        self._design = loaded.design
        self._homes = Homes(loaded)
        self._there = {named(each) for each in self._design.all_elements()}

    def of(self, wanted: frozenset[Named]) -> Iterator[Mention]:
        """Every field that names one of some elements; the ends of connections are none."""
        found = sorted(chain.from_iterable(self._by_target.get(each, ()) for each in wanted))
        for (at, name), of_field in groupby(found, key=lambda each: each[:2]):
            inside = {path: target for _, _, _, path, target in of_field}
            yield self._mention(self._elements[at], name, inside)

    @cached_property
    def _elements(self) -> list[Element]:
        return [each for each in self._design.all_elements() if each.SECTION != "decisions"]

    @cached_property
    def _by_target(self) -> Mapping[Named, list[_Reference]]:
        """Every reference by what it names, found at once: what goes takes others with it."""
        found: dict[Named, list[_Reference]] = {}
        for at, element in enumerate(self._elements):
            for turn, (name, path, target) in enumerate(self._references(element)):
                found.setdefault(target, []).append(_Reference(at, name, turn, path, target))
        return found

    def _references(self, element: Element) -> Iterator[tuple[str, Path, Named]]:
        for name, field in sorted(reference_fields(type(element)).items()):
            if name == "like":
                continue
            for path, ref, refers in field.find(getattr(element, name)):
                yield name, path, self._target(ref, refers.sections, element.scope)
        if isinstance(element, Waiver):
            yield "element", (), self._waived(element)

    def _target(self, ref: str, sections: tuple[str, ...], within: str) -> Named:
        """What a reference inside a solution names, as the loader follows it."""
        for section in sections:
            local = (section, f"{within}.{ref}")
            if section in COLLECTIONS and local in self._there:
                return local
            if (section, ref) in self._there:
                return section, ref
        return "", ref

    def _waived(self, waiver: Waiver) -> Named:
        return self._target(waiver.element, (*COLLECTIONS, "solutions"), waiver.within)

    def _mention(self, element: Element, name: str, inside: Mapping[Path, Named]) -> Mention:
        where = element.where
        own = self._homes.field(where, name)
        if own is None:
            raise LookupError(f"{where} is not in this design")
        entry = None if is_solution(where) else self._homes.entry(where)
        if entry is None or name in entry.raw:
            return Mention(element, name, inside, own)
        return Mention(element, name, inside, self._homes.inherited(where, name) or own)


def named(element: Element) -> Named:
    """What tells an element from all others: its section and its address."""
    return element.SECTION, element.address
