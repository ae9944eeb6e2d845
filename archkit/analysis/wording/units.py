"""Figures with their units, in a masked text (see `masking`)."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from archkit.source.words import Words


class Quantity(StrEnum):
    """What is measured."""

    TIME = "time"
    SHARE = "share"
    DATA = "data"
    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    MASS = "mass"
    PRESSURE = "pressure"
    TEMPERATURE = "temperature"
    SPEED = "speed"


class System(StrEnum):
    """Which units belong together."""

    METRIC = "metric"
    CUSTOMARY = "customary"


class Unit(NamedTuple):
    """A unit of measure.

    Attributes:
        name: Its name.
        quantity: What it measures.
        system: The system it belongs to; nothing for time, shares and data, which have one only.
    """

    name: str
    quantity: Quantity
    system: System | None = None


class Measure(NamedTuple):
    """A figure in a text.

    Attributes:
        words: The number and its unit.
        unit: The unit.
        spelling: How the unit is written, the plural left out, such as `min` or `minute`.
    """

    words: Words
    unit: Unit
    spelling: str


_KNOWN: Final[tuple[tuple[Quantity, System | None, str], ...]] = (
    (
        Quantity.TIME,
        None,
        "millisecond ms msec; second s sec; minute min; hour h hr; day d; week wk; year yr; month",
    ),
    (Quantity.SHARE, None, "per_cent % percent"),
    (Quantity.DATA, None, "kilobyte kB KB; megabyte MB; gigabyte GB; terabyte TB"),
    (
        Quantity.LENGTH,
        System.METRIC,
        "metre m meter; kilometre km kilometer; centimetre cm centimeter; millimetre mm millimeter",
    ),
    (Quantity.LENGTH, System.CUSTOMARY, "foot ft feet; inch inches; yard yd; mile mi"),
    (Quantity.AREA, System.METRIC, "square_metre m² square_meter; hectare ha"),
    (Quantity.AREA, System.CUSTOMARY, "square_foot square_feet; acre ac; square_mile"),
    (Quantity.VOLUME, System.METRIC, "litre L l liter; cubic_metre m³ cubic_meter"),
    (Quantity.VOLUME, System.CUSTOMARY, "gallon gal; cubic_foot cubic_feet; acre-foot acre-feet"),
    (Quantity.MASS, System.METRIC, "kilogram kg; gram g; tonne t"),
    (Quantity.MASS, System.CUSTOMARY, "pound lb; ounce oz"),
    (Quantity.PRESSURE, System.METRIC, "kilopascal kPa; bar"),
    (Quantity.PRESSURE, System.CUSTOMARY, "pound_per_square_inch psi pounds_per_square_inch"),
    (Quantity.TEMPERATURE, System.METRIC, "degree_Celsius °C degrees_Celsius"),
    (Quantity.TEMPERATURE, System.CUSTOMARY, "degree_Fahrenheit °F degrees_Fahrenheit"),
    (Quantity.SPEED, System.METRIC, "kilometre_per_hour km/h kilometres_per_hour"),
    (Quantity.SPEED, System.CUSTOMARY, "mile_per_hour mph miles_per_hour"),
)
"""Units, parted by semicolons: the name, then other spellings. The imperial units are US customary.

`in` is left out, since it is mostly the preposition; so is `M`, which may be minutes or millions.
"""

_ALIKE: Final = {
    "feet": "foot",
    "inches": "inch",
    "square_feet": "square_foot",
    "cubic_feet": "cubic_foot",
    "acre-feet": "acre-foot",
    "pounds_per_square_inch": "pound_per_square_inch",
    "degrees_Celsius": "degree_Celsius",
    "degrees_Fahrenheit": "degree_Fahrenheit",
    "kilometres_per_hour": "kilometre_per_hour",
    "miles_per_hour": "mile_per_hour",
}
"""Plurals that are not made by an `s`."""


def _spellings() -> Iterator[tuple[str, Unit, str]]:
    """Every way to write a unit, with the unit, and the way without its plural."""
    for quantity, system, units in _KNOWN:
        for each in units.split(";"):
            name, *others = each.split()
            unit = Unit(name.replace("_", " "), quantity, system)
            for written in (name, *others):
                alike = _ALIKE.get(written, written).replace("_", " ")
                shown = written.replace("_", " ")
                yield shown, unit, alike
                if len(written) > 1 and written.isalpha() and written not in _ALIKE:
                    yield shown + "s", unit, alike


_BY_SPELLING: Final = {written: (unit, alike) for written, unit, alike in _spellings()}
SPELLINGS_OF_TIME: Final = frozenset(
    written for written, (unit, _) in _BY_SPELLING.items() if unit.quantity is Quantity.TIME
)
_LONGEST_FIRST: Final = sorted(_BY_SPELLING, key=lambda each: (-len(each), each))
_MEASURE: Final = re.compile(
    r"(?<![\w.,])\d[\d,]*(?:\.\d+)?[ -]?(" + "|".join(map(re.escape, _LONGEST_FIRST)) + r")(?!\w)"
)
_DIGIT: Final = re.compile(r"\d")


def measures(text: str) -> tuple[Measure, ...]:
    """The figures of a text that have a unit."""
    if _DIGIT.search(text) is None:
        return ()
    return tuple(
        Measure(Words(*found.span()), *_BY_SPELLING[found[1]]) for found in _MEASURE.finditer(text)
    )
