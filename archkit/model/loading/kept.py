"""What a design that is made anew takes over from the one before: whatever did not change.

A mapping of the files that is the same object as before states the same, so what was made of it
is taken as it is: unless it changed, nothing is validated twice.
"""

from collections.abc import Iterator, Mapping

from archkit.model.base import Element
from archkit.model.design import Design
from archkit.model.loading.gather import Draft, Entry, SolutionDraft
from archkit.model.loading.inherit import Archetypes
from archkit.model.loading.origins import Origins
from archkit.model.loading.sheet import Raw
from archkit.model.solution import Solution

Parts = Mapping[str, Mapping[str, Element]]
"""The elements of a solution, by section and id."""
Sections = Mapping[str, Mapping[str, Entry]]
"""What was gathered, by section and id."""


class Kept:
    """Gives what an earlier, sound design has for what has not changed since.

    Args:
        origins: What the earlier design was made of.
        design: The earlier design.
    """

    def __init__(self, origins: Origins, design: Design) -> None:
        self._origins = origins
        self._design = design

    def lost(self, draft: Draft) -> Iterator[str]:
        """The ids that something had, and that nothing has any more in its section."""
        earlier = self._origins.draft
        yield from _lost(earlier.registries, draft.registries)
        yield from _lost(earlier.archetypes, draft.archetypes)
        yield from earlier.solutions.keys() - draft.solutions.keys()
        for name, each in earlier.solutions.items():
            now = draft.solutions.get(name)
            if now is not each:
                yield from _lost(each.collections, now.collections if now else {})

    def archetypes(self, section: str) -> Archetypes:
        """The earlier archetypes of a section."""
        return self._origins.archetypes[section]

    def element(
        self, section: str, within: str, name: str, entry: Entry, inherited: Raw
    ) -> Element | None:
        """The earlier element, where nothing that it is made of has changed."""
        draft = self._origins.draft
        if within:
            solution = draft.solutions.get(within)
            earlier = solution.collections[section].get(name) if solution else None
        else:
            earlier = draft.registries[section].get(name)
        if earlier is None or earlier.raw is not entry.raw:
            return None
        archetypes = self._origins.archetypes.get(section)
        if archetypes is not None and inherited is not archetypes.inherited(earlier):
            return None
        holder = self._design.solutions.get(within) if within else self._design
        found: Element | None = getattr(holder, section).get(name) if holder else None
        return found

    def whole(
        self, name: str, draft: SolutionDraft, archetypes: Mapping[str, Archetypes]
    ) -> Solution | None:
        """The earlier solution, where it was not even gathered anew, and inherits the same."""
        if self._origins.draft.solutions.get(name) is not draft:
            return None
        same = all(each.gives_as_before for each in archetypes.values())
        return self._design.solutions.get(name) if same else None

    def solution(self, name: str, draft: SolutionDraft, parts: Parts) -> Solution | None:
        """The earlier solution, where neither its fields nor its parts have changed."""
        earlier = self._origins.draft.solutions.get(name)
        found = self._design.solutions.get(name)
        if earlier is None or found is None:
            return None
        same = _same(
            {key: value for key, (value, _) in draft.fields.items()},
            {key: value for key, (value, _) in earlier.fields.items()},
        ) and all(_same(part, getattr(found, section)) for section, part in parts.items())
        return found if same else None


def _lost(before: Sections, now: Sections) -> Iterator[str]:
    for section, entries in before.items():
        yield from entries.keys() - now.get(section, {}).keys()


def _same(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    """Whether two mappings hold the very same objects."""
    return one.keys() == other.keys() and all(one[key] is other[key] for key in one)
