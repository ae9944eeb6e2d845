"""The catalogue of interfaces: which system gives what to which other."""

from collections.abc import Iterator

from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.site.book import Book, Page
from archkit.site.figure import images
from archkit.site.lines import ARCHITECTURE
from archkit.site.markup import table

_HERE = "interfaces.md"


def pages(book: Book) -> Iterator[Page]:
    """The page: none in public, since it would show where the city can be reached."""
    rows = [] if book.edition.public else list(_rows(book))
    if rows:
        headings = ("From", "To", "Carries", "Speaks", "How")
        views = book.pictures.named("matrix")
        shown = images(views, _HERE, book.name, level=2)
        text = f"# Interfaces between systems\n\n{shown}{table(headings, rows)}"
        yield Page(_HERE, "Interfaces between systems", text, ARCHITECTURE.name, views)


def _rows(book: Book) -> Iterator[tuple[str, ...]]:
    for each, source, target in book.design.joined:
        if source.within != target.within and book.edition.shows(each):
            protocol = each.protocol.value if each.protocol else "not said"
            yield (
                _end(source, book),
                _end(target, book),
                _carried(each, book),
                book.say(protocol),
                each.mode.value,
            )


def _end(part: Component, book: Book) -> str:
    solution = book.design.solution_of(part)
    return f"{book.to(solution, _HERE) if solution else ''}: {book.title(part)}"


def _carried(connection: Connection, book: Book) -> str:
    if connection.carries is None:
        return "not said"
    return book.data_names(connection.sent) or "no data"
