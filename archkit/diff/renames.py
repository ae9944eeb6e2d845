"""Which element of one design is which of the other: by its id, or by what `was:` says."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from archkit.diff.plain import Fields, fields_of, references, renamed_in, settled
from archkit.model.base import Element
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.solution import COLLECTIONS
from archkit.source.place import Path

_SOLUTION: Final = 2
"""How many steps of an element's path name its solution."""


class Elements:
    """The elements of a design by their paths."""

    def __init__(self, design: Design) -> None:
        self.all: Mapping[Path, Element] = {each.where: each for each in design.all_elements()}

    def named(self, name: str, within: str, sections: Iterable[str]) -> Path | None:
        """The path of what a name means in a solution: something of its own before all else."""
        for section in sections:
            for where in _may_be(name, within, section):
                if where in self.all:
                    return where
        return None


def _may_be(name: str, within: str, section: str) -> Iterator[Path]:
    if section not in COLLECTIONS:
        yield (section, name)
        return
    yield ("solutions", within, section, name)
    solution, dot, rest = name.partition(".")
    if dot:
        yield ("solutions", solution, section, rest)


@dataclass(frozen=True)
class Renames:
    """The elements of the base that have another id in the head.

    Attributes:
        stated: Old paths with new ones, as far as `was:` says so.
    """

    stated: Mapping[Path, Path] = field(default_factory=dict)

    def __call__(self, where: Path) -> Path:
        """The path in the head of what stands at a path in the base."""
        if where in self.stated:
            return self.stated[where]
        solution = self.stated.get(where[:_SOLUTION])
        return (*solution, *where[_SOLUTION:]) if solution else where

    @cached_property
    def back(self) -> "Renames":
        """The way back from the head to the base."""
        return Renames({new: old for old, new in self.stated.items()})


def renames(base: Elements, head: Elements) -> Renames:
    """What `was:` says, in either design, so that the way back is the same way.

    It says nothing while the former id still stands in the head, or the new one stood in the base.
    Solutions go first, since the ids of their parts are looked for within them.
    """
    solutions = _stated(base, head, Renames())
    inner = _stated(base, head, Renames({o: n for o, n in solutions if o[0] == "solutions"}))
    return Renames(dict([*solutions, *inner]))


def _stated(base: Elements, head: Elements, known: Renames) -> list[tuple[Path, Path]]:
    old_ones = {known(where) for where in base.all}
    pairs: dict[Path, Path] = {}
    for element in head.all.values():
        if element.was is not None and element.where not in old_ones:
            within = known.back(("solutions", element.within))[1]
            old = base.named(element.was, str(within), (element.SECTION,))
            if old is not None and known(old) not in head.all:
                pairs.setdefault(old, element.where)
    taken = set(pairs.values())
    for element in base.all.values():
        if element.was is not None and known(element.where) not in head.all:
            within = known(("solutions", element.within))[1]
            new = head.named(element.was, str(within), (element.SECTION,))
            if new is not None and new not in old_ones and new not in taken:
                pairs.setdefault(element.where, new)
    return list(pairs.items())


@dataclass(frozen=True)
class Written:
    """A design as plain data, under the ids of the head.

    Attributes:
        fields: What each element says, by its path in the head.
        origin: The path of each in its own design.
    """

    fields: Mapping[Path, Fields]
    origin: Mapping[Path, Path]


def written(elements: Elements, renamed: Renames) -> Written:
    """The elements of a design as plain data, renamed with all that refers to them."""
    origin = {_path(element, renamed): where for where, element in elements.all.items()}
    return Written(_Late(elements, renamed, origin), origin)


class _Late(Mapping[Path, Fields]):
    """Writes an element when somebody asks for it: most of a large design are never looked at."""

    def __init__(self, elements: Elements, renamed: Renames, origin: Mapping[Path, Path]) -> None:
        self._elements = elements
        self._renamed = renamed
        self._origin = origin
        self._known: dict[Path, Fields] = {}

    def __getitem__(self, where: Path) -> Fields:
        if where not in self._known:
            element = self._elements.all[self._origin[where]]
            fields = _fields(element, self._elements, self._renamed)
            self._known[where] = settled(element.SECTION, fields)
        return self._known[where]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._origin)

    def __len__(self) -> int:
        return len(self._origin)

    def __contains__(self, where: object) -> bool:
        return where in self._origin


def _path(element: Element, renamed: Renames) -> Path:
    """Where an element stands in the head; a connection under the ids of its ends."""
    where = renamed(element.where)
    if not isinstance(element, Connection) or element.where in renamed.stated:
        return where
    within = str(where[1])
    source, target = (_address(end, within, renamed) for end in (element.source, element.target))
    _, bracket, label = element.id.partition(" (")
    return (*where[:-1], f"{source} -> {target}{bracket}{label}")


def _address(end: str, within: str, renamed: Renames) -> str:
    solution, _, name = end.partition(".")
    return _shown(renamed(("solutions", solution, "components", name)), within)


def _shown(where: Path, within: str) -> str:
    """The shortest name of what stands at a path, seen from a solution."""
    if len(where) == _SOLUTION or where[1] == within:
        return str(where[-1])
    return f"{where[1]}.{where[-1]}"


def _fields(element: Element, elements: Elements, renamed: Renames) -> Fields:
    fields = fields_of(element)
    within = str(renamed(element.where)[1]) if element.within else ""
    for each in references(element):
        target = elements.named(each.name, element.within, each.sections)
        if target is None:
            continue
        new = _shown(_path(elements.all[target], renamed), within)
        if new != each.name:
            renamed_in(fields, each.path, each.name, new)
    return fields
