"""What was looked at of a commit, to tell whether another commit shows the same."""

from collections.abc import Callable
from typing import Final

from archkit.source.git_tree import Tree
from archkit.source.looks import Kind

_WAYS: Final[dict[str, Callable[[Tree, str], object]]] = {
    "real_path": Tree.real_path,
    "kind": Tree.kind,
    "entries": Tree.entries,
    "content": Tree.identity,
}


class Seen:
    """Shows the files of a commit, and remembers what was looked at."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._looks: dict[tuple[str, str], object] = {}

    def is_alike(self, other: Tree) -> bool:
        """Whether every look would show the same of another commit."""
        return all(_look(other, way, path) == seen for (way, path), seen in self._looks.items())

    def real_path(self, path: str) -> str:
        """Where a path leads, links of the commit followed."""
        self._note("real_path", path)
        return self._tree.real_path(path)

    def kind(self, path: str) -> Kind:
        """What stands at a path."""
        self._note("kind", path)
        return self._tree.kind(path)

    def entries(self, folder: str) -> list[tuple[str, bool, bool]]:
        """What a folder holds, hidden names left out, in order.

        Raises:
            FileNotFoundError: where there is no such folder.
        """
        self._note("entries", folder)
        return self._tree.entries(folder)

    def content(self, path: str) -> bytes | None:
        """What a file holds, or None where that is too large.

        Raises:
            OSError: where there is no such file.
        """
        self._note("content", path)
        return self._tree.content(path)

    def _note(self, way: str, path: str) -> None:
        if (way, path) not in self._looks:
            self._looks[way, path] = _look(self._tree, way, path)


def _look(tree: Tree, way: str, path: str) -> object:
    try:
        return _WAYS[way](tree, path)
    except OSError:
        return None
