"""Whether a tactic mends what its examples say, and nothing that they say it does not."""

import re
from collections.abc import Iterator
from typing import Final

from archkit.analysis.facts import Facts
from archkit.analysis.verdicts.judge import Verdicts
from archkit.analysis.verdicts.verdict import Standing
from archkit.checking.examples import AS_OF, lay_over_town
from archkit.model.loading.load import Loaded
from archkit.model.loading.sheet import Problems
from archkit.model.overlay.spoken import Spoken
from archkit.model.requirement import Requirement
from archkit.tactics.tactic import Remedy, Tactic
from archkit.trials.aims import aim_of
from archkit.trials.trial import laid_by

_MARK: Final = re.compile(r"^  (\S+): # <- (met|unmet)$", re.MULTILINE)


def faults_of(tactic: Tactic) -> Iterator[str]:
    """What does not come out as the marked lines of its examples promise."""
    for number, text in enumerate(tactic.examples, 1):
        try:
            loaded = lay_over_town(text)
        except ValueError as error:
            yield f"example {number}: {error}"
            continue
        for name, expected in _MARK.findall(text):
            yield from (
                f"example {number}, {name}: {fault}"
                for fault in _of_requirement(tactic, loaded, name, expected)
            )


def _of_requirement(tactic: Tactic, loaded: Loaded, name: str, expected: str) -> Iterator[str]:
    requirement = _named(loaded, name)
    if _standing(loaded, name) is not Standing.UNMET:
        yield "it is not unmet before anything is done"
        return
    aim = aim_of(requirement, Facts(loaded.design, AS_OF))
    fits = aim is not None and aim.fit.metric in tactic.metrics
    remedies = [*tactic.remedies(aim)] if aim is not None and fits else []
    mended = any(_standing(_under(loaded, each), name) is Standing.MET for each in remedies)
    if mended and expected == "unmet":
        yield "it is marked `unmet`, and the tactic mends it"
    elif expected == "met" and not mended:
        yield "it is marked `met`, and the tactic does not mend it"


def _named(loaded: Loaded, name: str) -> Requirement:
    every = loaded.design.elements(Requirement)
    return next(
        each
        for each in every
        if isinstance(each, Requirement) and each.within != "town" and each.id == name
    )


def _standing(loaded: Loaded, name: str) -> Standing:
    return Verdicts(Facts(loaded.design, AS_OF)).of(_named(loaded, name)).standing


def _under(loaded: Loaded, remedy: Remedy) -> Loaded:
    problems = Problems()
    spoken = Spoken("remedy", remedy.lines, problems)
    laid, wrong = laid_by(loaded, [(spoken, spoken.text)], problems)
    return loaded if wrong else laid
