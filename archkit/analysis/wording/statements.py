"""The statements of a design's requirements, each taken apart once, and all compared."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from archkit.analysis.knowledge import once_for_each
from archkit.analysis.requirements import in_force
from archkit.analysis.wording.lexicon import Lexicon
from archkit.analysis.wording.products import Products, parts
from archkit.analysis.wording.repeats import repeats
from archkit.analysis.wording.spelling import Odd, odd_ones
from archkit.analysis.wording.statement import Statement
from archkit.analysis.wording.terms import KnownWords, names
from archkit.model.design import Design
from archkit.model.requirement import Requirement
from archkit.model.solution import Solution
from archkit.model.vocabulary import Wording
from archkit.source.words import Words


class Statements:
    """What is to be said of the wording of a design's requirements."""

    def __init__(self, design: Design) -> None:
        self._design = design
        self._judged: dict[int, Statement | None] = {}

    def judged(self, requirement: Requirement) -> Statement | None:
        """A requirement's statement; nothing where its words are not the city's to change.

        That is so where they are quoted, and where nobody asks for it any more. Thirty rules ask
        for each, so what is remembered is found by the shortest way.
        """
        key = id(requirement)
        if key not in self._judged:
            self._judged[key] = self._statement(requirement)
        return self._judged[key]

    def _statement(self, requirement: Requirement) -> Statement | None:
        quoted = requirement.wording is Wording.QUOTED
        if quoted or not in_force(requirement, self._design):
            return None
        return Statement(requirement.statement)

    @cached_property
    def _all(self) -> tuple[tuple[Requirement, Statement], ...]:
        return tuple(self._each())

    def _each(self) -> Iterator[tuple[Requirement, Statement]]:
        for solution in self._design.solutions.values():
            for requirement in solution.requirements.values():
                statement = self.judged(requirement)
                if statement is not None:
                    yield requirement, statement

    @cached_property
    def repeated(self) -> Mapping[str, Requirement]:
        """The first requirement that says the same, by the address of each later one."""
        return repeats(self._design, self._all)

    @cached_property
    def odd(self) -> Mapping[str, tuple[Odd, ...]]:
        """What a requirement writes otherwise than its solution's others do, by its address."""
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
        found = (self._known.unknown(name) for name in names(statement.tokens) if name.acronyms)
        return tuple(words for each in found for words in each)

    def unknown_names(self, statement: Statement) -> tuple[Words, ...]:
        """The names that the model does not know; acronyms alone are left to the others."""
        return tuple(
            name.words
            for name in names(statement.tokens)
            if name.is_proper and not self._known.knows(name)
        )

    @once_for_each
    def _parts(self, solution: Solution) -> Lexicon[bool]:
        return parts(solution)

    def loose_parts(self, requirement: Requirement, statement: Statement) -> tuple[Words, ...]:
        """The solution's own parts that a response speaks of as of any such part."""
        solution = self._design.solution_of(requirement)
        if solution is None:
            return ()
        found = self._parts(solution).scan(statement.tokens)
        return tuple(words for _, words in found if words.start >= statement.sentence.response)
