"""What the pages are written from: a judged design, as the readers of one edition see it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Final, TypeVar

from archkit.analysis.traceability import Trace, trace
from archkit.analysis.verdicts.verdict import Standing
from archkit.checking.check import Reported
from archkit.diagrams.view import View
from archkit.diff.side import Side
from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.design import Design
from archkit.model.loading.load import load
from archkit.model.options import Option
from archkit.model.organisation import Department, Holder
from archkit.model.quantities import Quantity
from archkit.model.solution import Solution
from archkit.model.vocabulary import Audience
from archkit.model.workspace import Workspace
from archkit.site.edition import Edition
from archkit.site.figure import way
from archkit.site.lately import Happened, lately
from archkit.site.markup import link, plain
from archkit.site.mending import Mending
from archkit.site.phrases import Phrases
from archkit.site.pictures import Pictures
from archkit.site.spoken import spoken
from archkit.trials.trial import judged

E = TypeVar("E", bound=Element)
_INDEX: Final = "index"
_REMEMBERED: Final = 4096
"""How many texts are remembered: names, roles and reasons that page after page says again."""
STANDINGS: Final = (Standing.MET, Standing.UNMET, Standing.UNKNOWN, Standing.NOT_APPLICABLE)


@dataclass(frozen=True)
class Page:
    """One page of the site.

    Attributes:
        path: Where it stands, from the folder of the site.
        title: Its name in the navigation.
        text: Its Markdown.
        part: The part of the navigation that it belongs to; empty for the top.
        pictures: The pictures that it has.
    """

    path: str
    title: str
    text: str
    part: str = ""
    pictures: tuple[View, ...] = ()


class Book:
    """A judged design as the readers of one edition see it."""

    def __init__(self, side: Side, audience: Audience) -> None:
        self.side = side
        self.appraisal = side.appraisal
        self.facts = side.facts
        self.design: Design = side.loaded.design
        self.result = side.result
        self.edition = Edition(audience, self.design)
        self._plain = lru_cache(_REMEMBERED)(lambda text: plain(self.edition.text(text)))

    @cached_property
    def lately(self) -> tuple[Happened, ...]:
        """What the last commits did, the newest first, as far as it may be seen."""
        root, loaded = self.side.workspace.root, self.side.loaded
        return tuple(lately(root, loaded, self.edition.audience, self.as_of))

    @property
    def as_of(self) -> date:
        """The day on which it was judged."""
        return self.facts.as_of

    @property
    def name(self) -> str:
        """The city's name, plain."""
        return self.say(self.appraisal.name)

    def say(self, text: str) -> str:
        """A text of the model, without what this edition hides, and nothing but text."""
        return self._plain(text)

    def title(self, element: Element) -> str:
        """What people call an element, plain."""
        return self.say(element.title)

    def seen(self, elements: Mapping[str, E]) -> list[E]:
        """Those of some elements that may be seen."""
        return [each for each in elements.values() if self.edition.shows(each)]

    def holder(self, holder: Holder | None) -> str:
        """Somebody by role, and by name where it is not for the public."""
        if holder is None:
            return "Nobody named yet"
        named = f" ({holder.name})" if holder.name and not self.edition.public else ""
        return self.say(f"{holder.role}{named}")

    def to(self, element: Element, here: str) -> str:
        """A link to the page of a solution or department; its name where it has none."""
        label = self.title(element)
        if isinstance(element, Solution | Department) and self.edition.shows(element):
            return link(label, here, address(element))
        return label

    def listed(self, elements: Iterable[Element | None], here: str) -> str:
        """Links to those of some elements that may be seen."""
        seen = (each for each in elements if each is not None and self.edition.shows(each))
        return ", ".join(self.to(each, here) for each in seen)

    def quantity(self, quantity: Quantity | None, otherwise: str = "") -> str:
        """A quantity in words, or other words where it is not stated."""
        return self.say(spoken(str(quantity))) if quantity is not None else otherwise

    def data_names(self, ids: Iterable[str]) -> str:
        """The names of those of some data that may be seen."""
        found = (self.design.data[each] for each in ids if each in self.design.data)
        return ", ".join(self.title(each) for each in found if self.edition.shows(each))

    @cached_property
    def solutions(self) -> list[Solution]:
        """The solutions that may be seen."""
        return self.seen(self.design.solutions)

    @cached_property
    def departments(self) -> list[Department]:
        """The departments of which something is to be told."""
        at_work = {each.department for each in self.solutions} | set(self.by_department)
        return [each for each in self.seen(self.design.departments) if each.id in at_work]

    @cached_property
    def traces(self) -> list[Trace]:
        """The requirements that may be seen, with their verdicts."""
        shown = (each for each in self.appraisal.verdicts if self.edition.shows(each.requirement))
        return [trace(each, self.facts) for each in shown]

    @cached_property
    def by_solution(self) -> Mapping[str, list[Trace]]:
        """The same, by the solution they stand in."""
        return _grouped((each.requirement.within, each) for each in self.traces)

    @cached_property
    def by_department(self) -> Mapping[str, list[Trace]]:
        """The same, by the department that needs them."""
        return _grouped((each.department, each) for each in self.traces)

    def study_of(self, solution: Solution) -> str:
        """The page of a study of a solution's options; empty where none may be seen.

        What the city thinks of buying is not for the public.
        """
        options = solution.options.values()
        if self.edition.public or not options or not all(map(self.edition.shows, options)):
            return ""
        return address(solution).replace(Solution.SECTION, Option.SECTION, 1)

    @cached_property
    def mending(self) -> Mending:
        """What would mend what is not met; it is not for the public."""
        return Mending(self.side, self.edition.text)

    @cached_property
    def findings(self) -> list[Reported]:
        """The findings that may be seen: none in public."""
        if self.edition.public:
            return []
        return [each for each in self.result.findings if self.edition.shows(each.finding.element)]

    def found_in(self, solution: Solution) -> list[Reported]:
        """The findings on a solution and its parts that may be seen."""
        return self._found.get(solution.id, [])

    @cached_property
    def _found(self) -> Mapping[str, list[Reported]]:
        groups: dict[str, list[Reported]] = {}
        for each in self.findings:
            solution = self.design.solution_of(each.finding.element)
            groups.setdefault(solution.id if solution else "", []).append(each)
        return groups

    @cached_property
    def pictures(self) -> Pictures:
        """The pictures that may be seen."""
        return Pictures(self.facts, self.appraisal.name, self.edition, self._where)

    def _where(self, name: str) -> str:
        """Where a box of a picture leads, by the address of its element."""
        design = self.design
        found = design.solutions.get(name) or design.departments.get(name)
        if found and (isinstance(found, Solution) or found in self.departments):
            return way(address(found))
        solution, _, part = name.partition(".")
        if solution not in design.solutions:
            return ""
        owner = design.solutions[solution]
        if part in owner.requirements:
            return way(address(owner), slug(part))
        if part in owner.components and not self.edition.public:
            return way(inside(owner), slug(part))
        return ""

    @cached_property
    def terms(self) -> Phrases:
        """The words of the glossary, each with the id of its entry."""
        entries = self.seen(self.design.glossary)
        return Phrases((word, each.id) for each in entries for word in (each.title, *each.also))

    def with_terms(self, text: str, here: str) -> str:
        """A text in which the words of the glossary lead there, each where it is first used."""
        used: set[str] = set()
        said = []
        for part, term in self.terms.parts(self.edition.text(text)):
            lead, tail = part[: len(part) - len(part.lstrip())], part[len(part.rstrip()) :]
            word = plain(part)
            if term is not None and term not in used:
                used.add(term)
                word = link(word, here, "glossary.md", slug(term))
            said.append(f"{lead[:1]}{word}{tail[:1]}" if part.strip() else " ")
        return "".join(said).strip()


def _grouped(pairs: Iterable[tuple[str, Trace]]) -> dict[str, list[Trace]]:
    groups: dict[str, list[Trace]] = {}
    for key, each in pairs:
        groups.setdefault(key, []).append(each)
    return groups


def open_book(workspace: Workspace, as_of: date, audience: Audience) -> Book:
    """Load and judge a workspace once, for one edition."""
    return Book(judged(workspace, load(workspace), as_of), audience)


def address(element: Solution | Department) -> str:
    """The page of a solution or a department."""
    name = f"{element.id}-" if element.id == _INDEX else element.id
    return f"{element.SECTION}/{name}.md"


def inside(solution: Solution) -> str:
    """The page of a solution's components."""
    return address(solution).replace(Solution.SECTION, Component.SECTION, 1)


def slug(name: str) -> str:
    """The anchor of an element on a page."""
    words = "".join(each if each.isalnum() else "-" for each in name).split("-")
    return "-".join(filter(None, words)).lower()


def counted(traces: Iterable[Trace]) -> Iterator[tuple[Standing, int]]:
    """How many requirements fare how."""
    fared = Counter(each.verdict.standing for each in traces)
    return ((each, fared[each]) for each in STANDINGS)
