"""How tightly groups hang together: vectors, a count by hand, and laws."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laid import facts, solution

from archkit.analysis.coupling import Coupling, Fan, Group
from archkit.analysis.facts import Facts
from archkit.analysis.knowledge import Missing
from archkit.source.place import Place

SOLUTIONS = ("one", "two", "three")
PARTS = ("a", "b", "c")
EVERY = [f"{name}.{part}" for name, part in product(SOLUTIONS, PARTS)]
KINDS = ("service", "database", "person", "identity-provider")

Edges = set[tuple[str, str]]

ends = st.tuples(st.sampled_from(EVERY), st.sampled_from(EVERY))
edge_sets = st.sets(ends, max_size=24)
kinds = st.fixed_dictionaries({address: st.sampled_from(KINDS) for address in EVERY})
subsystems = st.fixed_dictionaries({address: st.sampled_from("xy") for address in EVERY})


def coupling(edges: Edges, kind: dict[str, str], group: dict[str, str] | None = None) -> Coupling:
    """The coupling of three solutions with three components each."""
    texts = []
    for name in SOLUTIONS:
        lines = ["components:"]
        for part in PARTS:
            at = f"{name}.{part}"
            stated = f", group: {group[at]}" if group else ""
            lines.append(f"  {part}: {{kind: {kind[at]}{stated}}}")
        lines += (
            ["connections:"] if any(source.startswith(f"{name}.") for source, _ in edges) else []
        )
        lines += [
            f"  {source.partition('.')[2]} -> {target}: {{}}"
            for source, target in sorted(edges)
            if source.startswith(f"{name}.")
        ]
        texts.append(solution(name, "\n".join(lines)))
    return facts(*texts).coupling


SERVICES = dict.fromkeys(EVERY, "service")


def figures(of: Coupling) -> dict[str, tuple[int, int]]:
    return {name: (each.afferent, each.efferent) for name, each in of.groups.items()}


def a_group(afferent: int, efferent: int, contracts: int, parts: int) -> Group:
    return Group("g", "g", tuple(map(str, range(parts))), afferent, efferent, contracts)


def test_a_group_that_many_need_is_stable_and_one_that_needs_many_is_not() -> None:
    assert a_group(6, 2, 0, 1).instability == 0.25
    assert a_group(1, 4, 0, 1).instability == 0.8
    assert a_group(0, 0, 0, 1).instability is None


def test_the_distance_is_nothing_on_the_main_sequence_and_one_in_its_corners() -> None:
    assert a_group(9, 0, 0, 4).distance == 1
    assert a_group(2, 2, 3, 3).distance == 0
    assert a_group(0, 0, 1, 1).distance is None


@given(edge_sets, kinds, subsystems)
def test_a_count_by_hand_gives_the_same_figures(
    edges: Edges, kind: dict[str, str], group: dict[str, str]
) -> None:
    inside: dict[str, set[str]] = {}
    for address in EVERY:
        if kind[address] in ("service", "database"):
            inside.setdefault(f"{address.partition('.')[0]}/{group[address]}", set()).add(address)
    everyone = set().union(*inside.values())
    expected = {
        name: (
            len({s for s, t in edges if t in own and s in everyone - own}),
            len({t for s, t in edges if s in own and t in everyone - own}),
        )
        for name, own in inside.items()
    }
    found = figures(coupling(edges, kind, group))
    assert {name: each for name, each in found.items() if not name.startswith("town")} == expected


@given(edge_sets, kinds)
def test_turning_every_connection_around_exchanges_ca_and_ce(
    edges: Edges, kind: dict[str, str]
) -> None:
    turned = figures(coupling({(target, source) for source, target in edges}, kind))
    assert {name: (ce, ca) for name, (ca, ce) in turned.items()} == figures(coupling(edges, kind))


@given(edge_sets, kinds)
def test_the_figures_of_a_group_stay_within_their_bounds(
    edges: Edges, kind: dict[str, str]
) -> None:
    found = coupling(edges, kind)
    for group in found.groups.values():
        assert 0 <= group.abstractness < 1
        assert 0 <= (group.instability or 0) <= 1
        assert 0 <= (group.distance or 0) <= 1
    assert 1 / len(found.groups) <= found.propagation <= 1


@given(edge_sets, kinds, subsystems)
def test_no_division_of_a_solution_makes_a_group_larger_than_the_most_it_can_be(
    edges: Edges, kind: dict[str, str], group: dict[str, str]
) -> None:
    whole = coupling(edges, kind)
    divided = coupling(edges, kind, group).groups.values()
    assert all(each.size <= whole.most(each.solution) for each in divided)


@given(edge_sets, ends)
def test_one_more_connection_never_lowers_a_count(edges: Edges, more: tuple[str, str]) -> None:
    before, after = coupling(edges, SERVICES), coupling(edges | {more}, SERVICES)
    assert before.propagation <= after.propagation
    now = figures(after)
    assert all(
        ca <= now[name][0] and ce <= now[name][1] for name, (ca, ce) in figures(before).items()
    )
    assert all(fan.total <= after.fans[address].total for address, fan in before.fans.items())


def test_two_connections_to_one_component_count_once() -> None:
    text = """
components: {a: {kind: service}, b: {kind: service}}
connections:
  a -> b: {}
  a -> b (again): {}
  b -> a: {}
"""
    assert facts(solution("s", text)).coupling.fans["s.a"] == Fan(into=1, out=1)


def test_what_a_retired_solution_had_couples_nothing() -> None:
    one = solution("one", "components: {a: {kind: service}}\nconnections: {a -> two.b: {}}\n")
    two = solution("two", "components: {b: {kind: service}}\n")
    retired = one.replace("stage: live", "stage: retired")
    assert figures(facts(one, two).coupling)["two"] == (1, 0)
    assert figures(facts(retired, two).coupling)["two"] == (0, 0)


def test_where_only_some_components_state_a_subsystem_the_others_may_belong_to_any() -> None:
    text = "components: {a: {kind: service, group: x}, b: {kind: service}, c: {kind: person}}\n"
    found = facts(solution("s", text)).coupling
    where = ("solutions", "s", "components", "b")
    assert found.undivided == {"s": Missing(frozenset({Place(where, ("group",))}))}


def test_a_change_spreads_to_those_who_call_what_was_changed() -> None:
    chain = {("one.a", "two.a"), ("two.a", "three.a")}
    found = coupling(chain, SERVICES)
    # Of four groups, the town's included, one reaches three, one two, and two themselves.
    assert found.propagation == (3 + 2 + 1 + 1) / 16


@st.composite
def small_graphs(draw: st.DrawFn) -> tuple[int, set[tuple[int, int]]]:
    size = draw(st.integers(1, 6))
    number = st.integers(0, size - 1)
    pairs = draw(st.sets(st.tuples(number, number), max_size=12))
    return size, {(one, other) for one, other in pairs if one != other}


def laid_out(size: int, edges: set[tuple[int, int]]) -> Facts:
    components = "".join(f"  c{each}: {{kind: service}}\n" for each in range(size))
    connections = "".join(
        f"  c{one} -> c{other}: {{protocol: https}}\n" for one, other in sorted(edges)
    )
    body = f"components:\n{components}" + (f"connections:\n{connections}" if edges else "")
    return facts(solution("s", body))


def powers(size: int, edges: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """The visibility matrix by raising the dependency matrix to its powers."""
    seen = {(each, each) for each in range(size)} | edges
    for _ in range(size):
        seen |= {(a, d) for a, b in seen for c, d in seen if b == c}
    return seen


@given(small_graphs())
def test_the_share_that_a_change_reaches_is_that_of_the_powers_of_the_matrix(
    graph: tuple[int, set[tuple[int, int]]],
) -> None:
    size, edges = graph
    found = laid_out(size, edges).coupling.propagation_within("s")
    assert found == pytest.approx(len(powers(size, edges)) / size**2)


@given(small_graphs())
def test_what_is_down_with_a_component_is_what_reaches_it(
    graph: tuple[int, set[tuple[int, int]]],
) -> None:
    size, edges = graph
    found = laid_out(size, edges).dependencies.dependents("s.c0")
    reaching = {f"s.c{one}" for one, other in powers(size, edges) if other == 0 and one != 0}
    assert found == reaching


@given(small_graphs())
def test_there_are_as_many_circles_as_groups_that_reach_each_other(
    graph: tuple[int, set[tuple[int, int]]],
) -> None:
    size, edges = graph
    seen = powers(size, edges)
    groups = {
        frozenset(other for other in range(size) if {(one, other), (other, one)} <= seen)
        for one in range(size)
    }
    circles = laid_out(size, edges).cycles.through.get("s", ())
    assert len(circles) == sum(len(group) > 1 for group in groups)


def test_a_solution_without_parts_that_count_spreads_no_change() -> None:
    found = facts(solution("s", "components:\n  clerk: {kind: person}\n"))
    assert found.coupling.propagation_within("s") is None


def test_a_change_does_not_spread_to_a_system_of_others() -> None:
    body = (
        "components:\n  a: {kind: service}\n  theirs: {kind: external-system}\n"
        "connections:\n  a -> theirs: {protocol: https}\n"
    )
    assert facts(solution("s", body)).coupling.propagation_within("s") == 1
