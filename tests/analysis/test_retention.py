"""A record is kept where a store keeps it long enough; a backup is told apart from that."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laid import facts, solution

from archkit.analysis.knowledge import Missing, Truth
from archkit.model.quantities import Duration

YEAR = Duration.parse("1 year").value
SEVEN_YEARS = Duration.parse("7 years")


def answers(component: str) -> tuple[object, object]:
    """Whether a store keeps the report for seven years, and whether a backup does."""
    known = facts(
        "data:\n  report: {regimes: [], retention: {series: R-1, period: 7 years}}\n",
        solution(
            "cases",
            "components:\n  clerk: {kind: person}\n"
            f"  desk: {component}\n"
            "connections:\n  clerk -> desk: {carries: [report]}\n",
        ),
    )
    data = known.design.data["report"]
    kept = known.retention.kept(data, SEVEN_YEARS)
    copied = known.retention.backed_up(data, SEVEN_YEARS)
    return plain(kept), plain(copied)


def plain(answer: Truth) -> bool | None:
    return None if isinstance(answer, Missing) else answer


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ("none", True),
        ("{deletes_after: none}", True),
        ("{deletes_after: 7 years}", True),
        ("{deletes_after: 6 years}", False),
        ("{}", None),
    ],
)
def test_a_store_keeps_what_it_does_not_delete_before(records: str, expected: object) -> None:
    store = f"{{kind: database, stores: [report], records: {records}, backup: none}}"
    assert answers(store) == (expected, False)


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("{method: backup, keep: 7 years}", True),
        ("{method: backup, keep: 35 d}", False),
        ("{method: backup}", None),
    ],
)
def test_a_backup_keeps_what_its_copies_keep(copy: str, expected: object) -> None:
    backup = f"{{copies: {{tape: {copy}}}}}"
    store = f"{{kind: database, stores: [report], records: none, backup: {backup}}}"
    assert answers(store) == (True, expected)


@pytest.mark.parametrize(
    ("component", "kept", "copied"),
    [
        ("{kind: database, stores: [report], backup: none}", None, False),
        ("{kind: database, stores: [report], records: none}", True, None),
        ("{kind: backup-store, stores: [report], records: none, backup: none}", False, True),
        ("{kind: external-system, stores: [report], records: none}", False, False),
        ("{kind: database, records: none}", None, None),
        ("{kind: database, stores: none, records: none}", False, False),
    ],
)
def test_a_store_and_a_backup_are_told_apart(component: str, kept: object, copied: object) -> None:
    assert answers(component) == (kept, copied)


@pytest.mark.parametrize(
    ("stores", "low", "high"),
    [
        (["{deletes_after: 7 years}"], 7, 7),
        (["{deletes_after: 7 years}", "{deletes_after: 1 year}"], 7, 7),
        (["{deletes_after: none}", "{deletes_after: 1 year}"], inf, inf),
        (["{}", "{deletes_after: 1 year}"], 1, inf),
        ([], 0, 0),
    ],
)
def test_data_are_kept_as_long_as_the_last_store_keeps_them(
    stores: list[str], low: float, high: float
) -> None:
    components = "".join(
        f"  s{number}: {{kind: database, stores: [report], records: {records}}}\n"
        for number, records in enumerate(stores)
    )
    body = f"components:\n{components}" if stores else ""
    known = facts("data:\n  report: {regimes: []}\n", solution("cases", body))
    found = known.retention.longest(known.design.data["report"])
    assert (found.low, found.high) == (low * YEAR, high * YEAR)


@given(st.lists(st.integers(1, 50), min_size=1, max_size=5), st.integers(1, 50))
def test_a_further_store_never_shortens_what_is_kept(stores: list[int], more: int) -> None:
    def longest(years: list[int]) -> float:
        components = "".join(
            f"  s{number}: {{kind: database, stores: [report],"
            f" records: {{deletes_after: {each} years}}}}\n"
            for number, each in enumerate(years)
        )
        known = facts(
            "data:\n  report: {regimes: []}\n", solution("cases", f"components:\n{components}")
        )
        return known.retention.longest(known.design.data["report"]).low

    assert longest([*stores, more]) >= longest(stores) == max(stores) * YEAR
