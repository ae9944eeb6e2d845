"""What the layout engine is asked to do: which way edges point, how rows follow, what is stacked.

The engine would make one row of all that nothing points at, and a picture of forty boxes in a row
is no picture. So edges are turned until none leads back, the direction is chosen that fits a page,
and what hangs together is set below what does not.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from archkit.diagrams import measure
from archkit.diagrams.view import Direction, Tone, View

if TYPE_CHECKING:
    import networkx as nx

PAGE: Final = 1500.0
"""How wide a picture may be before rows follow from left to right, or boxes are stacked."""
_BETWEEN: Final = 36.0
_LABEL: Final = 150.0
"""About how wide a label is, with what is left free beside it."""

Pair = tuple[str, str]


@dataclass(frozen=True)
class Arrangement:
    """How a view is to be laid out.

    Attributes:
        direction: How rows follow.
        turned: The numbers of the edges that lead back, and are laid out the other way around.
        stacked: Pairs of boxes, the second to be below the first although nothing joins them.
    """

    direction: Direction
    turned: frozenset[int]
    stacked: tuple[Pair, ...]


def arranged(view: View) -> Arrangement:
    """The arrangement of a view."""
    turned = frozenset(_leading_back(view))
    pairs = [
        (edge.target, edge.source) if number in turned else (edge.source, edge.target)
        for number, edge in enumerate(view.edges)
        if edge.source != edge.target
    ]
    rows = _rows(view, pairs)
    parts = _parts(view, pairs)
    direction = view.direction or _direction(view, rows, parts)
    return Arrangement(direction, turned, tuple(_stacked(view, rows, parts, direction)))


def _leading_back(view: View) -> Iterator[int]:
    """The edges that lead back within what forms circles; none where there is no circle.

    There, what is nearer to where one comes in, or to people, stands before what is farther.
    """
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(box.id for box in view.boxes)
    graph.add_edges_from((edge.source, edge.target) for edge in view.edges)
    places = {box.id: place for place, box in enumerate(view.boxes)}
    people = {box.id for box in view.boxes if box.tone is Tone.PEOPLE}
    order: dict[str, tuple[int, int]] = {}
    circle_of: dict[str, int] = {}
    for number, circle in enumerate(nx.strongly_connected_components(graph)):
        circle_of |= dict.fromkeys(circle, number)
        if len(circle) > 1:
            for box, far in _distances(graph, circle, people, places).items():
                order[box] = far, places[box]
    for number, edge in enumerate(view.edges):
        ends = edge.source, edge.target
        together = circle_of[ends[0]] == circle_of[ends[1]] and ends[0] != ends[1]
        if together and order[ends[0]] > order[ends[1]]:
            yield number


def _distances(
    graph: "nx.DiGraph[str]",
    circle: Collection[str],
    people: AbstractSet[str],
    places: Mapping[str, int],
) -> dict[str, int]:
    """How many edges each box of a circle is from where one comes in."""
    inside = set(circle)
    entries = inside & people or {
        box for box in inside if any(before not in inside for before in graph.pred[box])
    }
    if not entries:
        entries = {
            max(inside, key=lambda b: (graph.out_degree(b) - graph.in_degree(b), -places[b]))
        }
    found = dict.fromkeys(entries, 0)
    reached = sorted(entries, key=places.__getitem__)
    for box in reached:  # it grows while it is walked
        for after in graph.succ[box]:
            if after in inside and after not in found:
                found[after] = found[box] + 1
                reached.append(after)
    return found


def _rows(view: View, pairs: Sequence[Pair]) -> dict[str, int]:
    """About in which row each box will be: below all that leads to it."""
    into: dict[str, list[str]] = defaultdict(list)
    waiting: dict[str, int] = {box.id: 0 for box in view.boxes}
    for upper, lower in pairs:
        into[upper].append(lower)
        waiting[lower] += 1
    rows = dict.fromkeys(waiting, 0)
    ready = [name for name, count in waiting.items() if not count]
    for name in ready:  # it grows while it is walked
        for lower in into[name]:
            rows[lower] = max(rows[lower], rows[name] + 1)
            waiting[lower] -= 1
            if not waiting[lower]:
                ready.append(lower)
    return rows


def _parts(view: View, pairs: Sequence[Pair]) -> list[list[str]]:
    """The boxes that hang together, the largest part first."""
    of = {box.id: [box.id] for box in view.boxes}
    for one, other in pairs:
        if of[one] is not of[other]:
            larger, smaller = sorted((of[one], of[other]), key=len, reverse=True)
            larger += smaller
            of |= dict.fromkeys(smaller, larger)
    places = {box.id: place for place, box in enumerate(view.boxes)}
    parts = {id(part): sorted(part, key=places.__getitem__) for part in of.values()}
    return sorted(parts.values(), key=lambda part: (-len(part), places[part[0]]))


def _direction(view: View, rows: Mapping[str, int], parts: Sequence[Sequence[str]]) -> Direction:
    """From top to bottom where that fits a page, or where left to right would be wider yet."""
    widest = max((_across(part, rows, view, "TB") for part in parts), default=0.0)
    labels = Counter(min(rows[edge.source], rows[edge.target]) for edge in view.edges if edge.label)
    widest = max(widest, _LABEL * max(labels.values(), default=0))
    column = measure.BOX_WIDTH + (_LABEL + _BETWEEN if labels else 2 * _BETWEEN)
    return "LR" if widest > PAGE and max(rows.values()) * column < widest else "TB"


def _stacked(
    view: View, rows: Mapping[str, int], parts: Sequence[Sequence[str]], direction: Direction
) -> Iterator[Pair]:
    """The last box of each part above the first of one on the next shelf."""
    above: list[str] = []
    shelf: list[str] = []
    filled = 0.0
    for part in parts:
        wide = _across(part, rows, view, direction)
        if shelf and filled + wide > PAGE:
            above, shelf, filled = shelf, [], 0.0
        if above:
            yield above[min(len(shelf), len(above) - 1)], min(part, key=rows.__getitem__)
        shelf.append(max(part, key=rows.__getitem__))
        filled += wide


def _across(
    part: Sequence[str], rows: Mapping[str, int], view: View, direction: Direction
) -> float:
    """About how much room across a part takes up."""
    members, held = set(part), defaultdict[int, float](float)
    for box in view.boxes:
        if box.id in members:
            held[rows[box.id]] += measure.across(direction, measure.size(box))[0] + _BETWEEN
    return max(held.values())
