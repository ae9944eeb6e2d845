"""The catalogue of data: how sensitive they are, who owns them, how long they are kept."""

from collections.abc import Iterator

from archkit.model.information import Data
from archkit.site.book import Book, Page
from archkit.site.lines import RISK
from archkit.site.markup import table

_HERE = "data.md"


def pages(book: Book) -> Iterator[Page]:
    """The page; there is none where no data are described."""
    ranked = sorted(
        book.seen(book.design.data),
        key=lambda each: (-each.classification.rank if each.classification else 1, each.title),
    )
    if ranked:
        headings = ("Data", "How sensitive", "Governed by", "Owned by", "Kept in", "Kept for")
        text = table(headings, (_row(each, book) for each in ranked))
        yield Page(_HERE, "Data", f"# Data\n\n{text}", RISK.name)


def _row(data: Data, book: Book) -> tuple[str, ...]:
    return (
        book.title(data),
        data.classification.value if data.classification else "not said",
        "not said" if data.regimes is None else ", ".join(data.regimes) or "no special law",
        book.listed([book.design.departments.get(data.owner or "")], _HERE) or "not said",
        _master(data, book),
        _period(data, book),
    )


def _master(data: Data, book: Book) -> str:
    if data.system_of_record is None or data.system_of_record == "none":
        return "not said" if data.system_of_record is None else "no one place"
    part = book.design.components.get(data.system_of_record)
    return book.listed([book.design.solution_of(part)], _HERE) if part else "not said"


def _period(data: Data, book: Book) -> str:
    if data.retention is None or data.retention == "none":
        return "not said" if data.retention is None else "no record"
    return book.quantity(data.retention.period)
