"""A view with a place for everything: what the layout engine answers, in pixels from the top."""

from dataclasses import dataclass

from archkit.diagrams.view import Box, Edge, Frame

Point = tuple[float, float]


@dataclass(frozen=True)
class Area:
    """A rectangle by its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower side."""
        return self.y + self.height

    @property
    def centre(self) -> Point:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def overlaps(self, other: "Area") -> bool:
        """Whether the two share more than a side."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )

    def moved(self, x: float, y: float) -> "Area":
        """The area somewhere else."""
        return Area(self.x + x, self.y + y, self.width, self.height)

    def grown(self, by: float) -> "Area":
        """The area with a margin around it."""
        return Area(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)


@dataclass(frozen=True)
class Route:
    """The way of an edge.

    Attributes:
        edge: Which.
        pieces: Its way in straight lines from the source to the target; two where its label
            stands in between.
        label: Where its label stands; nothing where it has none.
    """

    edge: Edge
    pieces: tuple[tuple[Point, ...], ...]
    label: Area | None = None

    @property
    def turns(self) -> tuple[Point, ...]:
        """Its start, its corners and its end."""
        points = [at for piece in self.pieces for at in piece]
        corners = (
            here
            for before, here, after in zip(points, points[1:], points[2:], strict=False)
            if not (before[0] == here[0] == after[0] or before[1] == here[1] == after[1])
        )
        return (points[0], *corners, points[-1])

    def moved(self, x: float, y: float) -> "Route":
        """The way somewhere else."""
        pieces = tuple(tuple((one + x, two + y) for one, two in piece) for piece in self.pieces)
        return Route(self.edge, pieces, self.label.moved(x, y) if self.label else None)


@dataclass(frozen=True)
class Scene:
    """Everything placed.

    Attributes:
        width: Of the whole, in pixels.
        height: Of the whole, in pixels.
        boxes: Each box and its area.
        frames: Each boundary and its area, outer ones first.
        routes: Each edge and its way.
        heads: Where the name of each boundary stands, in their order.
        plain: Which step down from the usual layout this is; empty for the usual one.
    """

    width: float
    height: float
    boxes: tuple[tuple[Box, Area], ...]
    frames: tuple[tuple[Frame, Area], ...]
    routes: tuple[Route, ...]
    heads: tuple[Area, ...] = ()
    plain: str = ""
