"""What a vendor has to show depends on what it gets, and its level on what the loss would do."""

import pytest
from city import SETTINGS, City

REGISTRY = """
departments:
  clerk: {{name: Town clerk}}
vendors:
  keeper: {{evidence: {{paper: {evidence}}}}}
data:
  card: {{classification: restricted, regimes: [CHD], retention: none}}
  permit: {{classification: confidential, regimes: [], retention: none}}
"""
SERVICE = """
solution: fees
department: clerk
stage: live
tier: 2
impact: {{confidentiality: low, integrity: low, availability: {impact}}}
components:
  portal: {{kind: saas, vendor: keeper, stores: [{data}], at_rest: none, zone: lan, access: none}}
zones:
  lan: {{kind: corporate, trust: 3}}
"""
NONE_FOR_ITS_IMPACT = "no TX-RAMP, GovRAMP, FedRAMP or SOC 2 type 2 certificate for its impact"


def messages(city: City, evidence: str, data: str, impact: str = "low") -> list[str]:
    city.write("archkit.toml", SETTINGS.replace("SEC-001", "PRV-009"))
    city.write("models/city.yaml", REGISTRY.format(evidence=evidence))
    city.write("models/records.yaml", SERVICE.format(data=data, impact=impact))
    found = city.report()["findings"]
    return [each["message"] for each in found if each["rule"] == "PRV-009"]


@pytest.mark.parametrize(
    ("kind", "level", "impact", "enough"),
    [
        ("tx-ramp", "1", "low", True),
        ("tx-ramp", "1", "moderate", False),
        ("tx-ramp", "2", "high", True),
        ("tx-ramp", "3", "low", False),
        ("govramp", "moderate", "moderate", True),
        ("fedramp", "Moderate", "high", False),
        ("soc-2-type-2", "any", "high", True),
        ("iso-27001", "any", "low", False),
    ],
)
def test_a_certificate_reaches_the_impact_of_the_solution(
    city: City, kind: str, level: str, impact: str, *, enough: bool
) -> None:
    evidence = f"{{type: {kind}, level: '{level}', date: 2026-01-01, expires: none}}"
    found = messages(city, evidence, "permit", impact)
    expected = f"`keeper` gets confidential data in `portal` and can show {NONE_FOR_ITS_IMPACT}"
    assert found == ([] if enough else [expected])


def test_all_that_is_lacking_for_cards_is_told_at_once(city: City) -> None:
    found = messages(city, "{type: soc-2-type-2, date: 2026-01-01, expires: none}", "card")
    attested = "attestation of compliance (`pci-aoc`) younger than 1 year"
    lacking = f"no {attested} and no `responsibility-matrix`"
    assert found == [f"`keeper` gets card data in `portal` and can show {lacking}"]
