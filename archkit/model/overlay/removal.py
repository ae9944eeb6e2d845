"""Elements go, and with them what hangs on them.

A connection goes with either of its ends, a journey when fewer than two steps of it are left, a
waiver with what it is about. From all others the reference goes: out of a list, or with as much of
the field around it as would mean nothing without it. What is then not stated is unknown.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from pydantic import ValidationError

from archkit.model.base import Element
from archkit.model.connection import Connection
from archkit.model.journey import Journey
from archkit.model.loading.load import Loaded
from archkit.model.loading.sheet import Problems, Raw, Spot
from archkit.model.overlay.editing import Editing
from archkit.model.overlay.homes import Homes
from archkit.model.overlay.mentions import Mention, Mentions, Named, named
from archkit.model.overlay.values import GONE, without
from archkit.model.requirement import Requirement
from archkit.model.risk import Waiver
from archkit.model.solution import COLLECTIONS, Solution
from archkit.source.place import Path

_HANGING: Final = (Connection, Journey, Waiver)
"""What goes itself where it cannot be without what it names."""


class Removal:
    """Takes elements out of sheets, with what hangs on them."""

    def __init__(self, loaded: Loaded, editing: Editing, problems: Problems) -> None:
        self._loaded = loaded
        self._editing = editing
        self._problems = problems
        self._gone: dict[Named, tuple[Element, Spot]] = {}
        self._lost: dict[tuple[Path, str], tuple[Mention, Spot]] = {}
        self._is_refused = False

    def write(self, removals: Iterable[tuple[Element, Spot]]) -> bool:
        """Take out elements, each with the place in the patch that says so.

        Returns:
            Whether that could be done: what would be left without meaning is a problem.
        """
        mentions = Mentions(self._loaded)
        waiting = [part for each in removals for part in _with_parts(*each)]
        while waiting:
            new = {named(each): (each, at) for each, at in waiting if named(each) not in self._gone}
            self._gone |= new
            waiting = [*self._cut(new), *self._let_go(mentions.of(frozenset(new)))]
        if self._is_refused:
            return False
        for mention, at in self._lost.values():
            self._state(mention, at)
        self._take_out()
        return True

    def _cut(self, new: dict[Named, tuple[Element, Spot]]) -> Iterator[tuple[Element, Spot]]:
        """The connections that lose an end."""
        for connection in self._loaded.design.connections:
            for end in (connection.source, connection.target):
                if ("components", end) in new:
                    yield connection, new["components", end][1]

    def _let_go(self, mentions: Iterable[Mention]) -> Iterator[tuple[Element, Spot]]:
        """Note the references that go; who cannot be without goes as well, or is a problem."""
        for mention in mentions:
            key = mention.element.where, mention.field
            target, at = self._gone[next(iter(mention.inside.values()))]
            if key in self._lost:  # something else that it names has gone before
                inside = {**self._lost[key][0].inside, **mention.inside}
                mention = replace(mention, inside=inside)  # noqa: PLW2901 - the same, with more in it
            if self._left(mention) is not None:
                self._lost[key] = mention, at
            elif isinstance(mention.element, _HANGING):
                yield mention.element, at
            elif named(mention.element) not in self._gone:
                self._refuse(mention, target, at)

    def _state(self, mention: Mention, at: Spot) -> None:
        left = self._left(mention)
        if named(mention.element) in self._gone or left is None:
            return
        if left[0] is GONE:
            self._editing.drop(mention.spot, at)
        else:
            self._editing.put(mention.spot, left[0], at)

    def _left(self, mention: Mention) -> tuple[object] | None:
        """What is left of a field without its references; None where nothing sound is.

        What a requirement measures is never dropped: it would then measure something else.
        """
        if isinstance(mention.element, Requirement) and mention.field == "fit":
            return None
        stated = self._editing.get(mention.spot)
        paths = set(mention.inside)
        while True:
            left = without(stated, paths)
            if self._is_sound(mention, left):
                return (left,)
            if left is GONE:
                return None
            paths = {path[:-1] for path in paths}

    def _is_sound(self, mention: Mention, left: object) -> bool:
        element = mention.element
        raw: Raw = {
            name: getattr(element, name)
            for name in element.model_fields_set
            if name != mention.field
        }
        if left is not GONE:
            raw[mention.field] = left
        try:
            return not type(element).model_validate(raw).missing
        except ValidationError:
            return False

    def _refuse(self, mention: Mention, target: Element, at: Spot) -> None:
        self._is_refused = True
        who, what = mention.element, mention.field
        self._problems.add(
            "still-needed",
            f"{who.WORD} `{who.address}` cannot be without `{target.address}`: its `{what}` names"
            " it",
            at,
            hint=f"set `{who.address}.{what}` to something else, or remove `{who.address}` as well",
            related=((self._loaded.origins.spot(who.where, (what,)), "named here"),),
        )

    def _take_out(self) -> None:
        homes = Homes(self._loaded)
        solutions = {name for section, name in self._gone if section == Solution.SECTION}
        for element, at in self._gone.values():
            home = None if isinstance(element, Solution) else homes.element(element.where)
            if home is not None and element.within not in solutions:
                self._editing.drop(home, at)
        for sheet in self._loaded.sources.sheets:
            if sheet.data.get("solution") in solutions:
                _, at = self._gone[Solution.SECTION, str(sheet.data["solution"])]
                for key in sheet.data.keys() & {"solution", *Solution.model_fields}:
                    self._editing.drop(Spot(sheet, (key,)), at)


def _with_parts(element: Element, at: Spot) -> Iterator[tuple[Element, Spot]]:
    yield element, at
    if isinstance(element, Solution):
        for section in COLLECTIONS:
            yield from ((each, at) for each in getattr(element, section).values())
