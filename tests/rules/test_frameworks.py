"""Frameworks: which rules a body of law asks for, and what stays where a framework is ignored."""

import re
from dataclasses import replace

import pytest
from city import SETTINGS, City, mistake, refused

from archkit.analysis.regulations import shipped
from archkit.checking.rule_set import shipped as every_rule
from archkit.checking.selection import ALL, ignored, named, selected
from archkit.rules.catalogue import FAMILIES
from archkit.rules.frameworks import FRAMEWORKS, Framework
from archkit.rules.rule import Page

CJIS, PCI = (framework for framework in FRAMEWORKS if framework.id in ("cjis", "pci"))
NAMES_A_LAW = re.compile(r"CJIS|PCI|HIPAA|45 CFR|Tex|TAC|62443|800-82", re.IGNORECASE)
PAGE = replace(every_rule().pages[0], id="SEC-901", name="test", regulations=(), traces_to=())


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda framework: framework.id)
def test_every_framework_has_rules(framework: Framework) -> None:
    assert named(framework.id, every_rule().pages) != frozenset()


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda framework: framework.id)
def test_the_word_of_a_framework_is_no_other_word(framework: Framework) -> None:
    words = {ALL, *FAMILIES, *FAMILIES.values(), *(page.id for page in every_rule().pages)}
    assert framework.id not in words.union(page.name for page in every_rule().pages)


@pytest.mark.parametrize("page", every_rule().pages, ids=lambda page: page.id)
def test_what_traces_to_the_law_of_a_framework_is_in_it_however_it_is_cited(page: Page) -> None:
    cited = [trace for trace in page.traces_to if NAMES_A_LAW.search(trace)]
    in_a_framework = [
        trace for trace in cited if any(framework.has_text(trace) for framework in FRAMEWORKS)
    ]
    assert cited == in_a_framework


def test_every_fact_of_a_framework_is_one_that_there_is() -> None:
    beginnings = [start for framework in FRAMEWORKS for start in framework.facts]
    assert [] == [
        each
        for each in beginnings
        if not any(map(str.startswith, shipped(), [each] * len(shipped())))
    ]


def test_a_rule_belongs_to_the_framework_of_a_fact_that_it_rests_on() -> None:
    assert CJIS.has(replace(PAGE, regulations=("cjis-screening",)))
    assert not PCI.has(replace(PAGE, regulations=("cjis-screening",)))


def test_a_rule_that_rests_on_two_laws_is_there_for_neither_alone() -> None:
    both = replace(PAGE, regulations=("cjis-log-retention", "pci-log-retention"))
    assert (CJIS.has(both), PCI.has(both)) == (True, True)
    assert (CJIS.alone_asks_for(both), PCI.alone_asks_for(both)) == (False, False)


def test_a_rule_without_any_ground_is_in_no_framework() -> None:
    assert not any(
        framework.has(PAGE) or framework.alone_asks_for(PAGE) for framework in FRAMEWORKS
    )


def test_selecting_a_framework_selects_what_it_shares_with_others() -> None:
    assert {"PRV-003", "SEC-001"} <= selected(["cjis"], [], every_rule().pages)
    assert "PRV-006" not in selected(["cjis"], [], every_rule().pages)


def test_ignoring_a_framework_leaves_what_something_else_asks_for_as_well() -> None:
    everything = selected(["ALL"], [], every_rule().pages)
    gone = everything - selected(["ALL"], ["cjis"], every_rule().pages)
    assert {"PRV-003", "PRV-004", "PRV-005"} <= gone
    assert "SEC-001" not in gone


NOTHING_GOES = "ignoring `ot` leaves out no rule: something else asks for each of its rules too"
BY_ID = "ignore those of its rules that you mean: SEC-007, SEC-008"


def test_ignoring_a_framework_of_which_every_rule_stays_is_refused(city: City) -> None:
    refusal = city.validate("--ignore", "ot")
    assert (refusal.exit_code, refusal.stdout) == (2, "")
    assert f"{NOTHING_GOES}: {BY_ID}" in " ".join(refusal.stderr.split())


def test_settings_that_ignore_a_framework_of_which_every_rule_stays_are_a_mistake(
    city: City,
) -> None:
    override = '[[overrides]]\nfiles = ["models/*"]\nignore = ["ot"]\nreason = "Dry city."\n'
    city.write("archkit.toml", SETTINGS + f'ignore = ["ot"]\n{override}')
    assert city.outcome() == refused(
        mistake("unknown-rule", "archkit.toml:6:11", NOTHING_GOES, BY_ID),
        mistake("unknown-rule", "archkit.toml:9:11", NOTHING_GOES, BY_ID),
    )


def test_a_check_that_nobody_may_waive_goes_with_no_framework() -> None:
    """A city that ignores what binds the state's agencies still has its waivers checked."""
    assert "GOV-005" not in ignored("tx-local", every_rule().pages)


def test_a_misspelt_framework_is_refused_with_what_was_meant(city: City) -> None:
    refusal = city.validate("--select", "cjsi")
    assert (2, "") == (refusal.exit_code, refusal.stdout)
    assert "`cjsi` names no rule, family or framework: did you mean `cjis`?" in refusal.stderr


def test_a_framework_runs_its_rules_and_no_others(city: City) -> None:
    ran = {tally["rule"] for tally in city.report("--select", "pci")["rules"]}
    assert named("pci", every_rule().pages) == ran


def test_the_page_of_a_framework_has_its_rules_and_its_facts_with_their_grade(city: City) -> None:
    page = " ".join(city.run("explain", "cjis").stdout.split())
    assert "PRV-003 weak-cji-cryptography" in page
    assert "`cjis-policy-version` (6.0)" in page
    assert "Not verified: only secondary pages were read; recorded on 2026-11-24." in page


def test_the_page_of_a_rule_names_its_frameworks(city: City) -> None:
    assert "Frameworks\n  `cjis`\n" in city.run("explain", "PRV-003").stdout
