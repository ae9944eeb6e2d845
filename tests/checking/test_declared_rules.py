"""What each selector and each assertion of a declared rule means."""

from typing import Final

import pytest
from declared import declare, outcomes, run

DESK: Final = "desk -> store"

SELECTORS = [
    # the selector, what a component fits with, what it does not, and what leaves that open
    ("kind: database", "kind: database", "kind: service", None),
    ("kind: [database, queue]", "kind: queue", "kind: service", None),
    ("component: s.it", "kind: service", None, None),
    ("component: s.other", None, "kind: service", None),
    (
        "technology: python-3.13",
        "kind: service, technology: python-3.13",
        "kind: service, technology: postgresql-17",
        "kind: service",
    ),
    (
        "audience: [public, staff]",
        "kind: service, audience: staff",
        "kind: service, audience: restricted",
        "kind: service",
    ),
    (
        "tags: [red, blue]",
        "kind: service, tags: [blue, green]",
        "kind: service, tags: []",
        "kind: service",
    ),
    (
        "stores: {data: permit}",
        "kind: database, stores: [notice, permit]",
        "kind: database, stores: none",
        "kind: database",
    ),
    (
        "stores: {at_least: confidential}",
        "kind: database, stores: [case-file]",
        "kind: database, stores: [memo]",
        "kind: database",
    ),
    (
        "stores: {classification: [internal, restricted]}",
        "kind: database, stores: [memo]",
        "kind: database, stores: [permit]",
        "kind: database",
    ),
    (
        "stores: {regime: [CJI, PHI]}",
        "kind: database, stores: [case-file]",
        "kind: database, stores: [permit]",
        "kind: database",
    ),
    ("stores: {regime: PHI}", None, "kind: database", None),  # no data of the town are
    ("stores: {regime: SPI}", None, "kind: person", None),  # nobody writes it of each person
    (
        "processes: {regime: CJI}",
        "kind: service, processes: [case-file]",
        "kind: service, processes: []",
        "kind: service",
    ),
    (
        "in_zone: {zone: dmz}",
        "kind: service, placed: [dmz-1, office-1]",
        "kind: service, placed: [office-1]",
        "kind: service",
    ),
    (
        "only_in_zone: {kind: [dmz, vault]}",
        "kind: service, placed: [dmz-1, vault-1]",
        "kind: service, placed: [dmz-1, office-1]",
        "kind: service",
    ),
    (
        "in_zone: {trust: {at_least: 3, at_most: 4}}",
        "kind: service, placed: [office-1]",
        "kind: service, placed: [dmz-1, vault-1]",
        "kind: service",
    ),
    (
        "in_zone: {trust: [0, 2]}",
        "kind: person, zone: internet",
        "kind: person, zone: office",
        None,
    ),
    (
        "environment: production",
        "kind: service, placed: [office-1]",
        None,
        "kind: service",
    ),
    ("environment: test", None, "kind: service, placed: [office-1]", "kind: service"),
    ("environment: production", None, "kind: person, zone: office", None),
    ("solution: {tier: [1, 2]}", "kind: service", None, None),
    ("solution: {stage: proposed}", None, "kind: service", None),
    ("solution: {fields: {disposition: invest}}", None, None, "kind: service"),
    ("solution: {contains: {kind: queue}}", "kind: queue", "kind: service", None),
    (
        "fields: {public_facing: true}",
        "kind: service, public_facing: true",
        "kind: service, public_facing: false",
        "kind: service",
    ),
    (
        "fields: {backup: stated}",
        "kind: database, backup: {copies: {c: {method: backup}}}",
        "kind: database, backup: none",
        "kind: database",
    ),
    (
        "fields: {backup: none}",
        "kind: database, backup: none",
        "kind: database, backup: {copies: {c: {method: backup}}}",
        "kind: database",
    ),
    (
        "fields: {redundancy.mode: [active-active, managed]}",
        "kind: service, redundancy: {mode: managed}",
        "kind: service, redundancy: none",
        "kind: service",
    ),
    (
        "fields: {at_rest: [aes-128, aes-256]}",
        "kind: database, at_rest: {algorithm: aes-256, keys: city}",
        "kind: database, at_rest: none",
        "kind: database",
    ),
    (
        "fields: {at_rest: stated}",
        "kind: database, at_rest: vendor",
        "kind: database, at_rest: none",
        "kind: database",
    ),
    (
        "fields: {at_rest.keys: city}",
        "kind: database, at_rest: {algorithm: aes-256, keys: city}",
        "kind: database, at_rest: {algorithm: aes-256, keys: vendor}",
        "kind: database, at_rest: aes-256",
    ),
    (
        "fields: {availability: {at_least: 99 %}}",
        "kind: service, availability: 99.0 %",
        "kind: service, availability: 98.9 %",
        "kind: service",
    ),
    (
        "fields: {recovers_in: {at_most: 4 h}}",
        "kind: service, recovers_in: 240 min",
        "kind: service, recovers_in: 1 d",
        "kind: service",
    ),
    (
        "fields: {changed: {at_least: 2026-01-01}}",
        "kind: service, changed: 2026-03-01",
        "kind: service, changed: 2025-03-01",
        "kind: service",
    ),
    (
        "fields: {publication: {at_most: staff}}",
        "kind: service, publication: public",
        "kind: service, publication: restricted",
        "kind: service",
    ),
    (
        "fields: {layer: [1, 2]}",
        "kind: service, layer: 2",
        "kind: service, layer: 3",
        "kind: service",
    ),
    (
        "fields: {cleared_for: CJI}",
        "kind: service, cleared_for: [PHI, CJI]",
        "kind: service, cleared_for: none",
        "kind: service",
    ),
    (
        "fields: {properties.cost-centre: [101, 102]}",
        "kind: service, properties: {cost-centre: 102}",
        "kind: service, properties: {cost-centre: '102'}",
        "kind: service, properties: {floor: 1}",
    ),
    ("not: {kind: database}", "kind: service", "kind: database", None),
    ("any: [{kind: database}, {kind: queue}]", "kind: queue", "kind: service", None),
    (
        "all: [{kind: database}, {fields: {backup: none}}]",
        "kind: database, backup: none",
        "kind: service, backup: none",
        "kind: database",
    ),
    (
        "{kind: database, fields: {backup: none}}",
        "kind: database, backup: none",
        "kind: service",
        "kind: database",
    ),
]


def selecting(selector: str) -> str:
    """A rule that says fail of what a selector selects."""
    braced = selector if selector.startswith("{") else f"{{{selector}}}"
    return f"components: {braced}\nmust_not: {braced}"


@pytest.mark.parametrize(("selector", "fits", "differs", "open_"), SELECTORS)
def test_a_selector_of_components_selects_what_it_says(
    selector: str, fits: str | None, differs: str | None, open_: str | None
) -> None:
    rule = selecting(selector)
    for fields, wanted in ((fits, "fail"), (differs, None), (open_, "unknown")):
        if fields is not None:
            assert outcomes(rule, f"components: {{it: {{{fields}}}}}").get("it") == wanted, fields


CONNECTIONS = [
    ("protocol: [https, sftp]", "protocol: sftp", "protocol: http", ""),
    ("tags: old", "tags: [old]", "tags: []", ""),
    ("fields: {mode: async}", "mode: async", "mode: batch", ""),
    ("fields: {authentication: stated}", "authentication: oidc", "authentication: none", ""),
    (
        "fields: {fallback.for: {at_most: 1 h}}",
        "fallback: {serve: x, for: 1 h}",
        "fallback: none",
        "",
    ),
    ("carries: {regime: SPI}", "carries: [permit]", "carries: none", ""),
    ("returns: {regime: SPI}", "returns: [permit]", "returns: []", ""),
    ("encrypted: true", "protocol: https", "encryption: none", ""),
    ("encrypted: true", "encryption: ipsec", "encryption: none", "protocol: http"),
    ("encrypted: false", "protocol: http, encryption: none", "protocol: https", "protocol: http"),
    ("leaves_solution: false", "protocol: http", None, None),
    ("leaves_solution: true", None, "protocol: http", None),
    ("crosses_zones: true", "protocol: http", None, None),
    ("crosses_zones: false", None, "protocol: http", None),
    ("from: {kind: service}, to: {kind: database}", "protocol: http", None, None),
    ("from: {kind: database}", None, "protocol: http", None),
    ("not: {to: {kind: queue}}", "protocol: http", None, None),
    ("any: [{to: {kind: queue}}, {to: {kind: database}}]", "protocol: http", None, None),
    ("all: [{to: {kind: queue}}, {to: {kind: database}}]", None, "protocol: http", None),
]


@pytest.mark.parametrize(("selector", "fits", "differs", "open_"), CONNECTIONS)
def test_a_selector_of_connections_selects_what_it_says(
    selector: str, fits: str | None, differs: str | None, open_: str | None
) -> None:
    rule = f"connections: {{{selector}}}\nmust_not: {{{selector}}}"
    for fields, wanted in ((fits, "fail"), (differs, None), (open_, "unknown")):
        if fields is not None:
            design = f"""
            components:
              desk: {{kind: service, placed: [office-1]}}
              store: {{kind: database, placed: [vault-1]}}
            connections:
              {DESK}: {{{fields}}}
            """
            assert outcomes(rule, design).get(DESK) == wanted, fields


CHAIN = """
components:
  resident: {kind: person, zone: internet}
  guard: {kind: gateway, placed: [dmz-1]}
  app: {kind: web-app, placed: [dmz-1], stores: none}
  store: {kind: database, placed: [office-1], stores: [permit]}
connections:
  resident -> guard: {protocol: https}
  guard -> app: {protocol: https}
  app -> store: {protocol: https}
"""
AROUND = CHAIN + "  resident -> app: {protocol: https}\n"

ASSERTIONS = [
    ("must: {kind: queue}", CHAIN, {"store": "fail"}),
    ("must: {fields: {backup: stated}}", CHAIN, {"store": "unknown"}),
    ("must_not: {stores: {regime: SPI}}", CHAIN, {"store": "fail"}),
    ("these_may_not_connect: {kind: web-app}", CHAIN, {"app -> store": "fail"}),
    ("only_these_may_connect: {kind: web-app}", CHAIN, {}),
    ("only_these_may_connect: {kind: service}", CHAIN, {"app -> store": "fail"}),
    ("only_these_may_connect: {fields: {public_facing: true}}", CHAIN, {"app -> store": "unknown"}),
    ("must_be_reached_from: {kind: person}", CHAIN, {}),
    ("must_be_reached_from: {kind: queue}", CHAIN, {"store": "fail"}),
    ("must_be_reached_from: {fields: {public_facing: true}}", CHAIN, {"store": "unknown"}),
    ("reached_only_through: {from: {kind: person}, through: {kind: gateway}}", CHAIN, {}),
    (
        "reached_only_through: {from: {kind: person}, through: {kind: gateway}}",
        AROUND,
        {"store": "fail"},
    ),
    (
        "reached_only_through: {from: {kind: person}, through: {fields: {public_facing: true}}}",
        CHAIN,
        {"store": "unknown"},
    ),
    ("neighbours: {from: {kind: web-app}, at_least: 1}", CHAIN, {}),
    ("neighbours: {from: any, at_least: 2}", CHAIN, {"store": "fail"}),
    ("neighbours: {from: any, at_most: 0}", CHAIN, {"store": "fail"}),
    ("neighbours: {to: any, at_most: 0}", CHAIN, {}),
    (
        "neighbours: {from: {fields: {public_facing: true}}, at_least: 1}",
        CHAIN,
        {"store": "unknown"},
    ),
]


@pytest.mark.parametrize(("assertion", "design", "wanted"), ASSERTIONS)
def test_an_assertion_on_a_database_says_what_it_means(
    assertion: str, design: str, wanted: dict[str, str]
) -> None:
    rule = f"components: {{solution: {{solution: s}}, kind: database}}\n{assertion}"
    assert wanted == outcomes(rule, design)


@pytest.mark.parametrize(
    ("assertion", "wanted"),
    [
        ("may_connect_only_to: {kind: database}", {}),
        ("may_connect_only_to: {kind: queue}", {"app -> store": "fail"}),
        ("may_not_connect_to: {stores: {at_least: confidential}}", {"app -> store": "fail"}),
        ("may_not_connect_to: {stores: {at_least: restricted}}", {}),
        ("reaches_only_through: {to: {kind: database}, through: {kind: queue}}", {"app": "fail"}),
        ("reaches_only_through: {to: {kind: queue}, through: {kind: gateway}}", {}),
        ("reaches_only_through: {to: {kind: database}, through: {kind: database}}", {}),
    ],
)
def test_an_assertion_on_an_app_says_what_it_means(assertion: str, wanted: dict[str, str]) -> None:
    assert wanted == outcomes(f"components: {{kind: web-app}}\n{assertion}", CHAIN)


def test_no_way_leads_on_through_a_person() -> None:
    design = """
    components:
      bot: {kind: service, zone: internet}
      clerk: {kind: person, zone: office}
      store: {kind: database, placed: [office-1], stores: none}
    connections:
      bot -> clerk: {protocol: smtp}
      clerk -> store: {protocol: https}
    """
    rule = (
        "components: {kind: database}\nreached_only_through: {from: %s, through: {kind: gateway}}"
    )
    assert outcomes(rule % "{kind: service}", design) == {}
    assert outcomes(rule % "{kind: person}", design) == {"store": "fail"}


def test_a_way_to_what_is_a_beginning_itself_counts() -> None:
    design = """
    components:
      a: {kind: web-app}
      b: {kind: web-app}
    connections:
      a -> b: {protocol: https}
    """
    rule = (
        "components: any\nreached_only_through: {from: {kind: web-app}, through: {kind: gateway}}"
    )
    assert outcomes(rule, design) == {"b": "fail"}


@pytest.mark.parametrize(
    ("assertion", "wanted"),
    [
        ("must: {tier: [1, 2], stage: live, department: clerk}", None),
        ("must: {tier: 1}", "fail"),
        ("must: {tags: red}", "unknown"),
        ("must_not: {contains: {kind: database}}", "fail"),
        ("must_not: {contains: {kind: queue}}", None),
        ("must: {any: [{stage: proposed}, {not: {tier: 4}}]}", None),
        ("must_contain: {components: {kind: database}, at_least: 1, at_most: 1}", None),
        ("must_contain: {components: {kind: gateway}, at_most: 0}", "fail"),
        ("must_contain: {components: {fields: {public_facing: true}}, at_least: 1}", "unknown"),
    ],
)
def test_an_assertion_on_a_solution_says_what_it_means(assertion: str, wanted: str | None) -> None:
    said = outcomes(f"solutions: {{solution: s}}\n{assertion}", CHAIN)
    assert set(said.values()) == ({wanted} if wanted else set())


def finding(condition: str, design: str) -> tuple[str, tuple[object, ...], tuple[str, ...]]:
    """What the first finding says: its message, its field and its evidence."""
    found = run(declare(condition), design).findings[0]
    return found.message, found.place.field, found.evidence


def test_a_finding_points_at_the_field_that_is_wrong_and_says_what_it_says() -> None:
    rule = "components: {kind: database}\nmust: {fields: {backup: stated}}"
    design = "components: {store: {kind: database, backup: none}}"
    assert finding(rule, design) == (
        "`store`: a thing is not as agreed",
        ("backup",),
        ("`backup` of `store` is `none`", "`kind` of `store` is `database`"),
    )


def test_a_finding_on_ways_shows_a_shortest_one() -> None:
    rule = """
    components: {kind: database, stores: {regime: SPI}}
    reached_only_through: {from: {in_zone: {trust: 0}}, through: {kind: gateway}}
    """
    assert finding(rule, AROUND)[2] == (
        "s.resident -> s.app (https, zone internet -> zone dmz)",
        "s.app -> s.store (https, zone dmz -> zone office)",
        "`kind` of `store` is `database`",
        "`store` keeps `permit` (SPI)",
    )


def test_ways_onward_are_shown_as_they_are_walked() -> None:
    rule = """
    components: {kind: person}
    reaches_only_through: {to: {kind: database}, through: {kind: queue}}
    """
    assert finding(rule, AROUND)[2][:2] == (
        "s.resident -> s.app (https, zone internet -> zone dmz)",
        "s.app -> s.store (https, zone dmz -> zone office)",
    )


def test_a_finding_on_a_count_says_how_many_there_are_and_must_be() -> None:
    rule = "components: {kind: web-app}\nneighbours: {from: any, at_most: 1}"
    assert finding(rule, AROUND)[2][:2] == (
        "there are 2, and there may be 1 at most",
        "namely `s.guard`, `s.resident`",
    )


def test_what_a_rule_is_not_about_is_not_applicable() -> None:
    ran = run(declare("components: {kind: queue}\nmust: {kind: queue}"), CHAIN)
    assert dict(ran.tallies["CITY-001"]) == {"not-applicable": 7}
