"""Questions to a graph, under the names the field gives them."""

from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archkit.graph.graphs import Graph


def strongly_connected(graph: "Graph") -> list[list[str]]:
    """The groups of nodes that all reach each other (Tarjan 1972), larger than one, sorted."""
    import networkx as nx

    groups = nx.strongly_connected_components(graph)
    return sorted(sorted(group) for group in groups if len(group) > 1)


def self_loops(graph: "Graph") -> list[str]:
    """The nodes with an edge to themselves."""
    return sorted(node for node in graph if graph.has_edge(node, node))


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
    before: dict[str, str] = {}
    frontier = [start]
    effort = 0
    while frontier and longest > 0:
        longest -= 1
        reached = []
        for node in frontier:
            for after in sorted(graph.successors(node)):
                effort += 1
                if after in before or after < start or after not in inside:
                    continue
                before[after] = node
                reached.append(after)
                if after == start:
                    return _walk_back(before, start, start), effort
        frontier = reached
    return [], effort


def one_cycle_each(edges: Iterable[tuple[str, str]]) -> list[list[str]]:
    """For each group of nodes that all reach each other, one shortest cycle; and each self-loop.

    Every cycle begins and ends at its smallest node.
    """
    pairs = sorted(set(edges))
    loops = [[source, target] for source, target in pairs if source == target]
    pairs = [(source, target) for source, target in pairs if source != target]
    if acyclic(pairs):
        return loops  # Mostly so; and then networkx need not be imported.
    import networkx as nx

    graph: Graph = nx.DiGraph(pairs)
    return sorted([*loops, *(shortest_cycle(graph, group) for group in strongly_connected(graph))])


def acyclic(edges: Collection[tuple[str, str]]) -> bool:
    """Whether no walk comes back to where it began (Kahn 1962)."""
    ways_in = Counter(target for _, target in edges)
    after: dict[str, list[str]] = {}
    for source, target in edges:
        after.setdefault(source, []).append(target)
    waiting = [node for node in after if not ways_in[node]]
    passed = 0
    while waiting:
        for target in after.get(waiting.pop(), ()):
            passed += 1
            ways_in[target] -= 1
            if not ways_in[target]:
                waiting.append(target)
    return passed == len(edges)


def shortest_path(
    graph: "Graph", start: str, goal: str, within: Collection[str] | None = None
) -> list[str]:
    """A shortest path of at least one edge, the first by name; empty where there is none."""
    return path_through(
        start,
        lambda node: sorted(graph.successors(node)) if node in graph else (),
        lambda node: node == goal,
        within,
    )


def path_through(
    start: str,
    neighbours: Callable[[str], Iterable[str]],
    arrived: Callable[[str], bool],
    within: Collection[str] | None = None,
) -> list[str]:
    """A shortest walk of at least one step to a node where `arrived` holds; empty if none."""
    before: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        for after in neighbours(node):
            if after in before or (within is not None and after not in within):
                continue
            before[after] = node
            if arrived(after):
                return _walk_back(before, start, after)
            waiting.append(after)
    return []


def _walk_back(before: dict[str, str], start: str, goal: str) -> list[str]:
    path = [goal]
    while (node := before[path[-1]]) != start:
        path.append(node)
    return [start, *reversed(path)]


def descendants(graph: "Graph", start: str) -> set[str]:
    """Every node that can be reached from one, without itself."""
    import networkx as nx

    return set(nx.descendants(graph, start)) if start in graph else set()


def articulation_points(graph: "Graph") -> list[str]:
    """The nodes whose removal splits the graph, its edges taken without direction."""
    import networkx as nx

    return sorted(nx.articulation_points(graph.to_undirected(as_view=True)))
