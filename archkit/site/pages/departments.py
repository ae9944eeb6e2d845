"""A page for each department, in plain language: is what it asked for met?"""

from collections.abc import Iterator
from typing import Final

from archkit.analysis.traceability import Trace
from archkit.model.organisation import Department
from archkit.model.solution import Solution
from archkit.site.book import Book, Page, address, counted, slug
from archkit.site.markup import link, section, table, tiles
from archkit.site.words import SIGNS, badge, next_step, reason

_PART: Final = "Departments"
_LEVELS: Final = {
    1: "life and safety depend on it",
    2: "the city's work depends on it",
    3: "one department's work depends on it",
    4: "a convenience",
}


def pages(book: Book) -> Iterator[Page]:
    """The pages."""
    for each in book.departments:
        yield Page(address(each), book.title(each), _text(each, book), _PART)


def _text(department: Department, book: Book) -> str:
    here = address(department)
    traces = book.by_department.get(department.id, [])
    own = [each for each in book.solutions if each.department == department.id]
    asked = dict.fromkeys(each.requirement.within for each in traces)
    needed = [each for each in book.solutions if each.id in asked or each in own]
    return "\n".join(
        (
            f"# {book.title(department)}\n",
            _introduction(department, book),
            tiles((count, SIGNS[each][1]) for each, count in counted(traces)),
            section("Is what you asked for met?", *_asked(needed, traces, here, book)),
            section("What is open", _open(traces, here, book)),
            section("Your systems", _systems(own, here, book)),
            section("What it costs", _cost(department, book)),
            section("What may go wrong", _risks(own, here, book)),
        )
    )


def _introduction(department: Department, book: Book) -> str:
    about = [f"{book.say(department.description)}\n"] if department.description else []
    about.append(f"Led by: {book.holder(department.head)}.\n" if department.head else "")
    return "\n".join(about)


def _asked(solutions: list[Solution], traces: list[Trace], here: str, book: Book) -> Iterator[str]:
    for solution in solutions:
        of = [each for each in traces if each.requirement.within == solution.id]
        cards = "".join(_card(each, solution, here, book) for each in of)
        body = f'<div class="ak-asked" markdown>\n\n{cards}\n</div>\n' if cards else ""
        yield section(book.title(solution), body, level=3)


def _card(each: Trace, solution: Solution, here: str, book: Book) -> str:
    requirement, verdict = each.requirement, each.verdict
    label, anchor = f"How {book.say(requirement.id)} is judged", slug(requirement.id)
    way = link(label, here, address(solution), anchor)
    who, what = next_step(verdict, solution)
    act = f"    Next: {book.holder(who)} {what}.\n\n" if what else ""
    return (
        f"- {book.with_terms(requirement.statement, here)}\n\n"
        f"    {badge(verdict)} {book.say(reason(verdict))}\n\n{act}    {way}\n\n"
    )


def _open(traces: list[Trace], here: str, book: Book) -> str:
    rows: dict[tuple[str, str], list[str]] = {}
    for each in traces:
        solution = book.design.solutions[each.requirement.within]
        who, what = next_step(each.verdict, solution)
        if what:
            name = each.requirement.id
            way = link(book.say(name), here, address(solution), slug(name))
            rows.setdefault((book.holder(who), what), []).append(way)
    nothing = "Nothing is open.\n"
    return (
        table(
            ("Who acts next", "What is to be done", "For"),
            ((who, what, ", ".join(ways)) for (who, what), ways in sorted(rows.items())),
        )
        or nothing
    )


def _systems(solutions: list[Solution], here: str, book: Book) -> str:
    rows = []
    for each in solutions:
        level = each.service_level
        hours = book.say(str(level.hours)) if level and level.hours else ""
        working = book.say(str(level.availability)) if level and level.availability else ""
        back = book.say(str(level.rto)) if level and level.rto else ""
        weight = _LEVELS[each.tier]
        rows.append((book.to(each, here), each.stage.value, weight, hours, working, back))
    headings = ("System", "Stage", "How much depends on it", "Hours", "Works for", "Back within")
    return table(headings, rows)


def _cost(department: Department, book: Book) -> str:
    rows: list[tuple[str, ...]] = []
    for each in book.solutions:
        if each.department != department.id or each.cost is None:
            continue
        account = book.facts.costs.of(each)
        rows.extend(
            (
                book.title(each),
                f"{account.stated(currency, lambda entry: entry.once).low:,.0f} {currency}",
                f"{account.stated(currency, lambda entry: entry.yearly).low:,.0f} {currency}",
                f"{account.stated(currency, lambda entry: entry.five_years).low:,.0f} {currency}",
            )
            for currency in account.currencies
        )
    return table(("System", "Once", "Each year", "Over five years"), rows)


def _risks(solutions: list[Solution], here: str, book: Book) -> str:
    rows = (
        (
            book.with_terms(risk.statement, here),
            risk.residual.value.replace("-", " ") if risk.residual else "not rated",
            book.holder(risk.owner),
            str(risk.due or ""),
        )
        for each in solutions
        for risk in book.seen(each.risks)
    )
    return table(("What may happen", "Risk that is left", "Who answers for it", "By"), rows)
