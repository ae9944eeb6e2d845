"""Declared rules of the tests' own, and what they say of designs laid over the example town."""

from textwrap import dedent, indent

from archkit.analysis.facts import Facts
from archkit.checking.engine import Run, run_rules
from archkit.checking.examples import AS_OF, lay_over_town
from archkit.checking.own.own_rule import OwnRule
from archkit.checking.own.yaml_rules import read_yaml_rules
from archkit.model.loading.sheet import Problems
from archkit.source.diagnostic import Diagnostic

ID = "CITY-001"
PAGE = """
name: not-as-agreed
summary: A thing is not as agreed.
why: It was agreed.
fix: Make it so.
severity: error
examples: {fires: ["x: y"], quiet: ["x: y"]}
"""
HEAD = "solution: s\ndepartment: clerk\nstage: live\ntier: 2\n"


def rule_file(condition: str, page: str = PAGE) -> str:
    """A file with one rule: a page of few words, and a condition."""
    body = indent(dedent(page).strip() + "\n" + dedent(condition).strip(), "    ")
    return f"rules:\n  {ID}:\n{body}\n"


def read(text: str) -> tuple[list[OwnRule], list[Diagnostic]]:
    """The sound rules of a file, and what is wrong with it."""
    problems, found = Problems(), list[Diagnostic]()
    read = list(read_yaml_rules("rules/city.yaml", text, problems, found))
    return [own for _, _, own in read if own is not None], [*found, *problems.diagnostics()]


def declare(condition: str, page: str = PAGE) -> OwnRule:
    """The rule with a condition."""
    (own,), mistakes = read(rule_file(condition, page))
    assert mistakes == []
    return own


def run(own: OwnRule, design: str) -> Run:
    """What a rule says of a design that is laid over the town."""
    facts = Facts(lay_over_town(HEAD + dedent(design)).design, AS_OF)
    run = run_rules(facts, [own.rule], {own.rule.id: own.rule.parameters()})
    assert run.crashes == []
    return run


def outcomes(condition: str, design: str) -> dict[str, str]:
    """How the elements of the solution fare that a rule applies to."""
    ran = run(declare(condition), design)
    failed = {id(each.element): (each.element, "fail") for each in ran.findings}
    unknown = {id(each.element): (each.element, "unknown") for each in ran.undecided}
    return {
        element.id: how
        for element, how in {**unknown, **failed}.values()
        if "town" not in (element.id, element.within)
    }
