"""Figures and their units, and what a solution writes in two ways."""

import pytest
from laid import facts, solution

from archkit.analysis.wording.units import Quantity, System, measures
from archkit.model.requirement import Requirement


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 minutes", [("minute", "minute")]),
        ("5 min", [("minute", "min")]),
        ("5min and 2 hrs", [("minute", "min"), ("hour", "hr")]),
        ("a 10-day period", [("day", "day")]),
        ("99.9 % and 5 percent", [("per cent", "%"), ("per cent", "percent")]),
        ("45,000 m", [("metre", "m")]),
        ("20 pounds per square inch", [("pound per square inch", "pound per square inch")]),
        ("3 feet and 1 foot", [("foot", "foot"), ("foot", "foot")]),
        ("60 mph, 5 km/h", [("mile per hour", "mph"), ("kilometre per hour", "km/h")]),
        ("5 MB", [("megabyte", "MB")]),
        ("5 in the evening, 5 Ms, 3 maps, version 1.2.3 m", []),
    ],
)
def test_a_figure_knows_its_unit_and_spelling(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == [(each.unit.name, each.spelling) for each in measures(text)]


def test_feet_and_metres_measure_the_same_in_two_systems() -> None:
    one, other = (each.unit for each in measures("5 m, 3 feet"))
    assert (one.quantity, other.quantity) == (Quantity.LENGTH, Quantity.LENGTH)
    assert (one.system, other.system) == (System.METRIC, System.CUSTOMARY)


def odd(*statements: str) -> list[tuple[str, str, str]]:
    lines = "".join(
        f"  R{number}:\n    kind: operational\n    statement: The desk shall give {each}.\n"
        for number, each in enumerate(statements)
    )
    design = facts(solution("permits", "requirements:\n" + lines))
    return [
        (requirement.id, each.usage.way, each.usual)
        for requirement in design.design.elements(Requirement)
        for each in design.statements.odd.get(id(requirement), ())
    ]


def test_the_usual_way_is_the_one_of_most() -> None:
    assert odd("5 min", "3 minutes", "2 minutes") == [("R0", "min", "minute")]


def test_of_equally_usual_ways_the_first_wins() -> None:
    assert odd("5 min", "3 minutes") == [("R1", "minute", "min")]


def test_other_units_of_one_quantity_are_not_odd() -> None:
    assert odd("5 min", "3 h", "2 s", "2 m", "3 km", "5 %") == []


def test_two_systems_are_odd_whatever_the_units() -> None:
    assert odd("2 m", "3 miles") == [("R1", "customary", "metric")]


def test_a_comma_before_three_digits_is_no_decimal() -> None:
    assert odd("1.5 s", "45,000 forms") == []
    assert odd("1.5 s", "2,5 s") == [("R1", "comma", "point")]
