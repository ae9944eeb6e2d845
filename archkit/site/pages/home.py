"""The first page: the city at a glance, what needs a decision, and how each department fares."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Final

from archkit.analysis.verdicts.verdict import Standing
from archkit.model.base import Element
from archkit.model.decision import DecisionStatus
from archkit.model.organisation import Department
from archkit.model.vocabulary import RequirementStatus
from archkit.site.book import Book, Page, address, counted, slug
from archkit.site.figure import images
from archkit.site.heard import in_brief
from archkit.site.lines import LINES
from archkit.site.markup import link, rows, section, table, tiles
from archkit.site.news import News
from archkit.site.overview import found_by, in_words
from archkit.site.spoken import on
from archkit.site.words import HOW_TO_READ, SIGNS, in_total, share_met

_HERE: Final = "index.md"
_CHANGES: Final = 12
"""So many changes stand here; each system's page has its own."""
_SOON: Final = timedelta(days=90)
_Matter = tuple[str, str, str]


def pages(book: Book) -> Iterator[Page]:
    """The page."""
    views = book.pictures.named("landscape")
    standings = [(count, SIGNS[each][1]) for each, count in counted(book.traces)]
    text = "\n".join(
        (
            f"# {book.name}: what was asked for, and whether it is met\n",
            _size(book),
            tiles(standings),
            f"{_ways()}\n",
            section("What needs a decision", _decisions(book)),
            section("Department by department", _departments(book)),
            section("What changed lately", _lately(book)),
            images(views, _HERE, book.name, level=2),
            section("What the checks found", _findings(book)),
        )
    )
    yield Page(_HERE, "At a glance", text, pictures=views)


def _size(book: Book) -> str:
    counts = f"{len(book.departments)} departments and {len(book.solutions)} systems"
    met = f" {in_total(book.traces)}" if book.traces else ""
    return f"{counts}.{met} This is the {book.edition.audience.value} edition.\n"


def _ways() -> str:
    read = link("How to read these pages", _HERE, HOW_TO_READ)
    return f"{read} · {link('All pages', _HERE, 'contents.md')}"


def _departments(book: Book) -> str:
    return rows("fares", (_department(each, book) for each in book.departments))


def _department(department: Department, book: Book) -> str:
    traces = book.by_department.get(department.id, ())
    return f"{book.to(department, _HERE)}\n\n{share_met(traces)}"


def _lately(book: Book) -> str:
    """The last changes, those of one system on one day together; nothing where there is no git."""
    rows = (
        (on(happened.day), _system(news, book), in_brief(news.lines))
        for happened in book.lately
        for news in happened.news
    )
    return table(("Day", "System", "What"), islice(rows, _CHANGES))


def _system(news: News, book: Book) -> str:
    solution = book.design.solutions.get(str(news.where[1]))
    return book.to(solution, _HERE) if solution else news.name


def _findings(book: Book) -> str:
    """How each line of business fares; nothing in public."""
    if book.edition.public:
        return ""
    return rows(
        "fares",
        (
            f"{link(line.name, _HERE, line.page)}\n\n{in_words(found_by(line, book))}"
            for line in LINES
        ),
    )


def _decisions(book: Book) -> str:
    matters = sorted({*_asked(book), *_waived(book), *_risky(book), *_decided(book)})
    due = (
        (what, who, on(date.fromisoformat(day)) if day else "as soon as possible")
        for day, what, who in matters
    )
    nothing = "" if book.edition.public else "Nothing does at present.\n"
    return table(("What", "Who decides", "By"), due) or nothing


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
                what = f"The exception {book.title(each)} of {book.to(solution, _HERE)} ends"
                yield str(each.expires), what, book.holder(each.approved_by)


def _risky(book: Book) -> Iterator[_Matter]:
    for solution in book.solutions:
        for each in book.seen(solution.risks):
            if each.due is not None and _near(each.due, book):
                what = f"The risk {_name(book, each)} of {book.to(solution, _HERE)} is due"
                yield str(each.due), what, book.holder(each.owner)


def _name(book: Book, element: Element) -> str:
    return book.say(element.name or element.id.replace("-", " "))


def _decided(book: Book) -> Iterator[_Matter]:
    for each in book.seen(book.design.decisions):
        who = book.say(", ".join(each.decision_makers)) or book.holder(None)
        way = link(book.title(each), _HERE, "decisions.md", slug(each.id))
        if each.status is DecisionStatus.PROPOSED:
            yield "", f"The decision “{way}” is proposed", who
        elif each.review is not None and _near(each.review, book):
            yield str(each.review), f"The decision “{way}” is to be looked at again", who


def _near(day: date, book: Book) -> bool:
    return day - book.as_of <= _SOON
