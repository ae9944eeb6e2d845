"""What law and policy say on a day: the facts of `regulations.yaml`, as a workspace knows them."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pkgutil import get_data
from typing import TypeVar

from archkit.model.quantities import Count, Duration
from archkit.model.regulation import Fact, Grade, Value, Version, shown
from archkit.source.yaml_file import Document, parse

_FILE = "regulations.yaml"
_V = TypeVar("_V", bound=Value)


@cache
def shipped() -> Mapping[str, Fact]:
    """Every fact that comes with archkit, in the order of their ids."""
    text = get_data("archkit.analysis", _FILE) or b""
    document = parse(text.decode(), _FILE)
    if not isinstance(document, Document):
        raise TypeError(f"the regulations cannot be read: {document}")
    return {
        name: Fact.model_validate({"id": name, **entry})
        for name, entry in sorted(document.data.items())
        if isinstance(entry, dict)
    }


class Regulations:
    """Answers what the facts are on the day on which a design is judged.

    A rule asks by id. An id that is not there, or a kind that the fact has not,
    is a bug of the rule and raises.
    """

    def __init__(self, as_of: dt.date, amended: Mapping[str, Fact] | None = None) -> None:
        self._as_of = as_of
        self._amended = amended or {}
        self._standing = cache(self._version)

    def fact(self, name: str) -> Fact:
        """A fact by its id.

        Raises:
            KeyError: where there is none.
        """
        return self._amended[name] if name in self._amended else shipped()[name]

    def in_force(self, name: str) -> bool:
        """Whether a fact has begun and not ended."""
        return self._standing(name).in_force(self._as_of)

    def day(self, name: str) -> dt.date:
        """A fact that is a date."""
        return self._value(name, dt.date)

    def duration(self, name: str) -> Duration:
        """A fact that is a length of time."""
        return self._value(name, Duration)

    def number(self, name: str) -> int:
        """A fact that is a whole number."""
        return self._value(name, int)

    def count(self, name: str) -> Count:
        """A fact that is a number of something, such as `10 business days`."""
        return self._value(name, Count)

    def word(self, name: str) -> str:
        """A fact that is a text."""
        return self._value(name, str)

    def words(self, name: str) -> tuple[str, ...]:
        """A fact that is a list of texts."""
        value: tuple[str, ...] = self._value(name, tuple)
        return value

    def amendments(self, names: Iterable[str]) -> Iterator[str]:
        """A line for each of some facts that the workspace knows otherwise than archkit."""
        for name in names:
            if name in self._amended:
                standing = self._standing(name)
                if standing.grade is Grade.WORKSPACE:
                    yield f"by archkit.toml, {described(name, standing)}"

    def _version(self, name: str) -> Version:
        return self.fact(name).standing(self._as_of)

    def _value(self, name: str, kind: type[_V]) -> _V:
        value = self._standing(name).value
        if not isinstance(value, kind):
            raise TypeError(f"`{name}` is no {kind.__name__}: {value!r}")
        return value


def described(name: str, version: Version) -> str:
    """A version in one line: its value, its days and its source."""
    value = f"`{name}` is {shown(version.value)}" if version.value is not None else f"`{name}`"
    return f"{value}, {in_force_words(version)} ({version.source})"


def in_force_words(version: Version) -> str:
    """From when to when a version is in force."""
    if version.effective_from == "none":
        return "only proposed"
    begins = f"in force from {version.effective_from}" if version.effective_from else "in force"
    return f"{begins} until {version.effective_until}" if version.effective_until else begins
