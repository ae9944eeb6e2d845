"""Every tactic mends what its examples say, and nothing that they say it does not."""

import re

import pytest

from archkit.analysis.facts import Facts
from archkit.analysis.verdicts.judge import Verdicts
from archkit.analysis.verdicts.verdict import Standing
from archkit.checking.examples import AS_OF, lay_over_town
from archkit.model.loading.load import Loaded
from archkit.model.loading.sheet import Problems
from archkit.model.overlay.laying import overlaid
from archkit.model.overlay.reading import read_patch
from archkit.model.overlay.spoken import Spoken
from archkit.model.requirement import Requirement
from archkit.tactics.catalogue import tactic_ids, tactics
from archkit.tactics.tactic import Concern, Remedy, Tactic
from archkit.trials.aims import aim_of

MARK = re.compile(r"^  (\S+): # <- (met|unmet)$", re.MULTILINE)
EXAMPLES = [
    pytest.param(tactic, text, id=f"{tactic.id}-{number}")
    for tactic in tactics()
    for number, text in enumerate(tactic.examples, 1)
]


def requirements(loaded: Loaded) -> list[Requirement]:
    every = loaded.design.elements(Requirement)
    return [each for each in every if isinstance(each, Requirement) and each.within != "town"]


def standing(loaded: Loaded, name: str) -> Standing:
    (found,) = (each for each in requirements(loaded) if each.id == name)
    return Verdicts(Facts(loaded.design, AS_OF)).of(found).standing


def under(loaded: Loaded, remedy: Remedy) -> Loaded:
    problems = Problems()
    spoken = Spoken("remedy", remedy.lines, problems)
    laid = overlaid(loaded, read_patch(spoken, spoken.text, loaded, problems))
    told = [*problems.diagnostics(), *laid.diagnostics]
    assert [f"{each.message} in {spoken.text}" for each in told] == []
    return laid


@pytest.mark.parametrize(("tactic", "text"), EXAMPLES)
def test_a_tactic_mends_what_its_example_says(tactic: Tactic, text: str) -> None:
    loaded = lay_over_town(text)
    facts = Facts(loaded.design, AS_OF)
    for name, expected in MARK.findall(text):
        (requirement,) = (each for each in requirements(loaded) if each.id == name)
        assert standing(loaded, name) is Standing.UNMET
        aim = aim_of(requirement, facts)
        assert aim is not None
        remedies = tactic.remedies(aim) if aim.fit.metric in tactic.metrics else ()
        mended = [standing(under(loaded, each), name) for each in remedies]
        assert (Standing.MET in mended) == (expected == "met"), mended


@pytest.mark.parametrize("tactic", tactics(), ids=lambda each: each.id)
def test_a_tactic_shows_what_it_mends_and_what_it_does_not(tactic: Tactic) -> None:
    shown = {expected for text in tactic.examples for _, expected in MARK.findall(text)}
    assert shown == {"met", "unmet"}


@pytest.mark.parametrize("tactic", tactics(), ids=lambda each: each.id)
def test_a_tactic_says_all_that_its_page_needs(tactic: Tactic) -> None:
    told = (tactic.summary, tactic.when, tactic.costs, tactic.harms, tactic.source)
    assert [each for each in told if not each.strip()] == []
    assert tactic.metrics


def test_every_concern_has_a_tactic_and_every_file_its_own_name() -> None:
    assert {each.concern for each in tactics()} == set(Concern)
    assert sorted(each.id for each in tactics()) == tactic_ids()
    assert len(tactics()) >= 25
