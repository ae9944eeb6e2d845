"""The catalogue of services: what IT offers, when, how well, and at what price."""

from collections.abc import Iterator

from archkit.model.organisation import Service
from archkit.site.book import Book, Page, slug
from archkit.site.lines import DELIVERY
from archkit.site.markup import section, table
from archkit.site.spoken import weekly

_HERE = "services.md"


def pages(book: Book) -> Iterator[Page]:
    """The page; there is none where nothing is offered."""
    offered = book.seen(book.design.services)
    if offered:
        text = "\n".join(_service(each, book) for each in offered)
        yield Page(
            _HERE, "Services", f"# Services\n\n{_overview(offered, book)}\n{text}", DELIVERY.name
        )


def _overview(offered: list[Service], book: Book) -> str:
    rows = (
        (
            f"[{book.title(each)}](#{slug(each.id)})",
            book.say(weekly(each.hours)) if each.hours else "not said",
            book.quantity(each.availability, "not said"),
            book.quantity(each.price, "not said"),
        )
        for each in offered
    )
    return table(("Service", "When", "Works for", "Price"), rows)


def _service(service: Service, book: Book) -> str:
    team = book.design.teams.get(service.provided_by or "")
    team_shown = team is not None and book.edition.shows(team)
    behind = [each for each in book.solutions if each.service == service.id]
    users = [book.design.departments.get(each) for each in service.users]
    for_all = {each.id for each in book.departments} <= set(service.users)
    facts = (
        ("Provided by", book.title(team) if team is not None and team_shown else ""),
        ("Systems behind it", book.listed(behind, _HERE)),
        ("Used by", "every department" if for_all else book.listed(users, _HERE)),
    )
    said = "".join(f"- {name}: {what}\n" for name, what in facts if what)
    about = f"{book.say(service.description)}\n\n" if service.description else ""
    return section(f"{book.title(service)} {{ #{slug(service.id)} }}", f"{about}{said}" or "-\n")
