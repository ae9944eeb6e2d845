"""Checks a workspace: loads it, runs the selected rules, and settles what counts."""

import fnmatch
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from archkit.analysis.facts import Facts
from archkit.checking import completeness, waivers
from archkit.checking.engine import Crash, run_rules
from archkit.checking.finding import Finding
from archkit.checking.selection import UnknownRuleError, named, parameters_of, selected
from archkit.model.loading.load import Loaded, load
from archkit.model.loading.origins import Located
from archkit.model.loading.sheet import Problems, Spot
from archkit.model.settings import Severity
from archkit.model.workspace import Workspace
from archkit.rules.catalogue import rules
from archkit.rules.rule import Outcome, Page
from archkit.source.diagnostic import Diagnostic
from archkit.source.place import Span

ENGINE_PAGES: tuple[Page, ...] = (completeness.PAGE, waivers.PAGE)
"""The checks that look at what the rules said, and so are no rules themselves."""


def pages() -> tuple[Page, ...]:
    """The page of every rule and of every check beside them, in the order of their ids."""
    return tuple(sorted((*rules(), *ENGINE_PAGES), key=lambda page: page.id))


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
        elsewhere: How many findings stand outside the path that was asked for.
        texts: The files' texts.
        size: How many elements of each section the design has.
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
    elsewhere: int = 0


def check(
    workspace: Workspace, as_of: date, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> Result:
    """Load a workspace and judge its design.

    Args:
        workspace: The workspace.
        as_of: The day on which dates are judged.
        select: Rules to run instead of those that the settings select.
        ignore: Rules not to run, beside those that the settings ignore.

    Raises:
        UnknownRuleError: where `select` or `ignore` names no rule.
    """
    return check_loaded(workspace, load(workspace), as_of, select, ignore)


def check_loaded(
    workspace: Workspace,
    loaded: Loaded,
    as_of: date,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Result:
    """Judge a design that is already loaded (see `check`)."""
    problems = Problems()
    chosen = _chosen(workspace, select, ignore, problems)
    parameters = parameters_of(workspace, problems)
    facts = Facts(loaded.design, as_of)
    # Where only the checks beside the rules are asked for, they look at all rules.
    running = [rule for rule in rules() if rule.id in chosen] or rules()
    run = run_rules(facts, running, parameters)
    missing = completeness.completeness(loaded.design, run.undecided, loaded.faulty)
    judged = {rule.id for rule in running}.difference(crash.rule for crash in run.crashes)
    settled = waivers.apply_waivers(
        facts, [*run.findings, *missing], pages(), {*judged, completeness.PAGE.id}
    )
    findings = [each for each in settled if each.page.id in chosen]
    kept = _override(workspace, loaded, findings, problems)
    return Result(
        name=workspace.settings.workspace.name,
        as_of=as_of,
        diagnostics=tuple(sorted([*loaded.diagnostics, *problems.diagnostics()])),
        findings=tuple(_located(loaded, kept)),
        crashes=tuple(run.crashes),
        tallies=run.tallies,
        ignored=len(findings) - len(kept),
        texts=loaded.texts,
        size=_size(loaded),
    )


def _chosen(
    workspace: Workspace, select: Sequence[str], ignore: Sequence[str], problems: Problems
) -> frozenset[str]:
    """The ids of the rules to report; a word of the settings that names no rule is a problem.

    What a rule could not judge is no pass, so completeness goes with every
    selection of rules, unless it is ignored.
    """
    settings = workspace.settings.validate_
    sound: dict[str, list[str]] = {"select": [], "ignore": []}
    for key, words in (("select", settings.select), ("ignore", settings.ignore)):
        for index, word in enumerate(words):
            spot = workspace.spot("validate", key, index)
            if _known(word, spot, problems):
                sound[key].append(word)
    wanted, unwanted = select or sound["select"], (*sound["ignore"], *ignore)
    chosen = selected(wanted, unwanted, pages())
    if not chosen and not problems.found:
        problems.add(
            "no-rules",
            "every rule that is selected is ignored as well: nothing was checked",
            workspace.spot("validate", "select"),
            hint="select more, or ignore less",
        )
    if chosen <= {page.id for page in ENGINE_PAGES}:
        return chosen
    return chosen | selected((completeness.PAGE.id,), unwanted, pages())


def _known(word: str, spot: Spot, problems: Problems) -> bool:
    """Whether a word of the settings names rules; one that does not is a problem."""
    try:
        named(word, pages())
    except UnknownRuleError as error:
        problems.add("unknown-rule", str(error), spot, hint=error.hint)
        return False
    return True


def _override(
    workspace: Workspace, loaded: Loaded, findings: Sequence[Finding], problems: Problems
) -> list[Finding]:
    """Apply the overrides of the settings; a pattern or word that matches nothing is a problem."""
    kept = list(findings)
    for index, override in enumerate(workspace.settings.overrides):
        spot = workspace.spot("overrides", index)
        for position, pattern in enumerate(override.files):
            if not any(fnmatch.fnmatchcase(file, pattern) for file in loaded.models):
                problems.add(
                    "unknown-reference",
                    f"`{pattern}` matches no model file",
                    spot.inside("files", position),
                    hint="patterns are relative to the workspace, such as `models/legacy/*`",
                )
        ignored = frozenset[str]().union(
            *(
                named(word, pages())
                for position, word in enumerate(override.ignore)
                if _known(word, spot.inside("ignore", position), problems)
            )
        )
        levels = {
            rule: level
            for word, level in override.severity.items()
            if _known(word, spot.inside("severity", word).as_key(), problems)
            for rule in named(word, pages())
        }
        kept = _apply(kept, loaded, override.files, ignored, levels)
    return kept


def _apply(
    findings: Sequence[Finding],
    loaded: Loaded,
    patterns: Sequence[str],
    ignored: frozenset[str],
    levels: Mapping[str, Severity],
) -> list[Finding]:
    kept = []
    for finding in findings:
        rule = finding.page.id
        if rule in ignored or rule in levels:
            file = loaded.origins.file_of(finding.element.where)
            if any(fnmatch.fnmatchcase(file, pattern) for pattern in patterns):
                if rule in ignored:
                    continue
                kept.append(replace(finding, severity=levels[rule]))
                continue
        kept.append(finding)
    return kept


def _located(loaded: Loaded, findings: Sequence[Finding]) -> list[Reported]:
    found = [
        Reported(
            finding,
            loaded.origins.locate(finding.place),
            tuple((loaded.origins.locate(place).span, note) for place, note in finding.related),
        )
        for finding in findings
    ]
    return sorted(found, key=lambda each: (each.at.span, each.finding.page.id, each.finding.key))


def _size(loaded: Loaded) -> dict[str, int]:
    counts = Counter(element.SECTION for element in loaded.design.all_elements())
    return dict(sorted(counts.items()))
