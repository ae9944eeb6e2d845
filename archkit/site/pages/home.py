"""The first page: the city at a glance, and what needs a decision."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from archkit.analysis.verdicts.verdict import Standing
from archkit.model.base import Element
from archkit.model.decision import DecisionStatus
from archkit.model.vocabulary import RequirementStatus
from archkit.rules.catalogue import family_name
from archkit.rules.rule import Outcome
from archkit.site.book import Book, Page, address, counted, slug
from archkit.site.markup import link, section, table, tiles
from archkit.site.words import SIGNS

_HERE: Final = "index.md"
_SOON: Final = timedelta(days=90)
_LINES: Final = {
    "REQ": "Solution architecture",
    "TXT": "Solution architecture",
    "QUA": "Solution architecture",
    "MNT": "Solution architecture",
    "CMP": "Solution architecture",
    "AVL": "Services and delivery",
    "PER": "Services and delivery",
    "OPS": "Services and delivery",
    "SEC": "Risk and security",
    "PRV": "Risk and security",
    "GOV": "Planning and governance",
}
"""The line of business that looks after each family of rules."""
_Matter = tuple[str, str, str]


def pages(book: Book) -> Iterator[Page]:
    """The page."""
    standings = [(count, SIGNS[each][1]) for each, count in counted(book.traces)]
    text = "\n".join(
        (
            f"# {book.name}: what was asked for, and whether it is met\n",
            _size(book),
            tiles(standings),
            "[All pages](contents.md): departments, systems, services, risks and plans.\n",
            section("Department by department", _departments(book)),
            section("What needs a decision", _decisions(book)),
            section("What the checks found", _findings(book)),
        )
    )
    yield Page(_HERE, "At a glance", text)


def _size(book: Book) -> str:
    return (
        f"{len(book.departments)} departments, {len(book.solutions)} systems and"
        f" {len(book.traces)} requirements, as of {book.as_of}. This is the"
        f" {book.edition.audience.value} edition.\n"
    )


def _departments(book: Book) -> str:
    rows = (
        (
            book.to(each, _HERE),
            *(str(count) for _, count in counted(book.by_department.get(each.id, ()))),
        )
        for each in book.departments
    )
    headings = ("Department", *(word for _, word in SIGNS.values()))
    return table(headings, rows)


def _decisions(book: Book) -> str:
    matters = sorted({*_asked(book), *_waived(book), *_risky(book), *_decided(book)})
    rows = ((what, who, day or "as soon as possible") for day, what, who in matters)
    nothing = "" if book.edition.public else "Nothing does at present.\n"
    return table(("What", "Who decides", "By"), rows) or nothing


def _asked(book: Book) -> Iterator[_Matter]:
    for each in book.traces:
        requirement = each.requirement
        solution = book.design.solutions[requirement.within]
        owner = requirement.owner or (solution.owners.business if solution.owners else None)
        page, name = address(solution), book.say(requirement.id)
        way = link(name, _HERE, page, slug(requirement.id))
        if each.verdict.standing is Standing.UNMET:
            yield "", f"{way} of {book.title(solution)} is not met", book.holder(owner)
        elif requirement.status in (RequirementStatus.DRAFT, RequirementStatus.REVIEWED):
            yield "", f"{way} of {book.title(solution)} waits for agreement", book.holder(owner)


def _waived(book: Book) -> Iterator[_Matter]:
    for solution in book.solutions:
        for each in book.seen(solution.waivers):
            if _near(each.expires, book):
                what = f"the exception {book.title(each)} of {book.to(solution, _HERE)} ends"
                yield str(each.expires), what, book.holder(each.approved_by)


def _risky(book: Book) -> Iterator[_Matter]:
    for solution in book.solutions:
        for each in book.seen(solution.risks):
            if each.due is not None and _near(each.due, book):
                what = f"the risk {_name(book, each)} of {book.to(solution, _HERE)} is due"
                yield str(each.due), what, book.holder(each.owner)


def _name(book: Book, element: Element) -> str:
    return book.say(element.name or element.id.replace("-", " "))


def _decided(book: Book) -> Iterator[_Matter]:
    for each in book.seen(book.design.decisions):
        who = book.say(", ".join(each.decision_makers)) or book.holder(None)
        way = link(book.title(each), _HERE, "decisions.md", slug(each.id))
        if each.status is DecisionStatus.PROPOSED:
            yield "", f"the decision “{way}” is proposed", who
        elif each.review is not None and _near(each.review, book):
            yield str(each.review), f"the decision “{way}” is to be looked at again", who


def _near(day: date, book: Book) -> bool:
    return day - book.as_of <= _SOON


def _findings(book: Book) -> str:
    if book.edition.public:
        return ""
    counts: dict[str, Counter[str]] = {line: Counter() for line in _LINES.values()}
    for each in book.findings:
        family = each.finding.page.family
        line = _LINES.get(family, family_name(family))
        waived = each.finding.outcome is Outcome.WAIVED
        kind = "accepted for a time" if waived else each.finding.severity.value
        counts.setdefault(line, Counter())[kind] += 1
    kinds = ("error", "warning", "info", "accepted for a time")
    rows = (
        (book.say(line), *(str(found[kind]) for kind in kinds)) for line, found in counts.items()
    )
    return table(("Line of business", "Errors", "Warnings", "Notes", "Accepted for a time"), rows)
