"""The record of decisions: what was decided, by whom, and when it is looked at again."""

from collections.abc import Iterator

from archkit.model.decision import Decision
from archkit.site.book import Book, Page, slug
from archkit.site.lines import PLANNING
from archkit.site.markup import section
from archkit.site.spoken import on

_HERE = "decisions.md"


def pages(book: Book) -> Iterator[Page]:
    """The page; there is none where no decision may be seen."""
    text = "\n".join(_decision(each, book) for each in book.seen(book.design.decisions))
    if text:
        yield Page(_HERE, "Decisions", f"# Decisions\n\n{text}", PLANNING.name)


def _decision(decision: Decision, book: Book) -> str:
    makers = book.say(", ".join(decision.decision_makers)) or "nobody named"
    names = dict.fromkeys(each.partition(".")[0] for each in decision.elements)
    about = book.listed(map(book.design.solutions.get, names), _HERE)
    return section(
        f"{book.title(decision)} {{ #{slug(decision.id)} }}",
        f"{decision.status.value.capitalize()} on {on(decision.date)}, by {makers}.\n",
        f"About: {about}.\n" if about else "",
        f"Looked at again on {on(decision.review)}.\n" if decision.review else "",
    )
