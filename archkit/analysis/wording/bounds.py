"""Figures that do not say whether they are the least or the most (INCOSE R33)."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from archkit.analysis.wording.tokens import Tokens, word_set
from archkit.analysis.wording.units import Measure
from archkit.source.words import Words

_BEFORE: Final = word_set(
    "above after at below beneath between by each every exactly exceed exceeding exceeds from last"
    " least max maximum min minimum most next over past per than to under up within"
)
"""Words that give a figure a bound, or make a condition, a rate or a period of it."""

_AFTER: Final = word_set(
    "after ago apart before earlier fewer greater higher later less longer lower maximum minimum"
    " more most old or to"
)
_REACH: Final = 4
"""How many words before and after a figure are looked at."""


def unbounded(tokens: Tokens, figures: Sequence[Measure], start: int) -> Iterator[Words]:
    """The figures behind an offset that have no bound.

    Args:
        tokens: The words of a masked text.
        figures: Its figures with units.
        start: Where the response begins: a figure in a condition needs no bound.
    """
    for figure in figures:
        here = figure.words
        if here.start < start or "±" in tokens.text[max(0, here.start - 2) : here.start]:
            continue
        first = bisect_left(tokens.spans, (here.start, 0))
        behind = bisect_left(tokens.spans, (here.end, 0))
        before = tokens.words[max(0, first - _REACH) : first]
        after = tokens.words[behind : behind + _REACH]
        if _BEFORE.isdisjoint(before) and _AFTER.isdisjoint(after):
            yield here
