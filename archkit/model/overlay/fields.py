"""The first half of a patch: elements are added, and fields set and unset."""

import copy
from typing import Final

from archkit.model.loading.load import Loaded
from archkit.model.loading.sheet import Problems, Spot, step_into
from archkit.model.overlay.changes import Add, Patch, Set, Unset
from archkit.model.overlay.editing import Editing
from archkit.model.overlay.homes import Homes, is_solution, kind_of
from archkit.source.place import Path

_PART: Final = "a part of it can only be set where it is written out: set the whole field"


class Fields:
    """Writes changes of fields, and new elements, into sheets."""

    def __init__(self, loaded: Loaded, editing: Editing, problems: Problems) -> None:
        self._loaded = loaded
        self._homes = Homes(loaded)
        self._editing = editing
        self._problems = problems
        self._new: dict[Path, Spot] = {}

    def write(self, patch: Patch) -> None:
        """Write what a patch adds, sets and unsets; what cannot be is a problem."""
        for add in patch.of_kind(Add):
            self._add(add)
        for change in patch.of_kind(Set):
            self._set(change)
        for unset in patch.of_kind(Unset):
            self._unset(unset)

    def _add(self, add: Add) -> None:
        home = self._homes.new(add.where)
        if self._homes.entry(add.where) is not None:
            there = self._loaded.origins.spot(add.where)
            self._problems.add(
                "duplicate-id",
                f"there is {kind_of(add.where).WORD} `{add.where[-1]}` already",
                add.at,
                hint="give it another id, or set the fields of the one that is there",
                related=((there, "it is here"),),
            )
        elif home is not None:
            self._editing.put(home, copy.deepcopy(add.raw), add.at, verbatim=True)
            self._new[add.where] = home

    def _set(self, change: Set) -> None:
        name, *further = change.field
        spot = self._spot(change.where, str(name))
        value = copy.deepcopy(change.value)
        if further:
            whole = copy.deepcopy(self._whole(change.where, str(name), spot))
            if not _put_inside(whole, further, value):
                self._refuse(change, whole)
                return
            value = whole
        order, verbatim = _order(change.where), not further
        self._editing.put(spot, value, change.at, order, verbatim=verbatim)

    def _unset(self, change: Unset) -> None:
        name, *further = change.field
        spot = self._spot(change.where, str(name))
        if self._editing.get(spot) is None:
            self._nothing_stated(change, str(name))
        elif not further:
            self._editing.drop(spot, change.at)
        else:
            whole = copy.deepcopy(self._editing.get(spot))
            if _drop_inside(whole, further):
                self._editing.put(spot, whole, change.at)
            else:
                self._refuse(change, whole)

    def _nothing_stated(self, change: Unset, name: str) -> None:
        inherited = None if is_solution(change.where) else self._inherited(change.where, name)
        address = change.where[-1]
        if inherited is None:
            message, hint = f"`{address}` states no `{name}`", "leave this out"
        else:
            message = f"`{address}` takes `{name}` over from an archetype"
            hint = "set it to something else, or unset it in the archetype"
        related = ((inherited, "it is stated here"),) if inherited else ()
        self._problems.add("nothing-to-unset", message, change.at, hint=hint, related=related)

    def _refuse(self, change: Set | Unset, whole: object) -> None:
        path = ".".join(map(str, change.field))
        written = "nothing" if whole is None else f"`{whole}`"
        self._problems.add(
            "no-such-part",
            f"there is no part `{path}`: `{change.field[0]}` is {written}",
            change.at,
            hint=_PART,
        )

    def _spot(self, where: Path, name: str) -> Spot:
        if where in self._new:
            return self._new[where].inside(name)
        spot = self._homes.field(where, name)
        if spot is None:
            raise LookupError(f"{where} is not in this design")
        return spot

    def _whole(self, where: Path, name: str, spot: Spot) -> object:
        """All of a field as it is stated, here or in the archetype: an empty one where it is not.

        What an element states replaces the whole field of its archetype, so that to change a part
        the rest has to be stated with it.
        """
        stated = self._editing.get(spot)
        if stated is not None or is_solution(where):
            return {} if stated is None else stated
        inherited = self._inherited(where, name)
        return {} if inherited is None else self._editing.get(inherited)

    def _inherited(self, where: Path, name: str) -> Spot | None:
        return None if where in self._new else self._homes.inherited(where, name)


def _order(where: Path) -> list[str]:
    """The keys of an element, in the order of its class."""
    fields = kind_of(where).model_fields
    return [info.alias or name for name, info in fields.items()]


def _put_inside(whole: object, path: list[str | int], value: object) -> bool:
    """State a part of a value; whether it has such a part, or can have it."""
    around = _around(whole, path, make=True)
    last = path[-1]
    if isinstance(around, dict):
        around[str(last)] = value
        return True
    number = _number(last)
    if isinstance(around, list) and number is not None and number <= len(around):
        around[number : number + 1] = [value]
        return True
    return False


def _drop_inside(whole: object, path: list[str | int]) -> bool:
    """State a part of a value no more; whether there was one."""
    around = _around(whole, path, make=False)
    number = _number(path[-1])
    if isinstance(around, dict) and str(path[-1]) in around:
        del around[str(path[-1])]
        return True
    if isinstance(around, list) and number is not None and number < len(around):
        del around[number]
        return True
    return False


def _around(whole: object, path: list[str | int], *, make: bool) -> object:
    """What holds the last step of a path; mappings on the way are made where they may be."""
    here = whole
    for step in path[:-1]:
        key = _number(step) if isinstance(here, list) else str(step)
        inside, inner = step_into(here, key) if key is not None else (False, None)
        if not inside and make and isinstance(here, dict):
            inner = here.setdefault(str(step), {})
        here = inner
    return here


def _number(step: str | int) -> int | None:
    text = str(step)
    return int(text) if text.isdecimal() else None
