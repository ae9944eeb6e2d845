"""Old certificates count to their last day; then what is new fails, and what is there is warned."""

import pytest
from city import SETTINGS, City

REGISTRY = """
departments:
  police: {name: Police}
data:
  warrant: {classification: restricted, regimes: [CJI]}
sites:
  hall: {country: US, physically_secure: false}
nodes:
  hall-1: {site: hall}
"""
STORE = """
solution: warrants
department: police
stage: live
tier: 1
components:
  store:
    kind: database
    placed: [hall-1]
    stores: [warrant]
    backup: none
    status: STATUS
    at_rest: {algorithm: aes-256, module: MODULE}
"""


def severities(city: City, status: str, module: str, day: str = "2026-11-01") -> list[str]:
    city.write("models/city.yaml", REGISTRY)
    city.write("models/records.yaml", STORE.replace("STATUS", status).replace("MODULE", module))
    city.write("archkit.toml", SETTINGS.replace("SEC-001", "PRV-003"))
    return [each["severity"] for each in city.report("--as-of", day)["findings"]]


@pytest.mark.parametrize(
    ("status", "module", "expected"),
    [
        ("new", "fips-140-2", ["error"]),
        ("modified", "fips-140-2", ["error"]),
        ("existing", "fips-140-2", ["warning"]),
        ("retiring", "fips-140-2", ["warning"]),
        ("new", "fips-140-3", []),
        ("existing", "unvalidated", ["error"]),
    ],
)
def test_what_is_new_needs_the_new_certificate_and_what_is_there_a_plan(
    city: City, status: str, module: str, expected: list[str]
) -> None:
    assert severities(city, status, module) == expected


@pytest.mark.parametrize("status", ["new", "existing"])
def test_the_old_certificate_counts_to_the_end_of_its_last_day(city: City, status: str) -> None:
    before = severities(city, status, "fips-140-2", "2026-09-21")
    after = severities(city, status, "fips-140-2", "2026-09-22")
    assert (before, len(after)) == ([], 1)


def test_a_finding_says_what_is_kept_where_and_why_that_is_not_secure(city: City) -> None:
    severities(city, "new", "fips-140-2")
    finding = city.report()["findings"][0]
    assert finding["message"] == (
        "`warrant` is kept outside physically secure locations encrypted by a module of FIPS"
        " 140-2, whose certificates are historical; what is new or changed needs FIPS 140-3"
    )
    assert finding["evidence"] == ["`hall-1` is not in a physically secure location"]
