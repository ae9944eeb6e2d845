"""A payment page is watched from the day on which the standard asked for it."""

import pytest
from city import SETTINGS, City

SITE = """
solution: parks
department: clerk
stage: live
tier: 3
components:
  site:
    kind: web-app
    payment_page: {role: embeds, scripts_authorised: true, tamper_detection: false, eligibility: none}
"""


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-03-30", []),
        (
            "2025-03-31",
            ["`site` embeds the processor's payment page, and nobody notices a change"],
        ),
    ],
)
def test_a_page_is_watched_from_the_day_of_the_standard(
    city: City, day: str, expected: list[str]
) -> None:
    city.write("archkit.toml", SETTINGS.replace("SEC-001", "PRV-008"))
    city.write("models/parks.yaml", SITE)
    findings = city.report("--as-of", day)["findings"]
    assert [each["message"] for each in findings] == expected
