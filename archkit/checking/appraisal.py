"""Judges the requirements of a workspace, and finds the lines that their verdicts rest on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from archkit.analysis.facts import Facts
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.judge import Verdicts
from archkit.analysis.verdicts.verdict import Standing, Verdict
from archkit.checking.amendments import amended
from archkit.checking.check import Result, check_loaded
from archkit.model.loading.load import Loaded, load
from archkit.model.loading.origins import Located
from archkit.model.loading.sheet import Problems
from archkit.model.requirement import Requirement
from archkit.model.workspace import Workspace
from archkit.source.diagnostic import Diagnostic
from archkit.source.place import Path, Place

_SOLUTION = 2
"""How many steps of an element's path name its solution."""


class NoSuchRequirementError(Exception):
    """A name that no requirement has, or that several have.

    Attributes:
        several: The addresses of all that have it.
        known: Every name that could have been meant.
    """

    def __init__(self, name: str, several: Sequence[str], known: Sequence[str]) -> None:
        super().__init__(name)
        self.several = several
        self.known = known


class Appraisal(NamedTuple):
    """The verdicts on all requirements of a workspace.

    Attributes:
        name: The workspace's name.
        facts: The analyses of the design, as of the day on which it was judged.
        verdicts: A verdict on each requirement, in the order of their addresses.
        diagnostics: What is wrong with the input.
        texts: The files' texts.
        loaded: What came of loading, which knows where each part was written.
    """

    name: str
    facts: Facts
    verdicts: tuple[Verdict, ...]
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    loaded: Loaded

    def at(self, place: Place) -> Located:
        """The line of a place."""
        return self.loaded.origins.locate(place)

    def named(self, name: str) -> Verdict:
        """The verdict on the requirement of a name: its address, or an id that one alone has.

        Raises:
            NoSuchRequirementError: where none has it, or several do.
        """
        found = [
            each
            for each in self.verdicts
            if name in (each.requirement.address, each.requirement.id)
        ]
        exact = [each for each in found if each.requirement.address == name]
        chosen = exact or found
        if len(chosen) == 1:
            return chosen[0]
        known = {known for each in self.verdicts for known in _names(each.requirement)}
        several = [each.requirement.address for each in chosen]
        raise NoSuchRequirementError(name, several, sorted(known))


def appraise(workspace: Workspace, as_of: date) -> Appraisal:
    """Load a workspace and judge every requirement in it.

    A verdict that rests on what could not be read is unknown, whichever way it would go.
    """
    return appraise_loaded(workspace, load(workspace), as_of)


def judge_loaded(workspace: Workspace, loaded: Loaded, as_of: date) -> tuple[Result, Appraisal]:
    """Judge a design by every rule, and its requirements; both look at the same analyses."""
    appraisal = appraise_loaded(workspace, loaded, as_of)
    return check_loaded(workspace, loaded, as_of, facts=appraisal.facts), appraisal


def appraise_loaded(workspace: Workspace, loaded: Loaded, as_of: date) -> Appraisal:
    """Judge every requirement of a design that is already loaded (see `appraise`)."""
    unsound = {path[:_SOLUTION] for path in (*loaded.broken, *loaded.faulty)}

    def verdicts(facts: Facts) -> tuple[Verdict, ...]:
        return tuple(
            _doubted(each) if loaded.unread or not unsound.isdisjoint(_solutions(each)) else each
            for each in Verdicts(facts).every
        )

    return appraised(workspace, loaded, as_of, verdicts)


def appraised(
    workspace: Workspace,
    loaded: Loaded,
    as_of: date,
    verdicts: Callable[[Facts], tuple[Verdict, ...]],
) -> Appraisal:
    """The appraisal of a design, of which somebody brings the verdicts."""
    problems = Problems()
    facts = Facts(loaded.design, as_of, amended(workspace, problems))
    name, found = workspace.settings.workspace.name, verdicts(facts)
    diagnostics = tuple(sorted([*loaded.diagnostics, *problems.diagnostics()]))
    return Appraisal(name, facts, found, diagnostics, loaded.texts, loaded)


def _names(requirement: Requirement) -> tuple[str, str]:
    return requirement.address, requirement.id


def _solutions(verdict: Verdict) -> Iterator[Path]:
    """The solutions and registry entries that a verdict looks at, its own first."""
    yield verdict.requirement.where[:_SOLUTION]
    for _, step in verdict.because.walk():
        missing = step.missing.places if step.missing is not None else ()
        for place in (*step.rests_on, *missing):
            yield place.element[:_SOLUTION]


def _doubted(verdict: Verdict) -> Verdict:
    """The verdict where part of what it rests on could not be read."""
    if verdict.standing is Standing.NOT_APPLICABLE:
        return verdict
    reason = Step("part of the design could not be read", steps=(verdict.because,))
    return replace(verdict, standing=Standing.UNKNOWN, because=reason, figure=None)
