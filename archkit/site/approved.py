"""Who approved a solution, for how long, and what must still be done for it."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from archkit.analysis.content import fingerprint
from archkit.analysis.validity import is_over
from archkit.model.approval import Approval, Condition, Lane
from archkit.model.solution import Solution
from archkit.site.book import Book
from archkit.site.markup import table
from archkit.site.spoken import on

_HOW: Final = {
    Lane.AUTO: ", without a review",
    Lane.ADVISORY: ", on an architect's advice",
    Lane.BOARD: ", by the architecture board",
}
_HEADINGS: Final = ("What was asked for", "Who acts next", "By", "State")


def approvals(solution: Solution, book: Book) -> Iterator[str]:
    """Each approval that may be seen, the last first, and its conditions, the open ones first."""
    found = book.seen(solution.approvals)
    for each in sorted(found, key=lambda each: (each.given, each.id), reverse=True):
        yield f"{_said(each, solution, book)}\n"
        conditions = sorted(
            each.conditions.values(),
            key=lambda one: (one.is_met(book.as_of), one.due or date.max, one.text),
        )
        yield table(_HEADINGS, (_row(one, book) for one in conditions))


def _said(approval: Approval, solution: Solution, book: Book) -> str:
    """Who approved it, until when, and whether it has changed since."""
    how = _HOW[approval.lane] if approval.lane else ""
    yes = f"{book.holder(approval.by)} approved it on {on(approval.given)}{how}."
    return " ".join((yes, *_limits(approval, book), *_changed(approval, solution)))


def _limits(approval: Approval, book: Book) -> Iterator[str]:
    if approval.expires is None:
        yield "Nobody has said until when."
    elif approval.expires == "none":
        yield "It counts until the design changes."
    elif is_over(approval.expires, book.as_of):
        yield f"It counted until {on(approval.expires)}, and counts no more."
    else:
        yield f"It counts until {on(approval.expires)}."


def _changed(approval: Approval, solution: Solution) -> Iterator[str]:
    if approval.content != fingerprint(solution):
        yield "The design has changed since."


def _row(condition: Condition, book: Book) -> tuple[str, ...]:
    due = on(condition.due) if condition.due else "no day named yet"
    if condition.is_met(book.as_of) and condition.done:
        return book.say(condition.text), "", due, f"✔ Done on {on(condition.done)}"
    late = condition.due is not None and is_over(condition.due, book.as_of)
    state = "✘ Late" if late else "○ Open"
    return book.say(condition.text), book.holder(condition.owner), due, state
