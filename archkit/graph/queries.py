"""Questions to a graph, under the names the field gives them."""

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from archkit.graph.graphs import Graph


def strongly_connected(graph: "Graph") -> list[list[str]]:
    """The groups of nodes that all reach each other (Tarjan 1972), larger than one, sorted."""
    import networkx as nx

    groups = nx.strongly_connected_components(graph)
    return sorted(sorted(group) for group in groups if len(group) > 1)


def shortest_cycle(graph: "Graph", within: Iterable[str]) -> list[str]:
    """One shortest cycle among the given nodes, beginning and ending at its smallest node.

    Ties are broken by the nodes' names, so that the answer never depends on the
    order in which the graph was built. No linear method is known; so the search stops
    after an effort in proportion to the size of the group, and the cycle of a group
    of many thousand nodes is then a short one, but perhaps not the shortest.
    """
    nodes = sorted(within)
    inside = frozenset(nodes)
    best: list[str] = []
    effort = _EFFORT * len(nodes)
    for start in nodes:
        found, steps = _cycle_from(graph, start, inside, len(best) - 2 if best else len(nodes))
        best = found or best
        effort -= steps
        if best and effort <= 0:
            break
    return best


_EFFORT = 20
"""How often a search for a shortest cycle may look at each node, on the average."""


def _cycle_from(
    graph: "Graph", start: str, inside: frozenset[str], longest: int
) -> tuple[list[str], int]:
    """A shortest cycle of at most so many edges whose smallest node is the start, and the effort.

    A cycle with a smaller node is found from that one, so such nodes are left out.
    """
    before: dict[str, str | None] = {start: None}
    frontier = [start]
    effort = 0
    while frontier and longest > 0:
        longest -= 1
        reached = []
        for node in frontier:
            for after in sorted(graph.successors(node)):
                effort += 1
                if after == start:
                    return [*_walk_back(before, node), start], effort
                if after in before or after < start or after not in inside:
                    continue
                before[after] = node
                reached.append(after)
        frontier = reached
    return [], effort


def one_cycle_each(edges: Iterable[tuple[str, str]]) -> list[list[str]]:
    """For each group of nodes that all reach each other, one shortest cycle; and each self-loop.

    Every cycle begins and ends at its smallest node.
    """
    pairs = set(edges)
    loops = [[source, target] for source, target in pairs if source == target]
    core = _peeled([(source, target) for source, target in pairs if source != target]).core
    if not core:
        return sorted(loops)  # Mostly so; and then networkx need not be imported.
    import networkx as nx

    graph: Graph = nx.DiGraph(sorted(core))
    return sorted([*loops, *(shortest_cycle(graph, group) for group in strongly_connected(graph))])


def dependencies_first(edges: Collection[tuple[str, str]]) -> list[list[str]]:
    """The nodes of some edges so that what a node points to comes before it.

    Nodes that all reach each other come as one group (the condensation of the graph).
    """
    peeled = _peeled(edges)
    return [
        *([node] for node in peeled.back),
        *_condensed(peeled.core),
        *([node] for node in reversed(peeled.front)),
    ]


def _condensed(edges: Collection[tuple[str, str]]) -> list[list[str]]:
    """The groups of nodes that all reach each other, what a group points to before it."""
    if not edges:
        return []
    import networkx as nx

    graph: Graph = nx.DiGraph(list(edges))
    whole = nx.condensation(graph)
    groups = [sorted(whole.nodes[each]["members"]) for each in nx.topological_sort(whole)]
    return groups[::-1]


class _Peeled(NamedTuple):
    """A graph without what no cycle can go through, which is mostly all of it.

    Attributes:
        front: The nodes that no cycle leads to, each before all that it points to.
        core: The edges between the nodes on cycles, and on the ways from one to another.
        back: The other nodes that no cycle goes through, each after all that it points to.
    """

    front: list[str]
    core: list[tuple[str, str]]
    back: list[str]


def _peeled(edges: Collection[tuple[str, str]]) -> _Peeled:
    """Take away nodes without a way in, then those without a way out (Kahn 1962)."""
    front = _without_ways_in(edges)
    gone = set(front)
    rest = [edge for edge in edges if edge[0] not in gone and edge[1] not in gone]
    back = _without_ways_in([(target, source) for source, target in rest])
    gone.update(back)
    core = [edge for edge in rest if edge[0] not in gone and edge[1] not in gone]
    return _Peeled(front, core, back)


def _without_ways_in(edges: Iterable[tuple[str, str]]) -> list[str]:
    """The nodes that no cycle leads to, each before all that it points to."""
    after: dict[str, list[str]] = {}
    ways_in: dict[str, int] = {}
    for source, target in edges:
        if source in after:
            after[source].append(target)
        else:
            after[source] = [target]
        ways_in[target] = ways_in.get(target, 0) + 1
    order = [node for node in after if node not in ways_in]
    for node in order:  # It grows while it is walked.
        for target in after.get(node, ()):
            ways_in[target] -= 1
            if not ways_in[target]:
                order.append(target)
    return order


def shortest_paths(graph: "Graph", starts: Iterable[str], goals: Iterable[str]) -> list[list[str]]:
    """For each goal that can be reached, one shortest path from any of the starts.

    With the components of one zone as starts and those of another as goals, these
    are the paths that cross from zone to zone. The paths are in the order of their
    goals, and of equally short ones the first by name is taken.
    """
    before: dict[str, str | None] = dict.fromkeys(sorted(node for node in starts if node in graph))
    waiting = deque(before)
    while waiting:
        node = waiting.popleft()
        for after in sorted(graph.successors(node)):
            if after not in before:
                before[after] = node
                waiting.append(after)
    return [_walk_back(before, goal) for goal in sorted(set(goals)) if before.get(goal) is not None]


def _walk_back(before: Mapping[str, str | None], goal: str) -> list[str]:
    path = [goal]
    while (node := before[path[-1]]) is not None:
        path.append(node)
    return path[::-1]


def descendants(graph: "Graph", start: str) -> set[str]:
    """Every node that can be reached from one, without itself."""
    import networkx as nx

    return set(nx.descendants(graph, start)) if start in graph else set()


def reached(edges: Collection[tuple[str, str]]) -> dict[str, int]:
    """How many nodes can be reached from each node of some edges, itself included.

    What can be reached is kept as the bits of a number, and each group of nodes that
    all reach each other adds up what lies behind it.
    """
    after: dict[str, list[str]] = {}
    for source, target in edges:
        after.setdefault(source, []).append(target)
    found: dict[str, int] = {}
    seen = 0
    for group in dependencies_first(edges):
        own = sum(1 << (seen + number) for number in range(len(group)))
        seen += len(group)
        behind = (found.get(target, 0) for node in group for target in after.get(node, ()))
        found.update(dict.fromkeys(group, reduce(or_, behind, own)))
    return {node: bits.bit_count() for node, bits in found.items()}


def articulation_points(graph: "Graph") -> list[str]:
    """The nodes whose removal splits the graph, its edges taken without direction."""
    import networkx as nx

    return sorted(nx.articulation_points(graph.to_undirected(as_view=True)))
