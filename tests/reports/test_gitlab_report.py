"""GitLab's code quality, as its documentation says it is read."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from city import City

SCHEMA = Path(__file__).parent / "schemas" / "gitlab-code-quality.json"


def gitlab(city: City, *options: str) -> list[dict[str, Any]]:
    """The issues, once the report has met the schema."""
    issues = json.loads(city.validate("--format", "gitlab", *options).stdout)
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(issues)
    return list(issues)


def test_the_schema_refuses_what_is_no_report() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate([{"description": "a"}])


def test_a_finding_is_an_issue_at_its_line(city: City) -> None:
    (issue,) = gitlab(city)
    assert issue == {
        "type": "issue",
        "check_name": "SEC-001",
        "description": (
            "SEC-001 plaintext-in-transit: `permit` (confidential) goes over this connection in"
            " clear text. Use a protocol that encrypts (`https`, `sftp`, `ldaps`), or state"
            " `encryption: tls-1.3`."
        ),
        "severity": "critical",
        "fingerprint": city.report()["findings"][0]["fingerprint"],
        "location": {"path": "models/records.yaml", "lines": {"begin": 10, "end": 10}},
    }


def test_a_clean_design_has_no_issue(city: City) -> None:
    (city.root / "models/records.yaml").unlink()
    assert gitlab(city) == []


def test_everything_has_its_severity(full: City) -> None:
    told = {(each["check_name"], each["severity"]) for each in gitlab(full)}
    assert told == {
        ("unknown-key", "blocker"),
        ("duplicate-id", "blocker"),
        ("SEC-903", "blocker"),
        ("SEC-901", "critical"),
        ("CMP-001", "critical"),
        ("SEC-001", "info"),  # waived
        ("left-out", "info"),
    }


def test_what_is_waived_or_hidden_is_told(full: City) -> None:
    told = [each["description"] for each in gitlab(full)]
    assert told[-1] == "1 hidden by the baseline: not in this report."
    assert [each for each in told if each.startswith("Waived by records.w1 until 2026-12-31: SEC")]


def test_no_two_issues_share_a_fingerprint(full: City) -> None:
    full.write("models/bad.yaml", "departmens: {}\n")
    full.write(
        "models/worse.yaml", "solution: zoo\nteem: 1\ncomponents: {a: {teem: 1}, b: {teem: 1}}\n"
    )
    prints = [each["fingerprint"] for each in gitlab(full, "--ignore-baseline")]
    assert sorted(set(prints)) == sorted(prints)


def test_a_mistake_keeps_its_fingerprint_when_lines_are_added_above(full: City) -> None:
    before = {each["fingerprint"] for each in gitlab(full)}
    full.write("models/bad.yaml", "# new\n\ndepartmens: {}\nnodes: {office-1: {}}\n")
    assert before == {each["fingerprint"] for each in gitlab(full)}
