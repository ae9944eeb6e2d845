"""Who names an element: every reference to it, with the place in the files that states it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from archkit.model.base import Element
from archkit.model.decision import Decision
from archkit.model.loading.load import Loaded
from archkit.model.loading.naming import may_name
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


class Mentions:
    """Finds who names what in a sound design."""

    def __init__(self, loaded: Loaded) -> None:
        self._design = loaded.design
        self._sheets = loaded.sources.sheets
        self._homes = Homes(loaded)

    def of(self, wanted: frozenset[Named]) -> Iterator[Mention]:
        """Every field that names one of some elements; the ends of connections are none."""
        ids = (_id(section, address) for section, address in wanted)
        for element in may_name(ids, self._sheets, self._design):
            if element.SECTION == Decision.SECTION:
                continue
            found = self._references(element, wanted)
            for name, of_field in groupby(found, key=lambda each: each[0]):
                inside = {path: target for _, path, target in of_field}
                yield self._mention(element, name, inside)

    def _references(
        self, element: Element, wanted: frozenset[Named]
    ) -> Iterator[tuple[str, Path, Named]]:
        for name, field in sorted(reference_fields(type(element)).items()):
            if name == "like":
                continue
            for path, ref, refers in field.find(getattr(element, name)):
                target = self._target(ref, refers.sections, element.scope)
                if target in wanted:
                    yield name, path, target
        if isinstance(element, Waiver):
            target = self._waived(element)
            if target in wanted:
                yield "element", (), target

    def _target(self, ref: str, sections: tuple[str, ...], within: str) -> Named:
        """What a reference inside a solution names, as the loader follows it."""
        for section in sections:
            local = (section, f"{within}.{ref}")
            if section in COLLECTIONS and self._is_there(*local):
                return local
            if self._is_there(section, ref):
                return section, ref
        return "", ref

    def _is_there(self, section: str, address: str) -> bool:
        if section not in COLLECTIONS:
            return address in getattr(self._design, section)
        solution = self._design.solutions.get(address.partition(".")[0])
        return solution is not None and _id(section, address) in getattr(solution, section)

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


def _id(section: str, address: str) -> str:
    """The id within a solution, or within a registry, of what has an address."""
    return address.partition(".")[2] if section in COLLECTIONS else address


def named(element: Element) -> Named:
    """What tells an element from all others: its section and its address."""
    return element.SECTION, element.address
