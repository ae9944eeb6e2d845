"""Runs git: a question at a time, or one process that reads many objects.

Nothing is checked out, written or fetched: neither the work tree nor the index changes.
"""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from archkit.source.looks import MAX_BYTES

_QUIET: Final = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",  # nothing is written, not even a fresher index
    "GIT_NO_LAZY_FETCH": "1",  # nor is anything fetched
    "GIT_TERMINAL_PROMPT": "0",
}


class GitError(Exception):
    """Git cannot give what is asked for.

    Attributes:
        hint: What to do about it.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def answer(folder: Path, *arguments: str) -> str:
    """What git says, without the line end; nothing where it refuses.

    Raises:
        GitError: where there is no git.
    """
    code, said = told(folder, *arguments)
    return said.rstrip("\n") if code == 0 else ""


def told(folder: Path, *arguments: str) -> tuple[int, str]:
    """The code that git ends with, and what it says.

    Raises:
        GitError: where there is no git.
    """
    try:
        done = subprocess.run(  # noqa: S603 - no shell; a word of the user's never begins with `-`
            _command(folder, *arguments),
            capture_output=True,
            check=False,
            env={**os.environ, **_QUIET},
        )
    except FileNotFoundError:
        raise GitError(
            "git is not installed", "install it, or compare two folders: `archkit diff OLD NEW`"
        ) from None
    return done.returncode, os.fsdecode(done.stdout)


class Objects:
    """Reads objects of a repository by one process: one for each would cost more than all else."""

    def __init__(self, asked: IO[bytes], answers: IO[bytes]) -> None:
        self._asked = asked
        self._answers = answers

    def read(self, identity: str) -> bytes | None:
        """What an object holds, or None where that is too large.

        Raises:
            OSError: where the object is not in this clone.
        """
        self._asked.write(f"{identity}\n".encode())
        self._asked.flush()
        head = self._answers.readline().split()
        if len(head) != len(("identity", "type", "size")):
            raise OSError(0, "git does not have it in this clone")
        size = int(head[2])
        data = self._answers.read(size + 1)[:-1]
        return data if size <= MAX_BYTES else None


@contextmanager
def objects(folder: Path) -> Iterator[Objects]:
    """The objects of the repository around a folder, until the end of the block."""
    process = subprocess.Popen(  # noqa: S603 - no shell, and no word of the user's
        _command(folder, "cat-file", "--batch"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **_QUIET},
    )
    with process:
        asked, answers = process.stdin, process.stdout
        if asked is None or answers is None:
            raise ValueError("the process was started without pipes")
        yield Objects(asked, answers)
        asked.close()


def _command(folder: Path, *arguments: str) -> list[str]:
    return ["git", "-C", str(folder), *arguments]
