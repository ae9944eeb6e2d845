"""Puts things side by side, each as near to where it wants to be as the others allow."""

from collections.abc import Sequence
from itertools import pairwise


def spread(
    wants: Sequence[float],
    halves: Sequence[float],
    low: float,
    high: float,
    gap: float,
) -> list[float]:
    """The middles of things in a given order.

    Least squares under the order (pool adjacent violators). Where there is too little room, the
    gaps between them shrink, and where even that does not help, they overlap as little as may be.

    Args:
        wants: Where the middle of each wants to be.
        halves: Half of the width of each.
        low: Where the room begins.
        high: Where it ends.
        gap: How far two neighbours are apart at least.
    """
    if not wants:
        return []
    room = high - low - 2 * sum(halves)
    if len(wants) > 1 and room < gap * (len(wants) - 1):
        gap = room / (len(wants) - 1)
    offsets = [0.0]
    for before, after in pairwise(halves):
        offsets.append(offsets[-1] + before + after + gap)
    first, last = low + halves[0], high - halves[-1] - offsets[-1]
    pooled = _rising([want - offset for want, offset in zip(wants, offsets, strict=True)])
    return [
        max(first, min(last, place)) + offset for place, offset in zip(pooled, offsets, strict=True)
    ]


def _rising(values: Sequence[float]) -> list[float]:
    """The nearest values that never fall."""
    pools: list[tuple[float, int]] = []
    for value in values:
        total, count = value, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            before, many = pools.pop()
            total, count = total + before, count + many
        pools.append((total, count))
    return [total / count for total, count in pools for _ in range(count)]
