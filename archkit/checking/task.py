"""What a run has to do: which rules to run and to report, on what, and at which severities."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from archkit.analysis.facts import Facts
from archkit.checking import baseline, completeness
from archkit.checking.amendments import amended
from archkit.checking.own import idle_page
from archkit.checking.prices import prices_of
from archkit.checking.profiles import Levels, levels_of
from archkit.checking.rule_set import ENGINE_PAGES, RuleSet, rule_set
from archkit.checking.selection import ALL, ignores_rules, names_rules, parameters_of, selected
from archkit.model.loading.load import Loaded
from archkit.model.loading.sheet import Problems
from archkit.model.settings import WaiverSettings
from archkit.model.workspace import Workspace
from archkit.rules.catalogue import AnyRule
from archkit.rules.rule import Page, Parameters


class Task(NamedTuple):
    """What is judged, and by what.

    Attributes:
        settings: How waivers are judged.
        loaded: The design, and how it was read.
        facts: Its analyses.
        there: Every rule of the workspace.
        parameters: The rules' parameters.
        levels: The severities that count.
        chosen: The ids of the rules to report.
        running: The rules to run.
        problems: What is wrong with the settings.
        all_run: Whether nobody asked for some rules only.
    """

    settings: WaiverSettings
    loaded: Loaded
    facts: Facts
    there: RuleSet
    parameters: Mapping[str, Parameters]
    levels: Levels
    chosen: frozenset[str]
    running: tuple[AnyRule, ...]
    problems: Problems
    all_run: bool


def task_of(
    workspace: Workspace,
    loaded: Loaded,
    as_of: date,
    words: tuple[Sequence[str], Sequence[str]],
    profile: str | None,
) -> Task:
    """Read what settings and options ask for; `words` are those to select and to ignore."""
    problems, there = Problems(), rule_set(workspace)
    select, ignore = map(there.known, words)
    levels = levels_of(workspace, profile, there.named, problems)
    chosen = _chosen(workspace, there.named, (select, levels.also), ignore, problems)
    parameters = parameters_of(workspace, there.rules, problems)
    there.check_names(loaded, parameters, problems)
    prices_of(workspace, problems)
    return Task(
        settings=workspace.settings.waivers,
        loaded=loaded,
        facts=Facts(loaded.design, as_of, amended(workspace, problems)),
        there=there,
        parameters=parameters,
        levels=levels,
        chosen=chosen,
        running=tuple(_running(chosen, there)),
        problems=problems,
        all_run=not (select or ignore),
    )


def _chosen(
    workspace: Workspace,
    pages: Sequence[Page],
    select: tuple[Sequence[str], Sequence[str]],
    ignore: Sequence[str],
    problems: Problems,
) -> frozenset[str]:
    """The ids of the rules to report; a word of the settings that names no rule is a problem.

    What a rule could not judge is no pass, and what the baseline hides must be
    there: the checks of these go with every selection of rules, unless ignored.

    Args:
        workspace: The workspace.
        pages: Every page that a word may name.
        select: The words that are asked for, and those of the profile; the latter count where none
            is asked for.
        ignore: The words to ignore beside those of the settings.
        problems: Where problems go.
    """
    settings = workspace.settings.validate_
    sound: dict[str, list[str]] = {"select": [], "ignore": []}
    for key, words, fits in (
        ("select", settings.select, names_rules),
        ("ignore", settings.ignore, ignores_rules),
    ):
        for index, word in enumerate(words):
            spot = workspace.spot("validate", key, index)
            if fits(word, pages, spot, problems):
                sound[key].append(word)
    asked, also = select
    wanted, unwanted = asked or [*sound["select"], *also], (*sound["ignore"], *ignore)
    chosen = selected(wanted, unwanted, pages)
    if not chosen and not problems.found:
        problems.add(
            "no-rules",
            "every rule that is selected is ignored as well: nothing was checked",
            workspace.spot("validate", "select"),
            hint="select more, or ignore less",
        )
    if chosen <= {page.id for page in ENGINE_PAGES}:
        return chosen
    always = (completeness.PAGE.id, baseline.PAGE.id, idle_page.PAGE.id)
    return chosen | selected(always, unwanted, pages)


def _running(chosen: frozenset[str], there: RuleSet) -> list[AnyRule]:
    """The rules to run: where only the checks beside them are asked for, those of `ALL`."""
    of_all = selected((ALL,), (), there.pages)
    found = [rule for rule in there.rules if rule.id in chosen]
    return found or [rule for rule in there.rules if rule.id in of_all]
