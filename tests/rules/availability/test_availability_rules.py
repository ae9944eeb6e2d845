"""What the examples of the availability rules are too small to show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laid import facts, solution

from archkit.analysis.facts import Facts
from archkit.checking.engine import Run, run_rules
from archkit.rules.catalogue import rules
from archkit.rules.rule import INFO, WARNING, Outcome

RULES = {rule.id: rule for rule in rules()}

PARTS = """
components:
  front: {kind: service, placed: [dmz-1], availability: 99.9 %}
  back: {kind: service, placed: [dmz-2], availability: 99.9 %}
connections:
  front -> back: {protocol: https}
"""


def run(rule: str, found: Facts) -> Run:
    done = run_rules(found, [RULES[rule]], {rule: RULES[rule].parameters()})
    assert done.crashes == []
    return done


def outcome(rule: str, found: Facts, element: str) -> Outcome:
    done = run(rule, found)
    if element in {each.element.address for each in done.findings}:
        return Outcome.FAIL
    if element in {each.element.address for each in done.undecided}:
        return Outcome.UNKNOWN
    return Outcome.PASS


def promising(target: str, body: str = PARTS) -> Facts:
    return facts(solution("s", f"service_level: {{availability: {target} %}}\n{body}"))


@pytest.mark.parametrize(
    ("promise", "expected"),
    [
        ("service_level: {availability: 99 %}", Outcome.FAIL),
        ("service_level: {availability: 99.9 %}", Outcome.PASS),
        ("service_level: {hours: 24x7}", Outcome.UNKNOWN),
    ],
)
def test_what_a_solution_needs_has_to_promise_as_much(promise: str, expected: Outcome) -> None:
    provider = "components:\n  api: {kind: service, placed: [dmz-1], availability: 99.99 %}\n"
    user = """
service_level: {availability: 99.9 %}
components:
  portal: {kind: service, placed: [dmz-1], availability: 99.99 %}
connections:
  portal -> hub.api: {protocol: https}
"""
    found = facts(solution("hub", f"{promise}\n{provider}"), solution("s", user))
    assert outcome("AVL-001", found, "s") == expected


def test_a_target_that_is_met_to_the_last_digit_is_met() -> None:
    pair = """
components:
  pair:
    kind: service
    placed: [dmz-1, dmz-2]
    availability: 99 %
    redundancy: {mode: active-active, needs: 1, common_cause: 0 %}
"""
    assert outcome("AVL-001", promising("99.99", pair), "s") == Outcome.PASS


def test_the_worst_journey_counts() -> None:
    journeys = "journeys:\n  good: {path: [back, back]}\n  bad: {path: [front, back]}\n"
    (finding,) = run("AVL-001", promising("99.85", PARTS + journeys)).findings
    assert "`bad` works 99.8001 %" in finding.message


def test_a_promise_without_parts_is_unknown() -> None:
    body = "components:\n  clerk: {kind: person}\n"
    assert outcome("AVL-001", promising("99", body), "s") == Outcome.UNKNOWN


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_a_tighter_target_never_turns_a_failure_into_a_pass(one: int, other: int) -> None:
    looser, tighter = sorted((one, other))
    if outcome("AVL-001", promising(f"{looser / 10}"), "s") == Outcome.FAIL:
        assert outcome("AVL-001", promising(f"{tighter / 10}"), "s") == Outcome.FAIL


def test_a_component_matters_as_much_as_the_most_critical_who_need_it() -> None:
    cheap = "solution: cheap\ndepartment: clerk\nstage: live\ntier: 4\n"
    single = "components:\n  api: {kind: service, placed: [dmz-1]}\n"
    user = """
components:
  portal: {kind: service, placed: [dmz-1, dmz-2], redundancy: {mode: managed}}
connections:
  portal -> cheap.api: {protocol: https}
"""
    alone = run("AVL-002", facts(cheap + single)).findings
    needed = run("AVL-002", facts(cheap + single, solution("s", user))).findings
    severities = [
        [each.severity for each in found if each.element.address == "cheap.api"]
        for found in (alone, needed)
    ]
    assert severities == [[INFO], [WARNING]]


def test_the_first_three_who_need_a_component_are_named_and_the_rest_counted() -> None:
    journeys = "\n".join(f"  j{number}: {{path: [front, back]}}" for number in range(5))
    found = facts(solution("s", f"{PARTS}journeys:\n{journeys}\n"))
    message = next(
        each.message for each in run("AVL-002", found).findings if each.element.id == "back"
    )
    assert "`s.j0`, journey `s.j1`, journey `s.j2` and 2 more (tier 2) stop" in message


def test_replicas_alone_fail_whatever_the_rpo_is() -> None:
    body = """
components:
  store:
    kind: database
    placed: [office-1]
    stores: [ledger]
    backup: {copies: {standby: {method: sync-replica, at: office-2}}}
data:
  ledger: {classification: internal, system_of_record: s.store}
"""
    assert outcome("AVL-005", facts(solution("s", body)), "s.store") == Outcome.FAIL
    assert outcome("AVL-006", facts(solution("s", body)), "s.store") == Outcome.FAIL


@given(st.integers(1, 3000), st.integers(1, 3000))
def test_a_tighter_rpo_never_turns_a_failure_into_a_pass(one: int, other: int) -> None:
    def judged(minutes: int) -> Outcome:
        body = f"""
service_level: {{rpo: {minutes} min}}
components:
  store:
    kind: database
    placed: [office-1]
    stores: [ledger]
    backup:
      copies:
        it: {{method: backup, at: vault-1, every: 1 d, takes: 1 h, immutable: true}}
data:
  ledger: {{classification: internal, system_of_record: s.store}}
"""
        return outcome("AVL-005", facts(solution("s", body)), "s.store")

    tighter, looser = sorted((one, other))
    if judged(looser) == Outcome.FAIL:
        assert judged(tighter) == Outcome.FAIL


def test_what_both_of_two_need_is_a_single_point_and_neither_of_them_is() -> None:
    text = """
components:
  portal: {kind: service, placed: [dmz-1]}
  login: {kind: service, placed: [office-1]}
  spare: {kind: service, placed: [office-2]}
  directory: {kind: service, placed: [office-1]}
connections:
  portal -> login: {protocol: https, fallback: {use: spare}}
  portal -> spare: {protocol: https, fallback: {use: login}}
  login -> directory: {protocol: ldaps}
  spare -> directory: {protocol: ldaps}
journeys:
  sign-in: {path: [portal, login]}
"""
    findings = run("AVL-002", facts(solution("s", text))).findings
    found = {each.element.id for each in findings if each.element.within == "s"}
    assert found == {"portal", "directory"}
