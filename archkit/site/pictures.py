"""The pictures of a solution: the one place where pages ask for diagrams."""

from collections.abc import Iterator

from archkit.model.solution import Solution
from archkit.site.book import Book


def pictures(solution: Solution, book: Book) -> Iterator[str]:
    """The Markdown of each picture of a solution that an edition shows."""
    del solution, book
    yield from ()
