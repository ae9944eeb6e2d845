"""Reads the history of a design from its git repository."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import dropwhile
from pathlib import Path

from archkit.diff.followed import Followed
from archkit.diff.history import Entry, Step, history, steps
from archkit.diff.versions import Reader
from archkit.model.loading.load import Loaded
from archkit.source.git import Repository
from archkit.source.git_log import Commit, commits, ever_said, is_cut_off
from archkit.source.git_process import GitError


@dataclass(frozen=True)
class Span:
    """Which commits are asked for.

    Attributes:
        head: The revision that it ends with.
        base: The revision that it begins after; where it is None, it begins with the first.
        since: The day that it begins with.
    """

    head: str = "HEAD"
    base: str | None = None
    since: date | None = None

    @classmethod
    def named(cls, words: str) -> "Span":
        """The commits between two revisions, written as `BASE..HEAD`; HEAD is what is in hand.

        Raises:
            GitError: where that is written otherwise.
        """
        base, dots, head = words.partition("..")
        if not base or not dots or head.startswith("."):
            raise GitError(f"`{words}` is no range", "write it as `BASE..HEAD`")
        return cls(head or "HEAD", base)


@dataclass(frozen=True)
class Past:
    """The history of a workspace.

    Attributes:
        repository: The repository that it is in.
        root: The workspace.
        as_of: The day on which every version is judged.
        near: A design that was read already, where the newest version has much of it.
    """

    repository: Repository
    root: Path
    as_of: date
    near: Loaded | None = None

    def entries(self, span: Span, element: str | None = None) -> Iterator[Entry]:
        """What each commit did to the design, or to an element; the newest first.

        They are worked out one by one, as they are asked for.

        Raises:
            GitError: where git knows no such revision.
            NoSuchElementError: where no version has the element.
        """
        walked = self.steps(span, with_rules=element is None)
        if element is None:
            yield from history(walked)
            return
        head = self.repository.commit(span.head)
        said = partial(ever_said, self.repository.top, self.root, head)
        yield from Followed(element, said).history(walked)

    def steps(self, span: Span, *, with_rules: bool = False) -> Iterator[Step | Entry]:
        """The steps from version to version, the newest first, as they are asked for.

        Args:
            span: Which commits are asked for.
            with_rules: Whether findings are asked for.

        Raises:
            GitError: where git knows no such revision.
        """
        head = self.repository.commit(span.head)
        top, every = self.repository.top, commits(self.repository.top, self.root, head)
        base = None if span.base is None else self.repository.commit(span.base)
        asked = _asked(commits(top, self.root, head, base) if base else every, span.since)
        found = list(dropwhile(lambda each: each.id not in asked, every))
        if not found:
            return
        is_cut = is_cut_off(top, found[-1])
        with self.repository.trees() as trees:
            reader = Reader(trees, self.root, self.as_of, with_rules, self.near)
            yield from steps(reader.versions(found), asked, is_cut=is_cut)


def _asked(found: list[Commit], since: date | None) -> frozenset[str]:
    return frozenset(each.id for each in found if since is None or each.day >= since)
