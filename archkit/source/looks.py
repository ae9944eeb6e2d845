"""What archkit sees of the world outside: files, folders, and the day.

Every look goes through here and can be noted, so that what a run answered may be answered again as
long as each of its looks would show the same.  Light to import: to ask that must cost little.
"""

import hashlib
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Final, Literal, Protocol, TypeVar

MAX_BYTES: Final = 64 * 1024 * 1024
"""The largest file that is read: far above any model, far below what would hurt a machine."""

Kind = Literal["file", "folder", "other", "broken link", "nothing"]
"""What stands at a path, links followed."""

_SHORT: Final = 64

T = TypeVar("T")
Noted = Mapping[str, Mapping[str, str]]
"""For each way to look, what was looked at, with a token of what was seen."""


class Notes:
    """What a run looked at.

    Attributes:
        noted: Every look.
        is_whole: Whether nothing was looked at unnoted, and nothing changed between two looks.
    """

    def __init__(self) -> None:
        self.noted: dict[str, dict[str, str]] = {}
        self.is_whole = True

    def add(self, look: str, at: str, seen: str) -> None:
        """Note a look."""
        if self.noted.setdefault(look, {}).setdefault(at, seen) != seen:
            self.is_whole = False


class View(Protocol):
    """Shows files that lie elsewhere, such as those of an earlier version.

    Each method answers as the function of its name does.
    """

    def real_path(self, path: str) -> str:
        """Where a path leads, links followed."""

    def kind(self, path: str) -> Kind:
        """What stands at a path."""

    def entries(self, folder: str) -> list[tuple[str, bool, bool]]:
        """What a folder holds."""

    def content(self, path: str) -> bytes | None:
        """What a file holds."""


_notes: Notes | None = None
_view: View | None = None


@contextmanager
def noting() -> Iterator[Notes]:
    """Note every look until the end of the block."""
    global _notes  # noqa: PLW0603 - looks happen deep inside, where nobody hands notes around
    _notes = Notes()
    try:
        yield _notes
    finally:
        _notes = None


@contextmanager
def through(view: View) -> Iterator[None]:
    """Look at the files that a view shows until the end of the block; nothing is noted of them."""
    global _view  # noqa: PLW0603 - as above
    before, _view = _view, view
    try:
        yield
    finally:
        _view = before


def lose_sight() -> None:
    """Say that something may be looked at unnoted, since code that is not archkit's runs."""
    if _notes is not None:
        _notes.is_whole = False


def real_path(path: str | os.PathLike[str]) -> str:
    """Return where a path leads, links followed."""
    if _view is not None:
        return _view.real_path(os.fspath(path))
    return _look(_real_path, path)


def kind(path: str | os.PathLike[str]) -> Kind:
    """Return what stands at a path."""
    if _view is not None:
        return _view.kind(os.fspath(path))
    return _look(_kind, path)


def entries(folder: str | os.PathLike[str]) -> list[tuple[str, bool, bool]]:
    """Return what a folder holds, hidden names left out, in order.

    Returns:
        For each its name, whether it is a link, and whether it is a folder itself.

    Raises:
        OSError: where it cannot be opened.
    """
    if _view is not None:
        return _view.entries(os.fspath(folder))
    return _look(_entries, folder)


def content(path: str | os.PathLike[str]) -> bytes | None:
    """Return what a file holds, or None where that is too large.

    Raises:
        OSError: where it cannot be read, or is no ordinary file.
    """
    if _view is not None:
        return _view.content(os.fspath(path))
    return _look(_content, path)


def day(timezone: str) -> str:
    """Return today in a time zone, as `2027-04-26`."""
    return _look(_day, timezone)


def version(path: str | os.PathLike[str]) -> tuple[int, int]:
    """Return what tells one state of a file of code, or of a folder of such, from the next.

    Raises:
        OSError: where there is none.
    """
    return _look(_version, path)


def unchanged(noted: Noted) -> bool:
    """Return whether every look would show today what it showed when it was noted."""
    ways = {way.__name__: way for way in (_day, _version, _kind, _real_paths(), _entries, _content)}
    return noted.keys() <= ways.keys() and all(
        _token_of(way, at) == token
        for name, way in ways.items()  # the cheapest first
        for at, token in noted.get(name, {}).items()
    )


def _look(way: Callable[[str], T], at: str | os.PathLike[str]) -> T:
    if _notes is None:
        return way(os.fspath(at))
    try:
        seen = way(os.fspath(at))
    except OSError as error:
        _notes.add(way.__name__, os.fspath(at), _token(error))
        raise
    _notes.add(way.__name__, os.fspath(at), _token(seen))
    return seen


def _token_of(way: Callable[[str], object], at: str) -> str:
    try:
        return _token(way(at))
    except OSError as error:
        return _token(error)


def _token(seen: object) -> str:
    """What was seen, in few characters."""
    if not isinstance(seen, bytes):
        shown = repr(seen)
        if len(shown) <= _SHORT:
            return shown
        seen = shown.encode("utf-8", "surrogatepass")
    return hashlib.sha256(seen).hexdigest()


def _real_path(path: str) -> str:
    return os.path.realpath(path)


def _real_paths() -> Callable[[str], str]:
    """Make a `_real_path` that follows each folder once: most files share theirs with others."""
    real_folder = cache(os.path.realpath)

    def _real_path(path: str) -> str:
        folder, name = os.path.split(path)
        if name in ("", ".", "..") or os.path.islink(path):  # noqa: PTH114 - a path is text here, for speed
            return os.path.realpath(path)
        return os.path.join(real_folder(folder), name)  # noqa: PTH118 - as above

    return _real_path


def _kind(path: str) -> Kind:
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - as above
    except OSError:
        return "broken link" if os.path.islink(path) else "nothing"  # noqa: PTH114 - as above
    if stat.S_ISDIR(mode):
        return "folder"
    return "file" if stat.S_ISREG(mode) else "other"


def _entries(folder: str) -> list[tuple[str, bool, bool]]:
    with os.scandir(folder) as found:
        return sorted(
            (entry.name, entry.is_symlink(), entry.is_dir(follow_symlinks=False))
            for entry in found
            if not entry.name.startswith(".")
        )


def _content(path: str) -> bytes | None:
    status = os.stat(path)  # noqa: PTH116 - as above
    if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
        # Opening a pipe would wait for a writer that never comes.
        raise OSError(0, "it is no ordinary file")
    if status.st_size > MAX_BYTES:
        return None
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - as above
        return file.readall()


def _day(timezone: str) -> str:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo(timezone)).date().isoformat()


def _version(path: str) -> tuple[int, int]:
    status = os.stat(path)  # noqa: PTH116 - as above
    return status.st_size, status.st_mtime_ns
