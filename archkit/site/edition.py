"""An edition of the site: what its readers may see.

An element without `audience` is for staff: that nobody has said so never makes anything public.
Departments and the glossary alone are known to everybody. A part is at most as public as its
solution, and what is about a hidden element is hidden with it. Where a text mentions something
hidden by its name, the name is withheld.
"""

from collections.abc import Iterator
from typing import Final

from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.decision import Decision
from archkit.model.design import Design
from archkit.model.glossary import Term
from archkit.model.organisation import Department
from archkit.model.project import Project
from archkit.model.quality import CHARACTERISTIC_OF, Metric
from archkit.model.requirement import Requirement
from archkit.model.risk import Risk, Waiver
from archkit.model.vocabulary import Audience, Kind
from archkit.site.phrases import Phrases

WITHHELD: Final = "(withheld)"
_KNOWN_TO_ALL: Final = (Department, Term)
_NEVER_PUBLIC: Final = (Risk, Waiver, Decision)
_OF_SECURITY: Final = frozenset(
    {Metric.ATTACK_BARRIERS, Metric.BLAST_RADIUS, Metric.PATCH_TIME, Metric.LOG_RETENTION}
)
"""Metrics that tell where a city can be attacked."""


class Edition:
    """What the readers of one edition may see of a design."""

    def __init__(self, audience: Audience, design: Design) -> None:
        self.audience = audience
        self._design = design
        self._hidden = Phrases((name, "") for name in self._hidden_names())

    @property
    def public(self) -> bool:
        """Whether everybody reads it."""
        return self.audience is Audience.PUBLIC

    def shows(self, element: Element) -> bool:
        """Whether its readers may see an element."""
        if self.public and (isinstance(element, _NEVER_PUBLIC) or _of_security(element)):
            return False
        return self._audience_of(element) <= self.audience and self._shows_around(element)

    def text(self, text: str) -> str:
        """A text in which the names of what is hidden are withheld."""
        if not self._hidden:
            return text
        parts = self._hidden.parts(text)
        return "".join(part if hidden is None else WITHHELD for part, hidden in parts)

    def _audience_of(self, element: Element) -> Audience:
        own = element.audience
        if own is None:
            own = Audience.PUBLIC if isinstance(element, _KNOWN_TO_ALL) else Audience.STAFF
        solution = self._design.solution_of(element)
        if solution is None or solution is element:
            return own
        around = solution.audience or Audience.STAFF
        return max(around, element.audience or around)

    def _shows_around(self, element: Element) -> bool:
        """Whether what the element is about may be seen as well."""
        design = self._design
        if isinstance(element, Connection):
            ends = (design.components.get(each) for each in (element.source, element.target))
            return all(each is None or self.shows(each) for each in ends)
        if isinstance(element, Waiver):
            about = _find(design, element.within, element.element)
            return about is None or self.shows(about)
        if isinstance(element, Decision):
            found = (_find(design, "", each) for each in element.elements)
            return all(each is None or self.shows(each) for each in found)
        if isinstance(element, Project) and element.solutions:
            there = design.solutions
            built = [there[each] for each in element.solutions if each in there]
            return not built or any(map(self.shows, built))
        return True

    def _hidden_names(self) -> Iterator[str]:
        """The names that only hidden elements have."""
        hidden: set[str] = set()
        shown: set[str] = set()
        for element in self._design.all_elements():
            (shown if self.shows(element) else hidden).update(_names(element))
        yield from sorted(hidden - shown)


def _names(element: Element) -> Iterator[str]:
    """What tells an element apart: not what may be a word of every day.

    Such are the id of a part, and the name of a person, which is a role such as `Officer`.
    """
    if isinstance(element, Component) and element.kind is Kind.PERSON:
        return
    if element.name is not None:
        yield element.name.casefold()
    if not isinstance(element, Connection):
        yield element.address.casefold()
    if isinstance(element, Requirement):
        yield element.id.casefold()


def _of_security(element: Element) -> bool:
    if not isinstance(element, Requirement):
        return False
    about = CHARACTERISTIC_OF[element.quality] if element.quality else ""
    metric = element.fit.metric if element.fit else None
    return about == "security" or metric in _OF_SECURITY


def _find(design: Design, within: str, name: str) -> Element | None:
    """A solution, or a part of one, by its address or by its id inside a solution."""
    if name in design.solutions:
        return design.solutions[name]
    for owner, part in ((within, name), name.partition(".")[::2]):
        solution = design.solutions.get(owner)
        if solution is not None:
            for each in (solution.components, solution.connections, solution.requirements):
                if part in each:
                    return each[part]
    return None
