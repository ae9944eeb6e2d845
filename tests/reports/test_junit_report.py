"""JUnit's XML as both schemas have it, and as a dashboard counts it."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import xmlschema
from city import RECORDS, City
from evil import EVIL, WAIVER

from archkit.reports._harmless import harmless

SCHEMAS = [
    xmlschema.XMLSchema(str(Path(__file__).parent / "schemas" / name))
    for name in ("junit-ant.xsd", "junit-jenkins.xsd")
]
MENDED = RECORDS.replace("encryption: none", "encryption: tls-1.3")


def junit(city: City, *options: str) -> ET.Element:
    """The document, once it has met both schemas."""
    text = city.validate("--format", "junit", *options).stdout
    for schema in SCHEMAS:
        schema.validate(text)
    return ET.fromstring(text)  # noqa: S314 - archkit's own


def cases(document: ET.Element, suite: str) -> dict[str, tuple[str, str | None]]:
    """How each test of a suite ended, with its message."""
    found = document.find(f"testsuite[@name='{suite}']")
    assert found is not None
    return {
        case.get("name", ""): next(
            ((end.tag, end.get("message")) for end in case), ("passed", None)
        )
        for case in found.iter("testcase")
    }


@pytest.mark.parametrize("schema", SCHEMAS, ids=["ant", "jenkins"])
def test_the_schemas_refuse_what_is_no_report(schema: xmlschema.XMLSchema) -> None:
    assert not schema.is_valid("<testsuites><testsuite/></testsuites>")


def test_a_report_of_nothing_is_one_of_tests_that_pass(city: City) -> None:
    city.write("models/records.yaml", MENDED)
    document = junit(city)
    assert cases(document, "input") == {"every file can be read": ("passed", None)}
    assert cases(document, "SEC-001 plaintext-in-transit") == {
        "every element it applies to": ("passed", None)
    }


def test_what_a_rule_does_not_apply_to_is_no_pass(city: City) -> None:
    (city.root / "models/records.yaml").unlink()
    assert cases(junit(city), "SEC-001 plaintext-in-transit") == {
        "every element it applies to": ("skipped", "it applies to nothing in this design")
    }


def test_a_finding_fails_the_test_of_its_element(city: City) -> None:
    message = "`permit` (confidential) goes over this connection in clear text"
    document = junit(city)
    assert cases(document, "SEC-001 plaintext-in-transit") == {
        "records.desk -> store": ("failure", message)
    }
    case = document.find(".//testcase[@name='records.desk -> store']")
    assert case is not None
    assert case.get("classname") == "archkit.security.plaintext-in-transit"
    assert str(case.findtext("failure")).startswith(
        "models/records.yaml:10:40\nclassified here: models/city.yaml:5:28\nfix: "
    )


def test_what_is_waived_unknown_or_not_shown_is_skipped_with_its_reason(full: City) -> None:
    document = junit(full)
    fault = "`permit` (confidential) goes over this connection in clear text"
    rest = "hidden by the baseline, left out by overrides, or in other files"
    assert cases(document, "SEC-001 plaintext-in-transit") == {
        "records.desk -> store": ("skipped", f"waived by records.w1 until 2026-12-31: {fault}"),
        "what is not shown": ("skipped", f"1 element with findings: {rest}"),
    }
    assert cases(document, "SEC-902 test-sec-902") == {
        "what could not be judged": (
            "skipped",
            "4 elements do not say enough: CMP-001 tells what is missing",
        )
    }


def test_mistakes_and_crashes_are_errors(full: City) -> None:
    document = junit(full)
    ends = cases(document, "input")
    assert [name for name, (end, _) in ends.items() if end == "error"] == [
        "unknown-key: `departmens` is no section of a model",
        "duplicate-id: `office-1` is given twice",
    ]
    assert cases(document, "SEC-903 test-sec-903")["the rule itself"][0] == "error"


@pytest.mark.parametrize("fail_on", ["error", "warning", "info", "never"])
@pytest.mark.parametrize("records", [RECORDS, RECORDS + WAIVER, MENDED])
def test_a_test_fails_where_the_run_does(city: City, records: str, fail_on: str) -> None:
    city.write("models/records.yaml", records)
    options = ("--select", "ALL", "--fail-on", fail_on)
    failures = len(junit(city, *options).findall(".//failure"))
    assert (failures > 0) == (city.validate(*options).exit_code == 1)


def test_the_counts_of_a_suite_are_those_of_its_tests(full: City) -> None:
    for suite in junit(full).iter("testsuite"):
        tags = [end.tag for case in suite.iter("testcase") for end in case]
        told = [suite.get(each) for each in ("failures", "errors", "skipped")]
        counted = [str(tags.count(each)) for each in ("failure", "error", "skipped")]
        assert (suite.get("name"), told) == (suite.get("name"), counted)
        assert suite.get("tests") == str(len(suite.findall("testcase")))


def test_no_two_tests_of_a_suite_share_a_name(full: City) -> None:
    for suite in junit(full, "--ignore-baseline").iter("testsuite"):
        names = [case.get("name") for case in suite.iter("testcase")]
        assert sorted(set(names), key=str) == sorted(names, key=str)


def test_a_text_of_a_model_stays_a_text(full: City) -> None:
    (failure,) = [
        end
        for suite in junit(full).iter("testsuite")
        if suite.get("name") == "SEC-901 test-sec-901"
        for end in suite.iter("failure")
        if "records" in str(end.text)
    ]
    assert harmless(EVIL).replace("\ufffe", "\ufffd") == failure.get("message")
