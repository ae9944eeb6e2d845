"""Profiles: the severities that a purpose asks for, by rule, tier and stage.

A profile never changes what is judged. It adds rules, and it sets how much their findings matter;
what it turns off is found all the same, and counted.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pkgutil import get_data
from typing import Final, NamedTuple

from archkit.checking.finding import Finding
from archkit.checking.selection import named, names_rules
from archkit.model.base import Element
from archkit.model.design import Design
from archkit.model.loading.sheet import Problems
from archkit.model.settings import OFF, Level, Profile, Severity
from archkit.model.vocabulary import Stage
from archkit.model.workspace import Workspace
from archkit.rules.rule import LOWEST_TIER, Page
from archkit.source.diagnostic import did_you_mean
from archkit.source.place import Path

NONE: Final = "none"
"""The word for doing without a profile."""


class UnknownProfileError(ValueError):
    """A word names no profile.

    Attributes:
        hint: What to do.
    """

    def __init__(self, word: str, known: Iterable[str]) -> None:
        """Find what was meant among the profiles that there are."""
        super().__init__(f"`{word}` names no profile")
        known = sorted(known)
        close = did_you_mean(word, known)
        listed = ", ".join(f"`{each}`" for each in known)
        self.hint = f"did you mean `{close}`?" if close else f"there are {listed}"


@cache
def shipped() -> Mapping[str, Profile]:
    """The profiles that come with archkit."""
    text = (get_data("archkit.checking", "profiles.toml") or b"").decode()
    return {
        name: Profile.model_validate(given)
        for name, given in tomllib.loads(text)["profiles"].items()
    }


def known_to(workspace: Workspace) -> Mapping[str, Profile]:
    """The profiles that come with archkit and those of a workspace."""
    return {**workspace.settings.profiles, **shipped()}


def _ids(words: Iterable[str], pages: Sequence[Page]) -> frozenset[str]:
    return frozenset[str]().union(*(named(word, pages) for word in words))


class _Applied(NamedTuple):
    """A level with the ids of the rules that its words name."""

    level: Level
    rules: frozenset[str]

    def fits(self, rule: str, tier: int, stage: Stage) -> bool:
        level = self.level
        return (
            rule in self.rules
            and (not level.tiers or tier in level.tiers)
            and (not level.stages or stage in level.stages)
        )


@dataclass(frozen=True)
class Levels:
    """The severities that a profile asks for; without a profile, those of the rules.

    Attributes:
        profile: The name of the profile, if there is one.
        also: The words for the rules that it adds.
        added: The ids of these rules.
        applied: Its levels.
    """

    profile: str | None = None
    also: tuple[str, ...] = ()
    added: frozenset[str] = frozenset()
    applied: tuple[_Applied, ...] = ()

    @classmethod
    def of(cls, name: str, profile: Profile, pages: Sequence[Page]) -> "Levels":
        """The levels of a profile whose words name rules."""
        applied = tuple(_Applied(level, _ids(level.rules, pages)) for level in profile.levels)
        return cls(name, profile.also, _ids(profile.also, pages), applied)

    def of_rule(self, rule: str) -> Iterator[Level]:
        """The levels that are about a rule, the one that counts most last."""
        return (each.level for each in self.applied if rule in each.rules)

    def severity(self, page: Page, tier: int, stage: Stage, own: Severity) -> Severity | None:
        """How much a finding of a rule matters to a solution; nothing where it is off."""
        for each in reversed(self.applied):
            if each.fits(page.id, tier, stage):
                return None if each.level.severity == OFF else Severity(each.level.severity)
        return own

    def apply(self, findings: Iterable[Finding], design: Design) -> list[Finding]:
        """The findings with the severities of the profile; what it turns off is marked."""
        if not self.applied:
            return list(findings)
        return [self._applied_to(each, design) for each in findings]

    def _applied_to(self, finding: Finding, design: Design) -> Finding:
        if finding.missing:  # completeness has asked, for each solution that waits for the fields
            return finding
        tier, stage = standing(design, finding.element)
        severity = self.severity(finding.page, tier, stage, finding.severity)
        if severity is None:
            return replace(finding, off=True)
        return finding if severity is finding.severity else replace(finding, severity=severity)


def standing(design: Design, element: Element) -> tuple[int, Stage]:
    """The tier and the stage of the solution that an element belongs to.

    What belongs to none counts as it does for the rules: live, and of the lowest tier.
    """
    solution = design.solution_of(element)
    return (solution.tier, solution.stage) if solution else (LOWEST_TIER, Stage.LIVE)


def levels_of(
    workspace: Workspace, asked: str | None, pages: Sequence[Page], problems: Problems
) -> Levels:
    """The levels of the profile that is asked for, or else of the one that the settings name.

    What is wrong with any profile of the settings is a problem, whichever is used.

    Raises:
        UnknownProfileError: where the profile that is asked for is none.
    """
    known = known_to(workspace)
    sound = {*shipped(), *_sound(workspace, pages, problems)}
    name = asked or workspace.settings.validate_.profile
    if name is None or name == NONE:
        return Levels()
    if name in known:
        return Levels.of(name, known[name], pages) if name in sound else Levels(name)
    error = UnknownProfileError(name, known)
    if asked:
        raise error
    spot = workspace.spot("validate", "profile")
    problems.add("unknown-profile", str(error), spot, hint=error.hint)
    return Levels()


def _sound(workspace: Workspace, pages: Sequence[Page], problems: Problems) -> Iterator[str]:
    """The names of the workspace's own profiles that can be used."""
    for name, profile in workspace.settings.profiles.items():
        spot = workspace.spot("profiles", name)
        if name in shipped() or name == NONE:
            problems.add(
                "duplicate-id",
                f"`{name}` is a profile already",
                spot.as_key(),
                hint="give yours another name",
            )
            continue
        wrong = [
            word
            for at, words in _words(profile)
            for index, word in enumerate(words)
            if not names_rules(word, pages, spot.inside(*at, index), problems)
        ]
        if not wrong:
            yield name


def _words(profile: Profile) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """The words for rules in a profile, with where they stand in it."""
    yield ("also",), profile.also
    for number, level in enumerate(profile.levels):
        yield ("levels", number, "rules"), level.rules
