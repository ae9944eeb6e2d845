"""A patch as it is written: in a file, or on the command line."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from pydantic import ValidationError

from archkit.model.base import Maybe
from archkit.model.loading.load import Loaded
from archkit.model.loading.messages import report
from archkit.model.loading.sheet import Problems, Sheet, Spot
from archkit.model.options import Changes
from archkit.model.overlay.changes import Add, Change, Merge, Patch, Remove, Set, Unset
from archkit.model.overlay.merging import can_merge
from archkit.model.overlay.targets import BadTargetError, Targets

T = TypeVar("T")


class PatchFile(Changes):
    """A patch: what a design would be with a few changes."""

    why: Maybe[str] = None
    """What the change is for."""


def read_patch(
    sheet: Sheet, text: str, loaded: Loaded, problems: Problems, within: str = ""
) -> Patch:
    """Read what a sheet changes in a design; what it cannot change is a problem.

    Args:
        sheet: The patch, in the shape of a `PatchFile`.
        text: The text that its places are in.
        loaded: The design to change.
        problems: Where to report to.
        within: The solution whose own elements need no more than their ids; none if empty.
    """
    try:
        file = PatchFile.model_validate(sheet.data)
    except ValidationError as error:
        details = error.errors(include_url=False)
        report(details, sheet.data, PatchFile, lambda path: Spot(sheet, path), problems)
        return Patch()
    reader = _Reader(sheet, Targets(loaded, within), problems)
    return Patch(tuple(reader.changes(file)), {sheet.file: text})


class _Reader:
    def __init__(self, sheet: Sheet, targets: Targets, problems: Problems) -> None:
        self._sheet = sheet
        self._targets = targets
        self._problems = problems

    def changes(self, file: PatchFile) -> Iterator[Change]:
        """The changes whose names are known."""
        for name, raw in file.add.items():
            if (where := self._found(self._targets.new, name, "add", name)) is not None:
                yield Add(where, dict(raw), Spot(self._sheet, ("add", name)))
        for name, value in file.set.items():
            if (target := self._found(self._targets.field, name, "set", name)) is not None:
                yield Set(*target, value, Spot(self._sheet, ("set", name)))
        for index, name in enumerate(file.unset):
            if (target := self._found(self._targets.field, name, "unset", index)) is not None:
                yield Unset(*target, Spot(self._sheet, ("unset", index)))
        yield from self._merges(file)
        for index, name in enumerate(file.remove):
            if (element := self._found(self._targets.element, name, "remove", index)) is not None:
                yield Remove(element.where, Spot(self._sheet, ("remove", index)))

    def _merges(self, file: PatchFile) -> Iterator[Merge]:
        for name, into in file.merge.items():
            gone = self._found(self._targets.element, name, "merge", name)
            kept = self._found(self._targets.element, into, "merge", name)
            if gone is None or kept is None:
                continue
            if can_merge(kept, gone):
                yield Merge(kept.where, gone.where, self._at("merge", name))
                continue
            self._problems.add(
                "cannot-merge",
                f"{gone.WORD} `{name}` cannot become {kept.WORD} `{into}`",
                self._at("merge", name),
                hint="merge two components, or two of one registry, such as two nodes",
            )

    def _at(self, *path: str | int) -> Spot:
        return Spot(self._sheet, path).as_key()

    def _found(self, find: Callable[[str], T], name: str, *path: str | int) -> T | None:
        try:
            return find(name)
        except BadTargetError as error:
            self._problems.add(error.code, error.message, self._at(*path), hint=error.hint)
            return None
