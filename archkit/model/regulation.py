"""Regulations: what law and policy say, as facts with a day, a source, and how well they are known.

The rest of the code holds none of these figures: a law that moves is a changed line of data.
"""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Final, Self

from pydantic import Field, PlainValidator, model_validator
from pydantic_core import PydanticCustomError

from archkit.model.base import Maybe, Model, NoneStated, OrNone
from archkit.model.quantities import Count, Duration, any_quantity

Value = dt.date | Duration | Count | int | str | tuple[str, ...]
"""What a fact may be: a day, a length of time, a number (of something), words, or one word."""

_KINDS: Final[dict[type, str]] = {
    dt.date: "a date such as `2027-04-26`",
    Duration: "a length of time such as `90 d`",
    Count: "a number of something, such as `10 business days`",
    int: "a whole number",
    str: "a text",
    tuple: "a list of texts",
}


def kind_of(value: Value | None) -> str:
    """What sort of value it is, as a message says it."""
    return "no value" if value is None else _KINDS[type(value)]


def shown(value: Value) -> str:
    """The value as a reader sees it."""
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def read_value(given: object) -> Value:
    """Read a value by the form it is written in.

    Raises:
        PydanticCustomError: where it has none of the forms.
    """
    if isinstance(given, list | tuple) and given and all(isinstance(each, str) for each in given):
        return tuple(given)
    if isinstance(given, int) and not isinstance(given, bool):
        return given
    if isinstance(given, dt.date) and not isinstance(given, dt.datetime):
        return given
    if not isinstance(given, str) or not given:
        known = ", ".join(_KINDS.values())
        raise PydanticCustomError("value", "write one of: {known}", {"known": known})
    try:
        return dt.date.fromisoformat(given)
    except ValueError:
        return _quantity(given)


def _quantity(given: str) -> Value:
    try:
        quantity = any_quantity(given)
    except PydanticCustomError:
        return given
    return quantity if isinstance(quantity, Duration | Count) else given


_Value = Annotated[Value, PlainValidator(read_value)]


class Grade(StrEnum):
    """How well a fact is known."""

    READ = "V"
    SECONDARY = "V2"
    UNVERIFIED = "K"
    WORKSPACE = "workspace"

    @property
    def words(self) -> str:
        """What the grade means."""
        return _GRADES[self]


_GRADES: Final = {
    Grade.READ: "the text or an official page was read",
    Grade.SECONDARY: "not verified: only secondary pages were read",
    Grade.UNVERIFIED: "not verified: from general knowledge",
    Grade.WORKSPACE: "set by this workspace",
}


class Version(Model):
    """What a fact is from one day on, until the next version begins."""

    value: Maybe[_Value] = None
    """The figure, day or words; absent where the fact is only that something is in force."""
    effective_from: Maybe[OrNone[dt.date]] = None
    """The first day; absent where it is not recorded, `none` where it is only proposed."""
    effective_until: Maybe[dt.date] = None
    """The last day, where it ended and no version follows."""
    source: str
    """Where it stands."""
    grade: Grade
    """How well it is known."""
    unverified: tuple[str, ...] = ()
    """Details that are from general knowledge, whatever the grade of the rest."""
    recorded_on: Maybe[dt.date] = None
    """The day it was taken over from notes of what had been read; nobody compared it that day."""
    checked_on: Maybe[dt.date] = None
    """The day it was last compared with its source; absent where it never was."""

    @model_validator(mode="after")
    def _dated_as_graded(self) -> Self:
        """What archkit knows was recorded on a day; what it only supposes was never checked."""
        recorded = self.grade is not Grade.WORKSPACE
        checkable = self.grade in (Grade.READ, Grade.SECONDARY)
        if recorded is not (self.recorded_on is not None):
            self._refuse("with" if recorded else "without", "recorded_on")
        if self.checked_on is not None and not checkable:
            self._refuse("without", "checked_on")
        return self

    def _refuse(self, how: str, field: str) -> None:
        message = "grade {grade} goes {how} a `{field}`"
        context = {"grade": self.grade, "how": how, "field": field}
        raise PydanticCustomError("contradiction", message, context)

    def begun(self, as_of: dt.date) -> bool:
        """Whether its first day has come."""
        if self.effective_from is None:
            return True
        return self.effective_from != "none" and self.effective_from <= as_of

    def in_force(self, as_of: dt.date) -> bool:
        """Whether it has begun and not ended."""
        ended = self.effective_until is not None and self.effective_until < as_of
        return self.begun(as_of) and not ended


class Amendment(Model):
    """What a workspace knows of a fact that archkit does not: dates move."""

    value: Maybe[_Value] = None
    """What it is from then on; absent where only the days move."""
    effective_from: Maybe[dt.date] = Field(default=None, alias="effective-from")
    """The first day; absent where it stays."""
    effective_until: Maybe[dt.date] = Field(default=None, alias="effective-until")
    """The last day, where it ends."""
    source: str
    """Where that stands."""

    @model_validator(mode="after")
    def _changes_something(self) -> Self:
        if self.value is self.effective_from is self.effective_until is None:
            message = "this changes nothing: give `value`, `effective-from` or `effective-until`"
            raise PydanticCustomError("contradiction", message)
        return self


class Fact(Version):
    """Something that a law or policy says, as it is today and as it was."""

    id: str
    """The name by which rules ask for it."""
    title: str
    """What it says, in one sentence."""
    note: str = ""
    """What a reader should know about it."""
    formerly: tuple[Version, ...] = ()
    """What it was before, the latest first."""

    @property
    def versions(self) -> Iterator[Version]:
        """Every version, the latest first."""
        yield self
        yield from self.formerly

    def standing(self, as_of: dt.date) -> Version:
        """The version that counts on a day: the latest that has begun, or else the earliest.

        What was before the earliest is not recorded, so a figure is never looser
        than the earliest text known.
        """
        *_, earliest = self.versions
        return next((each for each in self.versions if each.begun(as_of)), earliest)

    def amended(self, by: Amendment) -> "Fact":
        """The fact as a workspace knows it.

        An amendment with a value is a version of its own from its first day on;
        one without moves the days of the latest version.
        """
        begins = by.effective_from or self.effective_from
        former = self.formerly
        if by.value is not None:
            former = tuple(each for each in self.versions if _before(each, begins))
        return self.model_copy(
            update={
                "value": self.value if by.value is None else by.value,
                "effective_from": begins,
                "effective_until": by.effective_until
                or (self.effective_until if by.value is None else None),
                "source": by.source,
                "grade": Grade.WORKSPACE,
                "unverified": () if by.value is not None else self.unverified,
                "recorded_on": None,
                "checked_on": None,
                "formerly": former,
            }
        )


def _before(version: Version, day: dt.date | NoneStated | None) -> bool:
    """Whether a version begins before a day; what is only proposed never does."""
    if day is None or day == "none" or version.effective_from == "none":
        return False
    return version.effective_from is None or version.effective_from < day
