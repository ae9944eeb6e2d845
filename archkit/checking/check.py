"""Checks a workspace: loads it, runs the selected rules, and settles what counts."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import NamedTuple

from archkit.analysis.facts import Facts
from archkit.checking import baseline, completeness, waivers
from archkit.checking.baseline_file import Baseline, BaselineEntry, Entry
from archkit.checking.engine import Crash, Run, run_rules
from archkit.checking.finding import Finding
from archkit.checking.overrides import override
from archkit.checking.own import idle_page
from archkit.checking.rule_set import RuleSet
from archkit.checking.task import Task, task_of
from archkit.model.loading.load import Loaded, load
from archkit.model.loading.origins import Located
from archkit.model.workspace import Workspace
from archkit.rules.rule import Outcome, Page
from archkit.source.diagnostic import Diagnostic
from archkit.source.lines import LineIndex
from archkit.source.place import Place, Span, SpanKey
from archkit.source.words import narrowed


class Reported(NamedTuple):
    """A finding together with its lines."""

    finding: Finding
    at: Located
    related: tuple[tuple[Span, str], ...]


@dataclass(frozen=True)
class Result:
    """What came of checking a workspace.

    Attributes:
        name: The workspace's name.
        as_of: The day on which it was judged.
        diagnostics: What is wrong with the input.
        findings: What the rules found, in the order of the files.
        crashes: The rules that failed themselves.
        tallies: How many elements fared how, by rule.
        ignored: How many findings the overrides left out.
        hidden: How many findings the baseline hides.
        profile: The name of the profile whose severities count, if there is one.
        off: How many findings the profile leaves out.
        baseline: What the baseline would be without the entries that no longer hold.
        elsewhere: How many findings stand outside the path that was asked for.
        texts: The files' texts.
        size: How many elements of each section the design has.
        pages: The page of every rule that the workspace has.
        unread: The files of models that could not be read.
    """

    name: str
    as_of: date
    diagnostics: tuple[Diagnostic, ...]
    findings: tuple[Reported, ...]
    crashes: tuple[Crash, ...]
    tallies: Mapping[str, Counter[Outcome]]
    ignored: int
    texts: Mapping[str, str]
    size: Mapping[str, int]
    pages: tuple[Page, ...] = ()
    elsewhere: int = 0
    hidden: int = 0
    profile: str | None = None
    off: int = 0
    baseline: Mapping[str, Entry] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()


def check(
    workspace: Workspace,
    as_of: date,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    known: Baseline | None = None,
    profile: str | None = None,
) -> Result:
    """Load a workspace and judge its design.

    Args:
        workspace: The workspace.
        as_of: The day on which dates are judged.
        select: Rules to run instead of those that the settings select.
        ignore: Rules not to run, beside those that the settings ignore.
        known: The baseline, with the findings to hide.
        profile: The profile whose severities count instead of that of the settings; `none` for
            those of the rules.

    Raises:
        UnknownRuleError: where `select` or `ignore` names no rule, or `ignore` leaves out none.
        UnknownProfileError: where `profile` names none.
    """
    return check_loaded(workspace, load(workspace), as_of, select, ignore, known, profile)


def check_loaded(
    workspace: Workspace,
    loaded: Loaded,
    as_of: date,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    known: Baseline | None = None,
    profile: str | None = None,
    facts: Facts | None = None,
) -> Result:
    """Judge a design that is already loaded (see `check`).

    Its analyses may be given by `facts`, where somebody needs them for more than the rules.
    """
    known = known or Baseline()
    task = task_of(workspace, loaded, as_of, (select, ignore), profile)
    task = task if facts is None else task._replace(facts=facts)
    run = _run(task)
    settled = _settled(task, run)
    kept = override(workspace, loaded, settled, task.there.named, task.problems)
    told = task.there.told(task.problems)
    diagnostics = tuple(sorted([*loaded.diagnostics, *known.diagnostics, *told]))
    compared, found = _compared(task, run, kept, known, whole=not diagnostics)
    there, chosen, profile = task.there, task.chosen, task.levels.profile
    crashes, tallies = tuple(run.crashes), run.tallies
    del task, run  # With them go the analyses: a large design needs the room for its report.
    shown = [each for each in found if each.page.id in chosen and not each.off]
    return Result(
        name=workspace.settings.workspace.name,
        as_of=as_of,
        diagnostics=diagnostics,
        findings=tuple(_located(loaded, known, there, shown)),
        crashes=crashes,
        tallies=tallies,
        ignored=_count(settled, chosen) - _count(kept, chosen),
        hidden=_count(compared.hidden, chosen),
        profile=profile,
        off=_count((each for each in found if each.off), chosen),
        baseline=compared.entries,
        texts={**loaded.texts, **known.texts, **there.texts},
        size=_size(loaded),
        pages=there.pages,
        unread=loaded.unread,
    )


def _run(task: Task) -> Run:
    with task.there.printing_aside():
        return run_rules(task.facts, task.running, task.parameters)


def _judged(task: Task, run: Run) -> frozenset[str]:
    """The ids of the rules that ran and did not crash."""
    crashed = {crash.rule for crash in run.crashes}
    return frozenset(rule.id for rule in task.running if rule.id not in crashed)


def _settled(task: Task, run: Run) -> list[Finding]:
    """What the rules found and could not judge, with waivers and the severities that count."""
    design = task.loaded.design
    wrong = {each.place for each in run.findings}  # what is stated and wrong is not missing as well

    def told(place: Place) -> bool:
        return place in wrong or task.loaded.told(place)

    missing = completeness.completeness(design, run.undecided, told, task.levels)
    ran = _judged(task, run) | {completeness.PAGE.id}
    grounds = waivers.Grounds(task.facts, task.settings, task.there.named, ran)
    waived = waivers.apply_waivers([*run.findings, *missing], grounds)
    return task.levels.apply([each for each in waived if _stands(each, task.loaded)], design)


def _compared(
    task: Task, run: Run, kept: Sequence[Finding], known: Baseline, *, whole: bool
) -> tuple[baseline.Compared, tuple[Finding, ...]]:
    """What the baseline makes of the findings, and all that there is to tell.

    Where the input is not whole, what stands in a broken file is not found, nor mended for that.
    """
    judged = _judged(task, run)
    tallies = {rule: tally for rule, tally in run.tallies.items() if rule in judged}
    if task.all_run and not run.crashes:  # a rule that was not run may ask for more fields
        judged |= {completeness.PAGE.id}
    compared = baseline.compare(known, kept, task.there.named, judged if whole else ())
    idle = task.there.idle(tallies, task.parameters, task.facts) if whole else []
    beside = task.levels.apply([*compared.stale, *idle], task.loaded.design)
    return compared, (*compared.shown, *beside)


def _stands(finding: Finding, loaded: Loaded) -> bool:
    """Whether a finding is no mere consequence of input that is wrong, and told of as such."""
    if finding.only_if_whole and loaded.lacks_some(finding.element):
        return False
    return not loaded.told(finding.place)


def _count(findings: Iterable[Finding], chosen: Collection[str]) -> int:
    return sum(each.page.id in chosen for each in findings)


def _located(
    loaded: Loaded, known: Baseline, there: RuleSet, findings: Sequence[Finding]
) -> list[Reported]:
    lines = cache(lambda file: LineIndex(loaded.texts[file]))
    locate = cache(loaded.origins.locate)

    def at(finding: Finding) -> Located:
        if isinstance(finding.element, BaselineEntry):
            return Located(known.span(finding.element))
        if finding.page is idle_page.PAGE:
            return Located(there.span(finding.element))
        whole = locate(finding.place)
        if finding.words is None:
            return whole
        text, span = loaded.texts[whole.span.file], whole.span
        part = narrowed(span, finding.text, finding.words, text, lines(span.file))
        return replace(whole, span=part)

    found = [
        Reported(
            finding,
            at(finding),
            tuple((locate(place).span, note) for place, note in finding.related),
        )
        for finding in findings
    ]
    return sorted(found, key=_order)


def _order(each: Reported) -> tuple[SpanKey, str, str]:
    return each.at.span.sort_key, each.finding.page.id, each.finding.key


def _size(loaded: Loaded) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for section, elements in loaded.design.sections():
        counts[section] += len(elements)
    return dict(sorted((+counts).items()))
