"""All rules that a workspace has: those that come with archkit, and its own."""

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, redirect_stdout
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from archkit.analysis.facts import Facts
from archkit.checking import baseline, completeness, waivers
from archkit.checking.finding import Finding
from archkit.checking.own import idle_page
from archkit.checking.selection import UNKNOWN, names_any
from archkit.model.base import Element
from archkit.model.loading.load import Loaded
from archkit.model.loading.sheet import Problems
from archkit.model.workspace import Workspace
from archkit.rules.catalogue import AnyRule, rules
from archkit.rules.rule import Outcome, Page, Parameters
from archkit.source.diagnostic import Diagnostic
from archkit.source.place import Span

if TYPE_CHECKING:  # few workspaces have rules of their own, and their language takes time to load
    from archkit.checking.own.own_rule import OwnRule

ENGINE_PAGES: tuple[Page, ...] = (baseline.PAGE, completeness.PAGE, idle_page.PAGE, waivers.PAGE)
"""The checks that look at what the rules said, and so are no rules themselves."""


@dataclass(frozen=True)
class RuleSet:
    """The rules of a workspace.

    Attributes:
        rules: Every rule: those of archkit, then the workspace's own by their ids.
        own: The workspace's own, with where they stand.
        broken: The ids of those of its own that cannot be used.
        diagnostics: What is wrong with these.
        texts: The texts of the files with rules.
    """

    rules: tuple[AnyRule, ...]
    own: Mapping[str, "OwnRule"] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    diagnostics: tuple[Diagnostic, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The page of every rule and of every check beside them, in the order of their ids."""
        return tuple(sorted((*self.rules, *ENGINE_PAGES), key=lambda page: page.id))

    @cached_property
    def named(self) -> tuple[Page, ...]:
        """Every page that a word may name: a rule that is broken has been told of, as such."""
        return (*self.pages, *map(_stand_in, sorted(self.broken)))

    def known(self, words: Sequence[str]) -> tuple[str, ...]:
        """The words that may name rules.

        Where rules of the workspace's own are broken, a word that names none may mean one of these:
        that has been told of, and the word is left out.
        """
        if not self.diagnostics:
            return tuple(words)
        return tuple(word for word in words if names_any(word, self.named))

    def told(self, problems: Problems) -> list[Diagnostic]:
        """What is wrong with the workspace's own rules, and with all that settings say of rules."""
        found = problems.diagnostics()
        if self.diagnostics:  # what names no rule may mean one of those that are broken
            found = [each for each in found if each.code != UNKNOWN]
        return [*self.diagnostics, *found]

    @staticmethod
    def printing_aside() -> AbstractContextManager[object]:
        """Let what a rule of the workspace's own prints go to standard error: out of a report."""
        return redirect_stdout(sys.stderr)

    def span(self, element: Element) -> Span:
        """Where a rule of the workspace's own stands."""
        return self.own[element.id].spot.span()

    def check_names(
        self, loaded: Loaded, parameters: Mapping[str, Parameters], problems: Problems
    ) -> None:
        """Report the ids that declared rules name and that the design does not have.

        Where files of the models cannot be read, an id may stand in one of them.
        """
        if self.own and not loaded.diagnostics:
            from archkit.checking.own.idle import check_names

            check_names(self.own, parameters, loaded.design, problems)

    def idle(
        self,
        tallies: Mapping[str, Counter[Outcome]],
        parameters: Mapping[str, Parameters],
        facts: Facts,
    ) -> list[Finding]:
        """A finding for each of the workspace's own rules that can find nothing (CMP-002)."""
        if not self.own:
            return []
        from archkit.checking.own.idle import idle

        return idle(self.own, tallies, parameters, facts)


def _stand_in(name: str) -> Page:
    """The page of a rule that cannot be used: enough for a waiver or a setting to name it."""
    page = idle_page.PAGE
    return Page(name, name, page.summary, page.why, page.fix, page.severity, ())


def shipped() -> RuleSet:
    """The rules that come with archkit."""
    return RuleSet(rules())


def rule_set(workspace: Workspace | None) -> RuleSet:
    """The rules of a workspace; those that come with archkit where there is none."""
    if workspace is None:
        return shipped()
    settings = workspace.settings.own_rules
    if not (settings.folders or settings.python or settings.packs):
        return shipped()
    from archkit.checking.own.collecting import collect

    found = collect(workspace, shipped().pages)
    return RuleSet(
        (*rules(), *(each.rule for each in found.rules.values())),
        found.rules,
        found.broken,
        found.diagnostics,
        found.texts,
    )
