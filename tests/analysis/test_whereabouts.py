"""Buildings and countries follow from nodes and sites."""

import pytest
from laid import facts, solution

from archkit.analysis.facts import Facts
from archkit.analysis.knowledge import Missing, Truth

NODES = """
sites:
  shed: {}
nodes:
  safe: {site: station, zone: office}
  unsafe: {site: hall, zone: office}
  cage: {site: hall, zone: office, physically_secure: true, country: CA}
  unsaid: {site: shed, zone: office}
  nowhere: {zone: office}
  lab-1: {zone: office, environment: test}
"""


def design(body: str) -> Facts:
    return facts(NODES, solution("cases", body))


def one(placed: str) -> Facts:
    return design(f"components:\n  store: {{kind: database{placed}}}\n")


@pytest.mark.parametrize(
    ("placed", "expected"),
    [
        (", placed: [safe, cage]", True),
        (", placed: [safe, unsafe]", False),
        (", placed: [unsafe, unsaid]", False),
        (", placed: []", False),
        (", zone: office", False),
    ],
)
def test_a_component_is_secure_where_all_its_placements_are(placed: str, expected: Truth) -> None:
    known = one(placed)
    assert known.whereabouts.secure(known.design.components["cases.store"]) is expected


@pytest.mark.parametrize(
    ("placed", "missing"),
    [
        (", placed: [safe, unsaid]", "sites.shed.physically_secure"),
        (", placed: [safe, nowhere]", "nodes.nowhere.site"),
        ("", "solutions.cases.components.store.placed"),
    ],
)
def test_what_would_tell_is_named_where_nobody_has_said(placed: str, missing: str) -> None:
    known = one(placed)
    answer = known.whereabouts.secure(known.design.components["cases.store"])
    assert isinstance(answer, Missing)
    assert {".".join(map(str, place.path)) for place in answer.places} == {missing}


@pytest.mark.parametrize(
    ("node", "expected"), [("safe", "US"), ("cage", "CA"), ("unsaid", None), ("nowhere", None)]
)
def test_a_node_is_in_its_own_country_or_its_sites(node: str, expected: str | None) -> None:
    known = design("")
    answer = known.whereabouts.country(known.design.nodes[node])
    assert (None if isinstance(answer, Missing) else answer) == expected


@pytest.mark.parametrize(
    ("connection", "expected"),
    [
        ("clerk -> desk: {network: loopback}", True),
        ("desk -> near: {network: lan}", True),
        ("desk -> near: {network: wan}", False),
        ("desk -> far: {network: lan}", False),
        ("desk -> far: {network: loopback}", True),
        ("desk -> far: {}", None),
        ("desk -> near: {}", None),
    ],
)
def test_a_connection_stays_secure_within_a_host_and_between_secure_ends(
    connection: str, expected: object
) -> None:
    known = design(f"""
components:
  clerk: {{kind: person, zone: internet}}
  desk: {{kind: desktop-app, placed: [safe]}}
  near: {{kind: database, placed: [cage]}}
  far: {{kind: database, placed: [unsafe]}}
connections:
  {connection}
""")
    answer = known.whereabouts.stays_secure(known.design.connections[0])
    assert (None if isinstance(answer, Missing) else answer) is expected


def test_what_may_run_for_tests_is_what_does_or_does_not_say_where() -> None:
    known = design("""
components:
  clerk: {kind: person}
  phone: {kind: mobile-app, zone: internet}
  lost: {kind: service}
  near: {kind: database, placed: [office-1]}
  trial: {kind: database, placed: [lab-1]}
  both: {kind: database, placed: [office-1, lab-1]}
  unclear: {kind: database, placed: [unsaid]}
""")
    whereabouts = known.whereabouts
    expected = {
        at
        for at, each in known.design.components.items()
        if whereabouts.used_for(each).test is not False
    }
    assert whereabouts.tested == expected
    assert {"trial", "both", "unclear", "lost"} == {
        at.partition(".")[2] for at in expected if not at.startswith("town.")
    }


def countries(body: str) -> list[object]:
    """The country of each place of a store, with the missing fields where nobody says."""
    found = design(f"components:\n  store: {body}\nvendors:\n  far: {{country: NZ}}\n")
    places = found.whereabouts.stands_in(found.design.components["cases.store"])
    return [
        sorted(place.field for place in each.country.places)
        if isinstance(each.country, Missing)
        else each.country
        for each in places
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("{kind: database, placed: [safe, cage], backup: none}", ["US", "CA"]),
        ("{kind: database, placed: [safe]}", ["US", [("backup",)]]),
        ("{kind: database, placed: [safe], stores: none}", ["US"]),
        ("{kind: database, backup: none}", [[("placed",)]]),
        ("{kind: database, placed: [nowhere], backup: none}", [[("site",)]]),
        (
            "{kind: database, placed: [safe], backup: {copies: {c: {method: backup, at: cage}}}}",
            ["US", "CA"],
        ),
        (
            "{kind: database, placed: [safe], backup: {copies: {c: {method: backup}}}}",
            ["US", [("backup", "copies", "c", "at")]],
        ),
        ("{kind: saas, placed: [safe], backup: none, vendor: far}", ["US", "NZ"]),
        ("{kind: saas, placed: [safe], backup: none}", ["US", [("vendor",)]]),
        ("{kind: saas, placed: [safe], backup: none, vendor: none}", ["US"]),
    ],
)
def test_a_store_is_where_it_runs_where_its_copies_are_and_where_its_vendor_is(
    body: str, expected: list[object]
) -> None:
    assert countries(body) == expected
