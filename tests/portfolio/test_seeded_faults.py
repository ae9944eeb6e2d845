"""The seeded faults and the single facts: found at their places, and near misses stay quiet."""

from pathlib import Path

import pytest
from mutations import MUTATIONS
from oracle import Case, Verdict, city_as_it_is, copied, judged, table, verdict
from security_faults import SECURITY
from seeded import SEEDED

from archkit.rules.rule import Outcome


@pytest.mark.parametrize("case", [*SEEDED, *MUTATIONS, *SECURITY], ids=lambda case: case.name)
def test_a_fault_is_found_at_its_place_and_its_near_miss_is_quiet(case: Case) -> None:
    found = verdict(case)
    assert (found.missed, found.disturbed) == (frozenset(), frozenset())


def test_the_table_names_what_was_missed_and_what_was_disturbed() -> None:
    case = Case("a case", (), frozenset({("SEC-001", "here")}))
    lines = list(
        table([Verdict(case, case.expected, 0, frozenset({("SEC-003", "there")}), frozenset())])
    )
    assert lines[2:4] == ["    MISSED SEC-001 at here", "    DISTURBED SEC-003 at there"]
    assert lines[-1] == "\n0 of 1 cases are green."


def test_b32_without_encryption_and_authentication_nothing_that_needs_them_passes(
    tmp_path: Path,
) -> None:
    city = copied(tmp_path)
    archetypes = city / "models/city/archetypes.yaml"
    lines = archetypes.read_text(encoding="utf-8").split("\n")
    start = lines.index("  connections:")
    kept = [
        line
        for number, line in enumerate(lines)
        if number < start
        or not line.strip().startswith(("encryption:", "authentication:", "protocol:"))
    ]
    archetypes.write_text("\n".join(kept).replace("*tls", "tls-1.3"), encoding="utf-8")
    result = judged(city)
    for rule in ("SEC-001", "SEC-003"):
        before = city_as_it_is().tallies[rule][Outcome.PASS]
        assert result.tallies[rule][Outcome.UNKNOWN] > 60
        assert result.tallies[rule][Outcome.PASS] < before / 3
