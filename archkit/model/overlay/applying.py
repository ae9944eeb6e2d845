"""A patch becomes text: each file that it changes, by the smallest edits that do it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from archkit.model.loading.load import Loaded
from archkit.model.loading.sheet import Sheet
from archkit.model.loading.yaml_sheet import YamlSheet
from archkit.model.overlay.editing import PatchedSheet
from archkit.source.diagnostic import Diagnostic
from archkit.source.place import Span
from archkit.source.yaml_edits import EditError, rewritten


@dataclass
class Edits:
    """What an overlaid design makes of the files.

    Attributes:
        texts: The new text of each file that changes.
        gone: The files of which nothing is left.
        problems: What cannot be written.
    """

    texts: dict[str, str] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)


def edits_of(laid: Loaded) -> Edits:
    """What it takes to write an overlaid design into the files."""
    edits = Edits()
    for patched, original in _changed(laid.sources.sheets):
        if not isinstance(original, YamlSheet):
            edits.problems.append(_by_hand(original.file, "it is written in Python"))
        elif not patched.data:
            edits.gone.append(original.file)
        else:
            try:
                edits.texts[original.file] = rewritten(
                    original.document, patched.data, spell_out=True
                )
            except EditError as error:
                span = original.locate(error.path) if error.path else None
                edits.problems.append(_by_hand(original.file, str(error), span))
    return edits


def _changed(sheets: tuple[Sheet, ...]) -> Iterator[tuple[PatchedSheet, Sheet]]:
    """Each sheet that a patch changed, with what the file holds."""
    for sheet in sheets:
        if isinstance(sheet, PatchedSheet):
            original: Sheet = sheet
            while isinstance(original, PatchedSheet):
                original = original.original
            yield sheet, original


def _by_hand(file: str, why: str, span: Span | None = None) -> Diagnostic:
    return Diagnostic(
        "cannot-edit",
        f"this cannot be written into {file}: {why}",
        span or Span.at(file),
        "make this change there, by hand",
    )
