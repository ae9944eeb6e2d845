"""Checks that every reference names something that is there."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import chain

from archkit.model.base import Element, Refers
from archkit.model.connection import Connection
from archkit.model.decision import Decision
from archkit.model.loading.gather import Draft
from archkit.model.loading.reference_fields import Field, reference_fields
from archkit.model.loading.sheet import Problems, Spot
from archkit.model.solution import COLLECTIONS, REGISTRIES, Solution
from archkit.source.diagnostic import did_you_mean
from archkit.source.place import Path


class Names:
    """All ids that a reference may name, those of broken elements among them.

    Args:
        draft: What was gathered from the files that could be read.
        decisions: The ids of the decisions.
        unread: The texts of the files that could not.
        unseen: Whether there is a file of which there is not even a text.
    """

    def __init__(
        self,
        draft: Draft,
        decisions: Iterable[str],
        unread: Collection[str] = (),
        *,
        unseen: bool = False,
    ) -> None:
        self._draft = draft
        self._unread = unread
        self._unseen = unseen
        self._perhaps: dict[str, bool] = {}
        self._city: dict[str, set[str]] = {
            section: set(draft.registries[section]) for section in REGISTRIES
        }
        self._city["decisions"] = set(decisions)
        self._city["solutions"] = set(draft.solutions)
        for section, entries in draft.archetypes.items():
            self._city[f"archetypes.{section}"] = set(entries)
        self.addresses: dict[str, set[str]] = {
            section: {
                f"{solution}.{name}"
                for solution, parts in draft.solutions.items()
                for name in parts.collections[section]
            }
            for section in COLLECTIONS
        }

    def has(self, name: str, refers: Refers, within: str) -> bool:
        """Whether a reference inside a solution names something."""
        return any(self._in_section(name, section, within) for section in refers.sections)

    def perhaps(self, name: str) -> bool:
        """Whether a file that could not be read speaks of what a reference names, or may."""
        if self._unseen:
            return True
        last = name.rpartition(".")[2]
        if last not in self._perhaps:
            word = re.compile(rf"(?<![\w-]){re.escape(last)}(?![\w-])")
            self._perhaps[last] = any(word.search(text) for text in self._unread)
        return self._perhaps[last]

    @property
    def all(self) -> Mapping[str, Collection[str]]:
        """Every id or address, by section."""
        return self._city | self.addresses

    def has_solution(self, name: str) -> bool:
        """Whether there is a solution of that id."""
        return name in self._draft.solutions

    def _in_section(self, name: str, section: str, within: str) -> bool:
        if section not in COLLECTIONS:
            return name in self._city[section]
        addresses = self.addresses[section]
        return f"{within}.{name}" in addresses or name in addresses

    def close(self, name: str, refers: Refers, within: str) -> str | None:
        """The id that was probably meant."""
        known: list[str] = []
        for section in refers.sections:
            if section not in COLLECTIONS:
                known += sorted(self._city[section])
                continue
            for solution, draft in sorted(self._draft.solutions.items()):
                ids = sorted(draft.collections[section])
                known += ids if solution == within else [f"{solution}.{each}" for each in ids]
        return did_you_mean(name, known)


def check_references(
    elements: Collection[Element],
    names: Names,
    stated: Callable[[Path], Collection[str]],
    spot_of: Callable[[Path, Path], Spot],
    problems: Problems,
) -> None:
    """Report every reference that names nothing.

    Args:
        elements: The elements whose references to follow.
        names: What there is.
        stated: The fields that an element states itself.
        spot_of: Where a field (the second path) of an element (the first) stands.
        problems: Where to report to.
    """
    for kind, alike in _by_class(elements).items():
        fields = _doubtful_fields(kind, alike, names)
        doubts = _Doubts(fields, names)
        for element in alike if fields else ():
            for name in doubts.about(element, stated):
                for inner, ref, refers in fields[name].find(getattr(element, name)):
                    if not names.has(ref, refers, element.scope):
                        spot = spot_of(element.where, (name, *inner))
                        _unknown(ref, refers, element.scope, names, spot, problems)
    _check_ends(elements, names, spot_of, problems)


def _by_class(elements: Iterable[Element]) -> Mapping[type[Element], list[Element]]:
    found: dict[type[Element], list[Element]] = {}
    for element in elements:
        found.setdefault(type(element), []).append(element)
    return found


def _doubtful_fields(
    kind: type[Element], alike: Iterable[Element], names: Names
) -> Mapping[str, Field]:
    """The fields with references that have to be looked at element by element.

    Thousands of elements refer to a few dozen things that the whole city shares.
    So each value that occurs is looked at once, and a field that is never wrong
    needs no second look.
    """
    return {
        name: field
        for name, field in reference_fields(kind).items()
        if name != "like"  # looked for when the archetype was merged
        and not (field.shared and _right_anywhere(field, {getattr(e, name) for e in alike}, names))
    }


def _right_anywhere(field: Field, values: Iterable[object], names: Names) -> bool:
    """Whether values of a field name what is there, whatever solution they stand in."""
    found = chain.from_iterable(map(field.find, values))
    return all(names.has(ref, refers, within="") for _, ref, refers in found)


class _Doubts:
    """Which fields of alike elements to look at, found out once for those that state the same.

    A field that an archetype gives is looked at where it may be right for one element and
    wrong for another.

    Args:
        fields: The fields that may be wrong.
        names: What there is.
    """

    def __init__(self, fields: Mapping[str, Field], names: Names) -> None:
        self._fields = fields
        self._names = names
        self._known: dict[tuple[str, ...], list[str]] = {}

    def about(self, element: Element, stated: Callable[[Path], Collection[str]]) -> Collection[str]:
        """The fields of an element to look at; `stated` tells those that it states itself."""
        like: str | None = getattr(element, "like", None)
        if like is None:
            return self._fields.keys() & element.model_fields_set
        own = stated(element.where)
        alike = (like, *own)
        if alike not in self._known:
            self._known[alike] = [
                name for name in self._fields if name in own or self._is_doubtful(element, name)
            ]
        return self._known[alike]

    def _is_doubtful(self, element: Element, name: str) -> bool:
        """Whether what an archetype gives may be wrong somewhere."""
        return not _right_anywhere(self._fields[name], (getattr(element, name),), self._names)


def _check_ends(
    elements: Iterable[Element],
    names: Names,
    spot_of: Callable[[Path, Path], Spot],
    problems: Problems,
) -> None:
    connections = [each for each in elements if isinstance(each, Connection)]
    lost = {end for each in connections for end in (each.source, each.target)}
    lost -= names.addresses["components"]
    for connection in connections if lost else ():
        for end in (connection.source, connection.target):
            if end in lost:
                spot = spot_of(connection.where, ()).as_key()
                local = end.removeprefix(f"{connection.within}.")
                _unknown(local, Refers(("components",)), connection.within, names, spot, problems)


def _unknown(
    ref: str, refers: Refers, within: str, names: Names, spot: Spot, problems: Problems
) -> None:
    if names.perhaps(ref):
        return  # It is told of the file that it cannot be read.
    *others, last = (_word(section) for section in refers.sections)
    words = f"{', '.join(others)} or {last}" if others else last
    close = names.close(ref, refers, within)
    solution, dot, _ = ref.partition(".")
    if ref == "none":
        hint = "name one; a field that knows `none` takes it without brackets"
    elif close:
        hint = f"did you mean `{close}`?"
    elif refers.sections == (Decision.SECTION,):
        hint = f"write the record as `{ref}.md` among the models"
    elif dot and refers.sections[0] in COLLECTIONS and not names.has_solution(solution):
        hint = f"there is no solution `{solution}`"
    else:
        hint = f"declare it under `{refers.sections[0]}:`"
    problems.add("unknown-reference", f"there is no {words} `{ref}`", spot, hint=hint)


def _word(section: str) -> str:
    others = {each.SECTION: each for each in (Solution, Decision)}
    kinds: dict[str, type[Element]] = {**REGISTRIES, **COLLECTIONS, **others}
    kind = kinds.get(section)
    return kind.WORD if kind else section.replace(".", " ")
