"""What the tests in a browser share: where the pages are, and which of them stand for all."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

DESIGN: Final = "design"
_ELEMENT: Final = re.compile(r'<([a-z][\w-]*)(?:[^>]*?\sclass="([^"]*)")?')


@dataclass(frozen=True)
class Served:
    """The built documentation, with the reference city's design, behind a local address.

    Attributes:
        folder: Where it was built.
        url: The address, which ends in a slash.
    """

    folder: Path
    url: str


def standing_for_all(folder: Path) -> list[tuple[str, str]]:
    """Kind and address of the pages that stand for all.

    Of each kind the one with the most sorts of element (a tag with its classes), and as many more
    as it takes for every sort of element that is on any page to have been seen.
    """
    sorts = {path: set(_ELEMENT.findall(_read(path))) for path in sorted(folder.rglob("*.html"))}
    of_kind: dict[str, list[Path]] = {}
    for path in sorts:
        of_kind.setdefault(_kind(path.relative_to(folder)), []).append(path)
    chosen = [max(paths, key=lambda path: len(sorts[path])) for paths in of_kind.values()]
    unseen = set().union(*sorts.values()).difference(*(sorts[path] for path in chosen))
    while unseen:
        chosen.append(max(sorts, key=lambda path: len(sorts[path] & unseen)))
        unseen -= sorts[chosen[-1]]
    addresses = [path.relative_to(folder) for path in chosen]
    return sorted((_kind(address), address.as_posix()) for address in addresses)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _kind(path: Path) -> str:
    match path.with_suffix("").parts:
        case (design, _, "index") if design == DESIGN:
            return "a line of business"
        case (design, folder, _) if design == DESIGN:
            return folder
        case (design, "index") if design == DESIGN:
            return "at a glance"
        case (design, page) if design == DESIGN:
            return page.replace("-", " ")
        case (folder, _):
            return f"documentation of {folder}"
        case _:
            return "documentation"
