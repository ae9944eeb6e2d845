"""The risk of a way is looked up, printed step by step, and depends on nothing else."""

from archkit.analysis.facts import Facts
from archkit.checking.engine import run_rules
from archkit.checking.examples import AS_OF, lay_over_town
from archkit.checking.finding import Finding
from archkit.model.vocabulary import RiskLevel
from archkit.rules.security.easy_attack_path import RULE


def finding(text: str) -> Finding:
    facts = Facts(lay_over_town(text).design, AS_OF)
    (found,) = run_rules(facts, [RULE], {RULE.id: RULE.parameters()}).findings
    return found


def test_the_risk_goes_with_the_finding_and_reaches_very_high() -> None:
    assert [finding(each).risk for each in RULE.fires] == [
        RiskLevel.VERY_HIGH,
        RiskLevel.HIGH,
        RiskLevel.HIGH,
        RiskLevel.VERY_HIGH,
    ]


def test_every_crossing_and_every_barrier_is_printed_with_the_tables() -> None:
    assert finding(RULE.fires[0]).evidence == (
        "cases.resident -> cases.portal (https, zone internet -> zone dmz): no barrier",
        (
            "cases.portal -> cases.store (postgresql, zone dmz -> zone office):"
            " sign-in by password (1), web-app at the edge of its zone (1)"
        ),
        "barriers: 0 + 2 = 2; the hardest hop has 2",
        "begun very-high, success moderate: likelihood high (SP 800-30 table G-5)",
        (
            "high by FIPS 199: confidentiality of `case`, integrity of `case`; so harm very-high"
            " (SP 800-30 table H-3)"
        ),
        "likelihood high, harm very-high: risk very-high (SP 800-30 table I-2)",
    )


def test_what_is_added_elsewhere_changes_no_risk() -> None:
    more = """
  annex: {kind: database, placed: [office-2], stores: [case]}
  other: {kind: person, zone: internet}
connections:
  other -> annex: {protocol: https, authentication: none}
"""
    before = finding(RULE.fires[0])
    facts = Facts(lay_over_town(RULE.fires[0].replace("\nconnections:\n", more, 1)).design, AS_OF)
    after = run_rules(facts, [RULE], {RULE.id: RULE.parameters()}).findings
    same = [each for each in after if each.element.id == "store"]
    assert [(each.risk, each.evidence) for each in same] == [(before.risk, before.evidence)]
