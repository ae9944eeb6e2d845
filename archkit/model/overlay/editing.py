"""Sheets that are changed without changing them: what is touched is copied, the rest is shared."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar, cast

from archkit.model.loading.sheet import Part, Raw, Sheet, Spot, step_into
from archkit.source.place import Path, Span

Held = TypeVar("Held", Raw, list[object])


@dataclass(frozen=True, eq=False)
class PatchedSheet:
    """A sheet with changes: what changed stands where the patch says so.

    Attributes:
        original: The sheet before.
        data: Its content now; what did not change are the same objects as before.
        places: Where the patch speaks of each path that changed.
        verbatim: The paths whose content stands in the patch as it is.
    """

    original: Sheet
    data: Raw
    places: Mapping[Path, Spot]
    verbatim: Collection[Path]

    @property
    def file(self) -> str:
        """The file, relative to the workspace."""
        return self.original.file

    def locate(self, path: Path, part: Part = "value") -> Span:
        """Where a part of the content stands: in the patch, or else in the file."""
        for depth in range(len(path), 0, -1):
            spot = self.places.get(path[:depth])
            if spot is not None and path[:depth] in self.verbatim:
                return replace(spot.inside(*path[depth:]), part=part).span()
            if spot is not None:
                return spot.span()
        return self.original.locate(path, part)


@dataclass
class _Copy:
    """What becomes of one sheet."""

    data: Raw
    places: dict[Path, Spot] = field(default_factory=dict)
    verbatim: set[Path] = field(default_factory=set)


class Editing:
    """Collects the changes of sheets, copying each mapping and list that it touches once."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._sheets = sheets
        self._copies: dict[int, _Copy] = {}
        self._owned: dict[int, object] = {}  # the copies themselves, so that no id is used twice

    @property
    def has_changes(self) -> bool:
        """Whether any sheet is another now."""
        return bool(self._copies)

    @property
    def sheets(self) -> list[Sheet]:
        """All sheets; those that did not change are the same objects as before."""
        return [
            PatchedSheet(sheet, copy.data, copy.places, copy.verbatim)
            if (copy := self._copies.get(id(sheet))) is not None
            else sheet
            for sheet in self._sheets
        ]

    def get(self, spot: Spot) -> object:
        """What stands at a spot now; nothing where nothing does."""
        copy = self._copies.get(id(spot.sheet))
        value: object = copy.data if copy else spot.sheet.data
        for step in spot.path:
            _, value = step_into(value, step)
        return value

    def put(
        self,
        spot: Spot,
        value: object,
        at: Spot,
        order: Sequence[str] = (),
        *,
        verbatim: bool = False,
    ) -> None:
        """State something at a spot.

        Args:
            spot: Where; the mappings on the way are made where they are not there.
            value: What.
            at: Where the patch says so.
            order: The order of the keys beside it, for one that is new.
            verbatim: Whether the patch has the value there as it is.
        """
        around = self._around(spot)
        key = spot.path[-1]
        if isinstance(around, list):
            around[cast(int, key)] = value
        elif key in around or not order:
            around[str(key)] = value
        else:
            _insert(around, str(key), value, order)
        copied = self._copies[id(spot.sheet)]
        copied.places[spot.path] = at
        if verbatim:
            copied.verbatim.add(spot.path)

    def drop(self, spot: Spot, at: Spot) -> None:
        """State nothing at a spot any more."""
        around = self._around(spot)
        if isinstance(around, list):
            del around[cast(int, spot.path[-1])]
        else:
            around.pop(str(spot.path[-1]), None)
        self._copies[id(spot.sheet)].places[spot.path] = at

    def rename(self, spot: Spot, key: str, at: Spot) -> None:
        """Give what stands at a spot another key, in its place among the others."""
        around = self._around(spot)
        if isinstance(around, dict):
            old = spot.path[-1]
            items = [(key if each == old else each, value) for each, value in around.items()]
            around.clear()
            around.update(items)
        self._copies[id(spot.sheet)].places[(*spot.path[:-1], key)] = at

    def _around(self, spot: Spot) -> Raw | list[object]:
        """The mapping or list that holds a spot, as a copy of our own, with all around it."""
        if id(spot.sheet) not in self._copies:
            self._copies[id(spot.sheet)] = _Copy(self._own(spot.sheet.data))
        here: Raw | list[object] = self._copies[id(spot.sheet)].data
        for step in spot.path[:-1]:
            _, inner = step_into(here, step)
            copied: Raw | list[object]
            copied = self._own(inner) if isinstance(inner, list) else self._own(_mapping(inner))
            if isinstance(here, list):
                here[cast(int, step)] = copied
            else:
                here[str(step)] = copied
            here = copied
        return here

    def _own(self, part: Held) -> Held:
        if id(part) in self._owned:
            return part
        copied = part.copy()
        self._owned[id(copied)] = copied
        return copied


def _mapping(value: object) -> Raw:
    return value if isinstance(value, dict) else {}


def _insert(mapping: Raw, key: str, value: object, order: Sequence[str]) -> None:
    """Put a new key behind the last of those that come before it in an order."""
    ranks = {name: rank for rank, name in enumerate(order)}
    rank = ranks.get(key, len(ranks))
    before = [at for at, each in enumerate(mapping, 1) if ranks.get(each, 0) < rank]
    items = list(mapping.items())
    at = max(before, default=0)
    mapping.clear()
    mapping.update([*items[:at], (key, value), *items[at:]])
