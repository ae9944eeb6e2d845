"""The graphs of a design, as networkx digraphs.

networkx takes longer to import than everything else together, so it is
imported where a graph is first built.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from archkit.model.connection import Connection
from archkit.model.design import Design

if TYPE_CHECKING:
    import networkx as nx

    Graph: TypeAlias = nx.DiGraph[str]


class Graphs:
    """Every graph of one design.

    Nodes are addresses such as `online-permits.portal`; an edge carries the
    connections behind it under `connections`. The graphs are frozen.
    """

    def __init__(self, design: Design) -> None:
        self._design = design

    @cached_property
    def calls(self) -> "Graph":
        """Every component and every connection, in the direction it is opened."""
        return self._of_connections(self._design.connections)

    @cached_property
    def dependency(self) -> "Graph":
        """Who is down when whom is down: hard connections only.

        A connection is hard when the caller waits for the answer and has no
        fallback.
        """
        return self._of_connections(each for each in self._design.connections if each.hard)

    @cached_property
    def data_flow(self) -> "Graph":
        """Which way data go: `carries` along a connection, `returns` against it.

        An edge carries the ids of the data under `data`.
        """
        import networkx as nx

        graph: Graph = nx.DiGraph()
        graph.add_nodes_from(self._design.components)
        for each in self._design.connections:
            _add_data(graph, each.source, each.target, each.sent)
            _add_data(graph, each.target, each.source, each.returned)
        nx.freeze(graph)
        return graph

    @cached_property
    def deployment(self) -> "Graph":
        """What stands where: component, node, site and zone, each in what holds it."""
        import networkx as nx

        graph: Graph = nx.DiGraph()
        for component in self._design.components.values():
            graph.add_node(component.address, section="components")
            graph.add_edges_from(
                (component.address, f"nodes.{at}") for at in component.placed or ()
            )
            if component.zone is not None:
                graph.add_edge(component.address, f"zones.{component.zone}")
        for node in self._design.nodes.values():
            for section, name in (("sites", node.site), ("zones", node.zone)):
                if name is not None:
                    graph.add_edge(f"nodes.{node.id}", f"{section}.{name}")
        nx.freeze(graph)
        return graph

    @cached_property
    def traceability(self) -> "Graph":
        """Which requirement is satisfied by what, and which other it conflicts with."""
        import networkx as nx

        graph: Graph = nx.DiGraph()
        for solution in self._design.solutions.values():
            for requirement in solution.requirements.values():
                graph.add_node(requirement.address)
                for ref in requirement.satisfied_by:
                    component = self._design.component(ref, solution.id)
                    target = component.address if component else f"{solution.id}.{ref}"
                    graph.add_edge(requirement.address, target, relation="satisfied-by")
        nx.freeze(graph)
        return graph

    def _of_connections(self, connections: Iterable[Connection]) -> "Graph":
        import networkx as nx

        grouped: dict[tuple[str, str], list[Connection]] = {}
        for each in connections:
            grouped.setdefault((each.source, each.target), []).append(each)
        graph: Graph = nx.DiGraph()
        graph.add_nodes_from(self._design.components)
        graph.add_edges_from(
            (source, target, {"connections": tuple(group)})
            for (source, target), group in grouped.items()
        )
        nx.freeze(graph)
        return graph


def _add_data(graph: "Graph", source: str, target: str, data: tuple[str, ...]) -> None:
    if not data:
        return
    known = graph.edges[source, target]["data"] if graph.has_edge(source, target) else frozenset()
    graph.add_edge(source, target, data=known | frozenset(data))
