"""Runs the rules over a design."""

import traceback
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import NamedTuple

from archkit.analysis.facts import Facts
from archkit.checking.finding import Finding
from archkit.model.base import Element
from archkit.rules.catalogue import AnyRule
from archkit.rules.rule import (
    NOT_APPLICABLE,
    PASS,
    Fail,
    Outcome,
    Parameters,
    Situation,
    Unknown,
)


class Crash(NamedTuple):
    """A rule that raised: a bug in archkit, or in a rule of the workspace."""

    rule: str
    element: str
    error: str
    trace: str


class Undecided(NamedTuple):
    """A rule that could not judge an element."""

    rule: AnyRule
    element: Element
    unknown: Unknown


@dataclass
class Run:
    """What came of running the rules.

    Attributes:
        findings: What failed.
        undecided: What could not be judged.
        crashes: The rules that raised; each is named, and the others still report.
        tallies: How many elements passed, failed, were unknown or not applicable, by rule.
    """

    findings: list[Finding] = field(default_factory=list)
    undecided: list[Undecided] = field(default_factory=list)
    crashes: list[Crash] = field(default_factory=list)
    tallies: dict[str, Counter[Outcome]] = field(default_factory=dict)


def run_rules(facts: Facts, rules: Iterable[AnyRule], parameters: Mapping[str, Parameters]) -> Run:
    """Judge every element of the design by every rule."""
    run = Run()
    elements: dict[type[Element], tuple[Element, ...]] = {}
    for rule in rules:
        for kind in rule.subjects:
            if kind not in elements:
                elements[kind] = tuple(facts.design.elements(kind))
        every = [elements[kind] for kind in rule.subjects]
        run.tallies[rule.id] = _run_rule(rule, every, Situation(facts, parameters[rule.id]), run)
    return run


def _run_rule(
    rule: AnyRule, every: Sequence[Sequence[Element]], on: Situation, run: Run
) -> Counter[Outcome]:
    judge = rule.judge
    passed = spared = 0
    outcomes: list[Outcome] = []
    element = None
    try:
        concerned: Iterable[Element] = chain.from_iterable(every)
        if rule.among is not None:
            few = rule.among(on)
            concerned, spared = few, sum(map(len, every)) - len(few)
        for element in concerned:
            judgement = judge(element, on)
            if judgement is PASS:
                passed += 1
            elif judgement is NOT_APPLICABLE:
                spared += 1
            elif not judgement and isinstance(judgement, list | tuple):
                passed += 1
            elif isinstance(judgement, Outcome):
                outcomes.append(judgement)
            else:
                outcomes.append(_record(rule, element, judgement, on, run))
    except Exception as error:  # noqa: BLE001 - whatever a rule raises is its own bug; the others go on
        address = element.address if element else ""
        run.crashes.append(Crash(rule.id, address, repr(error), traceback.format_exc()))
    return Counter(outcomes) + Counter({PASS: passed, NOT_APPLICABLE: spared})


def _record(
    rule: AnyRule,
    element: Element,
    judgement: Fail | Unknown | Sequence[Fail | Unknown],
    on: Situation,
    run: Run,
) -> Outcome:
    """Keep what a rule said of an element; return how the element fared.

    Raises:
        TypeError: where it said nothing of what a rule may say, which would read as a pass.
    """
    if not isinstance(judgement, Fail | Unknown | list | tuple):
        raise TypeError(f"a rule cannot answer {judgement!r}")
    each: Sequence[Fail | Unknown] = (
        (judgement,) if isinstance(judgement, Fail | Unknown) else judgement
    )
    outcome = Outcome.PASS
    keys: set[str] = set()
    for part in each:
        if isinstance(part, Fail):
            severity = part.severity or rule.severity_at(on.tier(element))
            amendments = tuple(on.facts.regulations.amendments(rule.regulations))
            fail = _told_apart(part, keys)
            run.findings.append(Finding.of(rule, element, fail, severity, amendments))
            outcome = Outcome.FAIL
        else:
            run.undecided.append(Undecided(rule, element, part))
            outcome = outcome if outcome is Outcome.FAIL else Outcome.UNKNOWN
    return outcome


def _told_apart(fail: Fail, keys: set[str]) -> Fail:
    """A failure with a key of its own: one that shares it would share its fingerprint."""
    key, number = fail.key, 1
    while key in keys:
        number += 1
        key = f"{fail.key}~{number}"
    keys.add(key)
    return fail if number == 1 else replace(fail, key=key)
