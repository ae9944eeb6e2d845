"""Tries a case: what archkit says of the reference city after a few changes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Final, TypeGuard

from consequences import CONSEQUENCES
from oracle import AS_OF, Case, Change, Put, Texts, cases

from archkit.checking.baseline_file import Baseline, parse_baseline
from archkit.checking.check import Reported, Result, check_loaded
from archkit.model.loading.load import Loaded, assemble, load
from archkit.model.settings import BASELINE
from archkit.model.workspace import Workspace, open_workspace
from archkit.rules.rule import Outcome

ROOT = Path(__file__).parents[2]
COMPANY: Final = 10
"""How many near misses are made at once: `make oracle` tries each alone."""

Found = frozenset[tuple[str, str]]
"""Findings: each a rule with a place."""


@dataclass(frozen=True)
class Verdict:
    """How a case went.

    Attributes:
        case: The case.
        missed: The expected findings that were not found, or not there.
        misplaced: Those of them whose rule did fire, elsewhere.
        beside: What else the fault breaks: how many further findings of each rule.
        disturbed: The findings of the near miss, of which there should be none.
        fired: The rules that the fault made fire.
    """

    case: Case
    missed: Found = frozenset()
    misplaced: Found = frozenset()
    beside: Mapping[str, int] = field(default_factory=dict)
    disturbed: Found = frozenset()
    fired: frozenset[str] = frozenset()

    @property
    def green(self) -> bool:
        """Whether all was found, nothing disturbed, and what else was found has its reason."""
        return not (self.missed or self.disturbed or self.unexplained)

    @property
    def unexplained(self) -> Mapping[str, int]:
        """What else the fault breaks, and no reason is known for."""
        return {rule: many for rule, many in self.beside.items() if rule not in self.reasons}

    @property
    def reasons(self) -> Mapping[str, str]:
        """Why the fault breaks what it breaks beside, by the rule."""
        return CONSEQUENCES.get(self.case.name, {})


@cache
def workspace() -> Workspace:
    """The reference city's folder and settings."""
    return open_workspace(ROOT)


@cache
def city() -> Loaded:
    """The reference city: what is tried is always a change of its texts."""
    return load(workspace())


def changed(changes: Iterable[Change]) -> Texts:
    """The texts of the city after some changes."""
    texts = {file: city().texts[file] for file in city().models}
    for change in changes:
        change.apply(texts)
    return texts


def judged(texts: Texts, as_of: date = AS_OF, select: tuple[str, ...] = ()) -> Result:
    """What archkit says of a city that can be read."""
    models = dict(texts)
    held = models.pop(BASELINE, None)
    known = Baseline() if held is None else parse_baseline(held)
    files = ((ROOT / file, file, text) for file, text in models.items())
    loaded = assemble(files, before=city())
    result = check_loaded(workspace(), loaded, as_of, select, known=known)
    assert result.diagnostics == (), result.diagnostics[0].message
    assert result.crashes == ()
    return result


@cache
def city_as_it_is(as_of: date = AS_OF, select: tuple[str, ...] = ()) -> Result:
    """What archkit says of the reference city."""
    return judged(changed(()), as_of, select)


def new_in(result: Result, select: tuple[str, ...] = ()) -> list[Reported]:
    """The findings that the city as it is has not, the waived left out."""
    before = city_as_it_is(result.as_of, select)
    known = {each.finding.fingerprint for each in before.findings}
    return [
        each
        for each in result.findings
        if each.finding.fingerprint not in known and each.finding.outcome is not Outcome.WAIVED
    ]


def told(reported: Reported, texts: Mapping[str, str]) -> tuple[str, str, str]:
    """The rule, the field, and the line of a finding."""
    line = texts[reported.at.span.file].split("\n")[reported.at.span.line - 1]
    name = ".".join(map(str, reported.finding.place.field))
    return reported.finding.page.id, f"{reported.finding.element.address} {name}".strip(), line


@cache
def quiet_in_company() -> frozenset[str]:
    """The cases whose near misses, some made at once, leave nothing to find."""
    quiet = (group for group in _companies() if not new_in(judged(_together(group))))
    return frozenset(case.name for group in quiet for case in group)


def _companies() -> list[list[Case]]:
    """The cases in groups whose near misses can be made in one city."""
    groups: list[list[Case]] = []
    for case in cases():
        if case.as_of != AS_OF or case.select:
            continue
        for group in groups:
            if len(group) < COMPANY and _fit([*group, case]):
                group.append(case)
                break
        else:
            groups.append([case])
    return groups


def _fit(group: list[Case]) -> bool:
    """Whether the near misses change different facts, and each is possible beside the others."""
    facts = [
        f"{each.file}/{each.path}/" for case in group for each in case.near_miss if _is_fact(each)
    ]
    apart = not any(one.startswith(other) for one, other in permutations(facts, 2))
    try:
        return apart and bool(_together(group))
    except (AssertionError, KeyError):
        return False


def _together(group: Iterable[Case]) -> Texts:
    """The city with several near misses, those of texts first: a fact rewrites its file."""
    return changed(sorted((each for case in group for each in case.near_miss), key=_is_fact))


def _is_fact(change: Change) -> TypeGuard[Put]:
    return isinstance(change, Put)


def verdict(case: Case, *, alone: bool = True) -> Verdict:
    """Try a case and its near miss, the latter alone or with near misses of other cases."""
    result = judged(changed(case.edits), case.as_of, case.select)
    is_quiet = not alone and case.name in quiet_in_company()
    quiet = None if is_quiet else judged(changed(case.near_miss), case.as_of, case.select)
    found = [told(each, result.texts) for each in new_in(result, case.select)]
    fired = frozenset(rule for rule, _, _ in found)
    missed = frozenset(each for each in case.expected if not any(_is(each, one) for one in found))
    return Verdict(
        case=case,
        missed=missed,
        misplaced=frozenset(each for each in missed if each[0] in fired),
        beside=Counter(
            one[0] for one in found if not any(_is(each, one) for each in case.expected)
        ),
        disturbed=_disturbed(quiet, case.select) if quiet else frozenset(),
        fired=fired,
    )


def _disturbed(quiet: Result, select: tuple[str, ...]) -> Found:
    return frozenset(told(each, quiet.texts)[:2] for each in new_in(quiet, select))


def _is(expected: tuple[str, str], found: tuple[str, str, str]) -> bool:
    """Whether a finding is the one that a case expects."""
    (rule, part), (fired, at, line) = expected, found
    return rule == fired and (part == at or part in line)
