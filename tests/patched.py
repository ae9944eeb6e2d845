"""Patches for tests: lines as on the command line, laid over the example town and some files."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from archkit.checking.examples import town
from archkit.model.loading.load import Loaded, assemble
from archkit.model.loading.sheet import Problems
from archkit.model.overlay.applying import edits_of
from archkit.model.overlay.changes import Patch
from archkit.model.overlay.laying import overlaid
from archkit.model.overlay.reading import read_patch
from archkit.model.overlay.spoken import Line, Section, Spoken
from archkit.source.diagnostic import Diagnostic

_WORDS: Mapping[str, Section] = {
    "add": "add",
    "set": "set",
    "unset": "unset",
    "merge": "merge",
    "without": "remove",
}


def line(text: str) -> Line:
    """A line such as `set permits.desk.tier=2`, `merge a, b` or `without permits.desk`."""
    word, _, rest = text.partition(" ")
    between = ", " if word == "merge" else "="
    name, _, value = rest.partition(between)
    return Line(_WORDS[word], f"{word} ", name, value or None, between)


def made(texts: Mapping[str, str]) -> Loaded:
    """The design of some files beside the example town."""
    files = [(Path(file), file, text) for file, text in {"town.yaml": town(), **texts}.items()]
    return assemble(files)


@dataclass
class Laid:
    """What came of a patch: the design, the patch, and all that is wrong with it."""

    loaded: Loaded
    patch: Patch
    wrong: list[Diagnostic]

    @property
    def told(self) -> list[str]:
        """What is wrong, each in a line."""
        return [
            f"{each.span} {each.code}: {each.message}" + (f" ({each.hint})" if each.hint else "")
            for each in self.wrong
        ]

    def files(self, before: Mapping[str, str]) -> Mapping[str, str]:
        """What the patch makes of some files."""
        edits = edits_of(self.loaded)
        assert edits.problems == []
        texts = {**before, **edits.texts}
        return {file: text for file, text in texts.items() if file not in edits.gone}


def lay(loaded: Loaded, *lines: str) -> Laid:
    """Lay a patch over a design."""
    problems = Problems()
    spoken = Spoken("patch", map(line, lines), problems)
    patch = read_patch(spoken, spoken.text, loaded, problems)
    laid = overlaid(loaded, patch)
    return Laid(laid, patch, sorted([*problems.diagnostics(), *laid.diagnostics]))
