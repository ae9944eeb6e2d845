"""Merges of git: the one in hand, and what one would come to."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from archkit.source.git import Repository
from archkit.source.git_process import GitError, answer, told

_NAMED: Final = "GITHEAD_"
_CONFLICT: Final = 1


class Merge(NamedTuple):
    """Commits that are merged, and the files that this comes to.

    Attributes:
        tree: The files, as an object of git.
        sides: What is merged: the names that people know, with their commits.
    """

    tree: str
    sides: Mapping[str, str]


def merge_in_hand(repository: Repository, environment: Mapping[str, str]) -> Merge | None:
    """The merge that is being committed; nothing where there is none.

    Args:
        repository: The repository.
        environment: The variables in which git tells its hooks what is merged: it writes that down
            only where a merge stops.
    """
    names = {
        key.removeprefix(_NAMED): name
        for key, name in environment.items()
        if key.startswith(_NAMED)
    }
    heads = _written(repository) or list(names)
    if not heads:
        return None
    others = {names.get(each, repository.short(each)): each for each in heads}
    tree = answer(repository.top, "write-tree")
    if not tree:
        raise GitError("the merge still has conflicts", "resolve them first")
    return Merge(tree, {"HEAD": repository.commit("HEAD"), **others})


def _written(repository: Repository) -> list[str]:
    """What is merged, where git wrote it down."""
    file = answer(repository.top, "rev-parse", "--git-path", "MERGE_HEAD")
    try:
        return (repository.top / file).read_text(encoding="ascii").split()
    except OSError:
        return []


def merge_to_be(repository: Repository, name: str) -> Merge:
    """What merging a branch would come to; no file is touched.

    Raises:
        GitError: where there is no such branch, or git itself finds conflicts.
    """
    ours, theirs = repository.commit("HEAD"), repository.commit(name)
    command = ("merge-tree", "--write-tree", "--name-only", "--no-messages", ours, theirs)
    code, said = told(repository.top, *command)
    tree, *files = said.split("\n")
    if code == _CONFLICT:
        raise GitError(
            f"git itself finds conflicts with `{name}`, in {_listed(filter(None, files))}",
            "begin the merge and resolve them: `git commit` then checks the design",
        )
    if code:
        raise GitError(f"git cannot merge `{name}` aside", "git 2.38 or later can")
    return Merge(tree, {"HEAD": ours, name: theirs})


def _listed(files: Iterable[str]) -> str:
    return ", ".join(f"`{each}`" for each in sorted(set(files)))
