"""What the layout engine answered, in rows: the ground on which routes are found."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from archkit.diagrams.view import Direction, View


@dataclass(frozen=True)
class Spot:
    """A rectangle by its middle: `across` runs along its row, `along` from row to row.

    What stands `beside` it, at its end, belongs to it: nothing else may be there.
    """

    across: float
    along: float
    wide: float
    deep: float
    beside: float = 0.0

    def moved_along(self, by: float) -> "Spot":
        """The same in another place along."""
        return replace(self, along=self.along + by)

    @property
    def low(self) -> float:
        """Where it begins in its row."""
        return self.across - self.wide / 2

    @property
    def high(self) -> float:
        """Where it ends in its row."""
        return self.across + self.wide / 2


@dataclass(frozen=True)
class Plan:
    """Everything placed but the routes.

    Attributes:
        view: What is shown.
        direction: How rows follow each other.
        boxes: Where the box of each id is.
        labels: Where the label of each edge is, by its number.
        sides: Where each boundary begins and ends across.
        passing: Where an edge wants to pass at some place along; nothing where that is open.
    """

    view: View
    direction: Direction
    boxes: Mapping[str, Spot]
    labels: Mapping[int, Spot]
    sides: Mapping[str, tuple[float, float]]
    passing: Callable[[int, float], float | None]

    @cached_property
    def rows(self) -> tuple[float, ...]:
        """The middles of the rows; what overlaps along belongs to one row."""
        spans = sorted(
            (spot.along - spot.deep / 2, spot.along + spot.deep / 2)
            for spot in (*self.boxes.values(), *self.labels.values())
        )
        return tuple(_middles(spans))

    def row(self, spot: Spot) -> int:
        """The number of the row that something stands in."""
        return min(range(len(self.rows)), key=lambda n: abs(self.rows[n] - spot.along))

    @cached_property
    def row_of_box(self) -> Mapping[str, int]:
        """The row of each box."""
        return {name: self.row(spot) for name, spot in self.boxes.items()}

    @cached_property
    def row_of_label(self) -> Mapping[int, int]:
        """The row of each label."""
        return {edge: self.row(spot) for edge, spot in self.labels.items()}

    @cached_property
    def span_of_frame(self) -> Mapping[str, tuple[int, int]]:
        """The first and the last row in which a boundary has a box."""
        spans: dict[str, tuple[int, int]] = {}
        parents = {frame.id: frame.parent for frame in self.view.frames}
        for box in self.view.boxes:
            row, frame = self.row_of_box[box.id], box.frame
            while frame:
                first, last = spans.get(frame, (row, row))
                spans[frame] = min(first, row), max(last, row)
                frame = parents[frame]
        return spans


def _middles(spans: Sequence[tuple[float, float]]) -> list[float]:
    merged: list[tuple[float, float]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return [(start + end) / 2 for start, end in merged]
