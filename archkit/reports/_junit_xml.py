"""The XML of JUnit, as the two schemas in use have it (Ant's and Jenkins's)."""

import re
import xml.etree.ElementTree as ET  # only to write: nothing is parsed
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal, NamedTuple

from archkit.reports._harmless import harmless

_NO_XML: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 has no room for, beside the controls that `harmless` takes away."""


class Case(NamedTuple):
    """A test.

    Attributes:
        name: What was tested; it tells the test from others of its class.
        classname: The rule, in the manner of a Java class.
        how: How it ended, where it did not pass.
        message: Why, in a line.
        type: What sort of end that is.
        text: The details.
    """

    name: str
    classname: str
    how: Literal["failure", "error", "skipped"] | None = None
    message: str = ""
    type: str = ""
    text: str = ""


@dataclass(frozen=True)
class Suite:
    """The tests of one rule, with what else is to be said of it."""

    name: str
    package: str
    cases: Sequence[Case]
    properties: Mapping[str, str] = field(default_factory=dict)
    output: str = ""


def document(suites: Iterable[Suite], as_of: date) -> str:
    """The whole document; its only time is the day as of which the design was judged."""
    root = ET.Element("testsuites")
    root.extend(_suite(suite, number, as_of) for number, suite in enumerate(suites))
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _suite(suite: Suite, number: int, as_of: date) -> ET.Element:
    ends = [case.how for case in suite.cases]
    element = ET.Element(
        "testsuite",
        name=_token(suite.name),
        package=suite.package,
        id=str(number),
        timestamp=f"{as_of}T00:00:00",
        hostname="localhost",
        tests=str(len(ends)),
        failures=str(ends.count("failure")),
        errors=str(ends.count("error")),
        skipped=str(ends.count("skipped")),
        time="0",
    )
    properties = ET.SubElement(element, "properties")
    for name, value in suite.properties.items():
        ET.SubElement(properties, "property", name=name, value=value)
    element.extend(map(_case, suite.cases))
    ET.SubElement(element, "system-out").text = _text(suite.output)
    ET.SubElement(element, "system-err")
    return element


def _case(case: Case) -> ET.Element:
    name, classname = _token(case.name), _token(case.classname)
    element = ET.Element("testcase", name=name, classname=classname, time="0")
    if case.how is not None:
        end = ET.SubElement(element, case.how, message=_text(case.message), type=case.type)
        end.text = _text(case.text)
    return element


def _text(text: str) -> str:
    return _NO_XML.sub("\ufffd", harmless(text))


def _token(text: str) -> str:
    """A text without spaces at its ends or several together, as the schema wants names."""
    return " ".join(_text(text).split())
