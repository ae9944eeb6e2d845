"""Finds phrases in a text: many lists at once, in one walk over its words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Generic, NamedTuple, TypeVar

from archkit.analysis.wording.tokens import Tokens
from archkit.source.words import Words

Label = TypeVar("Label")

NUMBER: Final = "#"
"""At the end of a phrase: a number follows, which is no part of it."""

_GROUP: Final = re.compile(r"\(([^()]*)\)")
_GAPS: Final = frozenset({" ", "-", ", ", "."})
"""What may stand between the words of a phrase, as in `user-friendly` and `e.g.`"""


def spelt_out(lines: str) -> Iterator[str]:
    """Every phrase that a list stands for.

    Phrases are parted by commas. `(a|b)` stands for either, and `(a)` for `a` or nothing.
    """
    for phrase in lines.split(","):
        yield from _variants(phrase)


def _variants(phrase: str) -> Iterator[str]:
    group = _GROUP.search(phrase)
    if group is None:
        yield " ".join(phrase.split())
        return
    choices = group[1].split("|") if "|" in group[1] else ["", group[1]]
    for choice in choices:
        yield from _variants(phrase[: group.start()] + choice + phrase[group.end() :])


class _Phrase(NamedTuple, Generic[Label]):
    """What follows a phrase's first word; the label None keeps its words from other phrases."""

    rest: tuple[str, ...]
    label: Label | None


class Lexicon(Generic[Label]):
    """Phrases, each with a label. Of phrases that begin at one word the longest counts.

    What a phrase has taken belongs to no other, so that `as soon as possible` is found once, and
    not as `as` again. Of equal phrases the first counts.
    """

    def __init__(self, phrases: Iterable[tuple[str, Label | None]]) -> None:
        alone: dict[str, _Phrase[Label]] = {}
        longer: dict[str, dict[str, list[_Phrase[Label]]]] = defaultdict(lambda: defaultdict(list))
        for phrase, label in phrases:
            first, *rest = Tokens(phrase.removesuffix(NUMBER)).words
            if phrase.endswith(NUMBER):
                rest.append(NUMBER)
            if rest:
                longer[first][rest[0]].append(_Phrase(tuple(rest), label))
            else:
                alone.setdefault(first, _Phrase((), label))
        for following in longer.values():
            for known in following.values():
                known.sort(key=lambda each: -len(each.rest))
        self._alone: Mapping[str, _Phrase[Label]] = alone
        self._longer = {first: dict(following) for first, following in longer.items()}
        self._firsts = frozenset({*alone, *longer})

    def scan(self, tokens: Tokens) -> Iterator[tuple[Label, Words]]:
        """The phrases of a text, from its start to its end."""
        if self._firsts.isdisjoint(tokens.words):
            return
        taken = 0
        for index, word in enumerate(tokens.words):
            if word not in self._firsts or index < taken:
                continue
            found = self._at(index, word, tokens)
            if found is not None:
                counted = [each for each in found.rest if each != NUMBER]
                taken = index + 1 + len(counted)
                if found.label is not None:
                    yield found.label, tokens.part(index, taken - 1)

    def _at(self, index: int, word: str, tokens: Tokens) -> _Phrase[Label] | None:
        """The longest phrase that begins at a word."""
        following = self._longer.get(word)
        if following is not None and index + 1 < len(tokens):
            second = tokens.words[index + 1]
            known = following.get(NUMBER if second[0].isdigit() else second, ())
            for phrase in known:
                if _follows(phrase.rest, index, tokens):
                    return phrase
        return self._alone.get(word)


def _follows(rest: tuple[str, ...], index: int, tokens: Tokens) -> bool:
    """Whether these words follow a word, with nothing strange between."""
    if index + len(rest) >= len(tokens):
        return False
    for offset, wanted in enumerate(rest, index + 1):
        word = tokens.words[offset]
        alike = word[0].isdigit() if wanted == NUMBER else word == wanted
        if not alike or tokens.gap(offset - 1) not in _GAPS:
            return False
    return True
