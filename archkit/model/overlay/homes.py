"""Where the files state an element and its fields, and where they would state a new one."""

from collections.abc import Mapping
from typing import Final

from archkit.model.base import Element
from archkit.model.loading.gather import ARCHETYPES, Draft, Entry
from archkit.model.loading.load import Loaded
from archkit.model.loading.sheet import Spot
from archkit.model.loading.validate import INHERITING
from archkit.model.solution import COLLECTIONS, REGISTRIES, Solution
from archkit.source.place import Path

ARCHETYPE: Final = "archetypes"
_SOLUTION: Final = 2
"""How many steps the path of a solution has."""


def is_solution(where: Path) -> bool:
    """Whether a path is that of a solution."""
    return where[:1] == (Solution.SECTION,) and len(where) == _SOLUTION


def kind_of(where: Path) -> type[Element]:
    """The class of the element, or archetype, at a path."""
    if is_solution(where):
        return Solution
    if where[0] == ARCHETYPE:
        return INHERITING[str(where[1])]
    return COLLECTIONS[str(where[2])] if where[0] == Solution.SECTION else REGISTRIES[str(where[0])]


class Homes:
    """Finds the spots of a design's elements in its files."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self._draft: Draft = loaded.origins.draft

    def entry(self, where: Path) -> Entry | None:
        """What the files state of an element or archetype that is no solution; None if nothing."""
        return self._section(where).get(str(where[-1]))

    def element(self, where: Path) -> Spot | None:
        """Where an element or archetype that is no solution stands; None where it does not."""
        entry = self.entry(where)
        return entry.spot if entry else None

    def field(self, where: Path, name: str) -> Spot | None:
        """Where a field of an element is stated, or would be; None where there is no element."""
        if not is_solution(where):
            home = self.element(where)
            return home.inside(name) if home else None
        solution = self._draft.solutions.get(str(where[1]))
        if solution is None:
            return None
        if name in solution.fields:
            return solution.fields[name][1]
        return Spot(self._main(str(where[1])).sheet, (name,))

    def inherited(self, where: Path, name: str) -> Spot | None:
        """Where an archetype states a field for an element; None where none does."""
        section = str(where[-2])
        entry, archetypes = self.entry(where), self._loaded.origins.archetypes.get(section)
        if entry is None or archetypes is None or section not in ARCHETYPES:
            return None
        parents = (each for each in archetypes.chain(entry) if name in each.raw)
        return next((each.spot.inside(name) for each in parents), None)

    def new(self, where: Path) -> Spot | None:
        """Where a new element would stand: with its like; None where its solution is not there."""
        of_solution = where[0] == Solution.SECTION
        if of_solution and str(where[1]) not in self._draft.solutions:
            return None
        beside = list(self._section(where).values())
        if beside:
            return beside[-1].section.inside(where[-1])
        if of_solution:
            return Spot(self._main(str(where[1])).sheet, (str(where[2]), where[-1]))
        return Spot(self._loaded.sources.sheets[0], where)

    def _main(self, solution: str) -> Spot:
        """The spot in the file that states most of a solution itself."""
        draft = self._draft.solutions[solution]
        return draft.fields["department"][1] if "department" in draft.fields else draft.spot

    def _section(self, where: Path) -> Mapping[str, Entry]:
        if where[0] == ARCHETYPE:
            return self._draft.archetypes[str(where[1])]
        if where[0] != Solution.SECTION:
            return self._draft.registries[str(where[0])]
        solution = self._draft.solutions.get(str(where[1]))
        return solution.collections[str(where[2])] if solution else {}
