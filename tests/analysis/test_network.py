"""Zones decide as soon as enough of them are known."""

from dataclasses import replace

from laid import facts, solution

from archkit.analysis.knowledge import TOLD, Missing, Truth, all_of
from archkit.analysis.network import Topology

BODY = """
components:
  a: {{kind: service, placed: {a}}}
  b: {{kind: service, placed: {b}}}
connections:
  a -> b: {{}}
"""


def crosses(a: str, b: str) -> Truth:
    found = facts("nodes:\n  bare: {site: hall}\n", solution("s", BODY.format(a=a, b=b)))
    (connection,) = (each for each in found.design.connections if each.within == "s")
    return found.topology.crosses_boundary(connection)


def test_ends_in_other_zones_cross() -> None:
    assert crosses("[dmz-1]", "[office-1]") is True
    assert crosses("[office-2]", "[office-1]") is False
    assert crosses("[dmz-1, office-2]", "[office-1]") is True


def test_a_zone_that_only_one_end_can_have_decides() -> None:
    assert crosses("[dmz-1, bare]", "[office-1]") is True
    assert crosses("[office-1]", "[dmz-1, bare]") is True


def test_a_node_without_zone_leaves_it_open_otherwise() -> None:
    assert isinstance(crosses("[office-2, bare]", "[office-1]"), Missing)
    assert isinstance(crosses("[bare]", "[bare]"), Missing)


def at(place: str) -> tuple[Truth, Truth]:
    """Whether a component there is untrusted, and whether its connection to another there crosses."""
    body = f"components:\n  a: {place}\n  b: {place}\nconnections:\n  a -> b: {{}}\n"
    found = facts("nodes:\n  pole: {zone: none}\n", solution("s", body))
    (connection,) = (each for each in found.design.connections if each.within == "s")
    untrusted = found.topology.untrusted(found.design.components["s.a"])
    return untrusted, found.topology.crosses_boundary(connection)


def test_outside_every_zone_nobody_is_trusted_and_nothing_is_shared() -> None:
    assert at("{kind: service, zone: none}") == (True, True)
    assert at("{kind: controller, placed: [pole]}") == (True, True)


def test_outside_every_zone_is_the_internet_but_shared_by_none() -> None:
    assert at("{kind: service, zone: internet}") == (True, False)


def test_a_zone_that_nobody_stated_is_not_known_to_be_none() -> None:
    assert [type(each) for each in at("{kind: service}")] == [Missing, Missing]


def test_what_may_stand_in_a_zone_is_what_stands_there_or_does_not_say_where() -> None:
    known = facts(
        "nodes:\n  loose: {site: hall}\n",
        solution(
            "desk",
            """
components:
  clerk: {kind: person, zone: office}
  guest: {kind: person}
  away: {kind: person, zone: none}
  form: {kind: web-app, placed: [dmz-1]}
  both: {kind: service, placed: [dmz-1, office-1]}
  half: {kind: service, placed: [dmz-1, loose]}
  lost: {kind: service}
  safe: {kind: vault, zone: vault}
""",
        ),
    )
    zones = frozenset({"office"})
    standing = known.topology.standing
    expected = {
        at
        for at in known.design.components
        if standing(at).missing is not None or zones & standing(at).known
    }
    assert known.topology.perhaps_in(zones) == expected


def test_where_nodes_or_zones_are_broken_nothing_more_is_asked_for() -> None:
    body = BODY.format(a="[dmz-1]", b="[office-1]")
    design = facts(solution("s", body)).design
    (connection,) = (each for each in design.connections if each.within == "s")
    for lacking in (replace(design, nodes={}), replace(design, zones={})):
        assert Topology(lacking).crosses_boundary(connection) == TOLD
    assert all_of(TOLD, Missing.field(connection, "network")) == TOLD
