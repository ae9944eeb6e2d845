"""Compares two commits nobody vouches for: what they say is data, and no code of theirs is run."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from archkit.diff.lanes import unknown_lanes
from archkit.diff.outcome import Outcome, outcome
from archkit.diff.review import review
from archkit.diff.side import Side, of_revision
from archkit.model.settings import Settings
from archkit.model.workspace import WorkspaceError, open_workspace
from archkit.source import looks
from archkit.source.diagnostic import Diagnostic
from archkit.source.git import Repository


class Refusal(NamedTuple):
    """Why two commits cannot be compared.

    Attributes:
        name: Which of them cannot be read.
        mistakes: What is wrong with it.
        texts: The texts of its files.
        head: The head, where that could be judged.
    """

    name: str
    mistakes: Sequence[Diagnostic]
    texts: Mapping[str, str]
    head: Side | None = None


def reviewed(
    repository: Repository, root: Path, ends: tuple[str, str], as_of: date | None
) -> Outcome | Refusal:
    """Compare what a folder held in two commits.

    The packs of rules are those that the base names: a change does not choose what is run.

    Args:
        repository: The repository.
        root: The workspace, as it stands in the work tree.
        ends: The commits, the base first.
        as_of: The day on which both are judged; today where nothing is said.

    Raises:
        GitError: where git cannot give the files.
    """
    settings = _settings(repository, root, ends[0])
    zone = settings.workspace.timezone if settings else "UTC"
    packs = settings.own_rules.packs if settings else ()
    asked = _Asked(repository, root, as_of or date.fromisoformat(looks.day(zone)), packs)
    head = asked.side(ends[1], "The head")
    base = asked.side(ends[0], "The base", head if isinstance(head, Side) else None)
    if not isinstance(head, Side):
        return head
    if not isinstance(base, Side):
        return base._replace(head=head)
    if wrong := unknown_lanes(base.workspace):
        return Refusal("The base", wrong, base.texts, head)
    return outcome(review(base, head))


def _settings(repository: Repository, root: Path, commit: str) -> Settings | None:
    with repository.tree(commit) as tree, looks.through(tree):
        try:
            return open_workspace(root).settings
        except WorkspaceError:
            return None


class _Asked(NamedTuple):
    repository: Repository
    root: Path
    as_of: date
    packs: Sequence[str]

    def side(self, commit: str, word: str, other: Side | None = None) -> Side | Refusal:
        short = self.repository.short(commit)
        name, day, packs = f"{word}, {short},", self.as_of, self.packs
        try:
            side = of_revision(
                self.repository, commit, self.root, short, day, packs, other, is_vouched_for=False
            )
        except WorkspaceError as error:
            return Refusal(name, error.diagnostics, error.texts)
        return Refusal(name, side.diagnostics, side.texts) if side.diagnostics else side
