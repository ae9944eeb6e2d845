"""`archkit missing` lists what to fill in next, and `archkit validate` agrees."""

import json

import pytest
from city import City
from own_rules import UseRules, asks_for

ARCHETYPES = """
archetypes:
  components:
    base: {kind: service}
    office: {like: base, team: clerks}
"""
MANY = """
solution: records
department: clerk
stage: live
tier: 2
requirements:
  R-1: {kind: operational, statement: The desk shall open., satisfied_by: [one]}
components:
  one: {like: office}
  two: {like: office}
  own: {kind: service, technology: python-3.13}
"""


@pytest.fixture
def gaps(city: City, use_rules: UseRules) -> City:
    use_rules(asks_for("SEC-901", "technology"), asks_for("SEC-902", "technology", "vendor"))
    city.write("models/records.yaml", MANY)
    city.write("models/archetypes.yaml", ARCHETYPES + "teams: {clerks: {people: 3}}\n")
    return city


def listed(city: City, *options: str) -> list[tuple[str, str, int, int]]:
    shown = city.run("missing", str(city.root), "--format", "json", *options)
    assert shown.exit_code == 0
    return [
        (
            each["on"]["name"],
            each["field"],
            sum(map(len, each["waiting"].values())),
            len(each["requirements"]),
        )
        for each in json.loads(shown.stdout)
    ]


def test_what_most_waits_for_comes_first_and_an_archetype_once(gaps: City) -> None:
    assert listed(gaps) == [
        ("office", "technology", 4, 1),
        ("office", "vendor", 2, 1),
        ("records.own", "vendor", 1, 0),
    ]


def test_only_so_many_are_listed(gaps: City) -> None:
    assert listed(gaps, "--most", "1") == [("office", "technology", 4, 1)]
    told = gaps.run("missing", str(gaps.root), "--most", "1").stdout
    assert told.endswith(
        "3 missing, for which 7 judgements wait; 2 more are not listed (`--most`).\n"
    )


def test_the_place_to_state_it_is_told(gaps: City) -> None:
    told = gaps.run("missing", str(gaps.root)).stdout
    assert told.startswith(
        "`technology` of archetype `office` (2 elements)\n"
        "  --> models/archetypes.yaml:4:5\n"
        "  = waiting: SEC-901 on 2 elements, SEC-902 on 2 elements\n"
        "  = 1 requirement rests on it\n"
    )


def test_stating_it_there_leaves_nothing_missing(gaps: City) -> None:
    filled = ARCHETYPES.replace("team: clerks", "team: clerks, technology: python-3.13, vendor: v")
    gaps.write(
        "models/archetypes.yaml", filled + "teams: {clerks: {people: 3}}\nvendors: {v: {}}\n"
    )
    gaps.write(
        "models/records.yaml", MANY.replace("kind: service, t", "kind: service, vendor: v, t")
    )
    told = gaps.run("missing", str(gaps.root))
    assert told.stdout == "Nothing is missing: every rule could judge every element.\n"


def test_a_mistake_in_the_input_is_told_and_the_rest_is_listed(gaps: City) -> None:
    gaps.write("models/broken.yaml", "datas: {}\n")
    told = gaps.run("missing", str(gaps.root))
    assert told.exit_code == 2
    assert "did you mean `data`?" in told.stderr
    assert "`technology` of archetype `office`" in told.stdout
