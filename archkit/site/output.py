"""Writes the site as a whole: the old one stands until the new one takes its place in one step.

What is the same is not touched, what archkit wrote and is no more goes, and no other file does.
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

from archkit.source.folders import beside, left_behind, link, put_in_place

MANIFEST: Final = ".archkit-site.json"
"""The names of the files that archkit wrote; no other file is ever removed or replaced."""


class NotOursError(Exception):
    """A file stands where a page belongs, and archkit did not write it.

    Attributes:
        path: The file.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


@dataclass(frozen=True)
class Written:
    """How many files there are, how many were written anew, and how many removed."""

    files: int
    changed: int
    removed: int


def write_site(folder: Path, built: Iterable[tuple[str, str | bytes]]) -> Written:
    """Write a site into a folder: aside first, and into place once all of it is written.

    Each file is written as it comes, so that no more than one is held at a time. A process that is
    killed leaves the old site whole; what it has begun is cleared away by the next.

    Raises:
        NotOursError: where that would replace a file that archkit did not write.
        OSError: where a file cannot be written; the old site still stands.
    """
    place = Path(os.path.realpath(folder))
    _make_room(place)
    draft = _Draft(place, written_by_archkit(place))
    with _cleared(draft.aside, place, draft.before):
        for name, content in built:
            draft.add(name, content.encode() if isinstance(content, str) else content)
        stale = sum((place / name).is_file() for name in draft.before - draft.names)
        if draft.changed or draft.before != draft.names:
            draft.complete()
            put_in_place(draft.aside, place)
    return Written(len(draft.names), draft.changed, stale)


@dataclass
class _Draft:
    """A site in the making, beside the one that stands."""

    place: Path
    before: frozenset[str]
    names: set[str] = field(default_factory=set)
    same: list[str] = field(default_factory=list)
    changed: int = 0

    @property
    def aside(self) -> Path:
        return beside(self.place)

    def add(self, name: str, content: bytes) -> None:
        """Write a file, unless the one that stands says the same."""
        self.names.add(name)
        standing = self.place / name
        if _says(standing, content):
            self.same.append(name)
            return
        if name not in self.before and os.path.lexists(standing):
            raise NotOursError(standing)
        path = self.aside / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self.changed += 1

    def complete(self) -> None:
        """Add what stays as it is: pages that say the same, and files that are not archkit's."""
        self.aside.mkdir(exist_ok=True)
        for name in self.same:
            link(self.place / name, self.aside / name)
        for name in _others(self.place, self.before | self.names):
            link(self.place / name, self.aside / name)
        for around, _, _ in os.walk(self.aside):
            standing = self.place / Path(around).relative_to(self.aside)
            if standing.is_dir():
                shutil.copymode(standing, around)
        manifest = json.dumps(sorted(self.names), indent=0, ensure_ascii=False) + "\n"
        (self.aside / MANIFEST).write_text(manifest, encoding="utf-8", newline="\n")


def _says(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _make_room(place: Path) -> None:
    """Make the folder around a place, and clear away what killed runs have left there."""
    place.parent.mkdir(parents=True, exist_ok=True)
    for left in left_behind(place):
        if (left / MANIFEST).is_file():
            _hand_over(left, place, written_by_archkit(left))
        shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _cleared(aside: Path, place: Path, ours: frozenset[str]) -> Iterator[None]:
    """Clear away what stands aside: the draft where it came to nothing, else the old site."""
    try:
        yield
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    if aside.exists():
        with suppress(KeyboardInterrupt):  # too late to stop: the new site stands
            _hand_over(aside, place, ours)
            shutil.rmtree(aside, ignore_errors=True)


def _hand_over(aside: Path, place: Path, ours: frozenset[str]) -> None:
    """Move what is not archkit's to the place, where that lacks it or has an older state."""
    for name in _others(aside, ours):
        here, there = aside / name, place / name
        if not os.path.lexists(there) or there.lstat().st_mtime < here.lstat().st_mtime:
            there.parent.mkdir(parents=True, exist_ok=True)
            here.replace(there)


def _others(folder: Path, ours: frozenset[str] | set[str]) -> list[str]:
    """The files, and links to folders, that archkit did not write."""
    if not folder.exists():
        return []

    def fail(error: OSError) -> None:
        raise error

    found = []
    for around, folders, files in os.walk(folder, onerror=fail):
        links = [each for each in folders if (Path(around) / each).is_symlink()]
        way = Path(around).relative_to(folder)
        found += [(way / each).as_posix() for each in (*files, *links)]
    return [name for name in sorted(found) if name not in ours and name != MANIFEST]


def written_by_archkit(folder: Path) -> frozenset[str]:
    """The names of the files in a folder that archkit wrote."""
    try:
        listed = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return frozenset()
    names = (each for each in listed if isinstance(each, str)) if isinstance(listed, list) else ()
    return frozenset(each for each in names if _inside(each))


def _inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name
