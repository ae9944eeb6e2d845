"""Sees that no two changes of a patch speak of the same: their order would matter."""

from archkit.model.loading.sheet import Problems
from archkit.model.overlay.changes import Add, Change, Merge, Patch, Remove, Set, Unset
from archkit.source.place import Path


def check_apart(patch: Patch, problems: Problems) -> None:
    """Report changes that speak of the same: their order would matter."""
    known: dict[Path, Change] = {}
    for change in patch.changes:
        path = change.gone if isinstance(change, Merge) else change.where
        whole = (*path, *change.field) if isinstance(change, Set | Unset) else path
        steps = tuple(map(str, whole))
        for other, first in known.items():
            if isinstance(first, Add) and not isinstance(change, Add | Remove):
                continue
            if other == steps[: len(other)] or steps == other[: len(steps)]:
                problems.add(
                    "changed-twice",
                    f"`{steps[-1]}` is changed twice by this patch",
                    change.at,
                    hint="keep one of the two changes",
                    related=((first.at, "the other is here"),),
                )
        known[steps] = change
