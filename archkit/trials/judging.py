"""Judges what a patch makes of a design: one verdict alone, or all of it by every rule."""

from typing import NamedTuple

from archkit.analysis.facts import Facts
from archkit.analysis.verdicts.judge import Verdicts
from archkit.analysis.verdicts.verdict import Standing, Verdict
from archkit.checking.amendments import amended
from archkit.diff.deltas import errors, finding_changes, verdict_changes
from archkit.diff.renames import Renames
from archkit.diff.side import Side
from archkit.model.loading.load import Loaded
from archkit.model.loading.sheet import Problems
from archkit.model.requirement import Requirement
from archkit.trials.trial import Trial, tried


class Judged(NamedTuple):
    """A patch that was judged by every rule.

    Attributes:
        trial: The design as it is and with the patch.
        spoils: What it makes worse: nothing else may fare worse, and no error may come in.
    """

    trial: Trial
    spoils: tuple[str, ...]


class Judging:
    """Judges patches of one design.

    Args:
        base: The design, which is sound.
    """

    def __init__(self, base: Side) -> None:
        self._base = base
        self._amended = amended(base.workspace, Problems())

    def verdict(self, laid: Loaded, requirement: Requirement) -> Verdict:
        """The verdict on a requirement alone: only what it rests on is computed."""
        there = laid.design.solutions[requirement.within].requirements[requirement.id]
        facts = Facts(laid.design, self._base.result.as_of, self._amended)
        return Verdicts(facts).of(there)

    def whole(self, laid: Loaded) -> Judged:
        """The whole design, by every rule."""
        trial = tried(self._base, laid)
        spoils = [
            f"`{each.verdict.requirement.address}` is no longer met"
            if each.verdict.standing is Standing.UNMET
            else f"nobody can tell whether `{each.verdict.requirement.address}` is met"
            for each in verdict_changes(trial.base, trial.head, Renames())
            if each.turn < 0
        ]
        new = errors(finding_changes(trial.base, trial.head, Renames()).new)
        spoils += [f"{each.finding.page.id}: {each.finding.message}" for each in new]
        return Judged(trial, tuple(spoils))
