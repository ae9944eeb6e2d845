"""A design diff for the terminal: what got worse or better first, then why, then what changed."""

from collections.abc import Iterator
from typing import Final

from archkit.diff.outcome import Outcome
from archkit.model.approval import Lane
from archkit.reports._counts import counted
from archkit.reports._diff import DiffReport
from archkit.reports._diff._said import LANES, compared, headline
from archkit.reports._diff._sections import Item, Section, Subject, sections
from archkit.reports._report import Manner
from archkit.reports._terminal import Paint

_MOST: Final = 40
"""So many lines of one sort are shown and the rest counted; but of changes all."""
_STYLES: Final = {Lane.BOARD: "red", Lane.ADVISORY: "yellow", Lane.AUTO: "cyan"}

_OF_A_CHANGE: Final = frozenset(
    {Subject.WHY, Subject.APPROVERS, Subject.CHANGES, Subject.LIKELY, Subject.TOUCHED}
)
"""What is told of a change that somebody makes, and is beside the point of a scenario."""


def write(outcome: Outcome, manner: Manner) -> str:
    """The whole diff as text."""
    return "\n".join(_lines(outcome, manner.paint)) + "\n"


def effects(outcome: Outcome, manner: Manner) -> str:
    """What a scenario does, such as more load: nobody changes, and so approves, anything."""
    lines = [*_first(outcome, manner.paint)]
    for section in sections(outcome):
        if section.subject not in _OF_A_CHANGE:
            lines += ["", *_section(section, manner.paint)]
    return "\n".join(lines) + "\n"


def _first(outcome: Outcome, paint: Paint) -> Iterator[str]:
    first = headline(outcome)
    style = "red" if first.startswith("Worse") else "cyan"
    yield from (paint(line, "bold", style) for line in paint.wrapped(first, "", "  "))
    yield from paint.wrapped(compared(outcome), "", "  ")


def _lines(outcome: Outcome, paint: Paint) -> Iterator[str]:
    yield from _first(outcome, paint)
    if outcome.review.is_empty and not outcome.review.verdicts:
        return
    yield paint(LANES[outcome.lane], "bold", _STYLES[outcome.lane])
    for section in sections(outcome):
        yield ""
        yield from _section(section, paint)


def _section(section: Section, paint: Paint) -> Iterator[str]:
    subject, items = section.subject, section.items
    if subject is Subject.PERSISTING:
        yield f"{counted(len(items), 'finding persists', 'findings persist')}."
        return
    yield paint(subject, "bold")
    if section.note:
        yield from paint.wrapped(section.note, "  ", "    ")
    shown = items if subject is Subject.CHANGES else items[:_MOST]
    for item in shown:
        if subject is Subject.CHANGES:
            yield ""
        yield from _item(item, paint)
    if len(shown) < len(items):
        yield f"  and {len(items) - len(shown)} more"


def _item(item: Item, paint: Paint) -> Iterator[str]:
    words = f"{item.mark} {item.words}" if item.mark else item.words
    yield from paint.wrapped(words, "  ", "    ")
    for detail in item.details:
        yield from paint.wrapped(detail, "      ", "        ")
    for place in item.places:
        yield paint(f"      --> {place}", "dim")


REPORT: DiffReport = write
