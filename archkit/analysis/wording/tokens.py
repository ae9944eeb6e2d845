"""The words of a text, with their offsets."""

import re
from typing import Final

from archkit.source.words import Words

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")  # noqa: RUF001 - the typographer's apostrophe is meant

_DEPARTMENT: Final = "IT"
"""Information technology; in small letters it would read as the pronoun."""


def word_set(words: str) -> frozenset[str]:
    """The words of a list that is written in a row."""
    return frozenset(words.split())


def words_in(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, in small letters."""
    return tuple(word if word == _DEPARTMENT else word.lower() for word in _WORD.findall(text))


class Tokens:
    """The words and numbers of a text: `24.5` is two of them, `city's` is one.

    Attributes:
        text: The text.
        words: The words, in small letters.
        spans: Where each of them stands: the offset of its first letter, and that after its last.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = words_in(text)
        self.spans = tuple(found.span() for found in _WORD.finditer(text))

    def __len__(self) -> int:
        return len(self.words)

    def part(self, first: int, last: int) -> Words:
        """From one word to another, both by their position among the words."""
        return Words(self.spans[first][0], self.spans[last][1])

    def gap(self, index: int) -> str:
        """What stands between a word and the next."""
        return self.text[self.spans[index][1] : self.spans[index + 1][0]]
