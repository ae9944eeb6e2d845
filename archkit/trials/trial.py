"""A trial: a design as it is and with a patch, both judged, and how they differ."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from archkit.checking.baseline_file import read_baseline
from archkit.diff.judgement import judge, judge_once
from archkit.diff.outcome import Outcome, outcome
from archkit.diff.review import review
from archkit.diff.side import Side
from archkit.model.loading.load import Loaded
from archkit.model.loading.sheet import Problems, Sheet
from archkit.model.overlay.changes import Patch
from archkit.model.overlay.laying import overlaid
from archkit.model.overlay.reading import read_patch
from archkit.model.workspace import Workspace
from archkit.source.diagnostic import Diagnostic

AS_IT_IS = "the design as it is"
PATCHED = "the design with the patch"


@dataclass(frozen=True)
class Trial:
    """What a patch makes of a design.

    Attributes:
        base: The design as it is.
        head: The design with the patch.
    """

    base: Side
    head: Side

    @cached_property
    def outcome(self) -> Outcome:
        """How the two differ, with the lane of such a change."""
        return outcome(review(self.base, self.head))


def judged(workspace: Workspace, loaded: Loaded, as_of: date) -> Side:
    """Judge a design as it is."""
    judgement = judge(workspace, loaded, as_of)
    return Side(AS_IT_IS, workspace, loaded, judgement, read_baseline(workspace))


def tried(base: Side, laid: Loaded, patch: object = None) -> Trial:
    """Judge a design that a patch makes of another, every rule again.

    Args:
        base: The other design.
        laid: The design.
        patch: What tells the patch from every other one of that design, where it will be tried
            again and again; told apart by its `repr`.
    """
    day = base.result.as_of
    if patch is None:
        judgement = judge(base.workspace, laid, day)
    else:
        judgement = judge_once((patch, base.content), base.workspace, laid, day)
    head = replace(base, name=PATCHED, loaded=laid, judgement=judgement)
    return Trial(base, head)


def laid_by(
    loaded: Loaded, sheets: Iterable[tuple[Sheet, str]], problems: Problems
) -> tuple[Loaded, tuple[Diagnostic, ...]]:
    """Lay what some sheets say over a design, all of it as one patch.

    Args:
        loaded: The design, which is sound.
        sheets: The sheets in the shape of a patch file, each with its text.
        problems: What was found wrong with them before.

    Returns:
        The design with the patch, and all that is wrong, in the order of the places.
    """
    patch = Patch()
    for sheet, text in sheets:
        patch |= read_patch(sheet, text, loaded, problems)
    laid = overlaid(loaded, patch)
    wrong = tuple(sorted({*problems.diagnostics(), *laid.diagnostics}))
    return replace(laid, diagnostics=wrong), wrong
