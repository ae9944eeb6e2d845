"""The catalogue of suppliers: what they supply, how soon they answer, and until when."""

from collections.abc import Iterator

from archkit.model.organisation import Vendor
from archkit.model.solution import Solution
from archkit.site.book import Book, Page
from archkit.site.lines import PLANNING
from archkit.site.markup import table
from archkit.site.spoken import on, weekly

_HERE = "vendors.md"
_HEADINGS = (
    "Supplier",
    "Supplies",
    "Agreements end",
    "Answers",
    "Within",
    "Reports and certificates",
)


def pages(book: Book) -> Iterator[Page]:
    """The page; there is none where no supplier may be seen."""
    vendors = book.seen(book.design.vendors)
    if vendors:
        text = table(_HEADINGS, (_row(each, book) for each in vendors))
        yield Page(_HERE, "Suppliers", f"# Suppliers\n\n{text}", PLANNING.name)


def _row(vendor: Vendor, book: Book) -> tuple[str, ...]:
    return (
        book.title(vendor),
        book.listed(_supplied(vendor, book), _HERE),
        _ends(vendor, book),
        book.say(weekly(vendor.support_hours)) if vendor.support_hours else "not said",
        book.quantity(vendor.response, "not said"),
        _evidence(vendor, book),
    )


def _supplied(vendor: Vendor, book: Book) -> list[Solution]:
    return [
        solution
        for solution in book.solutions
        if any(part.vendor == vendor.id for part in book.seen(solution.components))
    ]


def _ends(vendor: Vendor, book: Book) -> str:
    agreements = [each for each in book.seen(book.design.agreements) if each.vendor == vendor.id]
    days = sorted({each.ends for each in agreements if each.ends})
    return "; ".join(map(on, days)) or "not said"


def _evidence(vendor: Vendor, book: Book) -> str:
    """How many there are, and how many of them have run out."""
    papers = list(vendor.evidence.values())
    over = [
        each
        for each in papers
        if each.expires is not None and each.expires != "none" and each.expires < book.as_of
    ]
    return f"{len(papers)}, {len(over)} of them run out" if over else str(len(papers))
