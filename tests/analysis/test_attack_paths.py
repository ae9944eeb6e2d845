"""The easiest way from where nobody is trusted, by barriers and then by hops."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laid import facts, solution

from archkit.analysis.attack_paths import FAR, likelihood, success
from archkit.analysis.facts import Facts
from archkit.model.vocabulary import RiskLevel

STORE = "{kind: database, placed: [office-1], stores: [permit]}"


def way(found: Facts, name: str = "s.store") -> tuple[int, list[str]] | None:
    """How many barriers stand on the easiest way, and its hops."""
    easiest = found.attack_paths.sure(found.design.components[name])
    if easiest is None:
        return None
    return easiest.barriers, [each.connection.id for each in easiest.hops]


def designed(connections: str, **components: str) -> Facts:
    parts = {"outsider": "{kind: person, zone: internet}", "store": STORE} | components
    named = "".join(f"  {name}: {part}\n" for name, part in parts.items())
    return facts(solution("s", f"components:\n{named}connections:\n{connections}"))


PROXY = "{kind: queue, placed: [dmz-1], stores: none}"


def test_an_easier_way_counts_before_a_shorter_one() -> None:
    found = designed(
        """
  outsider -> store: {protocol: https, authentication: mtls}
  outsider -> proxy: {protocol: https, authentication: none}
  proxy -> store: {protocol: https, authentication: password}
""",
        proxy=PROXY,
        store="{kind: database, placed: [office-1], stores: [permit], access: none}",
    )
    assert way(found) == (1, ["outsider -> proxy", "proxy -> store"])


def test_of_ways_that_are_as_easy_the_shortest_counts() -> None:
    found = designed(
        """
  outsider -> store: {protocol: https, authentication: none}
  outsider -> proxy: {protocol: https, authentication: none}
  proxy -> store: {protocol: https, authentication: none}
""",
        proxy=PROXY,
    )
    assert way(found) == (0, ["outsider -> store"])


def test_a_way_goes_through_no_person() -> None:
    found = designed(
        """
  outsider -> clerk: {protocol: https, authentication: none}
  clerk -> store: {protocol: https, authentication: none}
""",
        clerk="{kind: person, zone: office}",
    )
    assert way(found) is None


def test_a_way_follows_the_direction_in_which_connections_are_opened() -> None:
    assert way(designed("  store -> outsider: {protocol: https, authentication: none}\n")) is None


@pytest.mark.parametrize(
    ("outsider", "barriers"),
    [
        ("{kind: external-system}", 2),
        ("{kind: external-system, stores: [permit]}", 2),
        ("{kind: queue, zone: none, stores: none}", 2),
        ("{kind: queue, zone: none, stores: [permit]}", None),
        ("{kind: queue, zone: office, stores: none}", None),
    ],
)
def test_ways_begin_where_nobody_is_trusted_and_end_at_what_is_worth_attacking(
    outsider: str, barriers: int | None
) -> None:
    found = designed(
        "  outsider -> store: {protocol: https, authentication: mtls}\n", outsider=outsider
    )
    easiest = way(found)
    assert (easiest and easiest[0]) == barriers


def test_what_stands_where_nobody_is_trusted_is_reached_from_elsewhere_only() -> None:
    found = designed(
        "  outsider -> store: {protocol: https, authentication: mtls}\n",
        store="{kind: saas, stores: [permit], access: none}",
    )
    assert way(found) == (2, ["outsider -> store"])


def test_the_more_barriers_the_less_likely() -> None:
    assert [success(count) for count in range(FAR + 1)] == [
        RiskLevel.VERY_HIGH,
        RiskLevel.HIGH,
        RiskLevel.MODERATE,
        RiskLevel.LOW,
        RiskLevel.VERY_LOW,
    ]
    assert [likelihood(count) for count in range(FAR + 2)] == [
        RiskLevel.VERY_HIGH,
        RiskLevel.VERY_HIGH,
        RiskLevel.HIGH,
        RiskLevel.MODERATE,
        RiskLevel.LOW,
        RiskLevel.LOW,
    ]


WEIGHTS = {"none": 0, "password": 1, "mtls": 2}
MIDDLE = ("b", "c", "d")
PAIRS = [
    (one, other) for one in ("outsider", *MIDDLE) for other in (*MIDDLE, "store") if one != other
]


def simplest(edges: dict[tuple[str, str], int]) -> tuple[int, int] | None:
    """The fewest barriers and hops, by trying every simple path."""
    tried = []
    for size in range(len(MIDDLE) + 1):
        for between in permutations(MIDDLE, size):
            path = ("outsider", *between, "store")
            hops = list(zip(path, path[1:], strict=False))
            if all(each in edges for each in hops):
                tried.append((sum(edges[each] for each in hops), len(hops)))
    return min((each for each in tried if each[0] < FAR), default=None)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(PAIRS), st.sampled_from(sorted(WEIGHTS)), max_size=10))
def test_the_search_finds_what_trying_every_path_finds(edges: dict[tuple[str, str], str]) -> None:
    lines = "".join(
        f"  {one} -> {other}: {{protocol: https, authentication: {how}}}\n"
        for (one, other), how in sorted(edges.items())
    )
    found = designed(
        lines or "  {}\n",
        store="{kind: database, placed: [office-1], stores: [permit], access: none}",
        **dict.fromkeys(MIDDLE, "{kind: queue, placed: [office-1], stores: none, access: none}"),
    )
    expected = simplest({pair: WEIGHTS[how] for pair, how in edges.items()})
    easiest = way(found)
    assert (easiest and (easiest[0], len(easiest[1]))) == expected
