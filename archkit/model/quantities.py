"""Quantities: a number that carries its unit.

A quantity keeps the text it was written as, so that a message can quote it, and
its value in one base unit, so that figures can be compared. A number without a
unit is refused where a unit is needed: `15` could be minutes or hours.
"""

import math
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar, Final, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError, core_schema

_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_SLASH: Final = re.compile(r"\s*/\s*")
_SPLIT: Final = re.compile(rf"({_NUMBER})\s*(\S.*?)?\s*")

_SECOND, _MINUTE, _HOUR, _DAY = 1.0, 60.0, 3600.0, 86400.0
_WEEK, _MONTH, _YEAR = 7 * _DAY, 30 * _DAY, 365 * _DAY
"""A month is 30 days and a year 365, the convention of service-level budgets."""

_TIME: Final[Mapping[str, float]] = {
    "ms": 0.001,
    "s": _SECOND,
    "min": _MINUTE,
    "h": _HOUR,
    "d": _DAY,
    "week": _WEEK,
    "weeks": _WEEK,
    "month": _MONTH,
    "months": _MONTH,
    "year": _YEAR,
    "years": _YEAR,
}
_CURRENCIES: Final = ("USD", "EUR", "GBP", "CAD", "AUD")


class Quantity:
    """A number with its unit; subclasses say which units there are.

    Attributes:
        value: The number in the base unit of the subclass.
        text: What the architect wrote, such as `99.9 %`.
    """

    __slots__ = ("text", "value")

    UNITS: ClassVar[Mapping[str, float]] = {}
    EXAMPLE: ClassVar[str] = ""
    WHAT: ClassVar[str] = "a quantity"
    _known: ClassVar[dict[str, Any]]  # Any: the class itself, which a class variable cannot say

    text: str
    value: float

    def __init_subclass__(cls) -> None:
        # Texts repeat a great deal in a model: each is read once.
        cls._known = {}

    def __init__(self, value: float, text: str) -> None:
        self.value = value
        self.text = text

    @classmethod
    def parse(cls, given: object) -> Self:
        """Read a quantity from what stands in a model.

        Raises:
            PydanticCustomError: where the text is no number with one of the units.
        """
        if isinstance(given, cls):
            return given
        if isinstance(given, bool) or not isinstance(given, str | int | float):
            raise _refuse(cls, f"{_shown(given)} is not {cls.WHAT}")
        if not isinstance(given, str):
            raise _refuse(cls, f"{given} has no unit")
        known: Self | None = cls._known.get(given)
        if known is None:
            known = cls._known[given] = cls.read(given)
        return known

    @classmethod
    def read(cls, text: str) -> Self:
        """Read a quantity from its text (see `parse`)."""
        match = _SPLIT.fullmatch(text.strip())
        if match is None:
            raise _refuse(cls, f"`{text}` is not {cls.WHAT}")
        number, unit = match.groups()
        if unit is None:
            raise _refuse(cls, f"`{text}` has no unit")
        factor = cls.UNITS.get(_SLASH.sub(" / ", unit))
        if factor is None:
            raise _refuse(cls, f"`{unit}` is no unit of {cls.WHAT}")
        value = float(number) * factor
        if not math.isfinite(value):
            raise _refuse(cls, "the number is too large")
        return cls(value, text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.text!r})"

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.value == other.value

    def __hash__(self) -> int:
        return hash((type(self), self.value))

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.parse,
            serialization=core_schema.plain_serializer_function_ser_schema(str),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "pattern": cls.pattern(), "examples": [cls.EXAMPLE]}

    @classmethod
    def pattern(cls) -> str:
        """The regular expression (ECMA 262) that an editor checks the text with."""
        units = "|".join(re.escape(unit).replace(r"\ ", r"\s*") for unit in cls.UNITS)
        return rf"^\s*{_NUMBER}\s*({units})\s*$"


def _shown(given: object) -> str:
    return (
        "a list"
        if isinstance(given, list)
        else "a mapping"
        if isinstance(given, dict)
        else f"`{given}`"
    )


def _refuse(cls: type[Quantity], problem: str) -> PydanticCustomError:
    return PydanticCustomError(
        "quantity",
        "{problem}: write {what} such as `{example}`",
        {"problem": problem, "what": cls.WHAT, "example": cls.EXAMPLE},
    )


class Duration(Quantity):
    """A length of time; `value` is in seconds."""

    __slots__ = ()
    UNITS = _TIME
    EXAMPLE = "15 min"
    WHAT = "a length of time"


class Ratio(Quantity):
    """A share of a whole; `value` is a fraction, so `99.9 %` is 0.999."""

    __slots__ = ()
    UNITS: ClassVar[Mapping[str, float]] = {"%": 0.01}
    EXAMPLE = "99.9 %"
    WHAT = "a percentage"

    @classmethod
    def read(cls, text: str) -> Self:
        """Read a percentage by its digits, so that `99.9 %` is exactly the float 0.999."""
        read = super().read(text)
        return cls(float(f"{text.strip().removesuffix('%').strip()}e-2"), read.text)


class Rate(Quantity):
    """How often something happens; `value` is per second."""

    __slots__ = ()
    UNITS: ClassVar[Mapping[str, float]] = {
        f" / {unit}": 1 / seconds for unit, seconds in _TIME.items()
    }
    EXAMPLE = "40 / s"
    WHAT = "a rate"


class Size(Quantity):
    """An amount of data; `value` is in bytes, with decimal prefixes."""

    __slots__ = ()
    UNITS: ClassVar[Mapping[str, float]] = {
        "B": 1.0,
        "kB": 1e3,
        "MB": 1e6,
        "GB": 1e9,
        "TB": 1e12,
        "PB": 1e15,
    }
    EXAMPLE = "500 GB"
    WHAT = "an amount of data"


class Money(Quantity):
    """A one-off amount; `value` is in the currency's main unit."""

    __slots__ = ()
    UNITS: ClassVar[Mapping[str, float]] = dict.fromkeys(_CURRENCIES, 1.0)
    EXAMPLE = "120000 USD"
    WHAT = "an amount of money"

    @property
    def currency(self) -> str:
        """The ISO 4217 code."""
        return self.text.split("/")[0].split()[-1][-3:]


class MoneyRate(Money):
    """A running cost; `value` is in the currency's main unit a year."""

    __slots__ = ()
    UNITS: ClassVar[Mapping[str, float]] = {
        f"{currency} / {unit}": times
        for currency in _CURRENCIES
        for unit, times in (("year", 1.0), ("month", 12.0))
    }
    EXAMPLE = "1200 USD / month"
    WHAT = "a running cost"


class Count(Quantity):
    """A number of named things, such as `150 users`."""

    __slots__ = ()
    EXAMPLE = "150 users"
    WHAT = "a number of named things"

    @property
    def noun(self) -> str:
        """What is counted."""
        match = _SPLIT.fullmatch(self.text.strip())
        return (match[2] if match else "") or ""

    @classmethod
    def read(cls, text: str) -> Self:
        """Read a number and the noun behind it."""
        match = _SPLIT.fullmatch(text.strip())
        if match is None or match[2] is None or not match[2][0].isalpha():
            raise _refuse(cls, f"`{text}` is not {cls.WHAT}")
        value = float(match[1])
        if not math.isfinite(value):
            raise _refuse(cls, "the number is too large")
        return cls(value, text)

    @classmethod
    def pattern(cls) -> str:
        """A number and a noun."""
        return rf"^\s*{_NUMBER}\s*[A-Za-z].*$"


DIMENSIONS: Final[tuple[type[Quantity], ...]] = (Ratio, Duration, Rate, Size, Money, MoneyRate)
"""The dimensions with units of their own, tried in this order before `Count`."""


@cache
def _of_any_dimension(text: str) -> Quantity | None:
    """The quantity that a text is, each text tried once; none where it is no quantity."""
    dimensions: tuple[type[Quantity], ...] = (*DIMENSIONS, Count)
    for dimension in dimensions:
        try:
            return dimension.parse(text)
        except PydanticCustomError:
            continue
    return None


def any_quantity(given: object) -> Quantity:
    """Read a quantity of whatever dimension its unit tells.

    Raises:
        PydanticCustomError: where there is no number, or no unit.
    """
    if isinstance(given, Quantity):
        return given
    if isinstance(given, str) and (found := _of_any_dimension(given)):
        return found
    raise PydanticCustomError(
        "quantity",
        "{given} {problem}: write a number with its unit, such as `99.9 %`, `2 s` or `150 users`",
        {
            "given": _shown(given),
            "problem": "has no unit" if _SPLIT.fullmatch(str(given)) else "is no quantity",
        },
    )
