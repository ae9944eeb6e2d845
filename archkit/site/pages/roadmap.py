"""The roadmap: the city's projects, what they change, when, and at what price."""

from collections.abc import Iterator

from archkit.model.project import Project
from archkit.site.book import Book, Page
from archkit.site.figure import images
from archkit.site.lines import PLANNING
from archkit.site.markup import table
from archkit.site.spoken import on

_HERE = "roadmap.md"


def pages(book: Book) -> Iterator[Page]:
    """The page; there is none where nothing is planned."""
    planned = sorted(
        book.seen(book.design.projects), key=lambda each: (str(each.ends or "9"), each.id)
    )
    if planned:
        headings = ("Project", "What is then different", "For", "Systems", "When", "Budget")
        text = table(headings, (_row(each, book) for each in planned))
        views = book.pictures.named("roadmap")
        shown = images(views, _HERE, book.name, level=2)
        yield Page(_HERE, "Roadmap", f"# Roadmap\n\n{shown}{text}", PLANNING.name, views)


def _row(project: Project, book: Book) -> tuple[str, ...]:
    starts = on(project.starts) if project.starts else "not said"
    ends = on(project.ends) if project.ends else "not said"
    return (
        book.title(project),
        book.say(project.goal or ""),
        book.listed([book.design.departments.get(project.sponsor or "")], _HERE),
        book.listed(map(book.design.solutions.get, project.solutions), _HERE),
        f"{starts} to {ends}",
        book.quantity(project.budget),
    )
