"""The rules of wording from the command line: selected, overridden, waived, and at their words."""

import pytest
from city import City, Outcome
from laid import facts, solution

from archkit.analysis.wording.fault import Fault
from archkit.checking.engine import run_rules
from archkit.model.settings import Severity
from archkit.rules.catalogue import AnyRule, rules
from archkit.rules.rule import Outcome as Fate
from archkit.rules.worded import listed
from archkit.rules.wording.no_binding_word import RULE, NoBindingWordParameters
from archkit.rules.wording.unfinished_statement import RULE as UNFINISHED

SETTINGS = """
[workspace]
name = "Test City"

[validate]
select = ["TXT"]
"""
NEEDS = """
solution: permits
department: clerk
stage: live
tier: 3
requirements:
  R1:
    kind: operational
    statement: >-
      When a form arrives, the desk
      shall notify the holder
      where possible.
  R2:
    kind: operational
    statement: "The desk shall print the permit, and it shall stay there."
"""


@pytest.fixture
def needs(city: City) -> City:
    city.write("archkit.toml", SETTINGS)
    city.write("models/permits.yaml", NEEDS)
    return city


def at(rule: str, line: int, column: int, requirement: str) -> str:
    return f"{rule} fail models/permits.yaml:{line}:{column} permits.{requirement}"


ESCAPE = at("TXT-008", 11, 7, "R1")
PRONOUN = at("TXT-024", 14, 54, "R2")


def test_findings_point_at_the_words_within_the_statement(needs: City) -> None:
    assert needs.outcome("--select", "TXT-008,pronoun") == Outcome(1, (), (ESCAPE, PRONOUN))
    shown = needs.validate("--select", "TXT-008").stdout
    assert "11 |       where possible.\n   |       ^^^^^^^^^^^^^^\n" in shown


def test_one_check_is_ignored_by_its_name(needs: City) -> None:
    assert needs.outcome("--ignore", "escape-clause") == Outcome(0, (), (PRONOUN,))


def test_an_override_lowers_one_check_in_one_file(needs: City) -> None:
    override = """
    [[overrides]]
    files = ["models/permits.yaml"]
    severity = {escape-clause = "info"}
    reason = "Old texts."
    """
    needs.write("archkit.toml", SETTINGS + override.replace("\n    ", "\n"))
    assert needs.outcome() == Outcome(0, (), (ESCAPE, PRONOUN))


def test_a_waiver_covers_one_check_of_one_requirement(needs: City) -> None:
    waiver = """
    solution: permits
    waivers:
      w1:
        rule: escape-clause
        element: R1
        reason: The post office decides.
        compensating_control: A clerk calls the holder.
        residual_risk: low
        requested_by: {role: Architect, name: Al Reed}
        approved_by: {role: Information Security Officer, name: Mo Stone}
        granted: 2026-06-01
        expires: 2027-01-01
    """
    needs.write("models/waiver.yaml", waiver)
    told = needs.outcome("--select", "TXT-008,TXT-024,GOV-005")
    assert told == Outcome(0, (), (ESCAPE.replace("fail", "waived"), PRONOUN))


def test_a_page_lists_the_phrases_for_reading() -> None:
    assert listed(Fault.OPEN_LIST) == (
        "It looks for: including but not limited to, and so on/forth, such as, e.g., etc.,"
        " et cetera, and/or the like, for example/instance, among others, and others."
    )
    assert "quick(er/ly)" in listed(Fault.VAGUE)
    assert listed(Fault.VAGUE).endswith("; `#` is a number that follows.")


CHECKED = [rule for rule in rules() if rule.family == "TXT" or rule.id == "REQ-002"]


@pytest.mark.parametrize("rule", CHECKED, ids=lambda rule: rule.id)
@pytest.mark.parametrize("number", range(2))
def test_quoted_text_is_left_alone_whatever_is_wrong_with_it(rule: AnyRule, number: int) -> None:
    """Each rule's own faulty examples raise nothing once the words are not the city's."""
    example = rule.fires[number % len(rule.fires)]
    own = example.replace("    wording: own\n", "")
    quoted = own.replace("    statement: ", "    wording: quoted\n    statement: ")
    parameters = {rule.id: rule.parameters()}
    assert run_rules(facts(own), [rule], parameters).findings != []
    assert run_rules(facts(quoted), [rule], parameters).tallies[rule.id].keys() == {
        Fate.NOT_APPLICABLE
    }


@pytest.mark.parametrize(
    ("keyword", "text", "message"),
    [
        ("must", "The desk must print.", None),
        ("will", "The desk will print.", None),
        ("must", "The desk shall print.", "says `shall`, and the word for what binds is `must`"),
        ("must", "A print.", "does not say `must`, so nobody can tell that it binds"),
    ],
)
def test_a_city_may_bind_by_another_word(keyword: str, text: str, message: str | None) -> None:
    body = f"requirements: {{R1: {{kind: operational, statement: '{text}'}}}}"
    parameters = NoBindingWordParameters.model_validate({"keyword": keyword})
    run = run_rules(facts(solution("permits", body)), [RULE], {RULE.id: parameters})
    assert [each.message for each in run.findings] == (
        [] if message is None else [f"`R1` {message}"]
    )


@pytest.mark.parametrize(
    ("status", "severity"),
    [
        ("status: draft,", Severity.INFO),
        ("status: reviewed,", Severity.ERROR),
        ("status: approved,", Severity.ERROR),
        ("status: baselined,", Severity.ERROR),
        ("", Severity.ERROR),
    ],
)
def test_an_open_mark_is_an_error_once_the_draft_is_over(status: str, severity: Severity) -> None:
    body = f"requirements: {{R1: {{kind: operational, {status} statement: The desk shall TBD.}}}}"
    run = run_rules(
        facts(solution("permits", body)), [UNFINISHED], {UNFINISHED.id: UNFINISHED.parameters()}
    )
    assert [severity] == [each.severity for each in run.findings]
