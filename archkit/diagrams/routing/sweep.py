"""Where each edge stands in each row: at its box, at its label, or in a gap between boxes.

One sweep from the first row to the last: what comes straight from the row before stays straight
where there is room, and what leaves a box aims at where it has to be next.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from archkit.diagrams import measure
from archkit.diagrams.routing.gaps import Gap, gap_for, gaps_of_rows
from archkit.diagrams.routing.heads import ends_of_names
from archkit.diagrams.routing.plan import Plan, Spot
from archkit.diagrams.routing.spread import spread
from archkit.diagrams.routing.straighten import Key, Side, straighten
from archkit.diagrams.view import Tone

APART: Final = 12.0
"""How far two routes are apart."""
_LOWER: Final = -1
"""Stands for the row of an edge within a row at its second box."""
_SHIFT: Final = 90.0
"""How far a label may move to where its edge runs straight on."""


@dataclass(frozen=True)
class Chain:
    """An edge by the rows that it stands in, from the upper one to the lower.

    Attributes:
        number: Of the edge.
        upper: The box in the upper row.
        lower: The box in the lower row; in the same row for an edge that turns back.
        first: The upper row.
        last: The lower row.
        turned: Whether the edge begins at the lower box.
    """

    number: int
    upper: str
    lower: str
    first: int
    last: int
    turned: bool

    @property
    def keys(self) -> tuple[Key, ...]:
        """The edge in each of its rows; within a row, at each of its boxes."""
        if self.first == self.last:
            return (self.number, self.first), (self.number, _LOWER)
        return tuple((self.number, row) for row in range(self.first, self.last + 1))


def chains_of(plan: Plan) -> tuple[Chain, ...]:
    """Every edge between two boxes as a chain, in the order of the view."""
    found = []
    for number, edge in enumerate(plan.view.edges):
        if edge.source == edge.target:
            continue
        start, end = plan.row_of_box[edge.source], plan.row_of_box[edge.target]
        turned = (start, plan.boxes[edge.source].across) > (end, plan.boxes[edge.target].across)
        ends = (edge.target, edge.source) if turned else (edge.source, edge.target)
        found.append(Chain(number, *ends, min(start, end), max(start, end), turned))
    return tuple(found)


Places = Mapping[int, tuple[float, ...]]
"""Where an edge stands, row by row from the first of its chain; an edge within a row has two."""


def swept(plan: Plan, chains: tuple[Chain, ...]) -> Places:
    """Where each edge stands in each of its rows."""
    return _Sweep(plan, chains).places()


class _Sweep:
    def __init__(self, plan: Plan, chains: tuple[Chain, ...]) -> None:
        self._plan = plan
        self._gaps = gaps_of_rows(plan)
        self._chains = chains
        self._known: dict[Key, float] = {}
        self._sides: list[Side] = []
        self._boxes = {box.id: box for box in plan.view.boxes}
        self._names = ends_of_names(plan)
        self._coming = Counter(chain.lower for chain in chains if chain.first < chain.last)
        self._wishes: dict[Key, float] = {}

    def places(self) -> Places:
        for row in range(len(self._plan.rows)):
            self._arrive(row)
            self._pass(row)
            self._leave(row)
        straighten((c.keys for c in self._chains if c.first < c.last), self._known, self._sides)
        return {c.number: tuple(self._known[key] for key in c.keys) for c in self._chains}

    def _arrive(self, row: int) -> None:
        """Give edges from above their places at the boxes of a row."""
        coming = [c for c in self._chains if c.last == row and c.first < row]
        for box, chains in _by_lower_box(coming).items():
            wants = {c: self._known[c.number, row - 1] for c in chains}
            order = sorted(chains, key=lambda chain: (wants[chain], chain.number))
            keys, zeros = [(c.number, row) for c in order], [0.0] * len(order)
            self._spread(keys, [wants[c] for c in order], zeros, *self._entry(box))

    def _leave(self, row: int) -> None:
        """Give edges to rows below, or within the row, their places at the boxes of the row."""
        ends: dict[str, list[tuple[float, float, Key]]] = defaultdict(list)
        for chain in self._chains:
            if chain.first != row:
                continue
            places = [(chain.upper, row)]
            if chain.last == row:
                places.append((chain.lower, _LOWER))
            for box, key in places:
                aim, want = self._aim(chain, box)
                ends[box].append((aim, want, (chain.number, key)))
        for box, leaving in ends.items():
            leaving.sort()
            keys, zeros = [key for _, _, key in leaving], [0.0] * len(leaving)
            self._spread(keys, [want for _, want, _ in leaving], zeros, *self._ports(box))

    def _aim(self, chain: Chain, box: str) -> tuple[float, float]:
        """In which direction an edge leaves a box, and where it would do so."""
        middle = self._plan.boxes[box].across
        if chain.first == chain.last:
            other = self._plan.boxes[chain.lower if box == chain.upper else chain.upper]
            return other.across, other.across
        low, high = self._ahead(chain, chain.first + 1)
        heading = self._heading(chain)
        return heading, min(max(middle, low), high)

    def _heading(self, chain: Chain) -> float:
        """The middle of what comes next: a label, a gap's wished place, or the other box."""
        row = chain.first + 1
        if row == chain.last:
            return self._plan.boxes[chain.lower].across
        return self._wish(chain, row)

    def _wish(self, chain: Chain, row: int) -> float:
        """Where an edge, or its label, would best pass a row."""
        key = chain.number, row
        if key not in self._wishes:
            label = self._label_in(chain.number, row)
            self._wishes[key] = (
                self._beside(chain, row, label) if label else self._on_way(chain, row)
            )
        return self._wishes[key]

    def _beside(self, chain: Chain, row: int, label: Spot) -> float:
        """Where the layout engine has a label, or near there where its edge runs straight on."""
        low, high = self._ahead(chain, row + 1)
        near = min(max(label.across, low), high)
        return near if abs(near - label.across) <= _SHIFT else label.across

    def _on_way(self, chain: Chain, row: int) -> float:
        """Where the layout engine has an edge, or where it would be on a straight line."""
        found = self._plan.passing(chain.number, self._plan.rows[row])
        if found is not None:
            return found
        upper, lower = self._plan.boxes[chain.upper], self._plan.boxes[chain.lower]
        share = (row - chain.first) / (chain.last - chain.first)
        return upper.across + (lower.across - upper.across) * share

    def _ahead(self, chain: Chain, row: int) -> Gap:
        """The stretch in which an edge can run straight for as many rows as possible."""
        low, high = self._stretch(chain, row)
        for further in range(row + 1, chain.last + 1):
            start, end = self._stretch(chain, further)
            if max(low, start) > min(high, end):
                break
            low, high = max(low, start), min(high, end)
        return low, high

    def _stretch(self, chain: Chain, row: int) -> Gap:
        """Where an edge can be in one row."""
        if row == chain.last:
            return self._entry(chain.lower)
        wish = self._wish(chain, row)
        label = self._label_in(chain.number, row)
        return (wish, wish) if label else gap_for(self._gaps[row], wish)

    def _ports(self, box: str) -> Gap:
        spot = self._plan.boxes[box]
        round_ = self._boxes[box].tone is Tone.PEOPLE
        corner = measure.ROUND_CORNER if round_ else measure.CORNER
        return spot.low + corner, spot.high - corner

    def _entry(self, box: str) -> Gap:
        """Where edges come in from above: beside the names over the box, if there is the room."""
        low, high = self._ports(box)
        taken = (self._coming[box] - 1) * APART
        clear = (end for end in self._names.get(box, ()) if low < end <= high - taken)
        return next(clear, low), high

    def _pass(self, row: int) -> None:
        """Let edges through the gaps of a row, their labels with them."""
        held: dict[Gap, list[tuple[float, float, float, int]]] = defaultdict(list)
        for chain in self._chains:
            if not chain.first < row < chain.last:
                continue
            wish, label = self._wish(chain, row), self._label_in(chain.number, row)
            half = label.wide / 2 if label else 0.0
            gap = gap_for(self._gaps[row], wish, 2 * half)
            want = wish if label else self._straight_on(chain, row, gap)
            held[gap].append((wish, want, half, chain.number))
        for (low, high), items in held.items():
            items.sort()
            wants, halves = [item[1] for item in items], [item[2] for item in items]
            self._spread([(item[3], row) for item in items], wants, halves, low, high)

    def _spread(
        self,
        keys: Sequence[Key],
        wants: Sequence[float],
        halves: Sequence[float],
        low: float,
        high: float,
    ) -> None:
        found = spread(wants, halves, low, high, APART)
        self._known.update(zip(keys, found, strict=True))
        self._sides.append(Side(keys, halves, low, high, APART))

    def _label_in(self, number: int, row: int) -> Spot | None:
        """The label of an edge, if it stands in a row."""
        here = self._plan.row_of_label.get(number) == row
        return self._plan.labels[number] if here else None

    def _straight_on(self, chain: Chain, row: int, gap: Gap) -> float:
        """Where an edge comes from, or where it can go straight on for as long as possible."""
        before = self._known[chain.number, row - 1]
        if gap[0] <= before <= gap[1]:
            return before
        low, high = self._ahead(chain, row)
        return min(max(self._wish(chain, row), low), high)


def _by_lower_box(chains: Iterable[Chain]) -> Mapping[str, list[Chain]]:
    found: dict[str, list[Chain]] = defaultdict(list)
    for chain in chains:
        found[chain.lower].append(chain)
    return found
