"""Decision diagrams: exact probabilities of structure functions with shared parts.

A reduced ordered binary decision diagram (Bryant 1986) is pivotal decomposition with a memory:
each node asks whether one block works and goes on to what is left to ask, and what is left is
kept once however often it comes up. The probability follows from the leaves upward, and the
Birnbaum importance of all blocks from one more pass downward.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from archkit.analysis.availability.structure import Structure, works

MOST_NODES: Final = 20_000
"""A diagram that needs more is given up, and the figure is simulated."""
MOST_STEPS: Final = 10 * MOST_NODES
"""The same for the pairs of nodes that are worked together, however few nodes come of it."""
MOST_BLOCKS: Final = 200
"""The same for the blocks: working two diagrams together goes as deep as there are blocks."""

NO: Final = 0
YES: Final = 1


class TooLargeError(Exception):
    """The diagram would be larger than is worked out."""


class Diagrams:
    """Diagrams over some blocks, which share their nodes: equal functions are the same number."""

    no = NO
    yes = YES

    def __init__(self, blocks: int) -> None:
        self.nodes: list[tuple[int, int, int]] = [(blocks, NO, NO), (blocks, YES, YES)]
        self._numbers: dict[tuple[int, int, int], int] = {}
        self._both: dict[tuple[int, int], int] = {}
        self._either: dict[tuple[int, int], int] = {}

    def block(self, number: int) -> int:
        """The diagram of "this block works"."""
        return self._node(number, NO, YES)

    def both(self, one: int, other: int) -> int:
        """The diagram of "both hold"."""
        return self._joined(one, other, NO, self._both)

    def either(self, one: int, other: int) -> int:
        """The diagram of "at least one holds"."""
        return self._joined(one, other, YES, self._either)

    def _joined(self, one: int, other: int, wins: int, known: dict[tuple[int, int], int]) -> int:
        """Two diagrams as one, where a leaf `wins` settles it and the other leaf says nothing."""
        if wins in (one, other):
            return wins
        if one == other or other == 1 - wins:
            return one
        if one == 1 - wins:
            return other
        key = (one, other) if one < other else (other, one)
        if key not in known:
            if len(known) >= MOST_STEPS:
                raise TooLargeError
            first, second = self.nodes[one], self.nodes[other]
            block = min(first[0], second[0])
            _, one_down, one_up = first if first[0] == block else (block, one, one)
            _, other_down, other_up = second if second[0] == block else (block, other, other)
            down = self._joined(one_down, other_down, wins, known)
            known[key] = self._node(block, down, self._joined(one_up, other_up, wins, known))
        return known[key]

    def _node(self, block: int, down: int, up: int) -> int:
        if down == up:
            return down
        key = (block, down, up)
        if key not in self._numbers:
            if len(self.nodes) >= MOST_NODES:
                raise TooLargeError
            self._numbers[key] = len(self.nodes)
            self.nodes.append(key)
        return self._numbers[key]


@dataclass(frozen=True)
class Exact:
    """A structure function worked out as a diagram.

    Attributes:
        nodes: For each node its block, and the nodes that follow where that is down or up; what
            follows stands before.
        top: The node to begin at.
        shares: How often each block works.
    """

    nodes: Sequence[tuple[int, int, int]]
    top: int
    shares: Sequence[float]

    @property
    def share(self) -> float:
        """How often the whole works."""
        return self._chances[self.top]

    @cached_property
    def _chances(self) -> Mapping[int, float]:
        """For each node that counts, how likely the way from there ends well."""
        found = {NO: 0.0, YES: 1.0}
        for number in reversed(self._below):
            block, down, up = self.nodes[number]
            share = self.shares[block]
            found[number] = (1 - share) * found[down] + share * found[up]
        return found

    @cached_property
    def _below(self) -> Sequence[int]:
        """The nodes that can be come to, from the top, each before what follows it."""
        found, waiting = set[int](), [self.top]
        while waiting:
            number = waiting.pop()
            if number > YES and number not in found:
                found.add(number)
                waiting += self.nodes[number][1:]
        return sorted(found, reverse=True)

    @cached_property
    def importance(self) -> Sequence[float]:
        """How much the whole gains for each unit that a block gains (Birnbaum 1969).

        It is the chance that the block decides: that of coming to a node that asks for it,
        times the difference its answer makes there.
        """
        found = [0.0] * len(self.shares)
        come = dict.fromkeys(self._below, 0.0) | {self.top: 1.0}
        for number in self._below:
            block, down, up = self.nodes[number]
            found[block] += come[number] * (self._chances[up] - self._chances[down])
            for after, share in ((down, 1 - self.shares[block]), (up, self.shares[block])):
                if after > YES:
                    come[after] += come[number] * share
        return found


class Diagram(NamedTuple):
    """The structure function of a use, its series apart."""

    nodes: Sequence[tuple[int, int, int]]
    top: int

    def with_shares(self, shares: Sequence[float]) -> Exact:
        """The function where each block works so often."""
        return Exact(self.nodes, self.top, shares)


def diagram_of(structure: Structure) -> Diagram:
    """The diagram of a structure, its series apart.

    Raises:
        TooLargeError: where it would be larger than is worked out.
    """
    count = len(structure.blocks)
    if count > MOST_BLOCKS:
        raise TooLargeError
    diagrams = Diagrams(count)
    top = works(structure, diagrams, [diagrams.block(number) for number in range(count)])
    return Diagram(diagrams.nodes, top)
