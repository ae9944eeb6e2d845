"""Takes the small steps out of routes: a bend of a few pixels looks like a mistake."""

from collections.abc import Iterable, MutableMapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

Key = tuple[int, int]
"""An edge by its number, and a row."""

_SMALL: Final = 26.0
_SAME: Final = 0.01


@dataclass(frozen=True)
class Side:
    """Things that stand side by side, in their order: at one side of a box, or in one gap.

    Attributes:
        keys: What they are.
        halves: Half of the width of each.
        low: Where their room begins.
        high: Where it ends.
        gap: How far two neighbours are apart at least.
    """

    keys: Sequence[Key]
    halves: Sequence[float]
    low: float
    high: float
    gap: float

    def free(self, key: Key, known: MutableMapping[Key, float], to: float) -> bool:
        """Whether one of them can be moved there without coming nearer than it may."""
        at = self.keys.index(key)
        half = self.halves[at]
        if not self.low + half <= to <= self.high - half:
            return False
        for other in (at - 1, at + 1):
            if 0 <= other < len(self.keys):
                neighbour, now = known[self.keys[other]], known[key]
                least = min(abs(now - neighbour), half + self.halves[other] + self.gap)
                away = (to - neighbour) * (1 if other < at else -1)
                if away < least - _SAME:
                    return False
        return True


def straighten(
    chains: Iterable[Sequence[Key]], known: MutableMapping[Key, float], sides: Iterable[Side]
) -> None:
    """Move straight runs that are a small step apart onto one line, where there is room.

    Args:
        chains: The rows of each edge in their order.
        known: Where each edge is in each of its rows; changed in place.
        sides: What stands side by side.
    """
    side_of = {key: side for side in sides for key in side.keys}
    for chain in chains:
        runs = [list(run) for _, run in groupby(chain, key=known.__getitem__)]
        for one, other in pairwise(runs):
            here, there = known[one[-1]], known[other[0]]
            if _SAME < abs(here - there) <= _SMALL and not _moved(other, here, known, side_of):
                _moved(one, there, known, side_of)


def _moved(
    run: Sequence[Key],
    to: float,
    known: MutableMapping[Key, float],
    side_of: MutableMapping[Key, Side],
) -> bool:
    """Whether the whole of a run could be moved, and so was."""
    if not all(side_of[key].free(key, known, to) for key in run):
        return False
    known.update(dict.fromkeys(run, to))
    return True
