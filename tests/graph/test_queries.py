"""Questions to a graph have the answers that trying everything gives."""

from itertools import pairwise
from random import Random

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from archkit.graph.queries import (
    dependencies_first,
    one_cycle_each,
    reached,
    shortest_cycle,
    strongly_connected,
)

nodes = st.sampled_from("abcdefg")
edge_lists = st.lists(st.tuples(nodes, nodes), max_size=20)


@given(edge_lists)
def test_there_is_no_cycle_where_networkx_finds_none(edges: list[tuple[str, str]]) -> None:
    assert (one_cycle_each(edges) == []) == nx.is_directed_acyclic_graph(nx.DiGraph(edges))


@given(edge_lists)
def test_a_shortest_cycle_is_as_short_as_any(edges: list[tuple[str, str]]) -> None:
    graph = nx.DiGraph([edge for edge in edges if edge[0] != edge[1]])
    for group in strongly_connected(graph):
        cycle = shortest_cycle(graph, group)
        shortest = min(len(each) for each in nx.simple_cycles(graph.subgraph(group)))
        assert len(cycle) - 1 == shortest
        assert cycle[0] == cycle[-1] == min(cycle)
        assert all(graph.has_edge(*step) for step in pairwise(cycle))


@given(edge_lists, st.randoms(use_true_random=False))
def test_the_order_of_the_edges_does_not_matter(
    edges: list[tuple[str, str]], chance: Random
) -> None:
    shuffled = list(edges)
    chance.shuffle(shuffled)
    assert one_cycle_each(edges) == one_cycle_each(shuffled)


def test_each_group_has_one_cycle_and_each_self_loop_is_one() -> None:
    edges = [*["ab", "bc", "ca", "ba"], *["xy", "yx"], "zz", "az"]
    assert [["a", "b", "a"], ["x", "y", "x"], ["z", "z"]] == one_cycle_each(map(tuple, edges))


def test_a_ring_of_many_thousand_nodes_is_found_in_time() -> None:
    names = [f"{number:06}" for number in range(20_000)]
    ring = list(zip(names, [*names[1:], names[0]], strict=True))
    assert [[*names, names[0]]] == one_cycle_each(ring)


@given(edge_lists)
def test_what_a_node_points_to_comes_first_unless_both_reach_each_other(
    edges: list[tuple[str, str]],
) -> None:
    groups = dependencies_first(sorted(set(edges)))
    at = {node: number for number, group in enumerate(groups) for node in group}
    assert sorted(at) == sorted({node for edge in edges for node in edge})
    assert all(at[target] <= at[source] for source, target in edges)
    assert all(
        len(group) == 1 or set(group) in map(set, strongly_connected(nx.DiGraph(edges)))
        for group in groups
    )


@given(edge_lists)
def test_as_many_nodes_are_reached_as_searching_from_each_finds(
    edges: list[tuple[str, str]],
) -> None:
    graph = nx.DiGraph(edges)
    assert reached(edges) == {node: len(nx.descendants(graph, node)) + 1 for node in graph}
