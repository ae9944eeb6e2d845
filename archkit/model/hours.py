"""Service and support hours, in words that leave no doubt: `24x7`, `mon-fri 08:00-17:00`."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache, reduce
from itertools import groupby
from operator import or_
from typing import Annotated, Any, Final, Self

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError, core_schema

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY_MINUTES: Final = 24 * 60
_ONE_DAY: Final = (1 << _DAY_MINUTES) - 1
_WEEK: Final = (1 << 7 * _DAY_MINUTES) - 1
_DAY_NAMES = "|".join(DAYS)
_SPAN: Final = re.compile(
    rf"({_DAY_NAMES})(?:-({_DAY_NAMES}))?\s+([0-2]\d):([0-5]\d)-([0-2]\d):([0-5]\d)"
)
_PATTERN: Final = (
    rf"^\s*(24x7|((({_DAY_NAMES})(-({_DAY_NAMES}))?\s+"
    r"[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9])(\s*,\s*)?)+)\s*$"
)


TIME_OF_DAY: Final = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
TimeOfDay = Annotated[str, Field(pattern=TIME_OF_DAY)]
"""A time of day on the 24-hour clock, such as `22:00`; YAML wants it in quotes."""


def minutes_of_day(time: TimeOfDay) -> int:
    """The minutes from midnight to a time of day."""
    hour, minute = time.split(":")
    return int(hour) * 60 + int(minute)


class Hours:
    """A weekly timetable.

    Attributes:
        minutes: The minutes of the week that are covered, as a bit each: Monday 00:00 is bit 0.
        text: What the architect wrote.
    """

    __slots__ = ("minutes", "text")

    def __init__(self, minutes: int, text: str) -> None:
        self.minutes = minutes
        self.text = text

    @classmethod
    def parse(cls, given: object) -> Self:
        """Read hours from what stands in a model.

        Raises:
            PydanticCustomError: where the hours could be read in two ways.
        """
        if isinstance(given, cls):
            return given
        if not isinstance(given, str):
            raise _refuse(str(given))
        return cls(_minutes(given), given)

    @property
    def all_week(self) -> bool:
        """Whether every minute of the week is covered."""
        return self.minutes == _WEEK

    @property
    def weekly(self) -> float:
        """How many hours of the week are covered."""
        return self.minutes.bit_count() / 60

    def covers(self, other: "Hours") -> bool:
        """Whether every minute of `other` is covered."""
        return not other.minutes & ~self.minutes

    def without(self, other: "Hours") -> "Hours":
        """What is left when the minutes of `other` are taken out."""
        return Hours(self.minutes & ~other.minutes, f"{self} without {other}")

    def spelled(self) -> str:
        """The minutes in the words of the language, whatever they came from: `sat 08:00-12:00`."""
        if self.all_week:
            return "24x7"
        days = [self.minutes >> day * _DAY_MINUTES & _ONE_DAY for day in range(len(DAYS))]
        spans, first = [], 0
        for same, group in groupby(days):
            last = first + len(list(group)) - 1
            name = DAYS[first] if first == last else f"{DAYS[first]}-{DAYS[last]}"
            spans += [f"{name} {span}" for span in _spans(same)]
            first = last + 1
        return ", ".join(spans)

    def touches_daily(self, start: int, minutes: int) -> bool:
        """Whether a span of so many minutes from a minute of the day on meets them on any day."""
        daily = _on_days(range(7), start, min(minutes, 7 * _DAY_MINUTES))
        return bool((daily | daily >> 7 * _DAY_MINUTES) & self.minutes)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Hours({self.text!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Hours) and self.minutes == other.minutes

    def __hash__(self) -> int:
        return hash(self.minutes)

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
        return {
            "type": "string",
            "pattern": _PATTERN,
            "examples": ["24x7", "mon-fri 08:00-17:00"],
        }


def _refuse(text: str) -> PydanticCustomError:
    return PydanticCustomError(
        "hours",
        "`{text}` can be read in more than one way: write hours such as `24x7`"
        " or `mon-fri 08:00-17:00`",
        {"text": text},
    )


@lru_cache(maxsize=1024)
def _minutes(text: str) -> int:
    if text.strip() == "24x7":
        return _WEEK
    minutes = 0
    for part in text.split(","):
        match = _SPAN.fullmatch(part.strip())
        if match is None:
            raise _refuse(text)
        minutes |= _covered(match, text)
    return minutes


def _covered(match: re.Match[str], text: str) -> int:
    first, last, *clock = match.groups()
    opens, closes = (int(clock[i]) * 60 + int(clock[i + 1]) for i in (0, 2))
    start, end = DAYS.index(first), DAYS.index(last or first)
    if opens >= closes or closes > _DAY_MINUTES or end < start:
        raise _refuse(text)
    return _on_days(range(start, end + 1), opens, closes - opens)


def _spans(minutes: int) -> Iterator[str]:
    """The spans of a day whose minutes are set, the earliest first."""
    at = 0
    while rest := minutes >> at:
        opens = at + (rest & -rest).bit_length() - 1
        run = minutes >> opens
        at = opens + (~run & run + 1).bit_length() - 1
        yield f"{_clock(opens)}-{_clock(at)}"


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _on_days(days: Iterable[int], start: int, minutes: int) -> int:
    """Some minutes from a minute of the day on, on each of some days."""
    span = (1 << minutes) - 1
    return reduce(or_, (span << (day * _DAY_MINUTES + start) for day in days), 0)
