"""What changed in one file of models, by itself: git shows a file, and knows no design around it.

What stands in other files, archetypes among them, is not looked at, so values are as they are
written; the order of keys and of lists does not count.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from archkit.diff.changes import FieldChange, Kind, differences
from archkit.diff.plain import Fields, Plain, in_one_order
from archkit.model.loading.gather import Draft, Entry, gather
from archkit.model.loading.sheet import Problems
from archkit.model.loading.yaml_sheet import read_yaml
from archkit.model.solution import COLLECTIONS, REGISTRIES, Solution
from archkit.source.diagnostic import Diagnostic
from archkit.source.place import Path, path_key

_ORDERED = ("path", "steps")
"""The lists in which the order counts."""


class Stated(NamedTuple):
    """An element as a file states it.

    Attributes:
        word: What it is.
        name: What it is called, with the solution before.
        fields: What it states.
    """

    word: str
    name: str
    fields: Fields


class FileChange(NamedTuple):
    """What became of an element of a file.

    Attributes:
        kind: Added, removed, renamed or changed.
        element: The element as it is, or as it was where it is gone.
        was: What it was called, where it is renamed.
        fields: What of it changed.
    """

    kind: Kind
    element: Stated
    was: str
    fields: tuple[FieldChange, ...]


def elements_of(text: str, file: str) -> Mapping[Path, Stated] | list[Diagnostic]:
    """The elements that a file states, by their paths in order; or why it cannot be read."""
    if not text.strip():
        return {}
    found: list[Diagnostic] = []
    sheets = read_yaml(file, text, found)
    problems = Problems()
    draft = gather(sheets, problems)
    if wrong := [*found, *problems.diagnostics()]:
        return wrong
    stated = dict(_stated(draft))
    return {where: stated[where] for where in sorted(stated, key=path_key)}


def _stated(draft: Draft) -> Iterator[tuple[Path, Stated]]:
    for section, entries in draft.registries.items():
        yield from _section((section,), REGISTRIES[section].WORD, "", entries)
    for section, entries in draft.archetypes.items():
        word = f"archetype of {section},"
        yield from _section(("archetypes", section), word, "", entries)
    for name, solution in draft.solutions.items():
        where: Path = ("solutions", name)
        fields = {key: _plain(key, value) for key, (value, _) in solution.fields.items()}
        yield where, Stated(Solution.WORD, name, fields)
        for section, entries in solution.collections.items():
            word = COLLECTIONS[section].WORD
            yield from _section((*where, section), word, f"{name}.", entries)


def _section(
    where: Path, word: str, before: str, entries: Mapping[str, Entry]
) -> Iterator[tuple[Path, Stated]]:
    for key, entry in entries.items():
        fields = {name: _plain(name, value) for name, value in entry.raw.items()}
        yield (*where, key), Stated(word, f"{before}{key}", fields)


def _plain(name: str, value: object) -> Plain:
    if isinstance(value, Mapping):
        return {str(key): _plain(str(key), each) for key, each in value.items()}
    if isinstance(value, list):
        items = tuple(_plain("", each) for each in value)
        return items if name in _ORDERED else in_one_order(items)
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def file_changes(old: Mapping[Path, Stated], new: Mapping[Path, Stated]) -> Iterator[FileChange]:
    """What became of the elements of a file, in the order of their paths."""
    renamed = {where: before for where, before in _renames(new) if before in old}
    gone = old.keys() - new.keys() - set(renamed.values())
    for where in sorted(new.keys() | gone, key=path_key):
        if where in gone:
            yield FileChange(Kind.REMOVED, old[where], "", ())
            continue
        before = old.get(renamed.get(where, where))
        changed = differences(before.fields if before else {}, new[where].fields)
        fields = tuple(each for each in changed if each.path != ("was",))
        if before is None:
            yield FileChange(Kind.ADDED, new[where], "", fields)
        elif where in renamed:
            yield FileChange(Kind.RENAMED, new[where], before.name, fields)
        elif fields:
            yield FileChange(Kind.CHANGED, new[where], "", fields)


def _renames(new: Mapping[Path, Stated]) -> Iterator[tuple[Path, Path]]:
    for where, element in new.items():
        if was := element.fields.get("was"):
            yield where, (*where[:-1], str(was))
