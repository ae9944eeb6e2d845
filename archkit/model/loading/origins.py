"""Where each part of a design was written: from a symbolic place to a line, late."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from archkit.model.loading.gather import Draft, Entry
from archkit.model.loading.inherit import Archetypes
from archkit.model.loading.sheet import Raw, Sheet, Spot, step_into
from archkit.source.place import Path, Place, Span

_SOLUTION: Final = ("solutions", "id")
"""The shape of a solution's own path; those of its elements are longer."""


@dataclass(frozen=True, slots=True)
class Located:
    """Where a place is.

    Attributes:
        span: The line to point at.
        archetype: The archetype that the value is inherited from, if it is.
        element: The element's own line, where the value is inherited.
    """

    span: Span
    archetype: str | None = None
    element: Span | None = None


class Origins:
    """Finds the lines of a design's elements and fields.

    Attributes:
        draft: What was gathered from the files.
        archetypes: The archetypes of each section that has some.
    """

    def __init__(
        self, draft: Draft, archetypes: dict[str, Archetypes], decisions: dict[str, Spot]
    ) -> None:
        self.draft = draft
        self.archetypes = archetypes
        self._decisions = decisions

    def spot(self, element: Path, field: Path = ()) -> Spot:
        """The spot of a field of an element; of the element where the field is absent."""
        spot, archetype = self._follow(element, field)
        return archetype[1] if archetype else spot

    def locate(self, place: Place) -> Located:
        """The line of a place.

        A field that is inherited is found at the archetype's line; one that is
        absent, at the element's key.
        """
        spot, archetype = self._follow(place.element, place.field)
        if archetype is None:
            return Located(spot.span())
        name, inherited = archetype
        return Located(inherited.span(), name, spot.as_key().span())

    def archetype_for(self, element: Path, field: Path) -> tuple[str, Span] | None:
        """The archetype on which an absent field is best stated, and where it stands.

        That is the one that gives a part of the field already, or the nearest; none
        where the element states a part of the field itself, and so takes nothing over.
        """
        if element[0] != "solutions" or len(element) == len(_SOLUTION):
            return None
        entry = self._entry(element)
        parents = self._parents(element, entry)
        if not parents or field[0] in entry.raw:
            return None
        parent = next((each for each in parents if field[0] in each.raw), parents[0])
        return str(parent.spot.path[-1]), parent.spot.as_key().span()

    def file_of(self, element: Path) -> str:
        """The file that an element stands in."""
        return self._follow(element, ())[0].sheet.file

    def stated(self, element: Path) -> Collection[str]:
        """The fields that an element states itself, beside those it inherits."""
        return self._entry(element).raw.keys()

    def raw(self, element: Path) -> Raw:
        """What an element of a solution or registry states itself, as it was written."""
        return self._entry(element).raw

    def _follow(self, element: Path, field: Path) -> tuple[Spot, tuple[str, Spot] | None]:
        """The element's own spot, and the archetype's where the field comes from there."""
        if element[:1] == ("solutions",) and len(element) == len(_SOLUTION):
            return self._solution_field(str(element[1]), field), None
        if element[:1] == ("decisions",):
            spot = self._decisions[str(element[1])]
            return _inside(spot.sheet, field), None
        entry = self._entry(element)
        if not field:
            return entry.spot.as_key(), None
        if field[0] in entry.raw:
            return _inside_raw(entry, field), None
        for parent in self._parents(element, entry):
            if field[0] in parent.raw:
                return entry.spot, (str(parent.spot.path[-1]), _inside_raw(parent, field))
        return entry.spot.as_key(), None

    def _entry(self, element: Path) -> Entry:
        if element[0] == "solutions":
            _, solution, section, name = element
            return self.draft.solutions[str(solution)].collections[str(section)][str(name)]
        return self.draft.registries[str(element[0])][str(element[1])]

    def _parents(self, element: Path, entry: Entry) -> list[Entry]:
        archetypes = self.archetypes.get(str(element[2])) if element[0] == "solutions" else None
        return archetypes.chain(entry) if archetypes else []

    def _solution_field(self, name: str, field: Path) -> Spot:
        draft = self.draft.solutions[name]
        if not field or field[0] not in draft.fields:
            return draft.spot
        value, spot = draft.fields[str(field[0])]
        return _deepest(value, spot, field[1:])


def _inside(sheet: Sheet, field: Path) -> Spot:
    """A field of a decision record, or its status where the field is absent."""
    if field and field[0] in sheet.data:
        return Spot(sheet, tuple(field))
    return Spot(sheet, ("status",)).as_key()


def _inside_raw(entry: Entry, field: Path) -> Spot:
    return _deepest(entry.raw[str(field[0])], entry.spot.inside(field[0]), field[1:])


def _deepest(value: object, spot: Spot, path: Path) -> Spot:
    """The spot of a path, as far in as the data go; a key where a part is absent."""
    for index, step in enumerate(path):
        inside, value = step_into(value, step)
        if not inside:
            return spot.inside(*path[:index]).as_key()
    return spot.inside(*path)
