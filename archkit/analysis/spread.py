"""Three-valued reachability: what something surely gets to, and what it may get to.

Two breadth-first searches (Moore 1959) from many starts at once, each linear in
the size of the graph. The first takes only sure steps. The second goes on from
what the first could not decide, and remembers the missing fields it rests on.
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from archkit.analysis.knowledge import Missing, Truth

Steps = Callable[[str], Iterable[tuple[str, Truth]]]
"""The nodes after a node, each with whether the step can be taken."""


class Spread(NamedTuple):
    """What was reached.

    Attributes:
        before: Each node surely reached, with the node before it; a start has itself.
        perhaps: Each node that may be reached, with what would settle it.
    """

    before: Mapping[str, str]
    perhaps: Mapping[str, Missing]

    def reaches(self, node: str) -> Truth:
        """Whether a node is reached; a start reaches itself."""
        return True if node in self.before else self.perhaps.get(node, False)

    def way(self, node: str) -> list[str]:
        """A shortest way to a node that is surely reached, from its start."""
        way = [node]
        while (earlier := self.before[way[-1]]) != way[-1]:
            way.append(earlier)
        return way[::-1]


def spread(starts: Iterable[tuple[str, Truth]], steps: Steps) -> Spread:
    """Find what is reached from the starts; each start says whether it is one."""
    starts = tuple(starts)
    before = {node: node for node, truth in starts if truth is True}
    doubtful = [(node, truth) for node, truth in starts if isinstance(truth, Missing)]
    waiting = deque(before)
    while waiting:
        node = waiting.popleft()
        for after, truth in steps(node):
            if isinstance(truth, Missing):
                doubtful.append((after, truth))
            elif truth and after not in before:
                before[after] = node
                waiting.append(after)
    return Spread(before, _perhaps(doubtful, steps, before))


def _perhaps(
    doubtful: Iterable[tuple[str, Missing]], steps: Steps, sure: Mapping[str, str]
) -> dict[str, Missing]:
    """What is reached beyond what is sure, each with the nearest doubt on the way."""
    found: dict[str, Missing] = {}
    waiting = deque(doubtful)
    while waiting:
        node, doubt = waiting.popleft()
        if node in found or node in sure:
            continue
        found[node] = doubt
        for after, truth in steps(node):
            if truth is not False:
                waiting.append((after, truth if isinstance(truth, Missing) else doubt))
    return found
