"""Figures that do not say whether they are the least or the most (INCOSE R33)."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from archkit.analysis.wording.tokens import Tokens, word_set
from archkit.analysis.wording.units import Measure, Quantity
from archkit.source.words import Words

_BEFORE: Final = word_set(
    "above accuracy after at below beneath between by each every exactly exceed exceeding exceeds"
    " from last least max maximum min minimum most next over past per precision resolution than to"
    " tolerance under up within"
)
"""Words that give a figure a bound, or make a condition, a rate or a period of it."""

_AFTER: Final = word_set(
    "after ago apart before earlier fewer greater higher later less longer lower maximum minimum"
    " more most old or to"
)
_DEFINITE: Final = frozenset({"the", "these", "those"})
"""`the 12 months that end in June`: a known stretch, and no demand."""

_REACH: Final = 4
"""How many words before and after a figure are looked at."""


def unbounded(tokens: Tokens, figures: Sequence[Measure], start: int) -> Iterator[Words]:
    """The figures behind an offset that have no bound.

    Args:
        tokens: The words of a masked text.
        figures: Its figures with units.
        start: Where the response begins: a figure in a condition needs no bound.
    """
    open_ends = [
        figure
        for figure in figures
        if figure.words.start >= start and not _is_bounded(tokens, figure.words)
    ]
    # `95 % of searches within 2 s` tells how often the bound holds, and needs none of its own.
    a_share_will_do = len(open_ends) < sum(figure.words.start >= start for figure in figures)
    for figure in open_ends:
        if not (a_share_will_do and figure.unit.quantity is Quantity.SHARE):
            yield figure.words


def _is_bounded(tokens: Tokens, figure: Words) -> bool:
    if "±" in tokens.text[max(0, figure.start - 2) : figure.start]:
        return True
    first = bisect_left(tokens.spans, (figure.start, 0))
    behind = bisect_left(tokens.spans, (figure.end, 0))
    before = tokens.words[max(0, first - _REACH) : first]
    if before and before[-1] in _DEFINITE:
        return True
    after = tokens.words[behind : behind + _REACH]
    return not (_BEFORE.isdisjoint(before) and _AFTER.isdisjoint(after))
