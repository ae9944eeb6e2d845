"""What a patch makes of a design, and what it says of what cannot be."""

import pytest
from patched import lay, made

FILES = {
    "archetypes.yaml": """
archetypes:
  components:
    base: {log: {to: town.siem, keep: 400 d}}
""",
    "permits.yaml": """
solution: permits
department: clerk
stage: live
tier: 2
requirements:
  P-1: {kind: operational, statement: The portal shall work., satisfied_by: [portal, apply]}
  P-2:
    kind: quality
    statement: The desk shall work.
    fit: {metric: availability, at_least: 99 %, of: desk}
components:
  resident: {kind: person, zone: internet}
  portal: {kind: web-app, like: base, stores: [memo]}
  desk: {kind: service, like: base, stores: [notice]}
  store: {kind: database, stores: [permit]}
connections:
  resident -> portal: {}
  portal -> desk: {}
  portal -> store: {}
  desk -> store: {}
journeys:
  apply: {path: [resident, portal, desk, store]}
waivers:
  one:
    {rule: SEC-001, element: portal -> desk, reason: old, approved_by: {role: Clerk, name: Ada},
     expires: 2027-01-01}
""",
}
CITY = made(FILES)


def raw(laid_lines: list[str], *where: str) -> object:
    """What the files would state of something under a patch."""
    laid = lay(CITY, *laid_lines)
    assert laid.wrong == []
    return laid.loaded.origins.raw(where)


def test_a_part_of_what_an_archetype_gives_is_stated_with_the_rest_of_it() -> None:
    portal = ("solutions", "permits", "components", "portal")
    assert raw(["set permits.portal.log.keep=3 years"], *portal) == {
        "kind": "web-app",
        "like": "base",
        "stores": ["memo"],
        "log": {"to": "town.siem", "keep": "3 years"},
    }


def test_a_component_takes_its_connections_steps_and_waivers_along() -> None:
    laid = lay(CITY, "set permits.P-2.fit.of=store", "without permits.desk")
    assert laid.wrong == []
    permits = laid.loaded.design.solutions["permits"]
    assert list(permits.connections) == ["portal -> store", "resident -> portal"]
    assert permits.journeys["apply"].path == ("resident", "portal", "store")
    assert dict(permits.waivers) == {}


def test_a_journey_that_cannot_be_made_goes_and_is_named_no_more() -> None:
    laid = lay(CITY, "without permits.resident", "without permits.portal", "without permits.store")
    permits = laid.loaded.design.solutions["permits"]
    assert (laid.wrong, dict(permits.journeys)) == ([], {})
    assert permits.requirements["P-1"].satisfied_by == ()


def test_what_a_requirement_measures_cannot_just_go() -> None:
    assert lay(CITY, "without permits.desk").told == [
        (
            "patch:1:9 still-needed: requirement `permits.P-2` cannot be without `permits.desk`:"
            " its `fit` names it (set `permits.P-2.fit` to something else, or remove"
            " `permits.P-2` as well)"
        )
    ]


def test_what_everybody_takes_over_is_let_go_in_the_archetype() -> None:
    laid = lay(CITY, "without town.siem")
    assert laid.wrong == []
    assert "base: {}" in laid.files(FILES)["archetypes.yaml"]


def test_the_one_that_stays_takes_the_place_of_the_other() -> None:
    laid = lay(CITY, "merge permits.desk, permits.portal")
    permits = laid.loaded.design.solutions["permits"]
    assert laid.wrong == []
    assert list(permits.connections) == ["portal -> store", "resident -> portal"]
    assert permits.journeys["apply"].path == ("resident", "portal", "store")
    assert permits.components["portal"].stores == ("memo", "notice")
    fit = permits.requirements["P-2"].fit
    assert fit is not None
    assert fit.of == "portal"


def test_entries_of_a_registry_can_be_merged() -> None:
    laid = lay(CITY, "merge office-2, office-1")
    assert laid.wrong == []
    assert "office-2" not in laid.loaded.design.nodes


def test_what_is_added_can_be_set_by_the_same_patch() -> None:
    lines = ["add permits.components.cache={kind: service}", "set permits.cache.placed=[office-1]"]
    assert raw(lines, "solutions", "permits", "components", "cache") == {
        "kind": "service",
        "placed": ["office-1"],
    }


def test_a_finding_on_what_a_patch_changed_points_into_the_patch() -> None:
    laid = lay(CITY, "set permits.portal.placed=[dmz-1]").loaded
    spot = laid.origins.spot(("solutions", "permits", "components", "portal"), ("placed",))
    assert str(spot.span()) == "patch:1:27"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "set permits.portl.placed=[dmz-1]",
            (
                "patch:1:5 unknown-element: `permits` has no part or field `portl`"
                " (did you mean `permits.portal`?)"
            ),
        ),
        (
            "set permits.portal.plced=[dmz-1]",
            "patch:1:5 unknown-key: there is no field `plced` here (did you mean `placed`?)",
        ),
        (
            "set permits.portal.placed=[dmz-9]",
            "patch:1:28 unknown-reference: there is no node `dmz-9` (did you mean `dmz-1`?)",
        ),
        (
            "set permits.tier=9",
            "patch:1:18 invalid-value: `tier` must be 4 or less",
        ),
        (
            "set permits.portal=9",
            (
                "patch:1:5 no-field: `permits.portal` is an element: a change is of one of its fields"
                " (write `permits.portal.field`)"
            ),
        ),
        (
            "set permits.portal.placed=",
            (
                "patch:1:5 empty-value: `permits.portal.placed` is given no value (write one behind"
                " the `=`, `none` if there is none, or `--unset permits.portal.placed`)"
            ),
        ),
        (
            "set permits.portal.kind.size=9",
            (
                "patch:1:30 no-such-part: there is no part `kind.size`: `kind` is `web-app` (a part"
                " of it can only be set where it is written out: set the whole field)"
            ),
        ),
        (
            "unset permits.store.log",
            "patch:1:7 nothing-to-unset: `store` states no `log` (leave this out)",
        ),
        (
            "unset permits.portal.log",
            (
                "patch:1:7 nothing-to-unset: `portal` takes `log` over from an archetype (set it to"
                " something else, or unset it in the archetype)"
            ),
        ),
        (
            "add permits.components.desk={kind: service}",
            (
                "patch:1:29 duplicate-id: there is component `desk` already (give it another id, or"
                " set the fields of the one that is there)"
            ),
        ),
        (
            "add permits.component.cache={kind: service}",
            (
                "patch:1:5 unknown-key: `permits.component.cache` does not say what it adds (did you"
                " mean `permits.components.cache`?)"
            ),
        ),
        (
            "add permits.components.cache={kind: servce}",
            "patch:1:37 unknown-value: `servce` is no value of `kind` (did you mean `service`?)",
        ),
        (
            "without permits.desc",
            (
                "patch:1:9 unknown-element: there is no element `permits.desc` (did you mean"
                " `permits.desk`?)"
            ),
        ),
        (
            "without clerk",
            (
                "patch:1:9 still-needed: solution `permits` cannot be without `clerk`: its"
                " `department` names it (set `permits.department` to something else, or remove"
                " `permits` as well)"
            ),
        ),
        (
            "merge permits.desk, office-1",
            (
                "patch:1:7 cannot-merge: component `permits.desk` cannot become node `office-1`"
                " (merge two components, or two of one registry, such as two nodes)"
            ),
        ),
    ],
)
def test_what_cannot_be_is_told_at_its_place(line: str, told: str) -> None:
    assert told in lay(CITY, line).told


def test_all_that_is_wrong_is_told_at_once() -> None:
    lines = ["set permits.portl.placed=[dmz-1]", "set permits.tier=9", "without nothing-here"]
    assert [each.partition(" ")[0] for each in lay(CITY, *lines).told] == [
        "patch:1:5",
        "patch:2:18",
        "patch:3:9",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["set permits.portal.log={to: town.siem, keep: 1 d}", "set permits.portal.log.keep=2 d"],
        ["set permits.portal.log={to: town.siem, keep: 1 d}", "unset permits.portal.log"],
        ["set permits.portal.log={to: town.siem, keep: 1 d}", "without permits.portal"],
        ["without permits", "set permits.portal.log={to: town.siem, keep: 1 d}"],
        ["merge permits.desk, permits.portal", "set permits.desk.placed=[office-1]"],
    ],
)
def test_two_changes_of_the_same_are_refused(lines: list[str]) -> None:
    assert [each.code for each in lay(CITY, *lines).wrong] == ["changed-twice"]


@pytest.mark.parametrize(
    "spelled",
    [
        pytest.param('"permits.d\\x65sk"', id="with an escape"),
        pytest.param("&it permits.desk", id="with an anchor"),
        pytest.param("\n      permits.desk", id="on a line of its own"),
        pytest.param('"permits.d\\\n      esk"', id="over two lines"),
    ],
)
def test_what_goes_is_named_no_more_however_it_was_spelled(spelled: str) -> None:
    beside = f"""
solution: counter
department: clerk
stage: live
tier: 2
risks:
  one:
    statement: There are too few hands.
    controls:
    - {spelled}
"""
    city = made({**FILES, "counter.yaml": beside})
    assert city.design.solutions["counter"].risks["one"].controls == ("permits.desk",)
    laid = lay(city, "set permits.P-2.fit.of=store", "without permits.desk")
    assert laid.wrong == []
    assert laid.loaded.design.solutions["counter"].risks["one"].controls == ()
