"""Names that stand for a choice of the designer: products (INCOSE R31), and parts (R5)."""

from collections.abc import Iterator
from itertools import takewhile

from archkit.analysis.wording.lexicon import Lexicon
from archkit.analysis.wording.statement import Statement
from archkit.analysis.wording.tokens import Tokens
from archkit.model.component import Component
from archkit.model.design import Design
from archkit.model.solution import Solution
from archkit.model.technology import Technology
from archkit.model.vocabulary import Kind
from archkit.source.words import Words


class Products:
    """The products and makers that the city's registries know."""

    def __init__(self, design: Design) -> None:
        names = [name for each in design.technologies.values() for name in _technology(each)]
        names += [each.name for each in design.vendors.values() if each.name]
        self._lexicon = Lexicon((name, True) for name in names if Tokens(name).words)

    def named(self, statement: Statement) -> tuple[Words, ...]:
        """The products that a statement names, with a capital as a proper name has."""
        return tuple(
            words
            for _, words in self._lexicon.scan(statement.tokens)
            if words.start > 0 and words.of(statement.text)[0].isupper()
        )


def _technology(technology: Technology) -> Iterator[str]:
    """The names of a technology, without its version: `windows-11` is `windows`."""
    for name in (technology.id, technology.name or ""):
        words = takewhile(lambda word: not word[0].isdigit(), Tokens(name).words)
        yield " ".join(words)


def parts(solution: Solution) -> Lexicon[bool]:
    """A solution's own parts, by their names, behind the article of something unknown."""
    return Lexicon(
        (f"{article} {name}", True)
        for part in solution.components.values()
        if part.kind is not Kind.PERSON
        for name in _names(part)
        for article in ("a", "an", "some")
    )


def _names(part: Component) -> set[str]:
    return {name for name in (part.name or "", part.id.replace("-", " ")) if Tokens(name).words}
