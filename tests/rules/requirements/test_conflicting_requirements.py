"""REQ-007 beyond its examples: what the finding says, and what a decision does not settle."""

from pathlib import Path

from laid import facts, solution

from archkit.analysis.facts import Facts
from archkit.checking.engine import run_rules
from archkit.checking.examples import AS_OF, town
from archkit.checking.finding import Finding
from archkit.model.loading.load import assemble
from archkit.rules.requirements.conflicting_requirements import RULE

BODY = """
requirements:
  R1:
    kind: quality
    statement: The desk shall keep each permit for at least 5 years.
    fit: {metric: retention, at_least: 5 years, of: permit}
  R2:
    kind: quality
    statement: The desk shall delete each permit within 2 years.
    fit: {metric: retention, at_most: 2 years}
    conflicts_with: [R1]
"""
DECISION = "---\nstatus: accepted\ndate: 2026-03-02\nelements: [permits.R1]\n---\n# Keep them\n"


def findings(on: Facts) -> list[Finding]:
    run = run_rules(on, [RULE], {RULE.id: RULE.parameters()})
    assert run.crashes == []
    return run.findings


def test_a_pair_makes_one_finding_that_names_both_figures() -> None:
    (finding,) = findings(facts(solution("permits", BODY)))
    assert finding.element.id == "R2"
    assert finding.message == (
        "`R2` asks for retention at most `2 years`, `R1` for at least `5 years`: nothing meets both"
    )
    assert finding.evidence == ("`R2` states no `of`, so it also holds for `permit` of `R1`",)


def test_a_decision_does_not_make_two_figures_agree() -> None:
    texts = [("town.yaml", town()), ("a.yaml", solution("permits", BODY)), ("d.md", DECISION)]
    loaded = assemble([(Path(name), name, text) for name, text in texts])
    assert [each.key for each in findings(Facts(loaded.design, AS_OF))] == ["figures"]
