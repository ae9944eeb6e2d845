"""What a change does to verdicts, findings and waivers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Protocol

from archkit.analysis.validity import is_over
from archkit.analysis.verdicts.verdict import Standing, Verdict
from archkit.checking.appraisal import Appraisal
from archkit.checking.check import Reported, Result
from archkit.diff.renames import Renames
from archkit.model.risk import Waiver
from archkit.model.settings import Severity
from archkit.rules.rule import Outcome
from archkit.source.place import Path

_GOODNESS: Final = {Standing.UNMET: 0, Standing.UNKNOWN: 1, Standing.MET: 2}


class Judged(Protocol):
    """A design that was judged."""

    @property
    def appraisal(self) -> Appraisal:
        """The verdicts on its requirements."""

    @property
    def result(self) -> Result:
        """What the rules found."""


@dataclass(frozen=True)
class VerdictChange:
    """A requirement whose verdict or figure is another; nothing where there is no such side."""

    old: Verdict | None
    new: Verdict | None

    @property
    def verdict(self) -> Verdict:
        """The verdict as it is, or as it was where its requirement is gone.

        Raises:
            ValueError: where there is neither.
        """
        found = self.new or self.old
        if found is None:
            raise ValueError("a change of a verdict is of a verdict")
        return found

    @property
    def is_other(self) -> bool:
        """Whether the verdict is another, and not only its figure."""
        old, new = self.old, self.new
        return old is None or new is None or old.standing is not new.standing

    @property
    def turn(self) -> int:
        """Which way it went: below nought to the worse, above to the better."""
        return _good(self.new) - _good(self.old) if self._both_judged else 0

    @property
    def _both_judged(self) -> bool:
        return all(
            each is not None and each.standing is not Standing.NOT_APPLICABLE
            for each in (self.old, self.new)
        )

    @property
    def rank(self) -> tuple[int, int, str]:
        """What is no longer met first, then what else is worse, better, and other."""
        order = 3 if self.turn == 0 else (1 if self.turn < 0 else 2)
        return order, self.turn, self.verdict.requirement.address


def _good(verdict: Verdict | None) -> int:
    return _GOODNESS[verdict.standing] if verdict is not None else 0


def verdict_changes(base: Judged, head: Judged, renamed: Renames) -> tuple[VerdictChange, ...]:
    """The requirements whose verdict or figure changed, met -> unmet first."""
    return verdicts_between(base.appraisal.verdicts, head.appraisal.verdicts, renamed)


def verdicts_between(
    before: Iterable[Verdict], after: Iterable[Verdict], renamed: Renames
) -> tuple[VerdictChange, ...]:
    """What became of some verdicts, met -> unmet first."""
    old = {renamed(each.requirement.where): each for each in before}
    new = {each.requirement.where: each for each in after}
    every = (VerdictChange(old.get(where), new.get(where)) for where in old.keys() | new.keys())
    return tuple(sorted((each for each in every if _differs(each)), key=lambda each: each.rank))


def _differs(change: VerdictChange) -> bool:
    old, new = change.old, change.new
    return change.is_other or (old and str(old.figure)) != (new and str(new.figure))


@dataclass(frozen=True)
class FindingChanges:
    """How the findings of two designs differ.

    Attributes:
        new: What the head has and the base has not, or has as less; the worst first.
        fixed: What the base has and the head has no more.
        silenced: What the base has, of rules that the head does not run.
        waived: What the base has and the head waives.
        persisting: What both have.
    """

    new: tuple[Reported, ...]
    fixed: tuple[Reported, ...]
    silenced: tuple[Reported, ...]
    waived: tuple[Reported, ...]
    persisting: tuple[Reported, ...]


def finding_changes(base: Judged, head: Judged, renamed: Renames) -> FindingChanges:
    """Tell findings apart by rule and element, whatever else of the design changed."""
    old = _by_fingerprint(base.result.findings, renamed)
    new = _by_fingerprint(head.result.findings, Renames())
    live_before = {each for each, found in old.items() if _live(found)}
    live = {each for each, found in new.items() if _live(found)}
    persisting = {each for each in live & live_before if not _is_more(new[each], old[each])}
    silent = base.result.tallies.keys() - head.result.tallies.keys()
    gone = [old[each] for each in live_before if each not in new]
    return FindingChanges(
        new=_ordered(new[each] for each in live - persisting),
        fixed=_ordered(each for each in gone if each.finding.page.id not in silent),
        silenced=_ordered(each for each in gone if each.finding.page.id in silent),
        waived=_ordered(new[each] for each in live_before - live if each in new),
        persisting=_ordered(new[each] for each in persisting),
    )


def _by_fingerprint(found: Iterable[Reported], renamed: Renames) -> dict[str, Reported]:
    def print_of(each: Reported) -> str:
        return each.finding.fingerprint_at(renamed(each.finding.element.where))

    return {print_of(each): each for each in found}


def _live(found: Reported) -> bool:
    return found.finding.outcome is not Outcome.WAIVED


def _is_more(new: Reported, old: Reported) -> bool:
    """Whether a finding matters more than before, or is about further fields."""
    graver = new.finding.severity.rank < old.finding.severity.rank
    return graver or not set(new.finding.missing) <= set(old.finding.missing)


def _ordered(found: Iterable[Reported]) -> tuple[Reported, ...]:
    return tuple(
        sorted(
            found,
            key=lambda each: (
                each.finding.severity.rank,
                each.finding.page.id,
                each.finding.element.address,
                each.finding.key,
            ),
        )
    )


def errors(found: Iterable[Reported]) -> list[Reported]:
    """The findings that are errors."""
    return [each for each in found if each.finding.severity is Severity.ERROR]


class WaiverFate(StrEnum):
    """What became of a waiver."""

    ADDED = "added"
    EXTENDED = "extended"
    SHORTENED = "shortened"
    REMOVED = "removed"
    EXPIRED = "expired"


@dataclass(frozen=True)
class WaiverChange:
    """A waiver that is new, gone, over, or ends on another day."""

    fate: WaiverFate
    old: Waiver | None
    new: Waiver | None
    where: Path


def waiver_changes(base: Judged, head: Judged, renamed: Renames) -> tuple[WaiverChange, ...]:
    """What became of waivers; those that are over count whether or not they changed."""
    old = {renamed(each.where): each for each in _waivers(base)}
    new = {each.where: each for each in _waivers(head)}
    return tuple(_waiver_changes(old, new, head.result.as_of))


def _waivers(side: Judged) -> Iterator[Waiver]:
    for solution in side.appraisal.loaded.design.solutions.values():
        yield from solution.waivers.values()


def _waiver_changes(
    before: Mapping[Path, Waiver], after: Mapping[Path, Waiver], as_of: date
) -> Iterator[WaiverChange]:
    for where in sorted(before.keys() | after.keys(), key=str):
        old, new = before.get(where), after.get(where)
        if new is None:
            yield WaiverChange(WaiverFate.REMOVED, old, new, where)
        elif old is None:
            yield WaiverChange(WaiverFate.ADDED, old, new, where)
        elif new.expires > old.expires:
            yield WaiverChange(WaiverFate.EXTENDED, old, new, where)
        elif new.expires < old.expires:
            yield WaiverChange(WaiverFate.SHORTENED, old, new, where)
        if new is not None and is_over(new.expires, as_of):
            yield WaiverChange(WaiverFate.EXPIRED, old, new, where)
