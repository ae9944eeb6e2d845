"""The history of a design for the terminal: an entry for each commit, the newest first."""

from collections.abc import Iterator, Sequence
from typing import Final

from archkit.diff.changes import Change, FieldChange, Kind
from archkit.diff.deltas import FindingChanges, VerdictChange, errors
from archkit.diff.history import Entry
from archkit.reports._counts import counted
from archkit.reports._diff._said import element_words, field_words, shown, verdict_words
from archkit.reports._terminal import Paint

_FEW: Final = 3
"""So many elements of one sort and fate are named, and the rest counted."""
_MOST: Final = 8
"""So many verdicts of a commit are told, and the rest counted."""


def entry_text(entry: Entry, paint: Paint) -> str:
    """What a commit did to the design as a whole."""
    return _text(entry, _whole(entry), paint)


def followed_text(entry: Entry, paint: Paint) -> str:
    """What a commit did to the element that is followed, field by field."""
    return _text(entry, _of_element(entry), paint)


Line = tuple[str, str]
"""What stands before the words of a line, and the words."""


def _text(entry: Entry, told: Iterator[Line], paint: Paint) -> str:
    commit = entry.commit
    head = f"{commit.day}  {commit.short}  "
    first = paint.wrapped(commit.subject or "(no subject)", head, " " * len(head))
    lines = [paint(line, "bold") for line in first]
    for before, words in [*_state(entry), *told]:
        lines += paint.wrapped(words, before, f"{before}  ")
    return "\n".join(lines) + "\n\n"


def _state(entry: Entry) -> Iterator[Line]:
    if entry.begins:
        yield "  ", "the design begins here"
    if entry.is_cut:
        yield "  ", "this clone is shallow and holds nothing before: `git fetch --unshallow`"
    if entry.unread:
        mistakes = counted(len(entry.unread), "mistake", "mistakes")
        first = entry.unread[0]
        yield "  ", f"the design cannot be read, it has {mistakes}:"
        yield "    ", f"{first.span.file}:{first.span.line}: {first.message}"


def _whole(entry: Entry) -> Iterator[Line]:
    verdicts = [each for each in entry.verdicts if each.is_other and each.old and each.new]
    yield from _verdicts(verdicts)
    for words in _elements(entry.changes, 0 if entry.begins else _FEW):
        yield "  ", words
    if entry.findings is not None and (words := _findings(entry.findings)):
        yield "  ", f"findings: {words}"
    if entry.settings:
        yield "  ", f"settings: {_named([each.name for each in entry.settings], _FEW)}"
    if not any((entry.begins, entry.is_cut, entry.unread, *_all_of(entry))):
        yield "  ", "only written otherwise: the design is the same"


def _all_of(entry: Entry) -> Iterator[object]:
    found = entry.findings
    yield from (entry.changes, entry.verdicts, entry.settings)
    yield from (found.new, found.fixed, found.waived, found.silenced) if found else ()


def _verdicts(verdicts: Sequence[VerdictChange]) -> Iterator[Line]:
    for each in verdicts[:_MOST]:
        word = "worse: " if each.turn < 0 else "better: " if each.turn > 0 else ""
        yield "  ", f"{word}{verdict_words(each)}"
    if (more := len(verdicts) - _MOST) > 0:
        yield "  ", f"and {counted(more, 'more verdict', 'more verdicts')}"


def _elements(changes: Sequence[Change], few: int) -> Iterator[str]:
    """The elements of each sort by what became of them."""
    sorts: dict[str, dict[Kind, list[str]]] = {}
    for each in changes:
        sorts.setdefault(each.element.SECTION, {}).setdefault(each.kind, []).append(_name(each))
    for section, fates in sorted(sorts.items()):
        told = (f"{kind} {_named(fates[kind], few)}" for kind in Kind if kind in fates)
        yield f"{section}: {'; '.join(told)}"


def _name(change: Change) -> str:
    if change.kind is Kind.RENAMED and change.old is not None:
        return f"`{change.old.address}` to `{change.element.address}`"
    return f"`{change.element.address}`"


def _named(names: Sequence[str], few: int) -> str:
    if not few:
        return str(len(names))
    more = len(names) - few
    return ", ".join(names[:few]) + (f" and {more} more" if more > 0 else "")


def _findings(found: FindingChanges) -> str:
    grave = counted(len(errors(found.new)), "error", "errors")
    parts = (
        (found.new, f"new ({grave})"),
        (found.fixed, "fixed"),
        (found.waived, "waived"),
        (found.silenced, "no longer looked for"),
    )
    return ", ".join(f"{len(each)} {word}" for each, word in parts if each)


def _of_element(entry: Entry) -> Iterator[Line]:
    for change in entry.changes:
        yield "  ", element_words(change)
        for field in change.fields:
            yield "    ", _field(change, field)
    yield from _verdicts(entry.verdicts)


def _field(change: Change, field: FieldChange) -> str:
    if change.kind is Kind.ADDED:
        return f"{field.name}: {shown(field.new)}"
    if change.kind is Kind.REMOVED:
        return f"{field.name}: {shown(field.old)}"
    return field_words(field)
