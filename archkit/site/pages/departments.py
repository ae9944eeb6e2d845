"""A page for each department, in plain language: is what it asked for met?"""

from collections.abc import Iterable, Iterator
from typing import Final

from archkit.analysis.cost import Respect
from archkit.analysis.knowledge import Bounds
from archkit.analysis.traceability import Trace
from archkit.analysis.verdicts.verdict import Standing
from archkit.diagrams.view import View
from archkit.model.organisation import Department
from archkit.model.solution import Solution
from archkit.site.book import Book, Page, address, counted, slug
from archkit.site.figure import images
from archkit.site.markup import link, rows, section, table, tiles
from archkit.site.spoken import on, weekly
from archkit.site.words import HOW_TO_READ, LEVELS, SIGNS, badge, in_total, next_step, reason

_PART: Final = "Departments"
_ORDER: Final = (Standing.UNMET, Standing.UNKNOWN, Standing.NOT_APPLICABLE, Standing.MET)
"""What wants something of the reader comes first."""
_SPANS: Final[tuple[tuple[str, Respect], ...]] = (
    ("Once", lambda entry: entry.once),
    ("Each year", lambda entry: entry.yearly),
    ("Over five years", lambda entry: entry.five_years),
)


def pages(book: Book) -> Iterator[Page]:
    """The pages."""
    for each in book.departments:
        views = book.pictures.named(f"landscape.{each.id}")
        yield Page(address(each), book.title(each), _text(each, views, book), _PART, views)


def _text(department: Department, views: tuple[View, ...], book: Book) -> str:
    here = address(department)
    traces = book.by_department.get(department.id, [])
    own = [each for each in book.solutions if each.department == department.id]
    return "\n".join(
        (
            f"# {book.title(department)}\n",
            _introduction(department, book),
            _summary(traces, here),
            section("What is open", _open(traces, here, book)),
            section("Is what you asked for met?", *_asked(own, traces, here, book)),
            section(
                "Your systems",
                _systems(own, here, book),
                images(views, here, book.edition.text(department.title)),
            ),
            section("What it costs", _cost(own, here, book)),
            section("What may go wrong", _risks(own, here, book)),
            section("Words used here", _words(traces, here, book)),
        )
    )


def _introduction(department: Department, book: Book) -> str:
    about = [f"{book.say(department.description)}\n"] if department.description else []
    about.append(f"Led by the {book.holder(department.head)}.\n" if department.head else "")
    return "\n".join(about)


def _summary(traces: list[Trace], here: str) -> str:
    if not traces:
        return "Nothing that you asked for stands here yet.\n"
    help_ = link("What the signs mean", here, HOW_TO_READ)
    figures = tiles((count, SIGNS[each][1]) for each, count in counted(traces))
    return f"{in_total(traces)}\n\n{figures}\n{help_}\n"


def _asked(own: list[Solution], traces: list[Trace], here: str, book: Book) -> Iterator[str]:
    """What was asked for, the department's own systems first."""
    asked = {each.requirement.within for each in traces}
    others = [each for each in book.solutions if each.id in asked and each not in own]
    for solution in (*own, *others):
        of = [each for each in traces if each.requirement.within == solution.id]
        of.sort(key=lambda each: _ORDER.index(each.verdict.standing))
        cards = rows("asked", (_card(each, solution, here, book) for each in of))
        purpose = f"{book.with_terms(solution.purpose, here)}\n" if solution.purpose else ""
        yield section(book.title(solution), f"{purpose}\n{cards}" if cards else "", level=3)


def _card(each: Trace, solution: Solution, here: str, book: Book) -> str:
    requirement, verdict = each.requirement, each.verdict
    label, anchor = f"How {book.say(requirement.id)} is judged", slug(requirement.id)
    who, what = next_step(verdict, solution)
    parts = (
        book.with_terms(requirement.statement, here),
        f"{badge(verdict)} {book.say(reason(verdict))}",
        f"Next: {book.holder(who)} {what}." if what else "",
        link(label, here, address(solution), anchor),
    )
    return "\n\n".join(filter(None, parts))


def _open(traces: list[Trace], here: str, book: Book) -> str:
    found: dict[tuple[str, str], list[str]] = {}
    for each in traces:
        solution = book.design.solutions[each.requirement.within]
        who, what = next_step(each.verdict, solution)
        if what:
            name = each.requirement.id
            way = link(book.say(name), here, address(solution), slug(name))
            found.setdefault((book.holder(who), what), []).append(way)
    listed = ((who, what, ", ".join(ways)) for (who, what), ways in sorted(found.items()))
    return table(("Who acts next", "What is to be done", "For"), listed) or "Nothing is open.\n"


def _systems(solutions: list[Solution], here: str, book: Book) -> str:
    headings = (
        "System",
        "Stage",
        "How much depends on it",
        "Hours",
        "Works for",
        "Back within",
        "May lose at most",
    )
    return table(headings, (_system(each, here, book) for each in solutions))


def _system(solution: Solution, here: str, book: Book) -> tuple[str, ...]:
    level = solution.service_level
    promised = (level.availability, level.rto, level.rpo) if level else (None, None, None)
    return (
        book.to(solution, here),
        solution.stage.value,
        LEVELS[solution.tier],
        book.say(weekly(level.hours)) if level and level.hours else "not said",
        *(book.quantity(each, "not said") for each in promised),
    )


def _cost(solutions: list[Solution], here: str, book: Book) -> str:
    """What each system costs, and all of them together where there are several."""
    costs = book.facts.costs
    accounts = [(book.to(each, here), costs.of(each)) for each in solutions]
    together = costs.together(solutions)
    if len(solutions) > 1 and together.entries:
        accounts.append(("All together", together))
    lines = (
        (name, *(_amount(account.total(currency, part), currency) for _, part in _SPANS))
        for name, account in accounts
        for currency in account.currencies
    )
    return table(("System", *(word for word, _ in _SPANS)), lines)


def _amount(amount: Bounds, currency: str) -> str:
    least = "" if amount.low == amount.high else "at least "
    return f"{least}{amount.low:,.0f} {currency}"


def _risks(solutions: Iterable[Solution], here: str, book: Book) -> str:
    found = (
        (
            book.with_terms(risk.statement, here),
            risk.residual.value.replace("-", " ") if risk.residual else "not rated",
            book.holder(risk.owner),
            on(risk.due) if risk.due else "",
        )
        for each in solutions
        for risk in book.seen(each.risks)
    )
    return table(("What may happen", "Risk that is left", "Who answers for it", "By"), found)


def _words(traces: Iterable[Trace], here: str, book: Book) -> str:
    """The words of the glossary that its statements use, each with its meaning."""
    used = {
        term
        for each in traces
        for _, term in book.terms.parts(each.requirement.statement)
        if term is not None
    }
    entries = sorted(
        (each for each in book.seen(book.design.glossary) if each.id in used),
        key=lambda each: each.title.casefold(),
    )
    return table(
        ("Word", "What it means"),
        (
            (link(book.title(each), here, "glossary.md", slug(each.id)), book.say(each.means))
            for each in entries
        ),
    )
