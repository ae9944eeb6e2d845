"""Pictures that somebody asked for, of what several systems have in common."""

from collections.abc import Iterator

from archkit.site.book import Book, Page
from archkit.site.figure import images
from archkit.site.lines import ARCHITECTURE

_HERE = "views.md"


def pages(book: Book) -> Iterator[Page]:
    """The page; there is none where nobody asked for any."""
    views = book.pictures.of_city()
    if views:
        text = f"# Across systems\n\n{images(views, _HERE, book.name, level=2)}"
        yield Page(_HERE, "Across systems", text, ARCHITECTURE.name, views)
