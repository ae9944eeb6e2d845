"""Names that stand for a choice of the designer: products (INCOSE R31), and parts (R5)."""

from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from archkit.analysis.wording.lexicon import Lexicon
from archkit.analysis.wording.statement import Statement
from archkit.analysis.wording.tokens import Tokens, words_in
from archkit.model.component import Component
from archkit.model.design import Design
from archkit.model.solution import Solution
from archkit.model.technology import Technology
from archkit.model.vocabulary import Kind
from archkit.source.words import Words

_ARTICLES: Final = frozenset({"a", "an", "some"})
_LONGEST: Final = 6
"""How many words of a part's name are looked for."""


class Products:
    """The products and makers that the city's registries know."""

    def __init__(self, design: Design) -> None:
        names = [name for each in design.technologies.values() for name in _technology(each)]
        names += [each.name for each in design.vendors.values() if each.name]
        self._lexicon = Lexicon((name, True) for name in names if words_in(name))

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
        words = takewhile(lambda word: not word[0].isdigit(), words_in(name))
        yield " ".join(words)


class Parts:
    """A solution's own parts, as they are called."""

    def __init__(self, solution: Solution) -> None:
        self._parts = solution.components
        self._by_name = {
            _in_words(each.name): each for each in self._parts.values() if each.name is not None
        }

    def loose(self, statement: Statement) -> Iterator[Words]:
        """Those that a response speaks of with the article of something unknown."""
        tokens, response = statement.tokens, statement.sentence.response
        if _ARTICLES.isdisjoint(tokens.words):
            return
        for index, word in enumerate(tokens.words):
            if word in _ARTICLES and tokens.spans[index][0] >= response:
                last = self._last(tokens, index)
                if last > index:
                    yield tokens.part(index, last)

    def _last(self, tokens: Tokens, article: int) -> int:
        """The last word of the longest name behind an article; the article where none is there."""
        following = tokens.words[article + 1 : article + 1 + _LONGEST]
        for count in range(len(following), 0, -1):
            part = self._part(" ".join(following[:count]))
            if part is not None and part.kind is not Kind.PERSON:
                return article + count
        return article

    def _part(self, words: str) -> Component | None:
        return self._by_name.get(words) or self._parts.get(words.replace(" ", "-"))


def _in_words(name: str) -> str:
    """A name in small letters, without the signs in it."""
    plain = name.replace(" ", "")
    return name.lower() if plain.isalnum() else " ".join(words_in(name))
