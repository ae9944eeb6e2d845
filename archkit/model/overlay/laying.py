"""Lays a patch over a design: the same classes and the same checks as for files judge it."""

from collections.abc import Iterable
from dataclasses import replace

from archkit.model.base import Element
from archkit.model.loading.load import Loaded, remade
from archkit.model.loading.sheet import Problems, Spot
from archkit.model.overlay.apart import check_apart
from archkit.model.overlay.changes import Merge, Patch, Remove
from archkit.model.overlay.editing import Editing
from archkit.model.overlay.fields import Fields
from archkit.model.overlay.merging import Merging
from archkit.model.overlay.removal import Removal
from archkit.source.place import Path


def overlaid(loaded: Loaded, patch: Patch) -> Loaded:
    """Return the design that a patch makes of another; no file is touched.

    The patch is written into copies of the sheets that the files became, and the design is made
    anew of those, so that archetypes, defaults and references follow as they do in files. What did
    not change is taken over. A mistake stands in the diagnostics, at its place in the patch.

    Args:
        loaded: A design that was read as a whole.
        patch: What to change, each element of it looked up in that design.

    Raises:
        ValueError: where the design is not sound.
    """
    if loaded.diagnostics:
        raise ValueError("a patch can only be laid over a design that was read as a whole")
    problems = Problems()
    check_apart(patch, problems)
    laid = _with_fields(loaded, patch, problems)
    for merge in patch.of_kind(Merge):
        laid = _merged(laid, merge, problems) if not laid.diagnostics else laid
    removals = patch.of_kind(Remove)
    if removals and not laid.diagnostics:
        laid = _without(laid, [(each.where, each.at) for each in removals], problems)
    told = tuple(sorted({*laid.diagnostics, *problems.diagnostics()}))
    return replace(laid, diagnostics=told, texts={**laid.texts, **patch.texts})


def _with_fields(loaded: Loaded, patch: Patch, problems: Problems) -> Loaded:
    editing = Editing(loaded.sources.sheets)
    Fields(loaded, editing, problems).write(patch)
    return _remade(loaded, editing) if editing.has_changes else loaded


def _merged(loaded: Loaded, merge: Merge, problems: Problems) -> Loaded:
    editing = Editing(loaded.sources.sheets)
    kept, gone = loaded.design.at(merge.where), loaded.design.at(merge.gone)
    over = Merging(loaded, editing).write(kept, gone, merge.at)
    laid = _remade(loaded, editing)
    if laid.diagnostics:
        return laid
    return _without(laid, [(each.where, merge.at) for each in over], problems)


def _without(loaded: Loaded, removals: Iterable[tuple[Path, Spot]], problems: Problems) -> Loaded:
    editing = Editing(loaded.sources.sheets)
    going = [(element, at) for where, at in removals if (element := _at(where, loaded)) is not None]
    return _remade(loaded, editing) if Removal(loaded, editing, problems).write(going) else loaded


def _at(where: Path, loaded: Loaded) -> Element | None:
    """The element at a place; none where an earlier change of the patch took it out."""
    try:
        return loaded.design.at(where)
    except KeyError:
        return None


def _remade(loaded: Loaded, editing: Editing) -> Loaded:
    return remade(loaded, editing.sheets)
