"""The facts of law that come with archkit can be trusted as data, and move with the day."""

import re
from datetime import date

import pytest

from archkit.analysis.regulations import Regulations, shipped
from archkit.model.quantities import Duration
from archkit.model.regulation import Fact, Grade

FACTS = [pytest.param(fact, id=name) for name, fact in shipped().items()]


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_is_named_and_told_like_every_other(fact: Fact) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", fact.id)
    assert fact.title.endswith(".")
    assert not fact.source.endswith(".")


@pytest.mark.parametrize("fact", FACTS)
def test_no_fact_that_comes_with_archkit_claims_to_be_a_workspaces(fact: Fact) -> None:
    assert all(version.grade is not Grade.WORKSPACE for version in fact.versions)


@pytest.mark.parametrize("fact", FACTS)
def test_the_versions_of_a_fact_are_of_one_kind_and_the_latest_comes_first(fact: Fact) -> None:
    assert len({type(version.value) for version in fact.versions}) == 1
    begin = [version.effective_from or date.min for version in fact.versions]
    assert begin == sorted(begin, key=str, reverse=True)


def test_the_day_of_accessibility_is_the_one_that_was_law_on_the_day_asked() -> None:
    days = {
        day: Regulations(day).day("ada-web-compliance-date")
        for day in (date(2026, 4, 19), date(2026, 4, 20))
    }
    assert days == {
        date(2026, 4, 19): date(2026, 4, 24),
        date(2026, 4, 20): date(2027, 4, 26),
    }


def test_old_certificates_count_on_the_last_day_and_not_on_the_next() -> None:
    name = "fips-140-2-historical"
    historical = [Regulations(date(2026, 9, day)).in_force(name) for day in (21, 22)]
    assert historical == [False, True]


def test_a_rule_is_given_each_fact_as_what_it_is() -> None:
    law = Regulations(date(2026, 11, 1))
    assert law.duration("cjis-log-retention") == Duration.parse("1 year")
    assert law.number("cjis-key-bits") == 128
    assert law.word("ada-web-standard") == "WCAG 2.1 AA"
    assert law.words("tx-ramp-level-2") == ("moderate", "high")
    assert law.count("tx-incident-report").value == 10


def test_the_proposed_rule_on_health_information_is_not_in_force() -> None:
    assert Regulations(date(2036, 1, 1)).in_force("hipaa-encryption-required") is False


def test_a_rule_that_asks_for_no_fact_or_for_another_kind_fails() -> None:
    law = Regulations(date(2026, 11, 1))
    with pytest.raises(KeyError):
        law.in_force("cjis-log-retension")
    with pytest.raises(TypeError, match="`cjis-key-bits` is no Duration: 128"):
        law.duration("cjis-key-bits")
