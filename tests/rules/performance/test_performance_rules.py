"""What the examples of the performance rules are too small to show."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from laid import facts, solution

from archkit.analysis.facts import Facts
from archkit.checking.engine import Run, run_rules
from archkit.checking.examples import AS_OF, town
from archkit.model.loading.load import assemble
from archkit.rules.catalogue import rules
from archkit.rules.rule import ERROR, WARNING, Parameters

RULES = {rule.id: rule for rule in rules()}


def run(rule: str, found: Facts, parameters: Parameters | None = None) -> Run:
    done = run_rules(found, [RULES[rule]], {rule: parameters or RULES[rule].parameters()})
    assert done.crashes == []
    return done


def journey(target: int, rest: str = "") -> Facts:
    body = f"""
components:
  a: {{kind: service, performance: {{p99: 300 ms}}}}
  b: {{kind: service, performance: {{p99: 450 ms}}}}
connections:
  a -> b: {{protocol: https, latency: {{p99: 50 ms}}}}
{rest}
journeys:
  j: {{path: [a, b], target: {target} ms}}
"""
    return facts(solution("s", body))


def test_a_target_that_is_met_to_the_millisecond_is_met() -> None:
    assert run("PER-001", journey(800)).findings == []
    assert len(run("PER-001", journey(799)).findings) == 1


@given(st.integers(1, 2000), st.integers(1, 2000))
def test_a_tighter_target_never_turns_a_failure_into_a_pass(one: int, other: int) -> None:
    tighter, looser = sorted((one, other))
    if run("PER-001", journey(looser)).findings:
        assert run("PER-001", journey(tighter)).findings


def test_a_step_whose_component_cannot_be_read_is_unknown() -> None:
    body = """
components:
  a: {kind: service, performance: {p99: 300 ms}}
journeys:
  j: {path: [a, gone], target: 1 s}
"""
    text = solution("s", body)
    loaded = assemble([(Path("t.yaml"), "t.yaml", town()), (Path("s.yaml"), "s.yaml", text)])
    assert [each.code for each in loaded.diagnostics] == ["unknown-reference"]
    done = run("PER-001", Facts(loaded.design, AS_OF))
    (undecided,) = done.undecided
    assert {place.field for place in undecided.unknown.missing.places} == {("path", 1)}


def load(figures: str, growth: str = "growth: 0 %") -> Facts:
    body = f"{growth}\ncomponents:\n  a: {{kind: service, performance: {{{figures}}}}}\n"
    return facts(solution("s", body))


def test_the_limits_are_seventy_percent_and_all_of_it() -> None:
    severities = [
        [each.severity for each in run("PER-002", load(f"peak: {peak} / s, {rest}")).findings]
        for peak in (7, 7.01, 9.99, 10)
        for rest in ("service_time: 100 ms, servers: 1",)
    ]
    assert severities == [[], [WARNING], [WARNING], [ERROR]]


def test_the_workspace_sets_the_limits() -> None:
    found = load("peak: 6 / s, service_time: 100 ms, servers: 1", "growth: 10 %")
    rule = RULES["PER-002"]
    strict = rule.parameters.model_validate({"warn_above": "50 %", "horizon": "1 year"})
    (finding,) = run("PER-002", found, strict).findings
    assert "60 % of its servers' time today, and 66 % in 1 year:" in finding.message


def test_a_warning_today_leaves_the_error_open_while_growth_is_not_stated() -> None:
    done = run("PER-002", load("peak: 8 / s, service_time: 100 ms, servers: 1", ""))
    assert [each.severity for each in done.findings] == [WARNING]
    (undecided,) = done.undecided
    assert {place.field for place in undecided.unknown.missing.places} == {("growth",)}
