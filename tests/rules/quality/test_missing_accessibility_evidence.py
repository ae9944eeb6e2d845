"""Accessibility becomes an error on the day that the law names, also where a city moves that day."""

import pytest
from city import SETTINGS, City

PORTAL = """
solution: permits
department: clerk
stage: live
tier: 3
components:
  portal: {kind: web-app, public_facing: true, accessibility: none}
"""
SELECTED = SETTINGS.replace("SEC-001", "QUA-002")


def severity(city: City, day: str, settings: str = SELECTED) -> tuple[str, list[str]]:
    city.write("archkit.toml", settings)
    city.write("models/permits.yaml", PORTAL)
    findings = city.report("--as-of", day)["findings"]
    return next((each["severity"], each["evidence"]) for each in findings)


def test_it_is_a_warning_on_the_day_before_and_an_error_on_the_day(city: City) -> None:
    before = severity(city, "2027-04-25")
    assert before == ("warning", ["from 2027-04-26 on it is an error"])
    assert severity(city, "2027-04-26") == ("error", [])


def test_a_small_city_has_another_year(city: City) -> None:
    small = SELECTED + "\n[rules.QUA-002]\nsmall_city = true\n"
    before = severity(city, "2028-04-25", small)
    assert before == ("warning", ["from 2028-04-26 on it is an error"])
    assert severity(city, "2028-04-26", small) == ("error", [])


def test_before_the_day_was_moved_the_first_day_counted(city: City) -> None:
    assert severity(city, "2026-04-19") == ("warning", ["from 2026-04-24 on it is an error"])


def test_a_workspace_that_moves_the_day_is_named(city: City) -> None:
    moved = (
        SELECTED
        + '\n[regulations.ada-web-compliance-date]\nvalue = 2028-01-01\nsource = "the next rule"\n'
    )
    named = (
        "by archkit.toml, `ada-web-compliance-date` is 2028-01-01, in force from 2026-04-20"
        " (the next rule)"
    )
    before = severity(city, "2027-12-31", moved)
    assert before == ("warning", ["from 2028-01-01 on it is an error", named])
    assert severity(city, "2028-01-01", moved) == ("error", [named])


@pytest.mark.parametrize(
    ("standard", "expected"),
    [
        ("WCAG 2.1 AA", []),
        ("WCAG 2.1 AAA", []),
        ("WCAG 2.2 AA", []),
        ("wcag 3.0 level aa", []),
        ("WCAG 2.0 A, and WCAG 2.1 AA for forms", []),
        ("WCAG 2.1 A", ["`portal` meets WCAG 2.1 A, not WCAG 2.1 AA"]),
        ("WCAG 2.0 AAA", ["`portal` meets WCAG 2.0 AAA, not WCAG 2.1 AA"]),
        ("EN 301 549", ["`portal` meets EN 301 549, not WCAG 2.1 AA"]),
    ],
)
def test_a_later_version_or_a_stricter_level_is_as_good(
    city: City, standard: str, expected: list[str]
) -> None:
    city.write("archkit.toml", SELECTED)
    shown = f"{{standard: '{standard}', evidence: records/report.pdf, date: 2026-05-12}}"
    city.write(
        "models/permits.yaml", PORTAL.replace("accessibility: none", f"accessibility: {shown}")
    )
    assert [each["message"] for each in city.report()["findings"]] == expected


def test_a_workspace_may_hold_itself_to_another_standard(city: City) -> None:
    city.write(
        "archkit.toml",
        SELECTED + '\n[regulations.ada-web-standard]\nvalue = "EN 301 549"\nsource = "policy 4"\n',
    )
    shown = "{standard: EN 301 549, evidence: records/report.pdf, date: 2026-05-12}"
    city.write(
        "models/permits.yaml", PORTAL.replace("accessibility: none", f"accessibility: {shown}")
    )
    assert city.report()["findings"] == []
