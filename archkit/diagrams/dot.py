"""A view as DOT, every size measured beforehand: the engine sets no text, it only finds places.

A label is a node of its own between the two boxes of its edge, so that it takes part in the
layout and nothing is ever laid on it; edges that lead back are turned beforehand.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from archkit.diagrams import measure
from archkit.diagrams.arrange import Arrangement
from archkit.diagrams.routing.routes import LOOP
from archkit.diagrams.routing.sweep import APART
from archkit.diagrams.view import Box, Frame, View

if TYPE_CHECKING:
    from graphviz import Digraph

_INCH: Final = 72


@dataclass(frozen=True)
class Attempt:
    """One step of the ladder of ever plainer layouts.

    Attributes:
        name: What it leaves out, for the note under the picture; empty for the usual one.
        seconds: How long the engine may take.
        labels: Whether room is kept for labels.
        settings: What the engine is told beyond the usual.
    """

    name: str
    seconds: float
    labels: bool
    settings: Mapping[str, str]


LADDER: Final = (
    Attempt("", 15, labels=True, settings={"newrank": "true"}),
    Attempt("", 15, labels=True, settings={}),
    Attempt("labels", 15, labels=False, settings={"nslimit": "2", "mclimit": "0.5"}),
    Attempt(
        "labels",
        30,
        labels=False,
        settings={"nslimit": "1", "mclimit": "0.2", "splines": "line"},
    ),
)


def dot_source(view: View, arrangement: Arrangement, attempt: Attempt = LADDER[0]) -> str:
    """The DOT of a view.

    Boxes are called `b0`, `b1`, labels `l0`, `l1` by their edges, and edges `e0`, `e1`, in their
    order; the second half of an edge with a label is called `h0`, `h1`. The layout depends on sizes
    and order alone, so that a mere change of words keeps it.
    """
    import graphviz

    graph = graphviz.Digraph(
        graph_attr={
            "rankdir": arrangement.direction,
            "nodesep": "0.5" if arrangement.direction == "TB" else "0.33",
            "ranksep": "0.3",
            "outputorder": "nodesfirst",
            "remincross": "true",
            **attempt.settings,
        },
        node_attr={"shape": "box", "fixedsize": "true", "label": ""},
        edge_attr={"arrowhead": "none"},
    )
    _Writer(view, arrangement, attempt).write(graph)
    return str(graph.source)


def labelled(view: View, attempt: Attempt) -> frozenset[int]:
    """The edges whose labels are nodes: those of edges between two boxes."""
    return frozenset(
        number
        for number, edge in enumerate(view.edges)
        if attempt.labels and edge.source != edge.target and measure.label(edge)
    )


def frame_names(frames: Iterable[Frame]) -> dict[str, str]:
    """What boundaries are called in DOT, by their ids."""
    return {frame.id: f"cluster_{number}" for number, frame in enumerate(frames)}


def box_sizes(view: View, arrangement: Arrangement) -> dict[str, tuple[float, float]]:
    """The width and height of each box: those of its words, or more where many edges meet at it."""
    upper, lower = Counter[str](), Counter[str]()
    for number, edge in enumerate(view.edges):
        if edge.source != edge.target:
            turned = number in arrangement.turned
            upper[edge.source if turned else edge.target] += 1
            lower[edge.target if turned else edge.source] += 1
    found = {}
    for box in view.boxes:
        wide, deep = measure.across(arrangement.direction, measure.size(box))
        needed = 2 * measure.CORNER + max(upper[box.id], lower[box.id]) * APART
        found[box.id] = measure.across(arrangement.direction, (max(wide, needed), deep))
    return found


def beside(box: Box, view: View, arrangement: Arrangement) -> float:
    """What routes from a box to itself take up beside it, with their labels."""
    found = 0.0
    for edge in view.edges:
        if edge.source == edge.target == box.id:
            label = measure.label_size(edge) if measure.label(edge) else (0.0, 0.0)
            found = max(found, LOOP + 8 + measure.across(arrangement.direction, label)[0])
    return found


class _Writer:
    def __init__(self, view: View, arrangement: Arrangement, attempt: Attempt) -> None:
        self._view = view
        self._arrangement = arrangement
        self._names = {box.id: f"b{number}" for number, box in enumerate(view.boxes)}
        self._sizes = box_sizes(view, arrangement)
        self._labelled = labelled(view, attempt)
        self._frames = {frame.id: frame for frame in view.frames}
        self._called = frame_names(view.frames)
        self._busy = Counter(
            self._names[end] for edge in view.edges for end in (edge.source, edge.target)
        )
        self._homes = {number: self._home(number) for number in self._labelled}

    def write(self, graph: "Digraph") -> None:
        """Everything: what is in no boundary, the boundaries, the edges."""
        self._fill(graph, "")
        for number in range(len(self._view.edges)):
            self._edge(graph, number)
        for upper, lower in self._arrangement.stacked:
            graph.edge(self._names[upper], self._names[lower], style="invis")

    def _fill(self, graph: "Digraph", inside: str) -> None:
        """Put the boxes, labels and boundaries of one boundary into its graph."""
        for box in self._view.boxes:
            if box.frame == inside:
                self._node(graph, self._names[box.id], self._size(box))
        for number, home in sorted(self._homes.items()):
            if home == inside:
                self._node(graph, f"l{number}", measure.label_size(self._view.edges[number]))
        for frame in self._view.frames:
            if frame.parent == inside:
                with graph.subgraph(name=self._called[frame.id]) as part:
                    room = _room(measure.head_width(frame), measure.FRAME_HEAD)
                    part.attr(label=room, margin=f"{measure.FRAME_MARGIN:g}", labeljust="l")
                    self._fill(part, frame.id)

    def _size(self, box: Box) -> tuple[float, float]:
        """The size of a box with what stands beside it."""
        direction = self._arrangement.direction
        wide, deep = measure.across(direction, self._sizes[box.id])
        more = beside(box, self._view, self._arrangement)
        return measure.across(direction, (wide + more, deep))

    def _node(self, graph: "Digraph", name: str, size: tuple[float, float]) -> None:
        graph.node(name, width=f"{size[0] / _INCH:.4f}", height=f"{size[1] / _INCH:.4f}")

    def _edge(self, graph: "Digraph", number: int) -> None:
        edge = self._view.edges[number]
        if edge.source == edge.target:
            return
        ends = [self._names[edge.source], self._names[edge.target]]
        if number in self._arrangement.turned:
            ends.reverse()
        if number in self._labelled:
            near, far = self._weights(ends)
            graph.edge(ends[0], f"l{number}", id=f"e{number}", weight=near)
            graph.edge(f"l{number}", ends[1], id=f"h{number}", weight=far)
            return
        graph.edge(*ends, id=f"e{number}", minlen="2" if self._labelled else "1")

    def _weights(self, ends: Sequence[str]) -> tuple[str, str]:
        """How much each half of an edge wants to be straight: a label keeps to the quieter end."""
        busy = [self._busy[end] for end in ends]
        if busy[0] == busy[1]:
            return "2", "2"
        return ("6", "1") if busy[0] < busy[1] else ("1", "6")

    def _home(self, number: int) -> str:
        """The innermost boundary that holds both ends of an edge, and so its label."""
        edge = self._view.edges[number]
        around = self._around(edge.target)
        return next(frame for frame in self._around(edge.source) if frame in around)

    def _around(self, box: str) -> list[str]:
        """The boundaries around a box, the innermost first, and last of all the picture."""
        frame = next(each.frame for each in self._view.boxes if each.id == box)
        found = [frame]
        while frame:
            frame = self._frames[frame].parent
            found.append(frame)
        return found


def _room(wide: float, high: float) -> str:
    """An empty table of a size: it takes up just that much, whatever fonts the engine knows."""
    size = f'fixedsize="true" width="{wide:.0f}" height="{high:.0f}"'
    return f'<<table border="0" cellspacing="0" {size}><tr><td></td></tr></table>>'
