"""The seeded faults and the single facts: found at their places, and near misses stay quiet."""

from collections import Counter
from datetime import date

import pytest
from consequences import CONSEQUENCES
from oracle import Case, cases
from table import table
from trial import Verdict, changed, city_as_it_is, judged, new_in, verdict

from archkit.checking.rule_set import shipped
from archkit.model.settings import Severity
from archkit.rules.rule import Outcome

OWED = {"CMP-002": "it is about a rule of a workspace's own, and the city has none"}
"""The rules without a case, each with what it waits for; nothing else may be without one."""


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_fault_is_found_at_its_place_and_its_near_miss_is_quiet(case: Case) -> None:
    found = verdict(case, alone=False)
    assert (found.missed, found.disturbed) == (frozenset(), frozenset())
    assert found.beside.keys() == found.reasons.keys()


def test_every_reason_is_of_a_case_that_there_is() -> None:
    assert CONSEQUENCES.keys() - {case.name for case in cases()} == set()


def test_each_case_has_a_name_of_its_own_and_a_near_miss() -> None:
    assert [case.name for case in cases() if not case.near_miss] == []
    assert [
        name for name, count in Counter(case.name for case in cases()).items() if count > 1
    ] == []


def test_every_rule_has_a_case_that_it_must_find() -> None:
    found = {rule for case in cases() for rule in case.rules}
    assert {page.id for page in shipped().pages} - found - OWED.keys() == set()
    assert OWED.keys() - ({page.id for page in shipped().pages} - found) == set()


def test_b18_what_is_waived_with_a_decision_stays_visible_as_waived() -> None:
    case = next(case for case in cases() if case.name.startswith("B18: one old product"))
    result = judged(changed(case.near_miss))
    outcomes = {
        each.finding.outcome
        for each in result.findings
        if (each.finding.page.id, each.finding.element.address)
        == ("MNT-008", "online-permits.permits-db")
    }
    assert outcomes == {Outcome.WAIVED}


def test_b29_a_missing_report_is_a_warning_until_the_law_s_day_and_an_error_from_it() -> None:
    change = next(case.edits for case in cases() if case.name.startswith("B29: no report"))
    severities = {
        as_of: {each.finding.severity for each in new_in(judged(changed(change), as_of))}
        for as_of in (date(2027, 4, 25), date(2027, 4, 26))
    }
    assert severities == {
        date(2027, 4, 25): {Severity.WARNING},
        date(2027, 4, 26): {Severity.ERROR},
    }


def test_the_table_names_what_was_missed_and_what_was_disturbed() -> None:
    case = Case("a case", (), frozenset({("SEC-001", "here")}))
    disturbed = frozenset({("SEC-003", "there")})
    lines = list(table([Verdict(case, missed=case.expected, disturbed=disturbed)]))
    assert lines[2:4] == ["    MISSED SEC-001 at here", "    DISTURBED SEC-003 at there"]
    assert lines[-1] == "0 of 1 cases are green."


def test_the_table_fits_into_eighty_columns() -> None:
    tried = [
        Verdict(case, beside=dict.fromkeys(CONSEQUENCES.get(case.name, ()), 10)) for case in cases()
    ]
    assert [line for line in table(tried) if len(line) > 80] == []


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
