"""What the card brands forbid to keep, neither the city nor anybody else may accept."""

import pytest
from city import SETTINGS, City

REGISTRY = """
departments:
  finance: {name: Finance}
data:
  security-code: {classification: restricted, regimes: [SAD]}
  card-number: {classification: restricted, regimes: [PAN]}
"""
WAIVED = """
solution: fees
department: finance
stage: live
tier: 2
components:
  ledger:
    kind: database
    stores: [DATA]
    card_storage: none
waivers:
  later:
    rule: PRV-006
    element: ledger
    reason: The new ledger comes in spring.
    compensating_control: Two people open the ledger together.
    residual_risk: low
    requested_by: {role: Accountant, name: A. Person}
    approved_by: {role: Information Security Officer, name: B. Person}
    granted: 2026-10-01
    expires: 2027-01-31
"""


@pytest.mark.parametrize(
    ("data", "who"),
    [("security-code", "nobody"), ("card-number", "an outside authority only")],
)
def test_who_may_accept_kept_card_data_depends_on_what_is_kept(
    city: City, data: str, who: str
) -> None:
    city.write("archkit.toml", SETTINGS.replace('["SEC-001"]', '["PRV-006", "GOV-005"]'))
    city.write("models/city.yaml", REGISTRY)
    city.write("models/records.yaml", WAIVED.replace("DATA", data))
    findings = city.report()["findings"]
    assert {(each["rule"], each["outcome"]) for each in findings} == {
        ("PRV-006", "fail"),
        ("GOV-005", "fail"),
    }
    refused = next(each["message"] for each in findings if each["rule"] == "GOV-005")
    assert refused == f"PRV-006 may be waived by {who}"
