"""SARIF as the standard has it, and as code scanning shows it."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from city import RECORDS, City
from evil import EVIL
from own_rules import rule_named

from archkit.reports._harmless import harmless

MENDED = RECORDS.replace("encryption: none", "encryption: tls-1.3")
SCHEMA = Path(__file__).parent / "schemas" / "sarif-schema-2.1.0.json"


def sarif(city: City, *options: str) -> dict[str, Any]:
    """The only run of the log, once the log has met the schema."""
    log = json.loads(city.validate("--format", "sarif", *options).stdout)
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker()).validate(log)
    (run,) = log["runs"]
    return dict(run)


def results(run: dict[str, Any], rule: str) -> list[dict[str, Any]]:
    return [each for each in run["results"] if each["ruleId"] == rule]


def rules(run: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in run["tool"]["driver"]["rules"]}


def test_the_official_schema_refuses_what_is_no_sarif() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(schema).validate({"version": "2.1.0", "runs": [{}]})


def test_a_log_of_everything_meets_the_official_schema(full: City) -> None:
    run = sarif(full)
    assert {each["ruleId"] for each in run["results"]} == {
        "CMP-001",
        "SEC-001",
        "SEC-901",
        "duplicate-id",
        "unknown-key",
    }


def test_a_log_of_nothing_meets_the_official_schema(city: City) -> None:
    (city.root / "models/records.yaml").unlink()
    run = sarif(city)
    assert (run["results"], list(rules(run))) == ([], ["SEC-001"])


def test_a_finding_says_what_and_where(city: City) -> None:
    (result,) = sarif(city)["results"]
    fix = rule_named("SEC-001").fix
    place = {
        "artifactLocation": {"uri": "models/records.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 10, "startColumn": 40, "endLine": 10, "endColumn": 44},
    }
    assert result == {
        "ruleId": "SEC-001",
        "ruleIndex": 0,
        "kind": "fail",
        "level": "error",
        "message": {
            "text": f"`permit` (confidential) goes over this connection in clear text.\nFix: {fix}"
        },
        "locations": [
            {
                "physicalLocation": place,
                "logicalLocations": [
                    {
                        "name": "desk -> store",
                        "fullyQualifiedName": "records.desk -> store.encryption",
                        "kind": "connection",
                    }
                ],
            }
        ],
        "partialFingerprints": {"archkit/v1": city.report()["findings"][0]["fingerprint"]},
        "suppressions": [],
        "properties": {"outcome": "fail", "failsTheRun": True},
        "relatedLocations": [
            {
                "id": 0,
                "physicalLocation": {
                    "artifactLocation": {"uri": "models/city.yaml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 5, "startColumn": 28, "endLine": 5, "endColumn": 40},
                },
                "message": {"text": "classified here"},
            }
        ],
    }


def test_a_waived_finding_is_suppressed_with_its_reason_and_no_other_is(full: City) -> None:
    run = sarif(full)
    (waived,) = results(run, "SEC-001")
    reason = "until 2026-12-31: The wire stays inside the building."
    assert waived["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": reason}
    ]
    assert f"Waived by records.w1, {reason}" in waived["message"]["text"]
    assert waived["properties"] == {"outcome": "waived", "failsTheRun": False}
    assert [each["suppressions"] for each in run["results"] if each is not waived] == [
        [] for _ in run["results"][1:]
    ]


def test_what_is_not_known_keeps_its_level(full: City) -> None:
    unknown = results(sarif(full), "CMP-001")
    assert {(each["kind"], each["level"], each["properties"]["outcome"]) for each in unknown} == {
        ("fail", "error", "unknown")
    }


def test_a_rule_without_results_has_its_outcomes_told(full: City) -> None:
    figures = sarif(full)["properties"]
    assert figures["outcomes"]["SEC-902"] == {"unknown": 4}
    assert figures["hiddenByBaseline"] == 1
    assert (figures["workspace"], figures["asOf"]) == ("Test City", "2026-11-01")


@pytest.mark.parametrize(
    ("records", "options", "told"),
    [
        (RECORDS, (), (True, 1)),
        (RECORDS, ("--fail-on", "never"), (True, 0)),
        (MENDED, (), (True, 0)),
        ("nonsense: 1\n", (), (False, 2)),
    ],
)
def test_the_invocation_tells_the_exit_code_and_whether_all_was_judged(
    city: City, records: str, options: tuple[str, ...], told: tuple[bool, int]
) -> None:
    city.write("models/records.yaml", records)
    (invocation,) = sarif(city, *options)["invocations"]
    assert told == (invocation["executionSuccessful"], invocation["exitCode"])
    assert told[1] == city.validate(*options).exit_code


def test_a_rule_that_crashed_is_a_notification_and_what_is_left_out_too(full: City) -> None:
    run = sarif(full)
    (invocation,) = run["invocations"]
    crash, count, hidden, stopped = invocation["toolExecutionNotifications"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 3)
    assert (crash["level"], crash["associatedRule"]["id"]) == ("error", "SEC-903")
    assert crash["message"]["text"].startswith("rule SEC-903 failed on `records.desk`: KeyError")
    assert run["tool"]["driver"]["rules"][crash["associatedRule"]["index"]]["id"] == "SEC-903"
    assert count["message"]["text"].startswith("Found 2 mistakes in the input, ")
    assert hidden["message"]["text"] == "1 hidden by the baseline: not among the results"
    assert stopped["message"]["text"] == "what mistakes in the input hide was not judged"


def test_every_result_points_at_its_rule_by_number(full: City) -> None:
    run = sarif(full)
    listed = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert result["ruleId"] == listed[result["ruleIndex"]]["id"]


def test_a_rule_has_help_for_both_kinds_of_reader_without_the_examples(city: City) -> None:
    rule = rules(sarif(city))["SEC-001"]
    page = rule_named("SEC-001")
    assert (rule["name"], rule["shortDescription"]) == (page.name, {"text": page.summary})
    assert rule["help"]["text"].startswith(f"What it checks\n{page.summary}\n\nWhy it matters\n")
    assert rule["help"]["markdown"].startswith(f"## What it checks\n\n{page.summary}\n\n## Why")
    assert "solution: permits" not in rule["help"]["markdown"]


def test_only_rules_of_security_and_privacy_are_ranked_as_such(city: City) -> None:
    ranked = {
        rule: each["properties"].get("security-severity")
        for rule, each in rules(sarif(city, "--select", "ALL")).items()
    }
    assert ranked["SEC-001"] == "8.0"
    assert {rule[:3] for rule, rank in ranked.items() if rank} == {"SEC", "PRV"}
    assert {rule[:3] for rule, rank in ranked.items() if not rank}.isdisjoint({"SEC", "PRV"})


def test_paths_are_those_of_the_repository_and_written_as_uris(city: City) -> None:
    moved = City(city.root / "the city")
    (city.root / ".git").mkdir()
    for file in ("archkit.toml", "models/city.yaml"):
        moved.write(file, (city.root / file).read_bytes())
    moved.write("models/büro #1%.yaml", RECORDS)
    run = sarif(moved)
    (result,) = run["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "the%20city/models/b%C3%BCro%20%231%25.yaml"
    assert run["automationDetails"] == {"id": "archkit/the city/"}


def test_a_text_of_a_model_makes_no_link_and_no_placeholder(full: City) -> None:
    evil = results(sarif(full), "SEC-901")[0]["message"]["text"]
    assert "](" not in evil
    assert "{{0}}" in evil
    assert evil.startswith(harmless(EVIL).replace("](", "] (").replace("{0}", "{{0}}") + ".\n")
