"""Three-valued reachability agrees with every way the missing facts could turn out."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from archkit.analysis.knowledge import Missing, Truth
from archkit.analysis.spread import Spread, spread
from archkit.source.place import Place

NODES = "abcde"
Edges = Mapping[tuple[str, str], Truth]


def missing(name: str) -> Missing:
    return Missing(frozenset({Place((name,))}))


def truths(name: str) -> st.SearchStrategy[Truth]:
    return st.sampled_from([True, False, missing(name)])


starts = st.fixed_dictionaries({node: truths(f"start-{node}") for node in NODES})
edges = st.fixed_dictionaries(
    {(one, other): truths(f"{one}-{other}") for one in NODES for other in NODES}
)


def found(start: Mapping[str, Truth], edge: Edges) -> Spread:
    def steps(node: str) -> Iterator[tuple[str, Truth]]:
        for other in NODES:
            yield other, edge[node, other]

    return spread(start.items(), steps)


def settled(truth: Truth, *, as_: bool) -> bool:
    return as_ if isinstance(truth, Missing) else truth


def reached(start: Mapping[str, Truth], edge: Edges, *, as_: bool) -> set[str]:
    """What plain reachability finds where all that is missing turns out one way."""
    nodes = {node for node, truth in start.items() if settled(truth, as_=as_)}
    while True:
        more = {
            other
            for (one, other), truth in edge.items()
            if one in nodes and settled(truth, as_=as_)
        }
        if more <= nodes:
            return nodes
        nodes |= more


@given(starts, edges)
def test_what_is_surely_reached_is_reached_by_sure_steps_alone(
    start: Mapping[str, Truth], edge: Edges
) -> None:
    assert reached(start, edge, as_=False) == set(found(start, edge).before)


@given(starts, edges)
def test_what_may_be_reached_is_reached_if_every_doubt_turns_out_true(
    start: Mapping[str, Truth], edge: Edges
) -> None:
    spreading = found(start, edge)
    assert reached(start, edge, as_=True) == set(spreading.before) | set(spreading.perhaps)


@given(starts, edges)
def test_a_way_begins_at_a_start_and_takes_sure_steps(
    start: Mapping[str, Truth], edge: Edges
) -> None:
    spreading = found(start, edge)
    for node in spreading.before:
        way = spreading.way(node)
        assert start[way[0]] is True
        assert all(edge[step] is True for step in pairwise(way))


def test_a_way_is_a_shortest_one() -> None:
    known = {("a", "b"), ("b", "c"), ("c", "e"), ("a", "d"), ("d", "e")}
    edge = {(one, other): (one, other) in known for one in NODES for other in NODES}
    start = {node: node == "a" for node in NODES}
    assert found(start, edge).way("e") == ["a", "d", "e"]


def test_the_nearest_doubt_on_the_way_is_named() -> None:
    doubt = missing("b-c")
    edge: dict[tuple[str, str], Truth] = {(one, other): False for one in NODES for other in NODES}
    edge |= {("a", "b"): True, ("b", "c"): doubt, ("c", "d"): True}
    start = {node: node == "a" for node in NODES}
    assert found(start, edge).reaches("d") == doubt
