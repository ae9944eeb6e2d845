"""The seeded faults and the single facts: found at their places, and near misses stay quiet."""

import pytest
from oracle import Case, cases
from table import table
from trial import Verdict, changed, city_as_it_is, judged, verdict

from archkit.rules.rule import Outcome


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_fault_is_found_at_its_place_and_its_near_miss_is_quiet(case: Case) -> None:
    found = verdict(case)
    assert (found.missed, found.disturbed) == (frozenset(), frozenset())


def test_no_two_cases_have_one_name() -> None:
    names = [case.name for case in cases()]
    assert sorted(set(names)) == sorted(names)


def test_the_table_names_what_was_missed_and_what_was_disturbed() -> None:
    case = Case("a case", (), frozenset({("SEC-001", "here")}))
    disturbed = frozenset({("SEC-003", "there")})
    lines = list(table([Verdict(case, missed=case.expected, disturbed=disturbed)]))
    assert lines[2:4] == ["    MISSED SEC-001 at here", "    DISTURBED SEC-003 at there"]
    assert lines[-1] == "0 of 1 cases are green."


def test_the_table_fits_into_eighty_columns() -> None:
    assert [line for line in table([Verdict(case) for case in cases()]) if len(line) > 80] == []


def test_b32_without_encryption_and_authentication_nothing_that_needs_them_passes() -> None:
    texts = changed(())
    archetypes = "models/city/archetypes.yaml"
    lines = texts[archetypes].split("\n")
    start = lines.index("  connections:")
    kept = [
        line
        for number, line in enumerate(lines)
        if number < start
        or not line.strip().startswith(("encryption:", "authentication:", "protocol:"))
    ]
    result = judged({**texts, archetypes: "\n".join(kept).replace("*tls", "tls-1.3")})
    for rule in ("SEC-001", "SEC-003"):
        before = city_as_it_is().tallies[rule][Outcome.PASS]
        assert result.tallies[rule][Outcome.UNKNOWN] > 60
        assert result.tallies[rule][Outcome.PASS] < before / 2
