"""The statements of a design's requirements, each taken apart once, and all compared."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain

from archkit.analysis.knowledge import once_for_each
from archkit.analysis.wording.products import Parts, Products
from archkit.analysis.wording.repeats import Repeats
from archkit.analysis.wording.spelling import Odd, odd_ones
from archkit.analysis.wording.statement import Statement
from archkit.analysis.wording.terms import KnownWords
from archkit.model.design import Design
from archkit.model.requirement import Requirement
from archkit.model.solution import Solution
from archkit.model.vocabulary import RequirementStatus, Stage, Wording
from archkit.source.words import Words


class Statements:
    """What is to be said of the wording of a design's requirements.

    Attributes:
        judged: The statements that are judged, by the identity of their requirement. One is left
            out where its words are not the city's to change, since they are quoted, and where
            nobody asks for it any more. Thirty rules ask for each, so it is a plain mapping.
    """

    def __init__(self, design: Design) -> None:
        self._design = design
        self._requirements = tuple(_judged(design))
        texts = {each.statement for each in self._requirements}
        by_text = {text: Statement(text) for text in texts}
        self.judged: Mapping[int, Statement] = {
            id(each): by_text[each.statement] for each in self._requirements
        }

    @cached_property
    def _all(self) -> tuple[tuple[Requirement, Statement], ...]:
        return tuple((each, self.judged[id(each)]) for each in self._requirements)

    @cached_property
    def repeated(self) -> Mapping[int, Requirement]:
        """The first requirement that says the same, by the identity of each later one."""
        return Repeats(self._design, self._all).first

    @cached_property
    def odd(self) -> Mapping[int, tuple[Odd, ...]]:
        """What a requirement writes otherwise than its solution's others, by its identity."""
        return odd_ones(self._all)

    @cached_property
    def _products(self) -> Products:
        return Products(self._design)

    @cached_property
    def _known(self) -> KnownWords:
        return KnownWords(self._design)

    def products(self, statement: Statement) -> tuple[Words, ...]:
        """The products and makers that a statement names."""
        return self._products.named(statement)

    def unknown_acronyms(self, statement: Statement) -> tuple[Words, ...]:
        """The acronyms that neither the statement nor the model explains."""
        found = (self._known.unknown(name) for name in statement.names if name.acronyms)
        return tuple(chain.from_iterable(found))

    def unknown_names(self, statement: Statement) -> tuple[Words, ...]:
        """The names that the model does not know; acronyms alone are left to the others."""
        return tuple(
            name.words for name in statement.names if name.is_proper and not self._known.knows(name)
        )

    def loose_parts(self, requirement: Requirement, statement: Statement) -> tuple[Words, ...]:
        """The solution's own parts that a response speaks of as of any such part."""
        solution = self._design.solution_of(requirement)
        return tuple(self._parts(solution).loose(statement)) if solution else ()

    @once_for_each
    def _parts(self, solution: Solution) -> Parts:
        return Parts(solution)


def _judged(design: Design) -> Iterator[Requirement]:
    """The requirements in force that are in the city's own words."""
    for solution in design.solutions.values():
        if solution.stage is Stage.RETIRED:
            continue
        for each in solution.requirements.values():
            retired = each.status is RequirementStatus.RETIRED
            if each.wording is not Wording.QUOTED and not retired:
                yield each
