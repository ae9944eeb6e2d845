"""What goes on when a site is lost, and what it needs."""

import pytest
from laid import facts, solution

from archkit.analysis.knowledge import Missing

PARTS = """
components:
  calls:
    kind: service
    placed: [office-1, office-2]
    redundancy: {mode: active-passive, needs: 1, survives: [site]}
  lists:
    kind: service
    placed: [office-1, office-2]
    redundancy: {mode: active-active, needs: 1, survives: [site]}
  names: {kind: dns, placed: [office-1]}
  keys: {kind: vault, placed: [office-1]}
  maps: {kind: saas, redundancy: {mode: managed}}
  tablet: {kind: mobile-app, zone: internet}
  silent: {kind: service}
connections:
  calls -> lists: {protocol: https}
  calls -> names: {protocol: dns}
  names -> keys: {protocol: https}
  lists -> maps: {protocol: https}
"""


@pytest.mark.parametrize(
    ("part", "sites"),
    [
        ("calls", {"hall", "station"}),
        ("names", {"hall"}),
        ("maps", set()),
        ("tablet", set()),
    ],
)
def test_a_component_stands_at_the_sites_of_its_nodes(part: str, sites: set[str]) -> None:
    found = facts(solution("permits", PARTS))
    assert found.survival.sites(found.design.components[f"permits.{part}"]) == sites


def test_where_nobody_says_where_it_stands_nobody_knows() -> None:
    found = facts(solution("permits", PARTS))
    sites = found.survival.sites(found.design.components["permits.silent"])
    assert isinstance(sites, Missing)


def test_the_walk_goes_on_past_what_falls_and_not_past_what_stands() -> None:
    found = facts(solution("permits", PARTS))
    needed = found.survival.needs(found.design.components["permits.calls"])
    assert [each.component.id for each in needed] == ["lists", "names", "keys"]
