"""The commits of a repository, one after the other, as a branch came to them."""

from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from archkit.source.git_process import answer

_FORM: Final = "%H%x00%h%x00%cs%x00%P%x00%s"


class Commit(NamedTuple):
    """A commit.

    Attributes:
        id: All its digits.
        short: Its first digits, as git shows them.
        day: When it was committed.
        parent: The commit that it follows on its branch; empty where it is the first here.
        subject: The first line of its message.
    """

    id: str
    short: str
    day: date
    parent: str
    subject: str


def commits(top: Path, folder: Path, head: str, base: str | None = None) -> list[Commit]:
    """The commits of a branch that touch a folder, the newest first.

    Of a merge only the way counts that the branch itself came: what is merged is told once.

    Args:
        top: The folder at the top of the repository.
        folder: The folder that matters.
        head: The commit at the end of the branch.
        base: A commit; what leads to it is left out.
    """
    revisions = [head, f"^{base}"] if base else [head]
    way = ["rev-list", "--first-parent", "--encoding=UTF-8", f"--format={_FORM}"]
    said = answer(top, *way, *revisions, "--", str(folder))
    return [_commit(line) for line in said.split("\n") if "\0" in line]


def one(top: Path, commit: str) -> Commit:
    """A commit by its digits."""
    way = ["rev-list", "--max-count=1", "--encoding=UTF-8", f"--format={_FORM}"]
    return _commit(answer(top, *way, commit, "--").split("\n")[-1])


def is_cut_off(top: Path, commit: Commit) -> bool:
    """Whether a commit follows another that is not in this clone."""
    return not commit.parent and "\nparent " in answer(top, "cat-file", "commit", commit.id)


def ever_said(top: Path, folder: Path, head: str, word: str) -> bool:
    """Whether a word ever stood in the files of a folder, up to a commit."""
    way = ["log", "--max-count=1", "--first-parent", "-m", "--format=%H", f"-S{word}"]
    return bool(answer(top, *way, head, "--", str(folder)))


def _commit(line: str) -> Commit:
    whole, short, day, parents, subject = line.split("\0", 4)
    parent = parents.partition(" ")[0]
    return Commit(whole, short, date.fromisoformat(day), parent, subject)
