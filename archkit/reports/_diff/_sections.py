"""What a design diff tells, in the order in which a reviewer wants it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from archkit.checking.check import Reported
from archkit.diff.changes import Change, FieldChange, Kind
from archkit.diff.outcome import Outcome
from archkit.diff.review import Review
from archkit.diff.touched import Touched
from archkit.reports._diff._said import (
    approver_words,
    condition_words,
    element_words,
    field_words,
    figure_words,
    finding_words,
    likely_words,
    policy_words,
    reason_lines,
    sizes,
    verdict_words,
    waiver_words,
)
from archkit.reports._diff._shared import explained, own_fields, shared
from archkit.source.place import Span


class Subject(StrEnum):
    """What a section is about: its title."""

    WHY = "Why"
    APPROVERS = "Who must approve"
    REQUIREMENTS = "Requirements"
    NEW = "New findings"
    FIXED = "Fixed findings"
    WAIVED = "Findings waived now"
    SILENCED = "Findings that nobody looks for any more"
    WAIVERS = "Waivers"
    CONDITIONS = "Conditions of approvals"
    MARGINS = "Requirements that fare as before, with another figure"
    FIGURES = "Figures of solutions"
    CHANGES = "Changes"
    POLICY = "What it is judged by"
    LIKELY = "Likely renames"
    PERSISTING = "Findings that persist"
    TOUCHED = "It touches"


@dataclass(frozen=True)
class Item:
    """Something that is told.

    Attributes:
        words: What it is, with ids in backticks.
        details: What there is to it, such as the fields that changed.
        old: Where it stood in the base.
        new: Where it stands in the head.
        mark: What became of it, as one character: `+`, `-`, `~`, `>`; or nothing.
    """

    words: str
    details: tuple[str, ...] = ()
    old: Span | None = None
    new: Span | None = None
    mark: str = ""

    @property
    def places(self) -> tuple[str, ...]:
        """Where it stood, if that was elsewhere, and where it stands."""
        old, new = (str(each) if each is not None else "" for each in (self.old, self.new))
        return tuple(filter(None, (f"{old} (before)" if old not in ("", new) else "", new)))


@dataclass(frozen=True)
class Section:
    """What is told of a subject, with a note on all of it."""

    subject: Subject
    items: tuple[Item, ...]
    note: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The headings of its table; one of a single column is better a list."""
        how = any(each.details for each in self.items)
        where = any(each.places for each in self.items)
        return ("What", *["How"] * how, *["Where"] * where)


_MARKS: Final[Mapping[Kind, str]] = {
    Kind.ADDED: "+",
    Kind.REMOVED: "-",
    Kind.CHANGED: "~",
    Kind.RENAMED: ">",
}


def sections(outcome: Outcome) -> list[Section]:
    """The sections that have something to tell."""
    return [each for each in _sections(outcome) if each.items]


def _sections(outcome: Outcome) -> Iterator[Section]:
    review, found = outcome.review, outcome.review.findings
    yield _plain(Subject.WHY, reason_lines(outcome))
    yield _plain(Subject.APPROVERS, map(approver_words, outcome.approvers))
    told = [each for each in review.verdicts if each.is_other]
    yield _plain(Subject.REQUIREMENTS, map(verdict_words, told))
    yield _findings(Subject.NEW, found.new)
    yield _findings(Subject.FIXED, found.fixed, gone=True)
    yield _findings(Subject.SILENCED, found.silenced, gone=True)
    yield _findings(Subject.WAIVED, found.waived)
    yield _plain(Subject.WAIVERS, map(waiver_words, review.waivers))
    yield _plain(Subject.CONDITIONS, map(condition_words, review.conditions))
    same = [each for each in review.verdicts if not each.is_other]
    yield _plain(Subject.MARGINS, map(verdict_words, same))
    yield _plain(Subject.FIGURES, map(figure_words, review.figures))
    yield Section(Subject.CHANGES, tuple(_changes(review)), sizes(review))
    yield _plain(Subject.POLICY, map(policy_words, review.policy))
    yield _plain(Subject.LIKELY, map(likely_words, review.likely))
    yield _findings(Subject.PERSISTING, found.persisting)
    yield _plain(Subject.TOUCHED, _touched(review.touched))


def _plain(subject: Subject, lines: Iterable[str]) -> Section:
    return Section(subject, tuple(Item(line) for line in lines))


def _findings(subject: Subject, found: Iterable[Reported], *, gone: bool = False) -> Section:
    return Section(
        subject,
        tuple(
            Item(
                finding_words(each),
                old=each.at.span if gone else None,
                new=None if gone else each.at.span,
            )
            for each in found
        ),
    )


def _changes(review: Review) -> Iterator[Item]:
    told = shared(review)
    for each in told:
        change, field = each.taken[0]
        yield Item(
            f"archetype `{each.archetype}`, in {len(each.taken)} elements",
            (field_words(field),),
            review.old_span(change, field),
            review.new_span(change, field),
            _MARKS[Kind.CHANGED],
        )
    known = explained(told)
    for change in review.changes:
        own = own_fields(change, known)
        if own or not change.fields:
            yield _change(review, change, own)


def _change(review: Review, change: Change, own: Sequence[FieldChange]) -> Item:
    """What became of an element; of one that came or went, that is enough."""
    fields = own if change.kind in (Kind.CHANGED, Kind.RENAMED) else ()
    first = fields[0] if fields else None
    return Item(
        element_words(change),
        tuple(map(field_words, fields)),
        review.old_span(change, first),
        review.new_span(change, first),
        _MARKS[change.kind],
    )


def _touched(touched: Touched) -> Iterator[str]:
    for title, names in (
        ("changed", touched.changed),
        ("touched", touched.others),
        ("departments", touched.departments),
    ):
        if names:
            yield f"{title}: {', '.join(names)}"
