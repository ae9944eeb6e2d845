"""Who answers for which file: what GitHub and GitLab read as CODEOWNERS, made from the model."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from archkit.diff.approvers import BOARD, data_owner
from archkit.model.base import Element
from archkit.model.decision import Decision
from archkit.model.design import Design
from archkit.model.information import Data
from archkit.model.loading.load import Loaded
from archkit.model.organisation import Holder
from archkit.model.overlay.homes import Homes
from archkit.model.risk import Waiver
from archkit.model.settings import BASELINE, FILE, Settings
from archkit.model.solution import Solution

_BREAK: Final = re.compile(r"[^\S ]")
_SPECIAL: Final = re.compile(r"([ #\\*\[\]!])")
_PARTS: Final = ("business", "technical")
"""Which owners of a solution answer for its files."""
_HEAD: Final = """# Written by `archkit owners` from the models: change them, and write it anew.
# The last line that matches a file counts.
"""


@dataclass(frozen=True)
class Owned:
    """Files with the people who answer for them.

    Attributes:
        files: The holders of each file or folder, by its pattern; those of folders first.
        handles: What the service calls a holder, by role or by name.
    """

    files: Mapping[str, Sequence[Holder]]
    handles: Mapping[str, str]

    def handle(self, holder: Holder) -> str | None:
        """What the service calls somebody: the handle of the person, or else of the role."""
        return self.handles.get(holder.name or "") or self.handles.get(holder.role)

    @property
    def unknown(self) -> Sequence[str]:
        """The roles that no handle is known of, in their order."""
        found = (each for holders in self.files.values() for each in holders)
        return sorted({_one_line(each.role) for each in found if self.handle(each) is None})

    @property
    def text(self) -> str:
        """The file; who has no handle is told of beside it."""
        lines = (
            line for file, holders in self.files.items() for line in self._lines(file, holders)
        )
        return _HEAD + "".join(f"{line}\n" for line in lines)

    def _lines(self, file: str, holders: Sequence[Holder]) -> Iterator[str]:
        known = sorted({found for each in holders if (found := self.handle(each)) is not None})
        missing = sorted({_one_line(each.role) for each in holders if self.handle(each) is None})
        yield ""
        if missing:
            yield f"# no handle: {', '.join(missing)}"
        # A pattern without owners would take the file from those of its folder.
        yield f"{file} {' '.join(known)}" if known else f"# {file}"


def owned(loaded: Loaded, settings: Settings, prefix: str = "") -> Owned:
    """Who answers for each file of a workspace.

    Args:
        loaded: The design, which is sound.
        settings: The workspace's settings.
        prefix: The way from the root of the repository to the workspace, each folder with a slash.
    """
    board = Holder(role=BOARD)
    folders = (*settings.workspace.models, *settings.own_rules.folders)
    wide = [f"{each.strip('/')}/" for each in folders if each.strip("/.")]
    files: dict[str, dict[tuple[str, str | None], Holder]] = {}
    for file, holder in _answering(loaded, settings):
        files.setdefault(file, {})[holder.role, holder.name] = holder
    found = {file: list(files[file].values()) for file in sorted(files)}
    whole = {file: [board] for file in (*(wide or ["**"]), FILE, BASELINE)}
    return Owned(
        {f"/{prefix}{_pattern(file)}": who for file, who in {**whole, **found}.items()},
        settings.handles,
    )


def _pattern(file: str) -> str:
    return file if file == "**" else _SPECIAL.sub(r"\\\1", _BREAK.sub("?", file))


def _one_line(role: str) -> str:
    """A role on one line: a model may not add a line of its own to the file."""
    return " ".join(role.split())


def _answering(loaded: Loaded, settings: Settings) -> Iterator[tuple[str, Holder]]:
    """Each file with somebody who answers for something in it."""
    homes, solutions = Homes(loaded), loaded.design.solutions
    for name, draft in loaded.origins.draft.solutions.items():
        for spot in (draft.spot, *(spot for _, spot in draft.fields.values())):
            yield from ((spot.sheet.file, each) for each in _owners(solutions[name]))
    for decision, spot in loaded.sources.decisions.values():
        for name in sorted({each.partition(".")[0] for each in decision.elements}):
            if name in solutions:
                yield from ((spot.sheet.file, each) for each in _owners(solutions[name]))
    for element in loaded.design.all_elements():
        if not isinstance(element, Solution | Decision):
            home = homes.element(element.where)
            if home is not None:
                who = _holders(element, loaded.design, settings)
                yield from ((home.sheet.file, each) for each in who)


def _owners(solution: Solution) -> Iterator[Holder]:
    for part in _PARTS if solution.owners else ():
        holder = getattr(solution.owners, part)
        if isinstance(holder, Holder):
            yield holder


def _holders(element: Element, design: Design, settings: Settings) -> Iterator[Holder]:
    """Who answers for an element."""
    if isinstance(element, Data):
        yield from data_owner(element, design)
    elif element.within:
        yield from _owners(design.solutions[element.within])
    else:
        yield Holder(role=BOARD)
    if isinstance(element, Waiver):
        yield from (Holder(role=each) for each in settings.waivers.above_moderate)
