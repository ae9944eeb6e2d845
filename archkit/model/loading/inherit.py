"""Inheritance: what an archetype gives to the elements that are `like` it."""

from collections.abc import Callable
from functools import cached_property
from typing import Final

from archkit.model.loading.gather import Entry
from archkit.model.loading.sheet import Problems, Raw
from archkit.source.diagnostic import did_you_mean

_NOTHING: Final[Raw] = {}
"""What is taken over by who is like nothing; nobody changes it."""


class Archetypes:
    """The archetypes of one section, each with what it inherits in turn.

    What an element says itself wins, field by field: a field that it states
    replaces the archetype's whole field.
    """

    def __init__(
        self,
        entries: dict[str, Entry],
        problems: Problems,
        prepare: Callable[[Entry, Raw], Raw],
        perhaps: Callable[[str], bool],
        before: "Archetypes | None" = None,
    ) -> None:
        """Look at the archetypes of one section.

        Args:
            entries: The archetypes as they were written.
            problems: Where to report to.
            prepare: Validates an archetype's fields once, for all that are like it.
            perhaps: Whether a file that could not be read may hold an archetype.
            before: Those of a sound design before, to take over what has not changed.
        """
        self._entries = entries
        self._problems = problems
        self._prepare = prepare
        self._perhaps = perhaps
        self._before = before
        self._merged: dict[str, Raw] = {}
        self._broken: dict[str, bool] = {}
        for name, entry in entries.items():
            self._archetype(name, entry, ())

    def inherited(self, entry: Entry) -> Raw:
        """What an element takes over; what it states itself is not looked at."""
        like = entry.raw.get("like")
        return self._archetype(like, entry, ()) if isinstance(like, str) else _NOTHING

    def chain(self, entry: Entry) -> list[Entry]:
        """The archetypes an element inherits from, nearest first."""
        found: list[Entry] = []
        like = entry.raw.get("like")
        while isinstance(like, str):
            parent = self._entries.get(like)
            if parent is None or parent in found:
                break
            found.append(parent)
            like = parent.raw.get("like")
        return found

    def broken(self, entry: Entry) -> bool:
        """Whether an archetype is missing above an element, or a circle; both have been told of."""
        like = entry.raw.get("like")
        if not isinstance(like, str):
            return False
        if like not in self._broken:
            last = (entry, *self.chain(entry))[-1]
            self._broken[like] = isinstance(last.raw.get("like"), str)
        return self._broken[like]

    def _archetype(self, name: str, user: Entry, above: tuple[str, ...]) -> Raw:
        if name in self._merged:
            return self._merged[name]
        if name in above:
            self._cycle(name, above)
            return {}
        entry = self._entries.get(name)
        if entry is None:
            self._unknown(name, user)
            return {}
        like = entry.raw.get("like")
        parent = self._archetype(like, entry, (*above, name)) if isinstance(like, str) else _NOTHING
        if self._before is not None and (kept := self._before.kept(name, entry, parent)):
            return self._merged.setdefault(name, kept)
        merged = {key: value for key, value in (parent | entry.raw).items() if key != "like"}
        self._merged[name] = self._prepare(entry, merged)
        return self._merged[name]

    @cached_property
    def gives_as_before(self) -> bool:
        """Whether each archetype that there was before gives the very same."""
        earlier = self._before._merged if self._before else {}  # noqa: SLF001 - of its own class
        return all(self._merged.get(name) is each for name, each in earlier.items())

    def kept(self, name: str, entry: Entry, parent: Raw) -> Raw | None:
        """What an archetype gives, where it and the one above it are those of an entry."""
        mine = self._entries.get(name)
        if mine is None or mine.raw is not entry.raw or self.inherited(mine) is not parent:
            return None
        return self._merged[name]

    def _unknown(self, name: str, user: Entry) -> None:
        if self._perhaps(name):
            return  # It is told of the file that it cannot be read.
        close = did_you_mean(name, self._entries)
        self._problems.add(
            "unknown-reference",
            f"there is no archetype `{name}`",
            user.spot.inside("like"),
            hint=f"did you mean `{close}`?" if close else "declare it under `archetypes:`",
        )

    def _cycle(self, name: str, above: tuple[str, ...]) -> None:
        ring = above[above.index(name) :]
        first = min(ring)
        start = ring.index(first)  # the same words, whatever the files' order
        told = " -> ".join((*ring[start:], *ring[:start], first))
        self._problems.add(
            "archetype-cycle",
            f"archetypes are like each other in a circle: {told}",
            self._entries[first].spot.inside("like"),
            hint="let one of them stand on its own",
        )
