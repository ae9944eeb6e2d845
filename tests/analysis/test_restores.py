"""What is lost with the copies of a store, and when they were last tried: laws and vectors."""

from datetime import date
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laid import facts, solution

from archkit.analysis.knowledge import Missing
from archkit.analysis.recovery import Threat
from archkit.analysis.restores import latest

AS_OF = date(2026, 11, 1)

Stated = tuple[str, str, int, bool]

copies = st.lists(
    st.tuples(
        st.sampled_from(["sync-replica", "async-replica", "snapshot", "backup", "log-shipping"]),
        st.sampled_from(["office-1", "office-2", "vault-1"]),
        st.integers(1, 90),
        st.booleans(),
    ),
    max_size=4,
)


def store(lines: list[str], changed: str = "") -> str:
    body = "components:\n  db:\n    kind: database\n    placed: [office-1]\n    stores: [notice]\n"
    named = "".join(f"        c{number}: {{{line}}}\n" for number, line in enumerate(lines))
    backup = f"    backup:\n      copies:\n{named}" if lines else "    backup: {copies: {}}\n"
    return solution("s", f"{body}{changed}{backup}")


def lost(stated: list[Stated]) -> list[float]:
    """The minutes lost by each threat."""
    lines = [
        f"method: {method}, at: {at}, every: {every} min, takes: 0 min,"
        f" immutable: {str(fixed).lower()}, offline: false"
        for method, at, every, fixed in stated
    ]
    found = facts(store(lines))
    kept = found.recovery.copies(found.design.components["s.db"])
    assert not isinstance(kept, Missing)
    return [round(found.recovery.loss(kept, each).lost.high / 60, 6) for each in Threat]


def slowly(stated: list[Stated]) -> list[float]:
    """The least that any copy loses that is good for each threat, each condition spelt out."""
    found = []
    for threat in Threat:
        left = [inf]
        for method, at, every, fixed in stated:
            replica = method in ("sync-replica", "async-replica")
            elsewhere = at in ("office-2", "vault-1")
            good = elsewhere if threat is Threat.SITE_LOSS else not replica
            if threat is Threat.RANSOMWARE:
                good = good and fixed
            if good:
                left.append(0.0 if method == "sync-replica" else float(every))
        found.append(min(left))
    return found


@given(copies)
def test_each_threat_leaves_the_best_copy_that_is_good_for_it(stated: list[Stated]) -> None:
    assert lost(stated) == slowly(stated)


@given(copies.filter(bool))
def test_a_further_copy_never_loses_more(stated: list[Stated]) -> None:
    fewer, more = lost(stated[1:]), lost(stated)
    assert all(one >= other for one, other in zip(fewer, more, strict=True))


def days(lines: list[str], changed: str = "") -> tuple[float, float]:
    found = facts(store(lines, changed))
    kept = found.recovery.copies(found.design.components["s.db"])
    assert not isinstance(kept, Missing)
    age = latest(kept, AS_OF)
    return age.low / 86400, age.high / 86400


@pytest.mark.parametrize(
    ("lines", "changed", "expected"),
    [
        (["method: backup, restore_tested: 2026-10-01"], "2026-01-01", (31, 31)),
        (["method: backup, restore_tested: 2026-10-01"], "2026-10-02", (inf, inf)),
        (["method: backup, restore_tested: 2026-12-01"], "2026-01-01", (inf, inf)),
        (["method: backup, restore_tested: none"], "2026-01-01", (inf, inf)),
        (["method: backup"], "2026-01-01", (0, inf)),
        (["method: async-replica, restore_tested: 2026-10-01"], "2026-01-01", (inf, inf)),
        ([], "2026-01-01", (inf, inf)),
    ],
)
def test_a_restore_counts_from_its_day_where_it_proves_anything(
    lines: list[str], changed: str, expected: tuple[float, float]
) -> None:
    assert days(lines, f"    changed: {changed}\n") == expected


def test_whether_the_store_has_changed_since_must_be_told() -> None:
    assert days(["method: backup, restore_tested: 2026-10-01"]) == (31, inf)
