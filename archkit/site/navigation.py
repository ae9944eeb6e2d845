"""The navigation of the pages, put among that of the documentation around them."""

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

Entry: TypeAlias = "str | Mapping[str, str | Sequence[Entry]]"
"""An entry as MkDocs has it: a page, or a title with a page or with the entries below it."""


def moved(entries: Iterable[Entry], folder: str) -> list[Entry]:
    """The same entries, of pages that stand in a folder."""
    return [_moved(each, folder) for each in entries]


def _moved(entry: Entry, folder: str) -> Entry:
    if isinstance(entry, str):
        return posixpath.join(folder, entry)
    return {
        title: posixpath.join(folder, below) if isinstance(below, str) else moved(below, folder)
        for title, below in entry.items()
    }


def joined(around: Sequence[Entry], pages: Sequence[Entry], folder: str) -> list[Entry]:
    """The navigation of a site with the pages in it.

    They stand where it names their folder (`The design: design/`); where it names nothing in that
    folder, at its end; and where it names pages of the folder one by one, it is left as it is.

    Args:
        around: The navigation of the site.
        pages: That of the pages, as they stand in the folder.
        folder: The folder of the pages.
    """
    if not folder:
        return [*around, *pages]
    found = [entry for each in around for entry in _opened(each, pages, folder)]
    if found != list(around) or any(_names(each, folder) for each in around):
        return found
    return [*around, {folder.rpartition("/")[2].replace("-", " ").capitalize(): pages}]


def _opened(entry: Entry, pages: Sequence[Entry], folder: str) -> Iterable[Entry]:
    """An entry with the pages in the place of their folder's name."""
    if isinstance(entry, str):
        return pages if _is(entry, folder) else (entry,)
    below: dict[str, str | Sequence[Entry]] = {}
    for title, part in entry.items():
        if isinstance(part, str):
            below[title] = pages if _is(part, folder) else part
        else:
            below[title] = [each for sub in part or () for each in _opened(sub, pages, folder)]
    return (below,)


def _is(path: str, folder: str) -> bool:
    return path.endswith("/") and path.rstrip("/") == folder


def _names(entry: Entry, folder: str) -> bool:
    """Whether an entry, or one below it, is a page of a folder."""
    if isinstance(entry, str):
        return entry.startswith(f"{folder}/")
    return any(
        _names(part, folder) if isinstance(part, str) else any(_names(e, folder) for e in part)
        for part in entry.values()
    )
