"""Writes the site: what is the same is not touched, what it wrote and is no more is removed."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from archkit.source.writing import write_text, write_texts

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


def write_site(folder: Path, built: Iterable[tuple[str, str]]) -> Written:
    """Write a site into a folder: aside first, and into place once all of it is written.

    Raises:
        NotOursError: where that would replace a file that archkit did not write.
        OSError: where a file cannot be written.
    """
    before = _listed(folder)
    names, changed = set(), {}
    for name, text in built:
        names.add(name)
        path = folder / name
        if path.is_file() and path.read_bytes() == text.encode():
            continue
        if path.exists() and name not in before:
            raise NotOursError(path)
        changed[path] = text
    stale = [folder / name for name in sorted(before - names) if (folder / name).is_file()]
    if before != names:  # what is about to be written is ours, even if it ends here
        write_text(folder / MANIFEST, _manifest(before | names))
    write_texts(changed)
    for path in stale:
        path.unlink()
    if before - names:
        write_text(folder / MANIFEST, _manifest(names))
    return Written(len(names), len(changed), len(stale))


def _manifest(names: Iterable[str]) -> str:
    return json.dumps(sorted(names), indent=0, ensure_ascii=False) + "\n"


def _listed(folder: Path) -> set[str]:
    """The files that archkit wrote, none of them outside the folder."""
    try:
        listed = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    names = (each for each in listed if isinstance(each, str)) if isinstance(listed, list) else ()
    return {each for each in names if _inside(each)}


def _inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name
