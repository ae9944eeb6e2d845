"""The graphs of a design: what is an edge, which way it points, and that they are frozen."""

import networkx as nx
import pytest
from laid import facts, solution

from archkit.graph.graphs import Graphs
from archkit.graph.queries import articulation_points, descendants, shortest_paths

DESIGN = solution(
    "permits",
    """
requirements:
  R1: {kind: operational, statement: The desk shall confirm., satisfied_by: [desk, store, apply]}
components:
  resident: {kind: person, zone: internet}
  page: {kind: web-app, placed: [dmz-1, dmz-2]}
  desk: {kind: service, placed: [office-1]}
  store: {kind: database, placed: [office-2]}
connections:
  resident -> page: {carries: [memo], returns: [notice]}
  page -> desk: {carries: [memo], fallback: {serve: a form to print}}
  page -> desk (status): {mode: async, carries: none}
  desk -> store: {carries: [permit], returns: [permit]}
journeys:
  apply: {path: [resident, page, desk, store]}
""",
)


@pytest.fixture
def graphs() -> Graphs:
    return facts(DESIGN).graphs


def edges(graph: "nx.DiGraph[str]") -> set[tuple[str, str]]:
    return {
        (source.removeprefix("permits."), target.removeprefix("permits."))
        for source, target in graph.edges
        if "permits." in source
    }


def test_every_connection_is_a_call(graphs: Graphs) -> None:
    assert edges(graphs.calls) == {("resident", "page"), ("page", "desk"), ("desk", "store")}


def test_two_connections_between_the_same_two_share_an_edge(graphs: Graphs) -> None:
    behind = graphs.calls.edges["permits.page", "permits.desk"]["connections"]
    assert [each.id for each in behind] == ["page -> desk", "page -> desk (status)"]


def test_a_soft_connection_is_no_dependency(graphs: Graphs) -> None:
    assert edges(graphs.dependency) == {("resident", "page"), ("desk", "store")}


def test_data_flow_forward_as_carried_and_backward_as_returned(graphs: Graphs) -> None:
    flow = graphs.data_flow
    found = {
        each: flow.edges[f"permits.{each[0]}", f"permits.{each[1]}"]["data"] for each in edges(flow)
    }
    assert found == {
        ("resident", "page"): {"memo"},
        ("page", "resident"): {"notice"},
        ("page", "desk"): {"memo"},
        ("desk", "store"): {"permit"},
        ("store", "desk"): {"permit"},
    }


def test_a_component_is_deployed_in_all_that_holds_its_nodes(graphs: Graphs) -> None:
    held_by = descendants(graphs.deployment, "permits.desk")
    assert held_by == {"nodes.office-1", "zones.office", "sites.hall"}
    assert descendants(graphs.deployment, "permits.resident") == {"zones.internet"}


def test_a_requirement_traces_to_what_satisfies_it(graphs: Graphs) -> None:
    traced = graphs.traceability.successors("permits.R1")
    assert set(traced) == {"permits.desk", "permits.store", "permits.apply"}


@pytest.mark.parametrize("name", ["calls", "dependency", "data_flow", "deployment", "traceability"])
def test_a_graph_is_frozen_and_built_once(graphs: Graphs, name: str) -> None:
    graph = getattr(graphs, name)
    assert getattr(graphs, name) is graph
    with pytest.raises(nx.NetworkXError):
        graph.add_node("intruder")


def test_what_the_rest_hangs_on_is_an_articulation_point(graphs: Graphs) -> None:
    points = [each for each in articulation_points(graphs.calls) if each.startswith("permits.")]
    assert points == ["permits.desk", "permits.page"]


def test_paths_that_cross_zones_are_the_shortest_from_any_start_to_each_goal(
    graphs: Graphs,
) -> None:
    outside = ["permits.resident", "permits.nobody"]
    inside = ["permits.store", "permits.desk", "town.siem"]
    assert shortest_paths(graphs.calls, outside, inside) == [
        ["permits.resident", "permits.page", "permits.desk"],
        ["permits.resident", "permits.page", "permits.desk", "permits.store"],
    ]
