"""Simulation: the share of many drawn states in which a structure works, with its error.

Where a diagram would be too large, states are drawn (Monte Carlo): each block is up or down by
its own share, and all trials are worked out at once, a bit for each. The seed is made from the
structure and the shares, so that the same design always draws the same states. The true share
lies within the interval of Wilson (1927), which is sound where hardly any trial fails too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from random import Random
from typing import Final

from archkit.analysis.availability.structure import Structure, works

TRIALS: Final = 100_000
"""How many states are drawn."""
MOST_FORCED: Final = 100
"""For more blocks than these, the trials are not worked out again with each block up and down."""
SURE: Final = 3.2905
"""The interval is this many standard errors wide to either side: 99.9 % of the normal."""

_BITS: Final = 53
"""The bits of a share that count: those of a number."""


class Trials:
    """Truth values of all trials at once: a whole number with a bit for each."""

    no = 0
    yes = (1 << TRIALS) - 1

    def both(self, one: int, other: int) -> int:
        """The trials in which both hold."""
        return one & other

    def either(self, one: int, other: int) -> int:
        """The trials in which at least one holds."""
        return one | other


@dataclass(frozen=True)
class Simulated:
    """A structure function worked out by trials.

    Attributes:
        structure: The structure.
        shares: How often each block works.
    """

    structure: Structure
    shares: Sequence[float]

    @cached_property
    def share(self) -> float:
        """The share of the trials in which the whole worked."""
        return self._share(self._drawn)

    @property
    def error(self) -> float:
        """The standard error of the share."""
        return sqrt(self.share * (1 - self.share) / TRIALS)

    @property
    def interval(self) -> tuple[float, float]:
        """The bounds between which the true share lies, 999 times of 1000."""
        weight = SURE**2 / TRIALS
        middle = (self.share + weight / 2) / (1 + weight)
        half = sqrt(self.share * (1 - self.share) * weight + weight**2 / 4) / (1 + weight)
        return max(0.0, middle - half), min(1.0, middle + half)

    @cached_property
    def importance(self) -> Sequence[float]:
        """How much the whole gains for each unit that a block gains, by the same trials.

        With many blocks it is told from the trials as they were drawn, where both sides came up.
        """
        if len(self.shares) > MOST_FORCED:
            works_at = works(self.structure, Trials(), self._drawn)
            return [_between(up, works_at) for up in self._drawn]
        found = []
        for number in range(len(self.shares)):
            always, never = list(self._drawn), list(self._drawn)
            always[number], never[number] = Trials.yes, Trials.no
            found.append(self._share(always) - self._share(never))
        return found

    @cached_property
    def _drawn(self) -> Sequence[int]:
        """The trials in which each block is up."""
        structure = self.structure
        seed = repr((structure.blocks, structure.choices, structure.needs, tuple(self.shares)))
        draw = Random(seed)  # noqa: S311 - it has to be repeatable, and keeps no secret
        return [_up(share, draw) for share in self.shares]

    def _share(self, blocks: Sequence[int]) -> float:
        return works(self.structure, Trials(), blocks).bit_count() / TRIALS


def _between(up: int, works_at: int) -> float:
    """The share of the trials that end well with a block up, less that with it down."""
    down = Trials.yes & ~up
    if not up or not down:
        return 0.0
    return (up & works_at).bit_count() / up.bit_count() - (
        down & works_at
    ).bit_count() / down.bit_count()


def _up(share: float, draw: Random) -> int:
    """The trials in which a block is up.

    Bit by bit of the share, the last first: with an even chance each trial keeps what it has, or
    takes the bit. That comes to the share to the last of its bits, for all trials at once.
    """
    if share >= 1:
        return Trials.yes
    up, left = Trials.no, int(share * 2**_BITS)
    for _ in range(_BITS):
        even = draw.getrandbits(TRIALS)
        up = up | even if left & 1 else up & even
        left >>= 1
    return up
