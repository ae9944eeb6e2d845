"""Which track each bend takes between two rows, so that routes cross little and never coincide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, permutations
from typing import Final

from archkit.diagrams.routing.sweep import APART

_COINCIDES: Final = 40
"""How much worse it is to run on top of another than to cross it."""
_MANY: Final = 150
"""From so many bends on, they are ordered by a rule of thumb: comparing all pairs takes long."""
_STRAIGHT: Final = 0.5
_ROUNDS: Final = 8
"""How often bends are split so that none coincide."""

Step = tuple[int, float]
"""A track, 0 being the upmost, and where an edge leaves it."""
Steps = Mapping[int, tuple[Step, ...]]
"""How each edge that bends does so, by its number."""


@dataclass(frozen=True)
class Bend:
    """A change of place between two rows, or a part of one.

    Attributes:
        number: Of the edge.
        above: Where its ways from the upper row are; two for an edge that turns back.
        below: Where its way to the lower row is; nothing for an edge that turns back.
        part: Which part of a split one it is.
    """

    number: int
    above: tuple[float, ...]
    below: tuple[float, ...]
    part: int = 0

    @property
    def low(self) -> float:
        """Where the track begins."""
        return min(*self.above, *self.below)

    @property
    def high(self) -> float:
        """Where the track ends."""
        return max(*self.above, *self.below)

    @property
    def straight(self) -> bool:
        """Whether it needs no track."""
        return self.high - self.low < _STRAIGHT

    def meets(self, other: "Bend") -> bool:
        """Whether two on one track would touch."""
        return self.low - APART < other.high and other.low - APART < self.high

    def covers(self, other: "Bend") -> bool:
        """Whether, being above the other, it would lie on a way of it."""
        return self.number != other.number and any(
            abs(x - y) < APART / 2 for x in self.below for y in other.above
        )


def steps_of(bends: Sequence[Bend]) -> Steps:
    """How each edge bends. Where two would coincide in either order, one of them bends twice."""
    taken = [x for bend in bends for x in (*bend.above, *bend.below)]
    bending = [bend for bend in bends if not bend.straight]
    for _ in range(_ROUNDS if len(bending) < _MANY else 1):
        bending = _ordered(bending)
        again = _split(bending, taken) if len(bending) < _MANY else None
        if again is None:
            break
        bending = again
    found: dict[int, list[tuple[int, Step]]] = {}
    for bend, track in zip(bending, _tracks(bending), strict=True):
        leaves = (bend.below or bend.above[1:])[0]
        found.setdefault(bend.number, []).append((bend.part, (track, leaves)))
    return {number: tuple(step for _, step in sorted(each)) for number, each in found.items()}


def _tracks(order: Sequence[Bend]) -> list[int]:
    """The upmost track for each on which it meets none that comes before it."""
    tracks: list[int] = []
    for bend in order:
        over = [track for other, track in zip(order, tracks, strict=False) if other.meets(bend)]
        tracks.append(max(over, default=-1) + 1)
    return tracks


def _split(order: Sequence[Bend], taken: list[float]) -> list[Bend] | None:
    """The bends with the first that lies on another split in two; nothing where none does."""
    for place, upper in enumerate(order):
        for lower in order[place + 1 :]:
            if upper.covers(lower):
                whole = lower if lower.below else upper
                middle = _free_place(whole, taken)
                taken.append(middle)
                first = replace(whole, below=(middle,))
                second = replace(whole, above=(middle,), part=whole.part + 1)
                later = [
                    replace(bend, part=bend.part + 1)
                    if bend.number == whole.number and bend.part > whole.part
                    else bend
                    for bend in order
                    if bend is not whole
                ]
                return [*later, first, second]
    return None


def _free_place(bend: Bend, taken: Sequence[float]) -> float:
    """A place near the middle of a bend where no way is."""
    middle = (bend.low + bend.high) / 2
    for away in count():
        for place in (middle + away * APART / 4, middle - away * APART / 4):
            if all(abs(place - other) >= APART / 2 for other in taken):
                return place
    raise AssertionError  # the line has no end


def _ordered(bends: Sequence[Bend]) -> list[Bend]:
    thumb = sorted(bends, key=lambda bend: (_thumb(bend), bend.number, bend.part))
    return thumb if len(thumb) > _MANY else _improved(thumb)


def _thumb(bend: Bend) -> float:
    """Of those that go the same way, the one that goes farthest turns first: they do not cross."""
    start = bend.above[0]
    end = (bend.below or bend.above[1:])[0]
    return -start if end > start else start


def _improved(bends: Sequence[Bend]) -> list[Bend]:
    """An order with fewer crossings: each is moved to the place that costs least."""
    cost = {
        (one, other): _cost(one, other) for one, other in permutations(bends, 2) if one.meets(other)
    }
    order = list(bends)
    for _ in range(3):
        before = list(order)
        for bend in bends:
            order.remove(bend)
            order.insert(_best_place(bend, order, cost), bend)
        if order == before:
            break
    return order


def _best_place(bend: Bend, order: Sequence[Bend], cost: Mapping[tuple[Bend, Bend], int]) -> int:
    total = sum(cost.get((bend, other), 0) for other in order)
    best, least = 0, total
    for place, other in enumerate(order, start=1):
        total += cost.get((other, bend), 0) - cost.get((bend, other), 0)
        if total < least:
            best, least = place, total
    return best


def _cost(upper: Bend, lower: Bend) -> int:
    """What it costs to have one above the other: crossings, and ways that coincide."""
    if upper.number == lower.number:
        return 0 if upper.part < lower.part else _COINCIDES
    found = sum(upper.low < x < upper.high for x in lower.above)
    found += sum(lower.low < x < lower.high for x in upper.below)
    return found + _COINCIDES * upper.covers(lower)
