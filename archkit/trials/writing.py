"""Writes a patch into the files, and sees that they then say what was promised."""

from collections.abc import Sequence

from archkit.model.loading.load import Loaded, load
from archkit.model.overlay.applying import edits_of
from archkit.model.workspace import Workspace
from archkit.source.diagnostic import Diagnostic
from archkit.source.writing import write_texts


class CannotWriteError(Exception):
    """A patch that cannot be written.

    Attributes:
        problems: Why.
    """

    def __init__(self, problems: Sequence[Diagnostic]) -> None:
        super().__init__("the patch cannot be written")
        self.problems = problems


def write(workspace: Workspace, laid: Loaded) -> list[str]:
    """Write an overlaid design into the files, all of them or none.

    The new texts are read before anything is written: they must make the very design that was
    tried.

    Returns:
        The files that were written or removed.

    Raises:
        CannotWriteError: where something of it cannot be written.
        OSError: where a file cannot be.
    """
    edits = edits_of(laid)
    if edits.problems:
        raise CannotWriteError(edits.problems)
    if not edits.gone:
        after = load(workspace, instead=edits.texts)
        if after.diagnostics:
            raise CannotWriteError(after.diagnostics)
        if after.design != laid.design:
            raise RuntimeError("the files would not say what was tried")
    write_texts({workspace.root / file: text for file, text in edits.texts.items()})
    for file in edits.gone:
        (workspace.root / file).unlink()
    return sorted([*edits.texts, *edits.gone])
