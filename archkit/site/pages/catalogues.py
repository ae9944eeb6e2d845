"""The catalogues: what the city shares, offers and plans, line of business by line of business."""

from collections.abc import Iterator
from typing import Final

from archkit.model.base import Element
from archkit.site.book import Book, Page, address, slug
from archkit.site.markup import link, section, table
from archkit.site.words import SIGNS

_DELIVERY: Final = "Services and delivery"
_RISK: Final = "Risk and security"
_PLANNING: Final = "Planning and governance"
_ARCHITECTURE: Final = "Solution architecture"


def pages(book: Book) -> Iterator[Page]:
    """The pages; what would be empty is left out."""
    made = (
        ("services", "Services", _services(book), _DELIVERY),
        ("interfaces", "Interfaces between systems", _interfaces(book), _ARCHITECTURE),
        ("traceability", "Traceability", _traceability(book), _ARCHITECTURE),
        ("data", "Data", _data(book), _RISK),
        ("risks", "Risks", _risks(book), _RISK),
        ("decisions", "Decisions", _decisions(book), _PLANNING),
        ("roadmap", "Roadmap", _roadmap(book), _PLANNING),
        ("technologies", "Technologies", _technologies(book), _PLANNING),
        ("vendors", "Suppliers", _vendors(book), _PLANNING),
        ("glossary", "Glossary", _glossary(book), ""),
    )
    for name, title, body, part in made:
        if body:
            yield Page(f"{name}.md", title, f"# {title}\n\n{body}", part)


def _services(book: Book) -> str:
    rows = (
        (
            book.title(each),
            book.say(str(each.hours or "")),
            book.say(str(each.availability or "")),
            book.say(str(each.price or "")),
            book.listed(map(book.design.departments.get, each.users), "services.md"),
        )
        for each in book.seen(book.design.services)
    )
    return table(("Service", "Hours", "Works for", "Price", "Used by"), rows)


def _interfaces(book: Book) -> str:
    rows = []
    for each, source, target in book.design.joined:
        if source.within != target.within and book.edition.shows(each):
            ends = (f"{_of(book, end)}: {book.title(end)}" for end in (source, target))
            protocol = each.protocol.value if each.protocol else "not said"
            rows.append((*ends, book.say(protocol), each.mode.value))
    return table(("From", "To", "Speaks", "How"), rows) if not book.edition.public else ""


def _of(book: Book, part: Element) -> str:
    solution = book.design.solution_of(part)
    return book.to(solution, "interfaces.md") if solution else ""


def _traceability(book: Book) -> str:
    parts = []
    for solution in book.solutions:
        page = address(solution)
        rows = (
            (
                _way(each.requirement.id, page, book),
                book.say(each.requirement.statement),
                SIGNS[each.verdict.standing][1],
                "" if book.edition.public else book.say(", ".join(each.parts)),
            )
            for each in book.by_solution.get(solution.id, ())
        )
        headings = ("Requirement", "What is asked", "Verdict", "Met by")
        parts.append(section(book.title(solution), table(headings, rows)))
    return "\n".join(filter(None, parts))


def _way(requirement: str, page: str, book: Book) -> str:
    return link(book.say(requirement), "traceability.md", page, slug(requirement))


def _data(book: Book) -> str:
    departments = book.design.departments
    rows = (
        (
            book.title(each),
            each.classification.value if each.classification else "not said",
            ", ".join(each.regimes) if each.regimes else "",
            book.listed([departments.get(each.owner or "")], "data.md"),
            book.say(str(each.retention.period))
            if each.retention is not None and each.retention != "none"
            else "",
        )
        for each in book.seen(book.design.data)
    )
    return table(("Data", "How sensitive", "Governed by", "Owned by", "Kept for"), rows)


def _risks(book: Book) -> str:
    rows = (
        (
            book.say(each.statement),
            book.to(solution, "risks.md"),
            each.residual.value.replace("-", " ") if each.residual else "not rated",
            each.treatment.value if each.treatment else "not said",
            book.holder(each.owner),
        )
        for solution in book.solutions
        for each in book.seen(solution.risks)
    )
    return table(
        ("What may happen", "System", "Risk that is left", "Treatment", "Who answers for it"), rows
    )


def _decisions(book: Book) -> str:
    return "\n".join(
        section(
            f"{book.title(each)} {{ #{slug(each.id)} }}",
            f"{each.status.value.capitalize()} on {each.date},"
            f" by {book.say(', '.join(each.decision_makers)) or 'nobody named'}.\n",
            f"Looked at again on {each.review}.\n" if each.review else "",
        )
        for each in book.seen(book.design.decisions)
    )


def _roadmap(book: Book) -> str:
    solutions, departments = book.design.solutions, book.design.departments
    planned = sorted(
        book.seen(book.design.projects), key=lambda each: (str(each.ends or "9"), each.id)
    )
    rows = (
        (
            book.title(each),
            book.say(each.goal or ""),
            book.listed([departments.get(each.sponsor or "")], "roadmap.md"),
            book.listed(map(solutions.get, each.solutions), "roadmap.md"),
            f"{each.starts or '?'} to {each.ends or '?'}",
            book.say(str(each.budget or "")),
        )
        for each in planned
    )
    return table(("Project", "What is then different", "For", "Systems", "When", "Budget"), rows)


def _technologies(book: Book) -> str:
    used: dict[str, int] = {}
    for each in book.design.components.values():
        if each.technology and book.edition.shows(each):
            used[each.technology] = used.get(each.technology, 0) + 1
    rows = []
    for technology in book.seen(book.design.technologies):
        ends = technology.end_of_life
        supported = "without end" if ends == "none" else str(ends or "not said")
        late = ends is not None and ends != "none" and ends < book.as_of
        ring = technology.ring.value if technology.ring else "not said"
        end = f"{supported} (over)" if late else supported
        rows.append((end, book.title(technology), ring, str(used.get(technology.id, 0))))
    headings = ("Supported until", "Technology", "The city's stance", "Components")
    return table(headings, sorted(rows))


def _vendors(book: Book) -> str:
    rows = (
        (
            book.title(each),
            book.say(each.country or ""),
            book.say(str(each.support_hours or "")),
            book.say(str(each.response or "")),
            str(len(each.evidence)),
        )
        for each in book.seen(book.design.vendors)
    )
    return table(("Supplier", "Country", "Answers", "Within", "Reports and certificates"), rows)


def _glossary(book: Book) -> str:
    return "\n".join(
        section(
            f"{book.title(each)} {{ #{slug(each.id)} }}",
            f"{book.say(each.means)}\n",
            f"Also: {book.say(', '.join(each.also))}.\n" if each.also else "",
        )
        for each in book.seen(book.design.glossary)
    )
