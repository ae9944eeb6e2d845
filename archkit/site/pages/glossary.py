"""The glossary: the words that requirements use, each with one meaning for everybody."""

from collections.abc import Iterator

from archkit.site.book import Book, Page, slug
from archkit.site.markup import section


def pages(book: Book) -> Iterator[Page]:
    """The page; there is none where no word is explained."""
    terms = sorted(book.seen(book.design.glossary), key=lambda each: each.title.casefold())
    text = "\n".join(
        section(
            f"{book.title(each)} {{ #{slug(each.id)} }}",
            f"{book.say(each.means)}\n",
            f"Also: {book.say(', '.join(each.also))}.\n" if each.also else "",
        )
        for each in terms
    )
    if text:
        yield Page("glossary.md", "Glossary", f"# Glossary\n\n{text}")
