"""No report shows a secret that stands in the models."""

import pytest
from city import RECORDS, City

SECRET = "q7Rk2ZpX9vLm4TnB8cWd1YhF"  # noqa: S105 - made up, to be hidden


@pytest.mark.parametrize("report", ["text", "json"])
def test_a_literal_secret_is_found_and_not_shown(city: City, report: str) -> None:
    text = RECORDS.replace("{kind: service,", f"{{kind: service, description: Key {SECRET},")
    city.write("models/records.yaml", text)
    told = city.validate("--select", "SEC-016", "--format", report).stdout
    assert "what looks like a key stands in `description`" in told.replace("\n  ", " ")
    assert SECRET not in told


def test_what_stands_in_place_of_a_vault_is_not_shown(city: City) -> None:
    text = RECORDS.replace("network: lan,", "network: lan, authentication: basic, secret: hunter2,")
    city.write("models/records.yaml", text)
    told = city.validate("--select", "SEC-011").stdout
    assert "the secret of the caller (`basic`) is kept in no component of the model" in (
        told.replace("\n  ", " ")
    )
    assert "hunter2" not in told


def test_a_mistake_beside_a_secret_does_not_show_it(city: City) -> None:
    text = RECORDS.replace("{kind: service,", f"{{kind: servise, description: Key {SECRET},")
    city.write("models/records.yaml", text)
    result = city.validate()
    assert result.exit_code == 2
    assert SECRET not in result.output
