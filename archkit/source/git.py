"""Git: which commit a name means, and the files of a commit, read from the object store."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from archkit.source.diagnostic import did_you_mean
from archkit.source.git_process import GitError, answer, objects
from archkit.source.git_tree import Tree

_MAIN_BRANCHES: Final = ("origin/main", "origin/master", "main", "master")


@dataclass(frozen=True)
class Repository:
    """A git repository with a work tree.

    Attributes:
        top: The folder at its top, links followed.
    """

    top: Path

    @classmethod
    def around(cls, folder: Path) -> "Repository":
        """The repository that a folder belongs to.

        Raises:
            GitError: where there is none, or no git.
        """
        top = answer(folder, "rev-parse", "--show-toplevel")
        if not top:
            raise GitError(
                f"`{folder}` is in no git repository",
                "compare two folders: `archkit diff OLD NEW`",
            )
        return cls(Path(os.path.realpath(top)))

    def has(self, revision: str) -> bool:
        """Whether a name is that of a revision."""
        return bool(self._commit(revision))

    def commit(self, revision: str) -> str:
        """The commit that a revision names.

        Raises:
            GitError: where it names none that is here.
        """
        if found := self._commit(revision):
            return found
        if self._is_shallow:
            raise _too_shallow(f"`{revision}` is not in this clone, which holds only the last part")
        if revision == "HEAD":
            raise _no_commit("there is no commit yet")
        names = self._ask("for-each-ref", "--format=%(refname:short)").split()
        close = did_you_mean(revision, names)
        raise GitError(
            f"git knows no revision `{revision}`",
            f"did you mean `{close}`?" if close else "`git branch --all` lists the branches",
        )

    def parents(self, commit: str) -> list[str]:
        """The commits that a commit follows: two, where it is a merge."""
        return self._ask("rev-parse", f"{commit}^@").split()

    def fork(self, main: str | None = None, topic: str = "HEAD") -> str:
        """The commit at which a branch left another.

        Args:
            main: The branch that it left; where it is None, the usual main branch.
            topic: The branch; the one in hand, where nothing is said.

        Raises:
            GitError: where there is no such branch, or no such commit.
        """
        left = main or self._main()
        if found := self._ask("merge-base", self.commit(left), self.commit(topic)):
            return found
        if self._is_shallow:
            raise _too_shallow(f"this clone does not reach back to where it left `{left}`")
        raise GitError(
            f"`{left}` and `{topic}` have no commit in common",
            "say what to compare with: `archkit diff REVISION`",
        )

    def short(self, commit: str) -> str:
        """The first digits of a commit, as git shows it."""
        return self._ask("rev-parse", "--short", commit) or commit

    def tree_of(self, commit: str) -> str:
        """The name of all that a commit holds: commits that hold the same have the same."""
        return self._ask("rev-parse", "--verify", f"{commit}^{{tree}}")

    @contextmanager
    def tree(self, commit: str) -> Iterator[Tree]:
        """The files of a commit, as a view to look through."""
        with self.trees() as trees:
            yield trees(commit)

    @contextmanager
    def trees(self) -> Iterator[Callable[[str], Tree]]:
        """Gives the files of any commit; one process reads them all, until the end of the block."""
        with objects(self.top) as stored:

            def tree(commit: str) -> Tree:
                listed = self._ask("ls-tree", "-r", "-z", "--full-tree", commit)
                return Tree(self.top, listed, stored)

            yield tree

    def _commit(self, revision: str) -> str:
        if not revision or revision.startswith("-"):
            return ""
        return self._ask("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")

    def _main(self) -> str:
        head = self._ask("symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD")
        for name in (head, *_MAIN_BRANCHES):
            if name and self.has(name):
                return name
        if not self.has("HEAD"):
            raise _no_commit("there is no commit to compare with yet")
        raise GitError(
            "there is no branch `main` or `master` to compare with",
            "name one: `archkit diff REVISION`, or `main-branch` under `[diff]` in the settings",
        )

    @property
    def _is_shallow(self) -> bool:
        return self._ask("rev-parse", "--is-shallow-repository") == "true"

    def _ask(self, *arguments: str) -> str:
        return answer(self.top, *arguments)


def _too_shallow(message: str) -> GitError:
    return GitError(message, "fetch the rest: `git fetch --unshallow`, or `fetch-depth: 0` in CI")


def _no_commit(message: str) -> GitError:
    return GitError(
        message,
        "commit the design with `git add` and `git commit`; from then on it tells what has changed",
    )
