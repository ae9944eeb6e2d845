"""Who is affected when something fails, changes or goes, and how badly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laid import facts, solution

from archkit.analysis.consequences.consequences import GROUPS, Consequences
from archkit.analysis.facts import Facts
from archkit.model.names import ElementNames

PERMITS = solution(
    "permits",
    """
serves: [works]
requirements:
  P-1:
    {kind: operational, statement: The portal shall take applications., satisfied_by: [portal]}
  P-2:
    kind: quality
    statement: Applying shall work.
    fit: {metric: availability, at_least: 99 %, of: apply}
  P-3:
    {kind: technical, statement: Parcels shall be shown., satisfied_by: [desk -> parcels]}
  P-4:
    kind: quality
    statement: All of it shall work.
    fit: {metric: availability, at_least: 99 %}
components:
  resident: {kind: person, zone: internet}
  portal: {kind: web-app, placed: [dmz-1, dmz-2], redundancy: {mode: active-active, needs: 1}}
  desk: {kind: service, placed: [office-1], technology: python-3.13}
  store: {kind: database, placed: [office-2], stores: [permit]}
  parcels: {kind: service, placed: [office-1]}
  mailer: {kind: service, placed: [office-1]}
  clock: {kind: batch-job, placed: [office-2]}
connections:
  resident -> portal: {}
  portal -> desk: {carries: [memo]}
  desk -> store: {}
  desk -> parcels: {fallback: {serve: parcels of last night, for: 24 h}}
  desk -> mailer: {mode: async}
  clock -> store: {mode: batch}
journeys:
  apply: {path: [resident, portal, desk, store]}
  locate: {path: [desk, parcels]}
""",
)


@pytest.fixture(scope="module")
def permits() -> Facts:
    return facts(PERMITS)


def of(facts: Facts, name: str) -> Consequences:
    return Consequences(facts, ElementNames(facts.design).named(name))


def said(facts: Facts, name: str, group: str) -> list[str]:
    found = GROUPS[group](of(facts, name))
    return [
        " | ".join((each.element.id, each.effect.value, each.why, " -> ".join(each.path)))
        for each in found
    ]


def test_who_waits_stops_and_who_does_not_copes(permits: Facts) -> None:
    assert said(permits, "permits.store", "components") == [
        "desk | stops | waits for it, without a fallback | permits.desk -> permits.store",
        (
            "portal | stops | waits for it, without a fallback"
            " | permits.portal -> permits.desk -> permits.store"
        ),
        "clock | copes | runs by the clock: its batch comes later | permits.clock -> permits.store",
    ]


def test_a_fallback_ends_the_chain(permits: Facts) -> None:
    assert said(permits, "permits.parcels", "components") == [
        "desk | copes | serves parcels of last night for 24 h | permits.desk -> permits.parcels"
    ]


def test_who_sends_without_waiting_copes(permits: Facts) -> None:
    assert said(permits, "mailer", "components") == [
        (
            "desk | copes | does not wait for it: its messages are kept until then"
            " | permits.desk -> permits.mailer"
        )
    ]


def test_a_journey_follows_the_path_from_its_first_step(permits: Facts) -> None:
    assert said(permits, "permits.store", "journeys") == [
        ("apply | stops | needs `permits.store` | permits.portal -> permits.desk -> permits.store"),
        "locate | stops | needs `permits.store` | permits.desk -> permits.store",
    ]


def test_a_journey_copes_where_a_component_on_its_way_does(permits: Facts) -> None:
    assert said(permits, "permits.parcels", "journeys") == [
        (
            "apply | copes | `permits.desk` serves parcels of last night for 24 h"
            " | permits.desk -> permits.parcels"
        ),
        (
            "locate | copes | `permits.desk` serves parcels of last night for 24 h"
            " | permits.desk -> permits.parcels"
        ),
    ]


def test_requirements_follow_what_meets_them_and_what_they_measure(permits: Facts) -> None:
    assert said(permits, "permits.store", "requirements") == [
        "P-1 | stops | is met by `portal` | permits.portal -> permits.desk -> permits.store",
        "P-2 | stops | measures `apply` | permits.portal -> permits.desk -> permits.store",
        "P-3 | stops | is met by `desk -> parcels` | permits.desk -> permits.store",
        (
            "P-4 | stops | measures the whole solution, and so `locate`"
            " | permits.desk -> permits.store"
        ),
    ]


def test_a_connection_that_is_lost_strikes_its_caller(permits: Facts) -> None:
    assert said(permits, "permits.desk -> parcels", "components") == [
        "desk | copes | serves parcels of last night for 24 h | permits.desk"
    ]
    assert "P-3 | copes | is met by `desk -> parcels` | " in said(
        permits, "permits.desk -> parcels", "requirements"
    )


def test_the_departments_are_those_that_the_solution_serves(permits: Facts) -> None:
    assert said(permits, "permits.store", "departments") == [
        "clerk | stops | is served by `permits` | permits.store",
        "works | stops | is served by `permits` | permits.store",
    ]


def test_data_are_affected_where_they_are_kept_and_where_they_go(permits: Facts) -> None:
    assert said(permits, "permits.store", "data") == [
        "permit | stops | is kept in `permits.store` | permits.store"
    ]
    assert said(permits, "permits.portal", "data") == [
        "memo | stops | goes over `permits.portal -> desk` | "
    ]


def test_a_node_takes_down_what_stands_on_it_alone_and_others_go_on(permits: Facts) -> None:
    assert said(permits, "dmz-1", "components") == [
        "portal | copes | is on `dmz-1`, and goes on with `dmz-2` | permits.portal"
    ]
    assert "store | stops | is on `office-2` alone | permits.store" in said(
        permits, "office-2", "components"
    )


def test_a_site_takes_all_its_nodes(permits: Facts) -> None:
    stopped = [
        each.element.id for each in of(permits, "hall").components if each.effect.value == "stops"
    ]
    assert stopped == ["desk", "mailer", "parcels", "portal", "idp", "siem"]


def test_a_technology_that_goes_concerns_what_is_made_with_it_and_who_waits_for_that(
    permits: Facts,
) -> None:
    assert said(permits, "python-3.13", "components") == [
        "desk | concerned | names it as `technology` | permits.desk",
        ("portal | concerned | waits for it, without a fallback | permits.portal -> permits.desk"),
    ]


def test_whether_several_placements_are_enough_is_open_where_nobody_says(permits: Facts) -> None:
    del permits
    unsaid = facts(PERMITS.replace(", redundancy: {mode: active-active, needs: 1}", ""))
    assert said(unsaid, "dmz-1", "components") == [
        (
            "portal | may stop | is on `dmz-1`, and nobody says if `dmz-2` is enough"
            " (`redundancy.needs`) | permits.portal"
        )
    ]


def test_one_of_two_is_enough_until_both_are_gone() -> None:
    both = facts(
        solution(
            "sms",
            """
components:
  sender: {kind: service, placed: [office-1]}
  first: {kind: service, placed: [office-2]}
  other: {kind: service, placed: [office-2]}
connections:
  sender -> first: {fallback: {use: other}}
""",
        )
    )
    assert said(both, "sms.first", "components") == [
        "sender | copes | turns to `other` | sms.sender -> sms.first"
    ]
    assert (
        "sender | stops | could turn to `sms.first`, which is lost as well"
        " | sms.sender -> sms.other"
    ) in said(both, "office-2", "components")


def test_what_names_it_has_to_be_changed_with_it(permits: Facts) -> None:
    naming = of(permits, "permits.parcels").naming
    assert [(each.element.address, each.fields) for each in naming] == [
        ("permits.desk -> parcels", ()),
        ("permits.locate", ("path",)),
    ]


NAMES = ["desk", "store", "parcels", "mailer", "clock", "portal"]


@given(st.sampled_from(NAMES))
def test_who_stops_is_who_depends_on_it_in_the_other_analyses(name: str) -> None:
    laid = facts(PERMITS)
    stopped = {
        each.element.address
        for each in of(laid, f"permits.{name}").components
        if each.effect.value == "stops"
    }
    assert stopped == laid.dependencies.dependents(f"permits.{name}")
