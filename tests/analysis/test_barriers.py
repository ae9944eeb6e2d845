"""What stands in an intruder's way is counted, and what nobody stated may stand there or not."""

import pytest
from laid import facts, solution

BODY = """
components:
  a: {source}
  b: {target}
connections:
  a -> b: {connection}
"""
SERVICE = "{kind: service, placed: [office-1]}"
NEIGHBOUR = "{kind: service, placed: [office-2]}"
PERSON = "{kind: person, zone: internet}"


def counted(
    connection: str, source: str = SERVICE, target: str = NEIGHBOUR
) -> tuple[int, int, set[str]]:
    """The least and the most barriers, and the fields that would tell."""
    body = BODY.format(source=source, target=target, connection=connection)
    found = facts(solution("s", body))
    (made,) = (each for each in found.design.connections if each.within == "s")
    hop = found.barriers.hop(made)
    places = hop.gaps.places if hop.gaps is not None else ()
    return hop.least, hop.most, {".".join(map(str, each.field)) for each in places}


@pytest.mark.parametrize(
    ("authentication", "weight"),
    [
        ("none", 0),
        ("ip-allowlist", 0),
        ("obscure-url", 0),
        ("password", 1),
        ("static-key", 1),
        ("oidc", 1),
        ("mtls", 2),
        ("oauth2", 2),
        ("ssh-key", 2),
    ],
)
def test_what_is_copied_counts_once_and_a_key_twice(authentication: str, weight: int) -> None:
    assert counted(f"{{protocol: https, authentication: {authentication}}}") == (
        weight,
        weight,
        set(),
    )


def test_in_clear_text_no_sign_in_counts() -> None:
    assert counted("{protocol: http, network: lan, authentication: mtls}") == (0, 0, set())


def test_within_a_host_nobody_listens() -> None:
    assert counted("{protocol: http, network: loopback, authentication: mtls}") == (2, 2, set())


def test_what_nobody_stated_may_be_the_best_and_may_not_be_there() -> None:
    assert counted("{protocol: https}") == (0, 2, {"authentication"})
    assert counted("{authentication: mtls}") == (0, 2, {"encryption", "network"})


@pytest.mark.parametrize(
    ("access", "expected"),
    [
        ("{all: {population: staff, mfa: true}}", (3, 3, set())),
        ("{all: {population: staff, mfa: false}}", (1, 1, set())),
        (
            "{some: {population: staff, mfa: true}, others: {population: public, mfa: false}}",
            (1, 1, set()),
        ),
        ("none", (1, 1, set())),
        ("{all: {population: staff}}", (1, 3, {"access.all.mfa"})),
    ],
)
def test_a_second_factor_counts_twice_where_everyone_is_asked(
    access: str, expected: tuple[int, int, set[str]]
) -> None:
    target = f"{{kind: web-app, placed: [dmz-1], access: {access}}}"
    assert counted("{protocol: https, authentication: oidc}", PERSON, target) == expected


def test_systems_are_not_asked_for_a_second_factor() -> None:
    target = "{kind: database, placed: [office-2], access: {all: {population: staff, mfa: true}}}"
    assert counted("{protocol: https, authentication: password}", target=target) == (1, 1, set())


def test_people_sign_in_to_the_device_they_sit_before() -> None:
    source = "{kind: terminal, zone: office, access: {all: {population: staff, mfa: true}}}"
    target = "{kind: database, placed: [office-2], access: none}"
    assert counted("{protocol: https, authentication: oidc}", source, target) == (3, 3, set())


def test_who_does_not_sign_in_is_asked_for_no_second_factor() -> None:
    target = "{kind: web-app, placed: [dmz-1], access: {all: {population: staff, mfa: true}}}"
    assert counted("{protocol: https, authentication: none}", PERSON, target) == (0, 0, set())


@pytest.mark.parametrize(
    ("kind", "place", "weight"),
    [
        ("gateway", "dmz-1", 1),
        ("gateway", "office-1", 0),
        ("queue", "dmz-1", 0),
        ("bastion", "dmz-1", 2),
        ("privileged-access", "office-1", 1),
    ],
)
def test_a_guard_counts_at_the_edge_of_its_zone_and_a_bastion_everywhere(
    kind: str, place: str, weight: int
) -> None:
    source = f"{{kind: {kind}, placed: [{place}]}}"
    assert counted("{protocol: https, authentication: none}", source)[:2] == (weight, weight)
