"""What archkit thinks of a design: findings, verdicts and figures; of a commit, kept for later."""

import pickle
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cached_property
from io import BytesIO
from typing import Any, Final

from archkit.analysis.verdicts.verdict import Verdict
from archkit.checking.appraisal import Appraisal, appraised, judge_loaded
from archkit.checking.cache import Answer, answered, own_folder
from archkit.checking.check import Result
from archkit.diff.figures import Figures, figures_of
from archkit.model.base import Element
from archkit.model.design import Design
from archkit.model.loading.load import Loaded
from archkit.model.workspace import Workspace
from archkit.rules.rule import Page, Rule
from archkit.source.place import Path

_PLAIN: Final = {
    ("builtins", "frozenset"),
    ("builtins", "set"),
    ("collections", "Counter"),
    ("datetime", "date"),
    ("functools", "partial"),
}
"""The classes that a kept judgement is made of, beside those of archkit."""
_PLAIN_PAGE: Final = tuple(each.name for each in fields(Page))


@dataclass(frozen=True)
class Judgement:
    """What archkit thinks of a design.

    Attributes:
        result: What the rules found, whatever a baseline hides.
        appraisal: The verdicts on its requirements.
        known: The quality figures of its solutions, where they were computed before.
    """

    result: Result
    appraisal: Appraisal
    known: Figures | None = None

    @cached_property
    def figures(self) -> Figures:
        """The quality figures of its solutions."""
        return figures_of(self.appraisal.facts) if self.known is None else self.known


def judge(workspace: Workspace, loaded: Loaded, as_of: date) -> Judgement:
    """Judge a design by every rule, and its requirements."""
    return Judgement(*judge_loaded(workspace, loaded, as_of))


def judge_once(question: object, workspace: Workspace, loaded: Loaded, as_of: date) -> Judgement:
    """Judge a design that does not change, such as that of a commit, or recall how it was judged.

    Args:
        question: All that its files and the rules to be run depend on; told apart by its `repr`.
        workspace: Its settings.
        loaded: The design.
        as_of: The day on which it is judged.
    """
    if loaded.diagnostics or own_folder() is None:
        return judge(workspace, loaded, as_of)
    made: list[Judgement] = []

    def work() -> Answer:
        made.append(judge(workspace, loaded, as_of))
        return Answer(_written(made[0], loaded), 0)

    text = answered(("judgement", question, as_of), work).text
    return made[0] if made else _read(text, workspace, loaded, as_of)


def _written(judgement: Judgement, loaded: Loaded) -> bytes:
    """A judgement as bytes; what stands in the design and its files is only named."""
    result = judgement.result
    beside = {file: text for file, text in result.texts.items() if file not in loaded.texts}
    written = BytesIO()
    kept = replace(result, texts=beside), judgement.appraisal.verdicts, judgement.figures
    _Writer(written, loaded.design).dump(kept)
    return written.getvalue()


def _read(text: bytes, workspace: Workspace, loaded: Loaded, as_of: date) -> Judgement:
    kept: tuple[Result, tuple[Verdict, ...], Figures] = _Reader(BytesIO(text), loaded.design).load()
    result, verdicts, figures = kept
    result = replace(result, texts={**loaded.texts, **result.texts})
    return Judgement(result, appraised(workspace, loaded, as_of, lambda _: verdicts), figures)


class _Writer(pickle.Pickler):
    """Names the elements of a design by their paths, and leaves only its page of a rule."""

    def __init__(self, file: BytesIO, design: Design) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._there = {id(each): each.where for each in design.all_elements()}

    def persistent_id(self, obj: object) -> Path | None:
        """The path of an element of the design."""
        return self._there.get(id(obj))

    def reducer_override(self, obj: object) -> Any:  # Any: as of every reducer
        """How a rule is written; everything else as ever."""
        if not isinstance(obj, Rule):
            return NotImplemented
        return _page, ({name: getattr(obj, name) for name in _PLAIN_PAGE},)


class _Reader(pickle.Unpickler):
    """Reads what was written, and makes nothing but objects of archkit and plain ones."""

    def __init__(self, file: BytesIO, design: Design) -> None:
        super().__init__(file)
        self._design = design

    def persistent_load(self, pid: Path) -> Element:
        """The element at a path."""
        return self._design.at(pid)

    def find_class(self, module: str, name: str) -> Any:  # Any: as of every class
        """Find a class that a judgement may be made of.

        Raises:
            pickle.UnpicklingError: for any other.
        """
        if not module.startswith("archkit.") and (module, name) not in _PLAIN:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a judgement")
        return super().find_class(module, name)


def _page(stated: Mapping[str, Any]) -> Page:  # Any: as its fields
    return Page(**stated)
