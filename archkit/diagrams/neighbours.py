"""What is around a selection: faded, since it is only context, and folded where it is very much."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Final

from archkit.diagrams.parts import box_of, department_box, solution_box
from archkit.diagrams.selection import Selection
from archkit.diagrams.view import Box, Tone, listed, plural
from archkit.model.vocabulary import Kind as Sort

MOST: Final = 12
"""With more neighbours than this a picture would be more of them than of what it is about."""

_ALL: Final = "solutions:others"


class Neighbours:
    """The boxes of the components around a selection.

    They are drawn as themselves; with more than a dozen of them, as their solutions; with more
    than a dozen of these, as their departments, or all as one. People are always themselves.
    """

    def __init__(
        self, selection: Selection, *, whole: bool = False, together: bool = False
    ) -> None:
        """Fold what is around.

        Args:
            selection: What the picture is about.
            whole: Whether other solutions are drawn as one box even where they are few.
            together: Whether very many solutions are drawn as one box, not as departments.
        """
        self._together = together
        self._selection = selection
        self._whole = whole

    def box_at(self, address: str) -> str:
        """The id of the box that a component is drawn as."""
        return self._into.get(address, address)

    def boxes(self, among: Iterable[str] | None = None) -> Iterator[Box]:
        """The boxes; of some ids only where they are given."""
        wanted = None if among is None else set(among)
        for name in dict.fromkeys(self._into.values()):
            if wanted is None or name in wanted:
                yield replace(self._box(name), faded=True)

    @property
    def told(self) -> Iterator[str]:
        """What is said where they are not drawn as themselves."""
        names = [each for each in self._into.values() if each not in self._selection.around]
        if _ALL in names:
            yield "All other solutions are drawn as one box."
        elif any(each.startswith("department:") for each in names):
            yield "Other departments are drawn as one box, with how many of their solutions it has."
        elif names:
            yield "Other solutions are drawn as one box each."

    @cached_property
    def _into(self) -> Mapping[str, str]:
        """What each component around is drawn as."""
        around = self._selection.around
        if len(around) <= MOST and not self._whole:
            return {at: at for at in around}
        return {
            at: at if each.kind is Sort.PERSON else self._owner(each.within)
            for at, each in around.items()
        }

    def _owner(self, solution: str) -> str:
        """The solution, or of very many the department that they belong to."""
        department = self._selection.design.solutions[solution].department
        fellows = self._solutions[department]
        many = sum(len(each) for each in self._solutions.values()) > MOST
        if many and self._together:
            return _ALL
        return f"department:{department}" if many and len(fellows) > 1 else solution

    @cached_property
    def _solutions(self) -> Mapping[str, list[str]]:
        """The solutions around, by their departments."""
        design = self._selection.design
        there = self._selection.around.values()
        found: dict[str, list[str]] = {}
        for name in dict.fromkeys(each.within for each in there if each.kind is not Sort.PERSON):
            found.setdefault(design.solutions[name].department, []).append(name)
        return found

    def _box(self, name: str) -> Box:
        design = self._selection.design
        if component := self._selection.around.get(name):
            owner = design.solutions[component.within]
            return replace(box_of(component, design), note=f"of {owner.title}")
        if solution := design.solutions.get(name):
            box = replace(solution_box(solution, design), tone=Tone.OUTSIDE)
            own = name in self._selection.solutions
            return replace(box, name=f"Other parts of {solution.title}") if own else box
        if name == _ALL:
            count = sum(len(each) for each in self._solutions.values())
            return Box(
                id=_ALL,
                name="Other solutions",
                word=plural(count, "solution"),
                icon="several",
                tone=Tone.OUTSIDE,
                count=count,
            )
        department = name.removeprefix("department:")
        fellows = self._solutions[department]
        box = department_box(design.departments[department], len(fellows))
        named = listed([design.solutions[each].title for each in fellows])
        return replace(box, id=name, word=box.note, note=named, tone=Tone.OUTSIDE)
