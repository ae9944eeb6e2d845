"""The page of each line of business: what it sees to, what is open there, and its catalogues."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from archkit.checking.check import Reported
from archkit.model.solution import Solution
from archkit.site.book import Book
from archkit.site.lines import Line, line_of
from archkit.site.markup import link, listed, section, table
from archkit.site.words import WEIGHTS, weight


def line_page(line: Line, pages: Iterable[tuple[str, str]], book: Book) -> str:
    """The page of a line of business.

    Args:
        line: The line.
        pages: The titles and paths of its other pages.
        book: What they are written from.
    """
    ways = listed(link(title, line.page, path) for title, path in pages)
    found = "" if book.edition.public else _findings(found_by(line, book), line, book)
    return "\n".join(
        (
            f"# {line.name}\n\n{line.does}\n",
            section("What the checks found", found),
            section("To look up", ways),
        )
    )


def found_by(line: Line, book: Book) -> list[Reported]:
    """The findings that a line of business looks after, the gravest first."""
    found = [each for each in book.findings if line_of(each.finding.page.family) == line.name]
    order = list(WEIGHTS.values())
    return sorted(found, key=lambda each: order.index(weight(each)))


def in_words(found: Iterable[Reported]) -> str:
    """How many findings weigh how much: `1 error, 4 notes`."""
    counts = Counter(map(weight, found))
    said = [
        f"{counts[each]} {each if counts[each] == 1 or ' ' in each else f'{each}s'}"
        for each in WEIGHTS.values()
        if counts[each]
    ]
    return ", ".join(said) or "✔ nothing found"


def _findings(found: Sequence[Reported], line: Line, book: Book) -> str:
    return f"{in_words(found).capitalize()}.\n\n" + table(
        ("Weight", "What", "Where", "How to mend it"), _rows(found, line, book)
    )


def _rows(found: Iterable[Reported], line: Line, book: Book) -> Iterator[tuple[str, ...]]:
    for each in found:
        element = each.finding.element
        solution: Solution | None = book.design.solution_of(element)
        where = book.to(solution, line.page) if solution else book.title(element)
        yield (
            weight(each),
            book.say(each.finding.message),
            where,
            book.say(each.finding.fix),
        )
