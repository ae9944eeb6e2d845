"""The register of risks: what may go wrong, the gravest first, and who answers for it."""

from collections.abc import Iterator

from archkit.model.risk import Risk
from archkit.model.solution import Solution
from archkit.site.book import Book, Page
from archkit.site.figure import images
from archkit.site.lines import RISK
from archkit.site.markup import table
from archkit.site.spoken import on

_HERE = "risks.md"
_HEADINGS = (
    "What may happen",
    "System",
    "Risk that is left",
    "Treatment",
    "Who answers for it",
    "By",
)


def pages(book: Book) -> Iterator[Page]:
    """The page; there is none where no risk may be seen."""
    found = [(each, solution) for solution in book.solutions for each in book.seen(solution.risks)]
    found.sort(key=lambda pair: (pair[0].residual is not None, -_rank(pair[0])))
    if found:
        text = table(_HEADINGS, (_row(each, solution, book) for each, solution in found))
        views = book.pictures.named("risk")
        shown = images(views, _HERE, book.name, level=2)
        yield Page(_HERE, "Risks", f"# Risks\n\n{shown}{text}", RISK.name, views)


def _rank(risk: Risk) -> int:
    return risk.residual.rank if risk.residual else 0


def _row(risk: Risk, solution: Solution, book: Book) -> tuple[str, ...]:
    return (
        book.say(risk.statement),
        book.to(solution, _HERE),
        risk.residual.value.replace("-", " ") if risk.residual else "not rated",
        risk.treatment.value if risk.treatment else "not said",
        book.holder(risk.owner),
        on(risk.due) if risk.due else "",
    )
