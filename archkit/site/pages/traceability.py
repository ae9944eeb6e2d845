"""The traceability matrix: each requirement, what meets it, and whether it is met."""

from collections.abc import Iterator

from archkit.analysis.traceability import Trace
from archkit.model.solution import Solution
from archkit.site.book import Book, Page, address, slug
from archkit.site.lines import ARCHITECTURE
from archkit.site.markup import link, section, table
from archkit.site.words import SIGNS

_HERE = "traceability.md"


def pages(book: Book) -> Iterator[Page]:
    """The page; there is none where nothing is asked for."""
    parts = "\n".join(filter(None, (_of(each, book) for each in book.solutions)))
    if parts:
        yield Page(_HERE, "Traceability", f"# Traceability\n\n{parts}", ARCHITECTURE.name)


def _of(solution: Solution, book: Book) -> str:
    traces = book.by_solution.get(solution.id, ())
    headings = ("Requirement", "What is asked", "Verdict", "Met by")
    columns = headings[:-1] if book.edition.public else headings
    rows = (_row(each, solution, book)[: len(columns)] for each in traces)
    return section(book.title(solution), table(columns, rows))


def _row(each: Trace, solution: Solution, book: Book) -> tuple[str, ...]:
    requirement = each.requirement
    name = book.say(requirement.id)
    return (
        link(name, _HERE, address(solution), slug(requirement.id)),
        book.say(requirement.statement),
        SIGNS[each.verdict.standing][1],
        ", ".join(book.say(f"`{part}`") for part in each.parts),
    )
