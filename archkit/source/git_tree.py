"""The files of a commit of git as if they lay in the work tree."""

import os
from pathlib import Path
from typing import Final

from archkit.source.git_process import Objects
from archkit.source.looks import Kind

_LINK: Final = "120000"
_FILES: Final = ("100644", "100755", "100664")
_MOST_LINKS: Final = 40
"""A chain of links longer than this is taken for a circle, as by the kernel."""


class Tree:
    """The files of a commit as if they lay in the work tree; outside of it there is nothing."""

    def __init__(self, top: Path, listed: str, objects: Objects) -> None:
        self._top = str(top)
        self._stored = objects
        self._objects: dict[str, tuple[str, str]] = {}
        self._folders: dict[str, dict[str, tuple[bool, bool]]] = {self._top: {}}
        for line in filter(None, listed.split("\0")):
            meta, _, name = line.partition("\t")
            mode, _, identity = meta.split(" ")
            self._add(name, mode, identity)

    def _add(self, name: str, mode: str, identity: str) -> None:
        folder, _, last = f"{self._top}/{name}".rpartition("/")
        self._objects[f"{folder}/{last}"] = (mode, identity)
        entry = (mode == _LINK, False)
        while last not in self._folders.setdefault(folder, {}):
            self._folders[folder][last] = entry
            if folder == self._top:
                break
            folder, _, last = folder.rpartition("/")
            entry = (False, True)

    def real_path(self, path: str) -> str:
        """Where a path leads, links of the commit followed."""
        pending, real, links = self._steps(path), "", 0
        while pending:
            step = pending.pop()
            if step in ("", "."):
                continue
            if step == "..":
                real = real.rpartition("/")[0]
                continue
            here = f"{real}/{step}"
            mode, identity = self._objects.get(here, ("", ""))
            if mode != _LINK or links == _MOST_LINKS:
                real = here
                continue
            links += 1
            target = os.fsdecode(self._stored.read(identity) or b"")
            real = "" if target.startswith("/") else real
            pending += self._steps(target)
        return real or "/"

    @staticmethod
    def _steps(path: str) -> list[str]:
        return path.split("/")[::-1]

    def kind(self, path: str) -> Kind:
        """What stands at a path."""
        real = self.real_path(path)
        if real in self._folders:
            return "folder"
        mode, _ = self._objects.get(real, ("", ""))
        if mode in _FILES:
            return "file"
        if mode and mode != _LINK:  # a link would be one of a circle
            return "other"
        return "broken link" if self._objects.get(path, ("",))[0] == _LINK else "nothing"

    def entries(self, folder: str) -> list[tuple[str, bool, bool]]:
        """What a folder holds, hidden names left out, in order.

        Raises:
            FileNotFoundError: where there is no such folder.
        """
        real = self.real_path(folder)
        if real not in self._folders:
            raise FileNotFoundError(folder)
        found = self._folders[real].items()
        return sorted((name, *each) for name, each in found if not name.startswith("."))

    def identity(self, path: str) -> tuple[str, str]:
        """What tells the content of a file from any other; empty where there is none."""
        return self._objects.get(self.real_path(path), ("", ""))

    def content(self, path: str) -> bytes | None:
        """What a file holds, or None where that is too large.

        Raises:
            OSError: where there is no such file.
        """
        mode, identity = self.identity(path)
        if not mode:
            raise FileNotFoundError(path)
        if mode not in _FILES:
            raise OSError(0, "it is no ordinary file")
        return self._stored.read(identity)
