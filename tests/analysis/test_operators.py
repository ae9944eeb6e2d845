"""Whoever runs the machines reads what is on them, unless the city holds the keys to what is kept."""

import pytest
from laid import facts, solution

from archkit.analysis.knowledge import Missing
from archkit.model.vocabulary import CARDHOLDER, CRIMINAL_JUSTICE

PLACES = """
vendors:
  hoster: {}
sites:
  cloud: {vendor: hoster}
  unsaid: {}
nodes:
  cloud-1: {site: cloud}
  unsaid-1: {site: unsaid}
  own-1: {site: hall}
"""


def operators(store: str) -> list[tuple[str | None, str, bool | None]]:
    """Who runs what, and whether they read it."""
    known = facts(PLACES, solution("cases", f"components:\n  store: {{{store}}}\n"))
    return [
        (
            None if isinstance(each.vendor, Missing) else each.vendor.id,
            each.runs,
            None if isinstance(each.reads, Missing) else each.reads,
        )
        for each in known.operators.of(known.design.components["cases.store"], CRIMINAL_JUSTICE)
    ]


CITY = "at_rest: {algorithm: aes-256, keys: city}"
COPIES = """backup: {{copies: {{night:
    {{method: backup, at: cloud-1, encryption: {{algorithm: aes-256, keys: {}}}}}}}}}"""


@pytest.mark.parametrize(
    ("store", "expected"),
    [
        ("kind: database, stores: [case-file], placed: [own-1], at_rest: none", []),
        (f"kind: database, stores: [case-file], placed: [cloud-1], {CITY}", []),
        (
            "kind: database, stores: [case-file], placed: [cloud-1], at_rest: none",
            [("hoster", "`cloud`", True)],
        ),
        (
            "kind: database, stores: [case-file], placed: [cloud-1]",
            [("hoster", "`cloud`", None)],
        ),
        (
            "kind: database, stores: [case-file], placed: [unsaid-1], at_rest: none",
            [(None, "`unsaid`", True)],
        ),
        (
            "kind: service, stores: none, processes: [case-file], placed: [cloud-1]",
            [("hoster", "`cloud`", True)],
        ),
        (
            "kind: saas, vendor: acme, stores: [case-file], placed: [own-1], at_rest: none",
            [("acme", "`store`", True)],
        ),
        ("kind: saas, stores: [case-file], at_rest: none", [(None, "`store`", True)]),
        (
            f"kind: database, stores: [case-file], {CITY}, {COPIES.format('vendor')}",
            [("hoster", "`cloud`", True)],
        ),
        (
            f"kind: database, stores: [case-file], {CITY}, {COPIES.format('city')}",
            [],
        ),
    ],
)
def test_who_runs_the_machines_reads_what_the_city_has_no_keys_to(
    store: str, expected: list[tuple[str | None, str, bool | None]]
) -> None:
    assert operators(store) == expected


def test_a_copy_of_other_data_concerns_nobody() -> None:
    copies = "{copies: {night: {method: backup, at: cloud-1, encryption: none}}}"
    store = f"kind: database, stores: [permit], {CITY}, backup: {copies}"
    known = facts(
        PLACES,
        "data:\n  card: {regimes: [CHD]}\n",
        solution("cases", f"components:\n  store: {{{store}}}\n"),
    )
    found = known.operators.of(known.design.components["cases.store"], CARDHOLDER)
    assert [each.field for each in found] == []
