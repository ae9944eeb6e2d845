"""Checks a workspace: loads it, runs the selected rules, and settles what counts."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from archkit.analysis.facts import Facts
from archkit.checking import baseline, completeness, waivers
from archkit.checking.amendments import amended
from archkit.checking.baseline_file import Baseline, BaselineEntry, Entry
from archkit.checking.engine import Crash, run_rules
from archkit.checking.finding import Finding
from archkit.checking.overrides import override
from archkit.checking.own import idle_page
from archkit.checking.profiles import levels_of
from archkit.checking.rule_set import ENGINE_PAGES, RuleSet, rule_set
from archkit.checking.selection import ALL, ignores_rules, names_rules, parameters_of, selected
from archkit.model.loading.load import Loaded, load
from archkit.model.loading.origins import Located
from archkit.model.loading.sheet import Problems
from archkit.model.workspace import Workspace
from archkit.rules.catalogue import AnyRule
from archkit.rules.rule import Outcome, Page
from archkit.source.diagnostic import Diagnostic
from archkit.source.lines import LineIndex
from archkit.source.place import Span
from archkit.source.words import narrowed


@dataclass(frozen=True)
class Reported:
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
) -> Result:
    """Judge a design that is already loaded (see `check`)."""
    known, problems, there = known or Baseline(), Problems(), rule_set(workspace)
    select, ignore = there.known(select), there.known(ignore)
    levels = levels_of(workspace, profile, there.named, problems)
    chosen = _chosen(workspace, there.named, (select, levels.also), ignore, problems)
    parameters = parameters_of(workspace, there.rules, problems)
    there.check_names(loaded, parameters, problems)
    facts = Facts(loaded.design, as_of, amended(workspace, problems))
    running = _running(chosen, there)
    with there.printing_aside():
        run = run_rules(facts, running, parameters)
    missing = completeness.completeness(loaded.design, run.undecided, loaded.told, levels)
    judged = {rule.id for rule in running}.difference(crash.rule for crash in run.crashes)
    ran = frozenset({*judged, completeness.PAGE.id})
    grounds = waivers.Grounds(facts, workspace.settings.waivers, there.named, ran)
    waived = waivers.apply_waivers([*run.findings, *missing], grounds)
    standing = [each for each in waived if _stands(each, loaded)]
    settled = levels.apply(standing, loaded.design)
    kept = override(workspace, loaded, settled, there.named, problems)
    diagnostics = sorted([*loaded.diagnostics, *known.diagnostics, *there.told(problems)])
    if not (select or ignore or run.crashes):  # a rule that was not run may ask for more fields
        judged.add(completeness.PAGE.id)
    # What stands in a broken file is not found, and not mended for that.
    compared = baseline.compare(known, kept, there.named, () if diagnostics else judged)
    tallies = {rule: tally for rule, tally in run.tallies.items() if rule in judged}
    idle = [] if diagnostics else there.idle(tallies, parameters, facts)
    told = (*compared.shown, *levels.apply([*compared.stale, *idle], loaded.design))
    shown = [each for each in told if each.page.id in chosen and not each.off]
    return Result(
        name=workspace.settings.workspace.name,
        as_of=as_of,
        diagnostics=tuple(diagnostics),
        findings=tuple(_located(loaded, known, there, shown)),
        crashes=tuple(run.crashes),
        tallies=run.tallies,
        ignored=_count(settled, chosen) - _count(kept, chosen),
        hidden=_count(compared.hidden, chosen),
        profile=levels.profile,
        off=_count((each for each in told if each.off), chosen),
        baseline=compared.entries,
        texts={**loaded.texts, **known.texts, **there.texts},
        size=_size(loaded),
        pages=there.pages,
        unread=loaded.unread,
    )


def _stands(finding: Finding, loaded: Loaded) -> bool:
    """Whether a finding is no mere consequence of input that is wrong, and told of as such."""
    if finding.only_if_whole and loaded.lacks_some(finding.element):
        return False
    return not loaded.told(finding.place)


def _count(findings: Iterable[Finding], chosen: Collection[str]) -> int:
    return sum(each.page.id in chosen for each in findings)


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


def _located(
    loaded: Loaded, known: Baseline, there: RuleSet, findings: Sequence[Finding]
) -> list[Reported]:
    lines = cache(lambda file: LineIndex(loaded.texts[file]))

    def at(finding: Finding) -> Located:
        if isinstance(finding.element, BaselineEntry):
            return Located(known.span(finding.element))
        if finding.page is idle_page.PAGE:
            return Located(there.span(finding.element))
        whole = loaded.origins.locate(finding.place)
        if finding.words is None:
            return whole
        text, span = loaded.texts[whole.span.file], whole.span
        part = narrowed(span, finding.text, finding.words, text, lines(span.file))
        return replace(whole, span=part)

    found = [
        Reported(
            finding,
            at(finding),
            tuple((loaded.origins.locate(place).span, note) for place, note in finding.related),
        )
        for finding in findings
    ]
    return sorted(found, key=lambda each: (each.at.span, each.finding.page.id, each.finding.key))


def _size(loaded: Loaded) -> dict[str, int]:
    counts = Counter(element.SECTION for element in loaded.design.all_elements())
    return dict(sorted(counts.items()))
