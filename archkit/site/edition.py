"""An edition of the site: what its readers may see.

An element without `audience` is for staff: that nobody has said so never makes anything public.
Departments and the glossary alone are known to everybody. A part is at most as public as its
solution, and what is about a hidden element is hidden with it. Where a text mentions something
hidden by its name, the name is withheld.
"""

from typing import Final

from archkit.model.approval import Approval
from archkit.model.base import Element
from archkit.model.connection import Connection
from archkit.model.decision import Decision
from archkit.model.design import Design
from archkit.model.glossary import Term
from archkit.model.organisation import Department
from archkit.model.project import Project
from archkit.model.quality import CHARACTERISTIC_OF, Metric
from archkit.model.requirement import Requirement
from archkit.model.risk import Risk, Waiver
from archkit.model.vocabulary import Audience
from archkit.site.withheld import Withheld

_KNOWN_TO_ALL: Final = (Department, Term)
_NEVER_PUBLIC: Final = (Approval, Risk, Waiver, Decision)
_OF_SECURITY: Final = frozenset(
    {Metric.ATTACK_BARRIERS, Metric.BLAST_RADIUS, Metric.PATCH_TIME, Metric.LOG_RETENTION}
)
"""Metrics that tell where a city can be attacked."""


class Edition:
    """What the readers of one edition may see of a design."""

    def __init__(self, audience: Audience, design: Design) -> None:
        self.audience = audience
        self._design = design
        self._shown: dict[int, tuple[Element, bool]] = {}
        elements = list(design.all_elements())
        self._withheld = Withheld(
            (each for each in elements if not self.shows(each)),
            (each for each in elements if self.shows(each)),
            self._said_to_be_hidden,
        )

    @property
    def public(self) -> bool:
        """Whether everybody reads it."""
        return self.audience is Audience.PUBLIC

    def shows(self, element: Element) -> bool:
        """Whether its readers may see an element."""
        known = self._shown.get(id(element))
        if known is None:  # it is kept with the answer, so that no other gets its identity
            known = self._shown[id(element)] = element, self._judged(element)
        return known[1]

    def _judged(self, element: Element) -> bool:
        if self.public and (isinstance(element, _NEVER_PUBLIC) or _of_security(element)):
            return False
        return self._audience_of(element) <= self.audience and self._shows_around(element)

    def text(self, text: str) -> str:
        """A text in which the names of what is hidden are withheld."""
        return self._withheld.out_of(text)

    def _said_to_be_hidden(self, element: Element) -> bool:
        """Whether the models say so, or it is hidden for what it is: not for want of a word."""
        around = self._design.solution_of(element) or element
        said = (each.audience for each in (element, around) if each.audience is not None)
        return any(each > self.audience for each in said) or isinstance(element, _NEVER_PUBLIC)

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
