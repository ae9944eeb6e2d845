"""Ways into a plant end at a bastion in its perimeter that lets nobody in unseen."""

import pytest
from laid import facts, solution

from archkit.analysis.knowledge import Missing, Truth

ZONES = """
zones:
  plant: {kind: ot, trust: 4}
  perimeter: {kind: ot-dmz, trust: 3}
nodes:
  plant-1: {zone: plant, site: station}
  perimeter-1: {zone: perimeter, site: station}
"""
PATH = """
components:
  outsider: {outsider}
  door: {door}
  inner: {{kind: service, placed: [perimeter-1]}}
connections:
  outsider -> door: {{}}
  door -> inner: {{}}
"""
OFFICE = "{kind: service, placed: [office-1]}"


def reached(door: str, outsider: str = OFFICE) -> Truth:
    found = facts(ZONES, solution("s", PATH.format(door=door, outsider=outsider)))
    return found.plant.reached(found.design.components["s.inner"])


def bastion(access: str, kind: str = "bastion", place: str = "perimeter-1") -> str:
    return f"{{kind: {kind}, placed: [{place}], access: {access}}}"


GUARDED = "{makers: {population: vendor, mfa: true, time_bound: true, recorded: true}}"


@pytest.mark.parametrize("kind", ["bastion", "privileged-access"])
def test_a_guarded_bastion_in_the_perimeter_ends_the_way(kind: str) -> None:
    assert reached(bastion(GUARDED, kind)) is False


@pytest.mark.parametrize(
    "door",
    [
        bastion(GUARDED, kind="gateway"),
        bastion(GUARDED, place="dmz-1"),
        bastion("none"),
        bastion("{makers: {population: vendor, mfa: false, time_bound: true, recorded: true}}"),
        bastion("{makers: {population: vendor, mfa: true, time_bound: false, recorded: true}}"),
        bastion("{makers: {population: vendor, mfa: true, time_bound: true, recorded: false}}"),
    ],
)
def test_every_other_door_lets_the_way_through(door: str) -> None:
    assert reached(door) is True


def test_a_bastion_of_which_nobody_says_who_gets_in_leaves_it_open() -> None:
    assert isinstance(reached("{kind: bastion, placed: [perimeter-1]}"), Missing)


@pytest.mark.parametrize(
    ("outsider", "expected"),
    [
        ("{kind: external-system}", True),
        ("{kind: service, zone: none}", True),
        ("{kind: service, placed: [logs-1]}", False),
        ("{kind: service, placed: [plant-1]}", False),
    ],
)
def test_the_way_begins_where_nobody_has_business_in_a_plant(
    outsider: str, expected: Truth
) -> None:
    assert reached("{kind: service, placed: [perimeter-1]}", outsider) is expected


def test_the_path_names_each_connection() -> None:
    found = facts(
        ZONES,
        solution("s", PATH.format(door="{kind: queue, placed: [perimeter-1]}", outsider=OFFICE)),
    )
    path = found.plant.path(found.design.components["s.inner"])
    assert [each.id for each in path] == ["outsider -> door", "door -> inner"]


@pytest.mark.parametrize(
    ("component", "expected"),
    [
        ("{kind: controller, placed: [office-1]}", True),
        ("{kind: service, placed: [plant-1]}", True),
        ("{kind: service, placed: [perimeter-1]}", False),
        ("{kind: external-system}", False),
    ],
)
def test_a_plant_is_its_zone_and_every_device(component: str, expected: Truth) -> None:
    found = facts(ZONES, solution("s", f"components:\n  one: {component}\n"))
    assert found.plant.inside.get("s.one", False) is expected
