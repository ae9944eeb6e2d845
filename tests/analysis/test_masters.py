"""Where master copies are, and which copies go their own way."""

import pytest
from laid import facts, solution

from archkit.analysis.facts import Facts
from archkit.analysis.knowledge import Missing, Truth

COMPONENTS = """
components:
  clerk: {kind: person}
  desk: {kind: service, stores: none}
  store: {kind: database, stores: [permit]}
  nightly: {kind: batch-job, stores: none}
connections:
  clerk -> desk: {carries: [permit]}
  desk -> store: {carries: [permit]}
"""
APART = ("permits.store", True)


def permits(*more: str) -> Facts:
    """Permits that a clerk types in, while the town's archive is their system of record."""
    return facts(solution("permits", COMPONENTS + "\n".join(f"  {each}" for each in more)))


def rivals(found: Facts) -> list[tuple[str, Truth]]:
    data = found.design.data["permit"]
    return [(each.component.address, each.sure) for each in found.masters.rivals(data)]


def test_a_copy_that_only_a_clerk_fills_is_a_rival() -> None:
    assert rivals(permits()) == [APART]


@pytest.mark.parametrize(
    "exchange",
    [
        ["store -> town.archive: {carries: [permit]}"],
        ["nightly -> store: {returns: [permit], carries: none}",
         "nightly -> town.archive: {carries: [permit]}"],
        ["nightly -> town.archive: {returns: [permit], carries: none}",
         "nightly -> store: {carries: [permit]}"],
        ["desk -> town.archive: {carries: [permit]}"],
    ],
    ids=["handed over", "fetched and handed over", "fetched from the master", "sent to both"],
)  # fmt: skip
def test_a_copy_that_is_kept_alike_is_none(exchange: list[str]) -> None:
    assert rivals(permits(*exchange)) == []


def test_a_clerk_who_types_into_both_keeps_no_two_copies_alike() -> None:
    assert rivals(permits("clerk -> town.archive: {carries: [permit]}")) == [APART]


def test_a_connection_that_does_not_say_what_it_carries_may_keep_them_alike() -> None:
    (found,) = rivals(permits("store -> town.archive: {}"))
    assert found[0] == "permits.store"
    assert isinstance(found[1], Missing)


def test_the_data_a_component_may_be_master_of_are_those_it_keeps_and_nobody_placed() -> None:
    data = "data:\n  plan: {classification: internal, regimes: [], owner: clerk}\n"
    found = facts(data, solution("s", "components: {a: {kind: database, stores: [plan, permit]}}"))
    component = found.design.components["s.a"]
    assert found.masters.perhaps_held_by(component) == Missing.field(
        found.design.data["plan"], "system_of_record"
    )
    assert found.masters.held_by == {"town.archive": ("permit",)}
