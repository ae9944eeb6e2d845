"""A page for the components of each solution: what each is, and all that it is used by and for.

They share a page and have an anchor each; `docs/decisions/` tells why.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from archkit.analysis.traceability import Trace
from archkit.diagrams.icons import LOOKS
from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.journey import Journey
from archkit.model.solution import Solution
from archkit.site.book import Book, Page, address, inside, slug
from archkit.site.markup import link, section, table
from archkit.site.uses import Uses
from archkit.site.words import SIGNS, weight

_PART: Final = "Parts of systems"
_ALL_DRAWN: Final = 100
"""With more parts than this some are drawn as groups, and have no place of their own."""


def pages(book: Book) -> Iterator[Page]:
    """The pages; none in public, which sees systems from outside only."""
    if book.edition.public:
        return
    uses = Uses(book)
    for solution in uses.design.solutions.values():
        if solution.components:
            text = _Inside(solution, book, uses).text()
            yield Page(inside(solution), f"Parts of {book.title(solution)}", text, _PART)


class _Inside:
    """The page of one solution."""

    def __init__(self, solution: Solution, book: Book, uses: Uses) -> None:
        self._solution = solution
        self._book = book
        self._uses = uses
        self._here = inside(solution)

    def text(self) -> str:
        """The page."""
        title = self._book.title(self._solution)
        way = link(title, self._here, address(self._solution))
        parts = map(self._part, self._solution.components.values())
        head = f"# Parts of {title}\n\nWhat {way} is made of, and where each part is used.\n"
        return "\n".join((head, *parts))

    def _part(self, component: Component) -> str:
        book, described = self._book, component.description
        return section(
            f"{book.title(component)} {{ #{slug(component.id)} }}",
            f"{self._kind(component)} {self._pictured(component)}.\n",
            f"{book.with_terms(described, self._here)}\n" if described else "",
            table(("About", "What"), (each for each in self._about(component) if each[1])),
            table(("It", "Component", "Speaks", "Carries"), self._connections(component)),
            table(("Weight", "What the checks found", "How to mend it"), self._found(component)),
        )

    def _kind(self, component: Component) -> str:
        technology = self._uses.design.technologies.get(component.technology or "")
        word = LOOKS[component.kind].word
        made = f", made with {self._book.title(technology)}" if technology else ""
        return f"{word[:1].upper()}{word[1:]}{made}."

    def _about(self, component: Component) -> Iterator[tuple[str, str]]:
        design, at = self._uses.design, component.address
        met = self._uses.requirements.get(at, ())
        journeys = self._uses.journeys.get(at, ())
        yield "Supported by", self._named((component.team or "",), design.teams)
        yield "Runs on", ", ".join(self._places(component))
        yield "Keeps", self._kept(component)
        yield "Meets", ", ".join(map(self._met, met))
        yield "On the journeys", ", ".join(map(self._journey, journeys))

    def _pictured(self, component: Component) -> str:
        few = len(self._solution.components) <= _ALL_DRAWN
        anchor = f"container.{component.id}" if few else "container"
        return link("See it among the others", self._here, address(self._solution), anchor)

    def _kept(self, component: Component) -> str:
        if isinstance(component.stores, tuple):
            return self._named(component.stores, self._uses.design.data)
        return "nothing" if component.stores else ""

    def _named(self, names: Iterable[str], elements: Mapping[str, Element]) -> str:
        return self._book.say(", ".join(elements[it].title for it in names if it in elements))

    def _places(self, component: Component) -> Iterator[str]:
        design = self._uses.design
        for node in filter(None, map(design.nodes.get, component.placed or ())):
            zone, site = design.zones.get(node.zone or ""), design.sites.get(node.site or "")
            around = ", ".join(each.title for each in (zone, site) if each)
            yield self._book.say(f"{node.title} ({around})" if around else node.title)

    def _met(self, each: Trace) -> str:
        requirement = each.requirement
        page = address(self._uses.design.solutions[requirement.within])
        way = link(self._book.say(requirement.id), self._here, page, slug(requirement.id))
        return f"{way} {SIGNS[each.verdict.standing][1]}"

    def _journey(self, journey: Journey) -> str:
        page = address(self._uses.design.solutions[journey.within])
        return link(self._book.title(journey), self._here, page, f"journey-{journey.id}")

    def _connections(self, component: Component) -> Iterator[tuple[str, ...]]:
        for connection, other, word in self._uses.ways(component):
            data = dict.fromkeys((*connection.sent, *connection.returned))
            yield (
                word,
                self._to(other),
                self._book.say(connection.protocol.value) if connection.protocol else "not said",
                self._named(data, self._uses.design.data),
            )

    def _to(self, component: Component) -> str:
        """A link to a component, with its solution where that is another."""
        owner = self._uses.design.solutions[component.within]
        way = link(self._book.title(component), self._here, inside(owner), slug(component.id))
        return way if owner is self._solution else f"{way} of {self._book.title(owner)}"

    def _found(self, component: Component) -> Iterator[tuple[str, str, str]]:
        for each in self._uses.findings.get(component.address, ()):
            finding, say = each.finding, self._book.say
            yield weight(each), say(finding.message), say(finding.fix)
