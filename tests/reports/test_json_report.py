import json
from typing import Any

import jsonschema
import pytest
from city import ELSEWHERE, RECORDS, City, Outcome
from own_rules import UseRules, a_rule, rule_named

from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.vocabulary import RiskLevel
from archkit.rules.rule import Fail, Judgement, Situation


@pytest.fixture
def schema(city: City) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(city.run("schema", "report").stdout)
    return read


def full_report(city: City, use_rules: UseRules) -> dict[str, Any]:
    """A report that has something of every kind."""

    def judge(component: Component, on: Situation) -> Judgement:
        del on
        raise KeyError(component.id)

    use_rules(a_rule("SEC-901", judge, Component), rule_named("SEC-001"), rule_named("SEC-003"))
    city.write("models/bad.yaml", "departmens: {}\nnodes: {office-1: {}}\n")
    return city.report("--select", "SEC")


def test_the_schema_is_sound(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)


def test_every_field_has_a_description(schema: dict[str, Any]) -> None:
    fields = {
        f"{part}.{name}": field
        for part, definition in {"JsonReport": schema, **schema["$defs"]}.items()
        for name, field in definition.get("properties", {}).items()
    }
    assert len(fields) > 40
    assert [name for name, field in fields.items() if not field.get("description")] == []


def test_a_report_with_everything_in_it_meets_the_schema(
    city: City, use_rules: UseRules, schema: dict[str, Any]
) -> None:
    report = full_report(city, use_rules)
    assert all(report[part] for part in ("diagnostics", "findings", "crashes", "rules", "size"))
    jsonschema.Draft202012Validator(schema).validate(report)


def test_a_report_of_nothing_meets_the_schema(city: City, schema: dict[str, Any]) -> None:
    city.write("models/records.yaml", "")
    report = city.report()
    assert report["findings"] == []
    jsonschema.Draft202012Validator(schema).validate(report)


def test_the_schema_refuses_what_is_not_in_it(city: City, schema: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate({**city.report(), "mood": "good"})


def test_a_report_says_which_format_and_version_it_is(city: City) -> None:
    report = city.report()
    assert (report["format"], report["version"]) == ("archkit-report", "1.3")


def test_a_finding_says_what_where_and_why(city: City) -> None:
    (finding,) = city.report()["findings"]
    assert finding == {
        "rule": "SEC-001",
        "name": "plaintext-in-transit",
        "outcome": "fail",
        "severity": "error",
        "risk": None,
        "element": {
            "section": "connections",
            "address": "records.desk -> store",
            "title": "desk -> store",
        },
        "field": "encryption",
        "place": {
            "file": "models/records.yaml",
            "line": 10,
            "column": 40,
            "end_line": 10,
            "end_column": 44,
            "note": None,
        },
        "inherited_from": None,
        "message": "`permit` (confidential) goes over this connection in clear text",
        "fix": rule_named("SEC-001").fix,
        "evidence": [],
        "related": [
            {
                "file": "models/city.yaml",
                "line": 5,
                "column": 28,
                "end_line": 5,
                "end_column": 40,
                "note": "classified here",
            }
        ],
        "fingerprint": finding["fingerprint"],
        "waived_by": None,
        "waived_because": None,
        "waived_until": None,
    }


def test_two_runs_give_the_same_bytes(city: City) -> None:
    first, second = (city.validate("--format", "json").stdout_bytes for _ in range(2))
    assert first == second


def test_the_statistics_option_changes_nothing_in_json(city: City) -> None:
    assert city.validate("--format", "json").stdout == (
        city.validate("--format", "json", "--statistics").stdout
    )


def test_findings_are_in_the_order_of_files_and_lines(city: City) -> None:
    city.write("models/zoo.yaml", RECORDS.replace("solution: records", "solution: zoo"))
    last = "SEC-001 fail models/zoo.yaml:10:40 zoo.desk -> store"
    assert city.outcome() == Outcome(1, (), (ELSEWHERE, last))


def test_a_finding_tells_its_risk_where_the_rule_works_it_out(
    city: City, use_rules: UseRules
) -> None:
    def judge(connection: Connection, on: Situation) -> Judgement:
        del connection, on
        return Fail("it fails", risk=RiskLevel.HIGH)

    use_rules(a_rule("SEC-901", judge, Connection), rule_named("SEC-001"))
    told = city.report("--select", "SEC-001,SEC-901")["findings"]
    assert {each["rule"]: each["risk"] for each in told} == {"SEC-001": None, "SEC-901": "high"}
