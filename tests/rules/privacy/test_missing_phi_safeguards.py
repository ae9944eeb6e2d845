"""A reason for not encrypting counts for a year, and not at all once the law requires encryption."""

import pytest
from city import SETTINGS, City

REGISTRY = """
departments:
  clerk: {name: Town clerk}
data:
  chart: {classification: restricted, regimes: [PHI]}
"""
DROP = """
solution: ambulance
department: clerk
stage: live
tier: 2
components:
  drop:
    kind: file-share
    stores: [chart]
    at_rest: none
    addressable_rationale: {record: records/drop.pdf, date: 2026-01-01}
    log: {to: logs}
    access: none
  logs: {kind: log-collector, stores: none, access: none, log: none}
"""
SELECTED = SETTINGS.replace("SEC-001", "PRV-010")
REQUIRED = """
[regulations.hipaa-encryption-required]
effective-from = 2026-06-01
source = "the final rule"
"""


@pytest.mark.parametrize(
    ("day", "settings", "expected"),
    [
        ("2026-01-01", SELECTED, []),
        ("2027-01-01", SELECTED, []),
        ("2027-01-02", SELECTED, ["warning"]),
        ("2027-01-02", SELECTED + "\n[rules.PRV-010]\nrationale_days = 400\n", []),
        ("2026-05-31", SELECTED + REQUIRED, []),
        ("2026-06-01", SELECTED + REQUIRED, ["error"]),
    ],
)
def test_a_reason_counts_for_a_year_and_until_encryption_is_the_law(
    city: City, day: str, settings: str, expected: list[str]
) -> None:
    city.write("archkit.toml", settings)
    city.write("models/city.yaml", REGISTRY)
    city.write("models/records.yaml", DROP)
    findings = city.report("--as-of", day)["findings"]
    assert [each["severity"] for each in findings] == expected
