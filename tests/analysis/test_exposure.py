"""Exposure is found along whole paths, and stops at guards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laid import facts, solution

from archkit.analysis.knowledge import Missing, Truth

NODES = """
nodes:
  bare: {site: hall}
  ot-1: {zone: ot-dmz, site: hall}
zones:
  ot-dmz: {kind: ot-dmz, trust: 2}
"""
PATH = """
components:
  outsider: {outsider}
  front: {front}
  middle: {{kind: service, placed: [office-1]}}
  store: {{kind: database, placed: [office-2]}}
connections:
  outsider -> front: {{}}
  front -> middle: {{}}
  middle -> store: {{}}
"""


def reached(front: str, outsider: str = "{kind: person, zone: internet}") -> Truth:
    found = facts(NODES, solution("s", PATH.format(front=front, outsider=outsider)))
    return found.exposure.reached(found.design.components["s.store"])


@pytest.mark.parametrize("kind", ["gateway", "web-app", "service", "bastion", "privileged-access"])
@pytest.mark.parametrize("node", ["dmz-1", "ot-1"])
def test_a_guard_in_a_dmz_stops_the_way(kind: str, node: str) -> None:
    assert reached(f"{{kind: {kind}, placed: [{node}]}}") is False


@pytest.mark.parametrize(
    "front",
    [
        "{kind: queue, placed: [dmz-1]}",
        "{kind: gateway, placed: [office-1]}",
        "{kind: gateway, placed: [dmz-1, office-1]}",
        "{kind: gateway, zone: internet}",
    ],
)
def test_what_is_no_guard_or_stands_in_no_dmz_lets_everything_through(front: str) -> None:
    assert reached(front) is True


def test_nothing_passes_through_a_person() -> None:
    assert reached("{kind: person, zone: office}") is False


@pytest.mark.parametrize("kind", ["external-system", "saas"])
def test_what_is_outside_by_its_kind_is_untrusted(kind: str) -> None:
    assert reached("{kind: queue, placed: [dmz-1]}", f"{{kind: {kind}}}") is True


@pytest.mark.parametrize("kind", ["external-system", "saas"])
def test_a_stated_zone_says_whether_a_system_is_trusted(kind: str) -> None:
    assert reached("{kind: queue, placed: [dmz-1]}", f"{{kind: {kind}, zone: office}}") is False


def test_whoever_stands_nowhere_may_be_untrusted() -> None:
    found = reached("{kind: queue, placed: [dmz-1]}", "{kind: person}")
    assert isinstance(found, Missing)
    assert [each.field for each in found.places] == [("zone",)]


def test_a_guard_on_a_node_without_a_zone_may_be_none() -> None:
    found = reached("{kind: gateway, placed: [bare]}")
    assert isinstance(found, Missing)
    assert [each.element for each in found.places] == [("nodes", "bare")]


def test_a_guard_of_which_one_node_is_known_to_be_no_dmz_is_none() -> None:
    assert reached("{kind: gateway, placed: [bare, office-1]}") is True


def test_a_node_known_to_be_untrusted_decides_whatever_the_others_are() -> None:
    outsider = "{kind: terminal, placed: [bare, street-1]}"
    more = "nodes:\n  street-1: {zone: internet}\n"
    front = "{kind: queue, placed: [dmz-1]}"
    found = facts(NODES, more, solution("s", PATH.format(front=front, outsider=outsider)))
    assert found.exposure.reached(found.design.components["s.store"]) is True


def test_the_path_is_shown_from_its_beginning() -> None:
    text = PATH.format(
        front="{kind: queue, placed: [dmz-1]}", outsider="{kind: person, zone: internet}"
    )
    found = facts(NODES, solution("s", text))
    path = found.exposure.path(found.design.components["s.store"])
    expected = ["outsider -> front", "front -> middle", "middle -> store"]
    assert expected == [each.id for each in path]


PARTS = 6
Lines = set[tuple[int, int]]
LINES = st.sets(
    st.tuples(st.integers(0, PARTS - 1), st.integers(0, PARTS - 1)).filter(
        lambda way: way[0] != way[1]
    )
)
GUARDED = st.sets(st.integers(1, PARTS - 1))


def exposed(lines: Lines, guarded: set[int]) -> set[int]:
    """Which parts are reached from the first, which is untrusted; guards stand in a DMZ."""
    places = [
        "{kind: person, zone: internet}",
        *(
            f"{{kind: service, placed: [{'dmz-1' if each in guarded else 'office-1'}]}}"
            for each in range(1, PARTS)
        ),
    ]
    components = "".join(f"  p{each}: {place}\n" for each, place in enumerate(places))
    connections = "".join(f"  p{one} -> p{other}: {{}}\n" for one, other in sorted(lines))
    ways = f"connections:\n{connections}" if lines else ""
    found = facts(NODES, solution("s", f"components:\n{components}{ways}"))
    return {
        each
        for each in range(PARTS)
        if found.exposure.reached(found.design.components[f"s.p{each}"]) is True
    }


def walked(lines: Lines, guarded: set[int]) -> set[int]:
    """The same, by trying every line again until nothing new is reached."""
    reached = {0}
    for _ in range(PARTS):
        reached |= {other for one, other in lines if one in reached and one not in guarded}
    return reached


@given(LINES, GUARDED)
def test_what_is_exposed_is_what_every_way_tried_in_turn_gets_to(
    lines: Lines, guarded: set[int]
) -> None:
    assert exposed(lines, guarded) == walked(lines, guarded)


@given(LINES, GUARDED, st.tuples(st.integers(0, 2), st.integers(3, 5)))
def test_one_more_connection_never_hides_anything(
    lines: Lines, guarded: set[int], more: tuple[int, int]
) -> None:
    assert exposed(lines, guarded) <= exposed(lines | {more}, guarded)


@given(LINES, GUARDED, st.integers(1, PARTS - 1))
def test_one_more_guard_never_exposes_anything(lines: Lines, guarded: set[int], more: int) -> None:
    assert exposed(lines, guarded | {more}) <= exposed(lines, guarded)
