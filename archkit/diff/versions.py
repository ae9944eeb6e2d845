"""The versions of a design, as the commits of a branch hold them, from the newest back."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path as FilePath
from typing import Final, NamedTuple

from archkit.analysis.facts import Facts
from archkit.analysis.verdicts.judge import Verdicts
from archkit.checking.amendments import amended
from archkit.checking.appraisal import Appraisal, appraise_loaded
from archkit.checking.check import Result, check_loaded
from archkit.diff.side import python_not_run, without_python
from archkit.model.loading.load import Loaded, Shelf, load
from archkit.model.loading.sheet import Problems
from archkit.model.workspace import Workspace, WorkspaceError, open_workspace
from archkit.source import looks
from archkit.source.diagnostic import Diagnostic
from archkit.source.git_log import Commit
from archkit.source.git_seen import Seen
from archkit.source.git_tree import Tree

_NOT_BEGUN: Final = {"no-workspace", "no-models"}
"""What is wrong with a folder in which no design has been begun."""

_COLLECTED: Final = 64
"""After so many commits those that were read before are let go: what a version is made of refers
to each other, and a command collects nothing while it runs."""


@dataclass(frozen=True)
class Version:
    """A design as commits hold it, judged where somebody asks.

    Attributes:
        workspace: Its settings.
        loaded: What came of reading it.
        as_of: The day on which it is judged.
        seen: The files that it was read from.
    """

    workspace: Workspace
    loaded: Loaded
    as_of: date
    seen: Seen

    @cached_property
    def appraisal(self) -> Appraisal:
        """The verdicts on its requirements."""
        return appraise_loaded(self.workspace, self.loaded, self.as_of)

    @cached_property
    def verdicts(self) -> Verdicts:
        """Judges its requirements one by one, where not all are asked for."""
        return Verdicts(Facts(self.loaded.design, self.as_of, amended(self.workspace, Problems())))

    @cached_property
    def result(self) -> Result:
        """What the rules found, those in Python left out, whatever a baseline hides."""
        facts = self.appraisal.facts
        with looks.through(self.seen):
            return check_loaded(self.workspace, self.loaded, self.as_of, facts=facts)


class Unread(NamedTuple):
    """A design that cannot be read as a whole, and what is wrong with it."""

    why: tuple[Diagnostic, ...]


class Held(NamedTuple):
    """What a commit holds.

    Attributes:
        commit: The first of those that hold it.
        seen: The files that were looked at.
        version: The design; nothing where none has been begun.
    """

    commit: Commit
    seen: Seen
    version: Version | Unread | None


@dataclass(frozen=True)
class Reader:
    """Reads the design of one commit after the other.

    What two versions have in common is validated once, and each file that was ever there is
    parsed once.

    Attributes:
        trees: Gives the files of a commit.
        root: The workspace, as it stands in the work tree.
        as_of: The day on which every version is judged: so a change is one of the design, and not
            of the calendar.
        with_rules: Whether findings are asked for.
        near: A design that was read already, where the newest version has much of it.
    """

    trees: Callable[[str], Tree]
    root: FilePath
    as_of: date
    with_rules: bool = True
    near: Loaded | None = None

    def versions(self, commits: Iterable[Commit]) -> Iterator[Held]:
        """Each version that differs from the one before it; the newest first, as the commits."""
        shelf: Shelf = {}
        near = self.near
        held: Held | None = None
        for count, commit in enumerate(commits, 1):
            if count % _COLLECTED == 0:
                gc.collect()
            tree = self.trees(commit.id)
            if held is not None and held.seen.is_alike(tree):
                held = held._replace(commit=commit)
                continue
            if held is not None:
                yield held
            held = self._read(commit, Seen(tree), near, shelf)
            near = held.version.loaded if isinstance(held.version, Version) else near
        if held is not None:
            yield held

    def _read(self, commit: Commit, seen: Seen, near: Loaded | None, shelf: Shelf) -> Held:
        return Held(commit, seen, self._version(seen, near, shelf))

    def _version(self, seen: Seen, near: Loaded | None, shelf: Shelf) -> Version | Unread | None:
        with looks.through(seen):
            try:
                workspace = without_python(open_workspace(self.root))
            except WorkspaceError as error:
                return _unread(error.diagnostics)
            if workspace.root != self.root:  # one around it, from before it was by itself
                return None
            loaded = load(workspace, before=near, shelf=shelf, with_options=False)
            loaded = python_not_run(loaded)
        if loaded.diagnostics:
            return _unread(loaded.diagnostics)
        version = Version(workspace, loaded, self.as_of, seen)
        if self.with_rules:
            version.result  # noqa: B018 - what rules look at must have been seen as well
        return version


def _unread(why: Sequence[Diagnostic]) -> Unread | None:
    return None if {each.code for each in why} <= _NOT_BEGUN else Unread(tuple(why))
