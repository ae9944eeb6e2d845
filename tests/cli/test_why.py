"""`archkit why` shows how a verdict came about, to the line."""

import json
import re

import pytest
from city import City

PERMITS = """
solution: permits
department: clerk
stage: live
tier: 3
requirements:
  P-1:
    kind: quality
    statement: The permit desk shall work.
    fit: {metric: availability, at_least: 99.9 %, of: desk}
  P-2:
    kind: quality
    statement: The permit counter shall work.
    fit: {metric: availability, at_least: 99.9 %, of: counter}
  P-3:
    kind: operational
    statement: Clerks shall greet visitors.
    satisfied_by: [desk]
    verify: {method: demonstration, evidence: minutes.pdf, date: 2026-05-04}
components:
  desk: {kind: service, placed: [office-1], availability: 99.95 %}
  store: {kind: database, placed: [office-1], availability: 99.5 %}
  counter: {kind: service, placed: [office-2]}
connections:
  desk -> store: {protocol: postgresql}
"""


@pytest.fixture
def permits(city: City) -> City:
    city.write("models/permits.yaml", PERMITS)
    return city


def told(city: City, name: str, *options: str) -> tuple[int, str]:
    options = ("--workspace", str(city.root), "--as-of", "2026-11-01", *options)
    result = city.run("why", name, *options)
    return result.exit_code, result.stdout if result.exit_code == 0 else result.stderr


def test_an_unmet_requirement_names_the_part_that_limits_it_and_its_line(permits: City) -> None:
    code, text = told(permits, "P-1")
    assert code == 0
    assert (
        text.partition("\n\n  How it is computed")[0]
        == """\
permits.P-1: unmet
  The permit desk shall work.
  --> models/permits.yaml:6:3

  asked   at least 99.9 %
  found   99.4503 %
  that is 0.4497 points short of what is asked
  how     computed from the design

  component `permits.desk` with its 2 parts: 99.4503 %
    down in 30 d, on average: 3.96 h, where 43.2 min may be
    `permits.store`: 99.5 % (0.4998 points to gain, importance 0.9995)  <-
      limits it
      --> models/permits.yaml:21:61
    `permits.desk`: 99.95 % (0.0497 points to gain, importance 0.995)
      --> models/permits.yaml:20:59"""
    )


def test_an_unknown_requirement_names_what_would_settle_it(permits: City) -> None:
    _, text = told(permits, "permits.P-2")
    assert "What would settle it:\n    `availability` of `permits.counter`\n" in text
    hints = re.findall(r"`archkit language (\S+)` tells what to write\.", text)
    assert [(name, permits.run("language", name).exit_code) for name in hints] == [
        ("components.availability", 0)
    ]


def test_a_requirement_without_a_figure_is_judged_by_its_record(permits: City) -> None:
    code, text = told(permits, "P-3")
    assert code == 0
    assert (
        text
        == """\
permits.P-3: met
  Clerks shall greet visitors.
  --> models/permits.yaml:14:3

  how     shown, by what meets it and the record of its verification

  parts of the design meet it, and it has been shown
    `desk`: meets it
      --> models/permits.yaml:17:20
    verified by demonstration: 2026-05-04, minutes.pdf
      --> models/permits.yaml:18:13
"""
    )


def test_the_same_is_there_as_data(permits: City) -> None:
    _, text = told(permits, "P-1", "--format", "json")
    data = json.loads(text)
    assert (data["verdict"], data["found"]) == ("unmet", "99.4503 %")
    assert [(each["says"], each["limits"]) for each in data["because"]["steps"]] == [
        ("down in 30 d, on average", False),
        ("`permits.store`", True),
        ("`permits.desk`", False),
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("P-11", "there is no requirement `P-11`: did you mean `P-1`?"),
        ("zebra", "there is no requirement `zebra`: `archkit requirements list` lists them"),
    ],
)
def test_a_name_that_no_requirement_has_is_refused(permits: City, name: str, message: str) -> None:
    code, text = told(permits, name)
    assert (code, text.splitlines()[-1]) == (2, f"Error: {message}")


def test_an_id_that_several_have_asks_for_the_whole_address(permits: City) -> None:
    permits.write("models/other.yaml", PERMITS.replace("solution: permits", "solution: other"))
    code, text = told(permits, "P-1")
    wanted = "several requirements are called `P-1`: write other.P-1 or permits.P-1"
    assert (code, text.splitlines()[-1]) == (2, f"Error: {wanted}")


def test_a_verdict_that_rests_on_what_could_not_be_read_is_unknown(permits: City) -> None:
    permits.write(
        "models/permits.yaml", PERMITS.replace("availability: 99.5 %", "availability: often")
    )
    result = permits.run("why", "P-1", "--workspace", str(permits.root), "--as-of", "2026-11-01")
    assert result.exit_code == 2
    assert result.stdout.startswith("permits.P-1: unknown\n")
    assert "part of the design could not be read" in result.stdout
