"""Faults that show in the form of a text rather than in a word of it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from archkit.analysis.wording.sentence import SENTENCE_END
from archkit.analysis.wording.tokens import Tokens, word_set
from archkit.analysis.wording.units import SPELLINGS_OF_TIME
from archkit.source.words import Words

_AND_OR: Final = re.compile(r"\b(?:and ?/ ?or|or ?/ ?and)\b", re.IGNORECASE)
_SLASH: Final = re.compile(r"(?<![\w/'-])([A-Za-z][\w'-]*) ?/ ?([A-Za-z][\w'-]*)(?![\w/])")
_SHORT: Final = 4
"""The longest half of a fixed pair of capitals, such as `TCP/IP` and `I/O`."""

_MARKS: Final = re.compile(r"\?{2,}")
_ELLIPSIS: Final = re.compile(r"\.{3}|…")
_ALL_OF_IT: Final = re.compile(r"(?<![\d.,])100 ?(?:%|percent\b)", re.IGNORECASE)

_IN_PARENTHESES: Final = re.compile(r"\(([^()]*)\)")
_ACRONYM: Final = re.compile(r"\b([A-Z][A-Z0-9]+)s? ?$")
_COMBINING: Final = frozenset(
    {"and", "or", "unless", "but", "also", "however", "whereas", "otherwise", "plus", "meanwhile"}
)

_BINDING: Final = frozenset({"shall", "must", "will", "should"})
_PASSED_OVER: Final = frozenset({"not", "also", "always", "never", "only", "then", "be"})
_IRREGULAR: Final = word_set(
    "born bought bound broken brought built caught chosen done drawn driven fed felt found given"
    " held heard hidden hung kept known laid led left lent lost made meant met overwritten paid put"
    " read rebuilt sent set shown shut sold split spoken spent stolen swept taken taught thrown"
    " told torn understood withdrawn withheld won written"
)
_STATES: Final = word_set(
    "accredited advanced authorized based certified colocated dedicated detailed enabled interested"
    " licensed limited located needed qualified related skilled trained unattended unauthorized"
    " unchanged unlimited unmanned unmarked unused"
)
"""Words of the participle's form that tell how something is, not what is done to it."""


def and_or(text: str) -> Iterator[Words]:
    """`and/or`, which can be read in two ways (R15)."""
    yield from (Words(*found.span()) for found in _AND_OR.finditer(text))


def slashes(text: str) -> Iterator[Words]:
    """A slash between words (R17); rates, such as `km/h`, and names of capitals are none."""
    for found in _SLASH.finditer(text):
        left, right = found.groups()
        capitals = left.isupper() and right.isupper() and max(len(left), len(right)) <= _SHORT
        rate = right.lower() in SPELLINGS_OF_TIME
        if not (capitals or rate or _AND_OR.fullmatch(found[0])):
            yield Words(*found.span())


def ellipses(text: str) -> Iterator[Words]:
    """Dots in the place of what a list leaves out (R9)."""
    yield from (Words(*found.span()) for found in _ELLIPSIS.finditer(text))


def question_marks(text: str) -> Iterator[Words]:
    """Marks in the place of what is still to be found out."""
    yield from (Words(*found.span()) for found in _MARKS.finditer(text))


def hundred_percent(text: str) -> Iterator[Words]:
    """`100 %`, which nobody can keep, nor prove to have kept (R26)."""
    yield from (Words(*found.span()) for found in _ALL_OF_IT.finditer(text))


def sentences(text: str) -> Iterator[Words]:
    """Every sentence behind the first (R18)."""
    ends = [*SENTENCE_END.finditer(text)]
    for number, end in enumerate(ends, 1):
        yield Words(end.end(), ends[number].start() + 1 if number < len(ends) else len(text))


def asides(text: str) -> Iterator[Words]:
    """More than a word in parentheses (R21), unless a figure, or what an acronym means."""
    for found in _IN_PARENTHESES.finditer(text):
        words = found[1].split()
        explained = _ACRONYM.search(text, max(0, found.start() - 12), found.start())
        if len(words) > 1 and not words[0][0].isdigit() and not _spells(words, explained):
            yield Words(*found.span())


def _spells(words: Sequence[str], acronym: re.Match[str] | None) -> bool:
    """Whether words in parentheses are what an acronym before them stands for."""
    return acronym is not None and words[0][:1].lower() == acronym[1][0].lower()


def combinations(tokens: Tokens, start: int) -> Iterator[Words]:
    """The words that join one response to another (R19), from an offset on."""
    for index, word in enumerate(tokens.words):
        if word in _COMBINING and tokens.spans[index][0] >= start:
            yield tokens.part(index, index)


def passives(tokens: Tokens) -> Iterator[Words]:
    """Responses that do not say who acts (R2), such as `shall be kept`."""
    if "be" not in tokens.words:
        return
    modal, being = None, False
    for index, word in enumerate(tokens.words):
        if word in _BINDING:
            modal, being = index, False
        elif modal is not None and _passed_over(word):
            being = being or word == "be"
        else:
            if modal is not None and being and _is_participle(word):
                yield tokens.part(modal, index)
            modal = None


def _passed_over(word: str) -> bool:
    return word in _PASSED_OVER or word.endswith("ly")


def _is_participle(word: str) -> bool:
    regular = word.endswith("ed") and len(word) > _SHORT and word not in _STATES
    return regular or word in _IRREGULAR
