"""Zones decide as soon as enough of them are known."""

from laid import facts, solution

from archkit.analysis.knowledge import Missing, Truth

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
