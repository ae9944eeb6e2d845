"""The history of one element: what changed it, under each of the names that it had."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from archkit.analysis.verdicts.verdict import Verdict
from archkit.diff.changes import Change, Comparison, compare
from archkit.diff.deltas import VerdictChange, verdicts_between
from archkit.diff.history import Entry, Step
from archkit.diff.plain import references
from archkit.diff.renames import Elements
from archkit.diff.versions import Version
from archkit.model.names import full_name
from archkit.model.requirement import Requirement
from archkit.source.place import Path

_SOLUTION: Final = 2
"""How many steps of an element's path name its solution, or itself in a registry."""


@dataclass
class Followed:
    """An element that is followed back through its names.

    Attributes:
        name: What the user calls it, by any name that it had.
        was_said: Whether a word ever stood in the files: asked before versions are looked through
            for an element that the newest has not.
        where: Its path in the version at hand; nothing while none had such an element.
        newest: The newest version that was looked at.
        was_found: Whether any version had it.
    """

    name: str
    was_said: Callable[[str], bool]
    where: Path | None = None
    newest: Version | None = None
    was_found: bool = False

    def history(self, found: Iterable[Step | Entry]) -> Iterator[Entry]:
        """The commits that changed it, the newest first.

        Raises:
            NoSuchElementError: where no version has it, or several elements of one are called so.
        """
        for each in found:
            if isinstance(each, Entry):
                yield each
                continue
            self.newest = self.newest or each.new
            self.where = self.where or self._found(each)
            if self.where is not None:
                yield from self._entries(each, self.where)
            elif not (self.was_found or self.was_said(_word(self.name))):
                break
        if self.newest is not None and not self.was_found:
            self.newest.loaded.names.named(self.name)

    def _found(self, step: Step) -> Path | None:
        """The path under the ids of the newer version, which may have it no more."""
        if at := _one(self.name, step.new):
            return at
        if step.old is None or not (before := _one(self.name, step.old)):
            return None
        changes = step.comparison.changes
        return next(
            (_path(each) for each in changes if each.old is not None and each.old.where == before),
            before,
        )

    def _entries(self, step: Step, where: Path) -> Iterator[Entry]:
        self.was_found = True
        found = compare(*step.designs, within=where[:_SOLUTION])
        changes = tuple(
            each for each in found.changes if _is_of(_path(each), where) and each.is_its_own
        )
        verdicts = _verdicts(step, where, found)
        if changes or verdicts:
            yield Entry(step.commit, step.old is None, changes=changes, verdicts=verdicts)
            yield from step.unread
        self._go_back(found, where)

    def _go_back(self, found: Comparison, where: Path) -> None:
        """Look for it in the older version; one of its name may have been there before it."""
        change = next((each for each in found.changes if _path(each) == where), None)
        if change is None:
            self.where = found.renamed.back(where)
        elif change.old is not None:
            self.where = change.old.where
        else:
            self.name, self.where = full_name(change.element), None


def _word(name: str) -> str:
    """A part of a name that stands in the files wherever the element does."""
    return f" {name}".rsplit(" ", 1)[-1].rpartition(".")[2]


def _one(name: str, version: Version) -> Path | None:
    """The path of the element of a name; nothing where there is none.

    Raises:
        NoSuchElementError: where several are called so.
    """
    names = version.loaded.names
    return names.named(name).where if names.all_named(name) else None


def _path(change: Change) -> Path:
    """Where an element stands in the newer version, as it is written there."""
    return change.new.where if change.new else change.where


def _is_of(path: Path, where: Path) -> bool:
    """Whether a path is that of an element, or of a part of a solution."""
    return path[: len(where)] == where


def _verdicts(step: Step, where: Path, found: Comparison) -> tuple[VerdictChange, ...]:
    """What became of the verdicts on an element, and on requirements that name it."""
    before = _judged(step.old, found.renamed.back(where)) if step.old else ()
    return verdicts_between(before, _judged(step.new, where), found.renamed)


def _judged(version: Version, where: Path) -> Iterator[Verdict]:
    elements = Elements(version.loaded.design)
    for each in version.loaded.design.elements(Requirement):
        if isinstance(each, Requirement) and _concerns(each, where, elements):
            yield version.verdicts.of(each)


def _concerns(requirement: Requirement, where: Path, elements: Elements) -> bool:
    if _is_of(requirement.where, where):
        return True
    return any(
        elements.named(each.name, requirement.within, each.sections) == where
        for each in references(requirement)
        if each.name.rpartition(".")[2] == where[-1]
    )
