"""Two elements become one: the one that stays takes the other's place wherever that is named."""

from collections.abc import Iterator, Mapping
from typing import Final

from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.journey import Journey
from archkit.model.loading.load import Loaded
from archkit.model.loading.sheet import Spot
from archkit.model.overlay.editing import Editing
from archkit.model.overlay.homes import Homes
from archkit.model.overlay.mentions import Mention, Mentions, Named, named
from archkit.model.overlay.values import each_once, none_twice_running, replaced
from archkit.model.solution import REGISTRIES

_TOGETHER: Final = ("stores", "processes", "contracts", "capabilities")
"""What a component that takes another's place has of both."""
MERGING: Final[tuple[type[Element], ...]] = (Component, *REGISTRIES.values())
"""What can be merged: parts, and entries of the city's registries."""


class Merging:
    """Lets one element of a design take the place of another, in sheets."""

    def __init__(self, loaded: Loaded, editing: Editing) -> None:
        self._editing = editing
        self._homes = Homes(loaded)
        self._mentions = Mentions(loaded)
        self._connections = {each.address: each for each in loaded.design.connections}

    def write(self, kept: Element, gone: Element, at: Spot) -> list[Element]:
        """Merge two elements of one class; returns what is left over and has to be removed."""
        over: list[Element] = [gone]
        names = {named(gone): (kept.within, kept.id)}
        if isinstance(kept, Component) and isinstance(gone, Component):
            for connection, key in self._renamed(kept, gone):
                if key is None:
                    over.append(connection)
                    continue
                names[named(connection)] = (connection.within, key)
                home = self._homes.element(connection.where)
                if home is not None:
                    self._editing.rename(home, key, at)
            self._put_together(kept, gone, at)
        for mention in self._mentions.of(frozenset(names)):
            over += self._rename(mention, names, at)
        return over

    def _renamed(self, kept: Component, gone: Component) -> Iterator[tuple[Connection, str | None]]:
        """The connections of what goes, each with its new key; none where it would be no more.

        That is so where it would lead from a component to itself, or stand beside another with
        the same ends and label.
        """
        taken = {_ends(each) for each in self._connections.values()}
        for each in self._connections.values():
            if gone.address not in (each.source, each.target):
                continue
            source, target = (
                kept.address if end == gone.address else end for end in (each.source, each.target)
            )
            *_, label = _ends(each)
            if source == target or (source, target, label) in taken:
                yield each, None
                continue
            taken.add((source, target, label))
            ends = " -> ".join(end.removeprefix(f"{each.within}.") for end in (source, target))
            yield each, f"{ends} ({label})" if label else ends

    def _rename(
        self, mention: Mention, names: Mapping[Named, tuple[str, str]], at: Spot
    ) -> Iterator[Element]:
        """Write the new names into a field; who is left without a meaning is given back."""
        within = mention.element.scope
        inside = {path: _called(*names[target], within) for path, target in mention.inside.items()}
        value = replaced(self._editing.get(mention.spot), inside)
        if not isinstance(mention.element, Journey):
            self._editing.put(mention.spot, each_once(value), at)
            return
        steps = none_twice_running(value)
        if isinstance(steps, list) and len(steps) > 1:
            self._editing.put(mention.spot, steps, at)
        else:
            yield mention.element

    def _put_together(self, kept: Component, gone: Component, at: Spot) -> None:
        for field in _TOGETHER:
            mine, theirs = getattr(kept, field), getattr(gone, field)
            if isinstance(theirs, tuple) and theirs:
                every = [*(mine if isinstance(mine, tuple) else ()), *theirs]
                spot = self._homes.field(kept.where, field)
                if spot is not None and (together := each_once(every)) != list(mine or ()):
                    self._editing.put(spot, together, at, list(Component.model_fields))


def _ends(connection: Connection) -> tuple[str, str, str]:
    """What no two connections have in common: source, target and label."""
    _, _, label = connection.id.partition(" (")
    return connection.source, connection.target, label.removesuffix(")")


def _called(owner: str, name: str, within: str) -> str:
    """What an element inside a solution calls another."""
    return f"{owner}.{name}" if owner and owner != within else name


def can_merge(kept: Element, gone: Element) -> bool:
    """Whether two elements are of one class, of those that can be merged, and are two."""
    return type(kept) is type(gone) and isinstance(kept, MERGING) and kept is not gone
