"""Questions to a graph, under the names the field gives them."""

from collections import deque
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
    order in which the graph was built.
    """
    nodes = sorted(within)
    best: list[str] = []
    for start in nodes:
        found = shortest_path(graph, start, start, frozenset(nodes))
        if found and (not best or len(found) < len(best)):
            best = found
    return best


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
