import pytest
from city import City

from archkit.model.decision import DecisionStatus

APPLICATION = """
solution: permits
department: clerk
stage: live
tier: 3
components:
  desk:
    kind: web-app
    placed: [office-1]
    stores: {stores}
    access: {{clerks: {{population: staff, identity_provider: none}}}}
"""
DECISION = """---
status: {status}
date: 2026-03-19
elements: [{element}]
rules: [{rule}]
---
# The desk keeps a list of its own
"""


def outcomes(city: City) -> list[str]:
    return [
        f"{each['severity']} {each['element']['address']}"
        for each in city.report("--select", "SEC-010")["findings"]
        if each["rule"] == "SEC-010"
    ]


def application(city: City, stores: str = "none") -> None:
    city.write("models/permits.yaml", APPLICATION.format(stores=stores))


def decide(
    city: City,
    status: str = "accepted",
    element: str = "permits.desk",
    rule: str = "SEC-010",
) -> None:
    text = DECISION.format(status=status, element=element, rule=rule)
    city.write("models/decisions/0001-a-list-of-its-own.md", text)


@pytest.mark.parametrize("rule", ["SEC-010", "local-identity-store"])
def test_an_accepted_decision_that_names_element_and_rule_settles_it(city: City, rule: str) -> None:
    application(city)
    decide(city, rule=rule)
    assert outcomes(city) == []


@pytest.mark.parametrize("status", [each.value for each in DecisionStatus if each != "accepted"])
def test_a_decision_that_is_not_accepted_settles_nothing(city: City, status: str) -> None:
    application(city)
    decide(city, status=status)
    assert outcomes(city) == ["warning permits.desk"]


def test_a_decision_about_something_else_settles_nothing(city: City) -> None:
    application(city)
    decide(city, element="records.desk -> store")
    assert outcomes(city) == ["warning permits.desk"]
    decide(city, rule="SEC-004")
    assert outcomes(city) == ["warning permits.desk"]


@pytest.mark.parametrize(
    ("stores", "severity"),
    [("[notice]", "warning"), ("[permit]", "error")],
)
def test_it_is_an_error_where_confidential_data_are(city: City, stores: str, severity: str) -> None:
    application(city, stores)
    assert outcomes(city) == [f"{severity} permits.desk"]
