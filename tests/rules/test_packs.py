"""Packs: which rules a body of law asks for, and what stays where a pack is ignored."""

import re
from dataclasses import replace

import pytest
from city import City

from archkit.analysis.regulations import shipped
from archkit.checking.rule_set import shipped as every_rule
from archkit.checking.selection import ALL, ignored, named, selected
from archkit.rules.catalogue import FAMILIES
from archkit.rules.packs import PACKS, Pack
from archkit.rules.rule import Page

CJIS, PCI = (pack for pack in PACKS if pack.id in ("cjis", "pci"))
NAMES_A_LAW = re.compile(r"CJIS|PCI|HIPAA|45 CFR|Tex|TAC|62443|800-82", re.IGNORECASE)
PAGE = replace(every_rule().pages[0], id="SEC-901", name="test", regulations=(), traces_to=())


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_every_pack_has_rules(pack: Pack) -> None:
    assert named(pack.id, every_rule().pages) != frozenset()


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_the_word_of_a_pack_is_no_other_word(pack: Pack) -> None:
    words = {ALL, *FAMILIES, *FAMILIES.values(), *(page.id for page in every_rule().pages)}
    assert pack.id not in words.union(page.name for page in every_rule().pages)


@pytest.mark.parametrize("page", every_rule().pages, ids=lambda page: page.id)
def test_what_traces_to_the_law_of_a_pack_is_in_it_however_it_is_cited(page: Page) -> None:
    cited = [trace for trace in page.traces_to if NAMES_A_LAW.search(trace)]
    in_a_pack = [trace for trace in cited if any(pack.has_text(trace) for pack in PACKS)]
    assert cited == in_a_pack


def test_every_fact_of_a_pack_is_one_that_there_is() -> None:
    beginnings = [start for pack in PACKS for start in pack.facts]
    assert [] == [
        each
        for each in beginnings
        if not any(map(str.startswith, shipped(), [each] * len(shipped())))
    ]


def test_a_rule_belongs_to_the_pack_of_a_fact_that_it_rests_on() -> None:
    assert CJIS.has(replace(PAGE, regulations=("cjis-screening",)))
    assert not PCI.has(replace(PAGE, regulations=("cjis-screening",)))


def test_a_rule_that_rests_on_two_laws_is_there_for_neither_alone() -> None:
    both = replace(PAGE, regulations=("cjis-log-retention", "pci-log-retention"))
    assert (CJIS.has(both), PCI.has(both)) == (True, True)
    assert (CJIS.alone_asks_for(both), PCI.alone_asks_for(both)) == (False, False)


def test_a_rule_without_any_ground_is_in_no_pack() -> None:
    assert not any(pack.has(PAGE) or pack.alone_asks_for(PAGE) for pack in PACKS)


def test_selecting_a_pack_selects_what_it_shares_with_others() -> None:
    assert {"PRV-003", "SEC-001"} <= selected(["cjis"], [], every_rule().pages)
    assert "PRV-006" not in selected(["cjis"], [], every_rule().pages)


def test_ignoring_a_pack_leaves_what_something_else_asks_for_as_well() -> None:
    everything = selected(["ALL"], [], every_rule().pages)
    gone = everything - selected(["ALL"], ["cjis"], every_rule().pages)
    assert {"PRV-003", "PRV-004", "PRV-005"} <= gone
    assert "SEC-001" not in gone


def test_a_check_that_nobody_may_waive_goes_with_no_pack() -> None:
    """A city that ignores what binds the state's agencies still has its waivers checked."""
    assert "GOV-005" not in ignored("tx-local", every_rule().pages)


def test_a_misspelt_pack_is_refused_with_what_was_meant(city: City) -> None:
    refusal = city.validate("--select", "cjsi")
    assert (2, "") == (refusal.exit_code, refusal.stdout)
    assert "`cjsi` names no rule, family or pack: did you mean `cjis`?" in refusal.stderr


def test_a_pack_runs_its_rules_and_no_others(city: City) -> None:
    ran = {tally["rule"] for tally in city.report("--select", "pci")["rules"]}
    assert named("pci", every_rule().pages) == ran


def test_the_page_of_a_pack_has_its_rules_and_its_facts_with_their_grade(city: City) -> None:
    page = " ".join(city.run("explain", "cjis").stdout.split())
    assert "PRV-003 weak-cji-cryptography" in page
    assert "`cjis-policy-version` (6.0)" in page
    assert "Not verified: only secondary pages were read; recorded on 2026-11-24." in page


def test_the_page_of_a_rule_names_its_packs(city: City) -> None:
    assert "Packs\n  `cjis`\n" in city.run("explain", "PRV-003").stdout
