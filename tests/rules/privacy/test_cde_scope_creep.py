"""The edge of the cardholder data environment is as tight as the standard asked on the day."""

from city import SETTINGS, City

REGISTRY = """
departments:
  finance: {name: Finance}
data:
  card-number: {classification: restricted, regimes: [PAN]}
zones:
  cards: {kind: cardholder, trust: 4}
"""
LEDGER = """
solution: fees
department: finance
stage: live
tier: 2
components:
  ledger:
    kind: database
    zone: cards
    stores: [card-number]
    access:
      clerks: {population: staff, mfa: false}
      payers: {population: public, mfa: false}
"""


def messages(city: City, *options: str) -> list[str]:
    city.write("archkit.toml", SETTINGS.replace("SEC-001", "PRV-007"))
    city.write("models/city.yaml", REGISTRY)
    city.write("models/records.yaml", LEDGER)
    return [each["message"] for each in city.report(*options)["findings"]]


def test_a_second_factor_is_asked_of_everyone_but_those_who_pay(city: City) -> None:
    assert messages(city) == [
        "`clerks` (staff) get into the cardholder data environment without a second factor"
    ]


def test_before_the_standard_asked_for_it_a_password_was_enough(city: City) -> None:
    assert messages(city, "--as-of", "2025-03-30") == []
    assert len(messages(city, "--as-of", "2025-03-31")) == 1
