"""How many years of school a text asks for.

The Automated Readability Index (E. A. Smith and R. J. Senter, Automated Readability Index,
AMRL-TR-66-220, Wright-Patterson Air Force Base, 1967) counts characters, words and sentences::

    grade = 4.71 * characters / words + 0.5 * words / sentences - 21.43

It was made for technical writing, and needs no guess at syllables, which in figures and names of
products would be wrong. It says something of a page, little of a single sentence.
"""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*|\d(?:[\d.,]*\d)?")
_END = re.compile(r"(?<=[.;:!?])\s+")


def words(text: str) -> list[str]:
    """The words and figures of a text."""
    return _WORD.findall(text)


def grade(texts: Iterable[str]) -> float:
    """The years of school that some texts together ask for."""
    sentences = [each for text in texts for each in _END.split(text.strip()) if words(each)]
    found = [word for each in sentences for word in words(each)]
    characters = sum(each.isalnum() for word in found for each in word)
    return 4.71 * characters / len(found) + 0.5 * len(found) / len(sentences) - 21.43
