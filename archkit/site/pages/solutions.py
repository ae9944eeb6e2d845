"""A page for each solution: what is asked of it, how that is met, and what it is made of."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from archkit.analysis.traceability import Trace
from archkit.analysis.verdicts.explanation import Step
from archkit.diagrams.view import View
from archkit.model.component import Component
from archkit.model.solution import Solution
from archkit.site.approved import approvals
from archkit.site.book import Book, Page, address, counted, inside, slug
from archkit.site.figure import images
from archkit.site.heard import in_full
from archkit.site.markup import folded, link, listed, section, table, tiles
from archkit.site.news import NEW, Line
from archkit.site.spoken import on, weekly
from archkit.site.words import SIGNS, badge, next_step, reason, weight

_PART: Final = "Systems"
_FIRST: Final = "context"
"""The picture that tells what a system is for, and so stands before what is asked of it."""
_SHOWN: Final = 8
_DEEPEST: Final = 5


def pages(book: Book) -> Iterator[Page]:
    """The pages."""
    for each in book.solutions:
        views = book.pictures.of(each)
        yield Page(address(each), book.title(each), _text(each, views, book), _PART, tuple(views))


def _text(solution: Solution, views: list[View], book: Book) -> str:
    here = address(solution)
    traces = book.by_solution.get(solution.id, [])
    about = book.edition.text(solution.title)
    first = [each for each in views if each.kind == _FIRST]
    others = [each for each in views if each.kind != _FIRST]
    return "\n".join(
        (
            f"# {book.title(solution)}\n",
            f"{book.with_terms(solution.purpose, here)}\n" if solution.purpose else "",
            tiles((count, SIGNS[each][1]) for each, count in counted(traces)),
            section("In short", _in_short(solution, here, book)),
            images(first, here, about, level=2),
            section("Requirements", *(_requirement(each, solution, here, book) for each in traces)),
            section("Pictures", images(others, here, about)),
            *(() if book.edition.public else _inside(solution, book)),
            section("Cost", _cost(solution, book)),
            section("History", _history(solution, book)),
        )
    )


def _in_short(solution: Solution, here: str, book: Book) -> str:
    level, owners = solution.service_level, solution.owners
    known = (
        ("Department", book.listed([book.design.departments.get(solution.department)], here)),
        ("Stage", solution.stage.value),
        ("Hours", book.say(weekly(level.hours)) if level and level.hours else ""),
        (
            "Works for",
            book.quantity(level.availability if level else None),
        ),
        ("Back within", book.quantity(level.rto if level else None)),
        ("May lose at most", book.quantity(level.rpo if level else None)),
        ("Answers for its worth", book.holder(owners.business) if owners else ""),
        ("Answers for how it is built", book.holder(owners.technical) if owners else ""),
        ("Runs it", book.holder(owners.operations) if owners else ""),
    )
    return table(("About", "What"), (each for each in known if each[1]))


def _requirement(each: Trace, solution: Solution, here: str, book: Book) -> str:
    requirement, verdict = each.requirement, each.verdict
    who, what = next_step(verdict, solution)
    tree = "" if book.edition.public else _tree(verdict.because, book)
    mending = [] if book.edition.public else book.mending.of(verdict)
    name = book.say(requirement.id)
    return section(
        f"{name} {{ #{slug(requirement.id)} }}",
        f"{book.with_terms(requirement.statement, here)}\n",
        f"{badge(verdict)} {book.say(reason(verdict))}\n",
        f"Why: {book.say(requirement.rationale)}\n" if requirement.rationale else "",
        f"Next: {book.holder(who)} {what}.\n" if what else "",
        "What would mend it:\n" if mending else "",
        listed(map(book.say, mending)),
        folded(f"How {name} is judged", f"<ul>{tree}</ul>") if tree else "",
        level=3,
    )


def _tree(step: Step, book: Book, depth: int = 0) -> str:
    value = f": <strong>{book.say(step.value)}</strong>" if step.value else ""
    limits = " (this limits it)" if step.limits else ""
    below = step.steps if depth < _DEEPEST else ()
    inner = "".join(_tree(each, book, depth + 1) for each in below[:_SHOWN])
    more = f"<li>and {len(below) - _SHOWN} more</li>" if len(below) > _SHOWN else ""
    nested = f"<ul>{inner}{more}</ul>" if inner else ""
    return f"<li>{book.say(step.says)}{value}{limits}{nested}</li>"


def _inside(solution: Solution, book: Book) -> Iterator[str]:
    """What staff see of how it is built, and what is wrong with it."""
    yield section("Components", _components(solution, book))
    yield section("Interfaces", _interfaces(solution, book))
    yield section("Risks", _risks(solution, book))
    yield section("Approvals", *approvals(solution, book))
    yield section("Exceptions", _waivers(solution, book))
    yield section("Decisions", _decisions(solution, book))
    yield section("What the checks found", _findings(solution, book))


def _components(solution: Solution, book: Book) -> str:
    design, here = book.design, address(solution)
    rows = []
    for each in book.seen(solution.components):
        technology = design.technologies.get(each.technology or "")
        team = design.teams.get(each.team or "")
        rows.append(
            (
                link(book.title(each), here, inside(solution), slug(each.id)),
                each.kind.value.replace("-", " "),
                book.title(technology) if technology and book.edition.shows(technology) else "",
                _kept(each, book),
                book.title(team) if team and book.edition.shows(team) else "",
            )
        )
    return table(("Component", "Kind", "Made with", "Keeps", "Supported by"), rows)


def _kept(component: Component, book: Book) -> str:
    if component.stores is None:
        return "not said"
    return "nothing" if component.stores == "none" else book.data_names(component.stores)


def _interfaces(solution: Solution, book: Book) -> str:
    there = book.design.components
    rows = []
    for each in book.seen(solution.connections):
        ends = [
            book.title(there[end]) if end in there else "" for end in (each.source, each.target)
        ]
        protocol = each.protocol.value if each.protocol else "not said"
        scheme = each.scheme.value if each.scheme else "not said"
        rows.append((*ends, book.say(protocol), book.data_names(each.sent), book.say(scheme)))
    return table(("From", "To", "Speaks", "Carries", "Encrypted by"), rows)


def _risks(solution: Solution, book: Book) -> str:
    rows = (
        (
            book.say(each.statement),
            each.level.value.replace("-", " ") if each.level else "not rated",
            each.residual.value.replace("-", " ") if each.residual else "not rated",
            book.holder(each.owner),
            on(each.due) if each.due else "",
        )
        for each in book.seen(solution.risks)
    )
    return table(("What may happen", "Before", "After", "Who answers for it", "By"), rows)


def _waivers(solution: Solution, book: Book) -> str:
    rows = (
        (
            book.say(each.reason),
            book.say(each.compensating_control or ""),
            book.holder(each.approved_by),
            on(each.expires),
        )
        for each in book.seen(solution.waivers)
    )
    return table(("Why it is accepted", "What protects meanwhile", "Approved by", "Until"), rows)


def _decisions(solution: Solution, book: Book) -> str:
    rows = (
        (book.title(each), each.status.value, on(each.date))
        for each in book.seen(book.design.decisions)
        if any(name.partition(".")[0] == solution.id for name in each.elements)
    )
    study = book.study_of(solution)
    weighed = link("The options, side by side", address(solution), study) + "\n" if study else ""
    return "\n".join(filter(None, (table(("Decision", "Status", "Day"), rows), weighed)))


def _findings(solution: Solution, book: Book) -> str:
    rows = (
        (
            weight(each),
            book.say(each.finding.message),
            book.say(each.finding.fix),
        )
        for each in book.found_in(solution)
    )
    return table(("Weight", "What", "How to mend it"), rows)


def _cost(solution: Solution, book: Book) -> str:
    lines = solution.cost.lines if solution.cost else {}
    rows = (
        (
            book.say(name.replace("-", " ")),
            book.quantity(line.once),
            book.quantity(line.running),
            book.say(line.fund or ""),
        )
        for name, line in lines.items()
    )
    return table(("For", "Once", "Running", "Paid from"), rows)


def _history(solution: Solution, book: Book) -> str:
    """What changed of it, day by day; nothing where there is no git."""
    days: dict[date, list[Line]] = {}
    for happened in book.lately:
        for news in happened.news:
            if news.where == solution.where:
                # Of a new system it is enough that it is new: the page tells the rest.
                is_new = [each for each in news.lines if each.lead == NEW]
                days.setdefault(happened.day, []).extend(is_new or news.lines)
    return "\n".join(section(on(day), in_full(lines), level=3) for day, lines in days.items())
