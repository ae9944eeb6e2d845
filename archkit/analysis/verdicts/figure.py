"""What a measure comes to: a number in a unit, hours of a week, or countries.

A figure can tell whether it meets a fit criterion, by how much, and how it is written.
"""

import math
from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple, Protocol

from archkit.analysis.figures import TOLERANCE, length, per_time, percent, points
from archkit.analysis.knowledge import Bounds, Missing, Truth, all_of
from archkit.model.hours import Hours
from archkit.model.quantities import Quantity
from archkit.model.requirement import Fit


class Figure(Protocol):
    """What a measure comes to."""

    @property
    def missing(self) -> Missing | None:
        """The fields that would narrow it; nothing where it is exact."""

    def meets(self, fit: Fit) -> Truth:
        """Whether it is good enough for a fit criterion."""

    def room(self, fit: Fit) -> float:
        """How far it surely is within what is asked; negative where it is beyond."""

    def margin(self, fit: Fit) -> str:
        """By how much it is better or worse than asked, in words; empty where that is open."""


class Unit(NamedTuple):
    """What a number counts, and how it is written.

    Attributes:
        name: A short name for machines.
        write: Writes a number.
        apart: Writes the distance between two numbers.
        most: The largest number there can be; the smallest is nought.
    """

    name: str
    write: Callable[[float], str]
    apart: Callable[[float], str]
    most: float = math.inf


SHARE: Final = Unit("share", percent, points, most=1.0)
"""A part of the whole; 0.999 is 99.9 %."""

SECONDS: Final = Unit("s", length, length)
"""A length of time."""

ENDLESS: Final = "without end"
"""How a length of time reads that never ends."""


def _kept(seconds: float) -> str:
    if not seconds:
        return "no time"
    return ENDLESS if seconds == math.inf else length(seconds)


def _far(seconds: float) -> str:
    return "far" if seconds == math.inf else length(seconds)


KEPT: Final = Unit("s", _kept, _far)
"""A length of time that may be without end: how long something is kept, or supported."""


def time_or(endless: str) -> Unit:
    """A length of time, and the words for one without end."""
    return Unit("s", partial(_time_or, endless), _far)


def _time_or(endless: str, seconds: float) -> str:
    return endless if seconds == math.inf else _kept(seconds)


PER_SECOND: Final = Unit("/s", per_time, per_time)
"""How often in a second."""


def money(currency: str) -> Unit:
    """An amount of a currency."""
    write = partial(_amount, currency)
    return Unit(currency, write, write)


def _amount(currency: str, amount: float) -> str:
    return f"{amount:,.0f} {currency}"


def money_a_year(currency: str) -> Unit:
    """An amount of a currency that is paid each year."""
    write = partial(_amount, f"{currency} / year")
    return Unit(f"{currency}/year", write, write)


def count_of(noun: str) -> Unit:
    """A number of named things."""
    write = partial(_counted, noun)
    return Unit(noun, write, write)


def _counted(noun: str, number: float) -> str:
    return f"{number:,.0f} {noun.removesuffix('s') if number == 1 else noun}"


class Number(NamedTuple):
    """A number that is known, or lies between two others.

    Attributes:
        bounds: The least and the most that it can be, in the base unit of the quantity.
        unit: How it is written.
    """

    bounds: Bounds
    unit: Unit

    @property
    def missing(self) -> Missing | None:
        """The fields that would narrow it."""
        return self.bounds.missing

    def meets(self, fit: Fit) -> Truth:
        """Whether it lies within the bounds of a fit criterion, but for rounding."""
        terms: list[Truth] = []
        if isinstance(fit.at_least, Quantity):
            terms.append(self.bounds.at_least(fit.at_least.value * (1 - TOLERANCE)))
        if isinstance(fit.at_most, Quantity):
            terms.append(self.bounds.at_most(fit.at_most.value * (1 + TOLERANCE)))
        return all_of(*terms)

    def room(self, fit: Fit) -> float:
        """The distance to the nearer bound."""
        return min(self._rooms(fit, met=self.meets(fit) is not False))[0]

    def margin(self, fit: Fit) -> str:
        """How far from the nearer bound; of what is not exact, how far at least."""
        met = self.meets(fit)
        if isinstance(met, Missing):
            return ""
        room, missed = min(self._rooms(fit, met=met))
        size = abs(self.bounds.low) if math.isfinite(self.bounds.low) else 1.0
        if abs(room) <= TOLERANCE * max(1.0, size):
            return "just as asked"
        words = "better than asked" if room > 0 else missed
        least = "" if self.bounds.missing is None else "at least "
        return f"{least}{self.unit.apart(abs(room))} {words}"

    def _rooms(self, fit: Fit, *, met: bool) -> list[tuple[float, str]]:
        """The distance to each bound, negative where it is missed, and what it is then called."""
        low, high = self.bounds.low, self.bounds.high
        rooms = []
        if isinstance(fit.at_least, Quantity):
            rooms.append(((low if met else high) - fit.at_least.value, "short of what is asked"))
        if isinstance(fit.at_most, Quantity):
            rooms.append((fit.at_most.value - (high if met else low), "more than asked"))
        return rooms

    def __str__(self) -> str:
        low, high, write = self.bounds.low, self.bounds.high, self.unit.write
        if low == high:
            return write(low)
        bottomless, open_ended = low <= 0, high >= self.unit.most
        if bottomless and open_ended:
            return "not known"
        if bottomless:
            return f"at most {write(high)}"
        return f"at least {write(low)}" if open_ended else f"{write(low)} to {write(high)}"


class Timetable(NamedTuple):
    """The hours of a week in which something surely holds.

    Attributes:
        hours: These hours.
        missing: The fields that may add to them.
    """

    hours: Hours
    missing: Missing | None = None

    def meets(self, fit: Fit) -> Truth:
        """Whether all the hours asked for are among them, and none beyond those allowed."""
        terms: list[Truth] = []
        more = self.missing
        if isinstance(fit.at_least, Hours):
            open_ = False if more is None else more
            terms.append(self.hours.covers(fit.at_least) or open_)
        if isinstance(fit.at_most, Hours):
            within = fit.at_most.covers(self.hours)
            terms.append(within and (True if more is None else more))
        return all_of(*terms)

    def room(self, fit: Fit) -> float:
        """The seconds of the week that are not covered, below nought."""
        if not isinstance(fit.at_least, Hours):
            return 0.0
        return -60.0 * (fit.at_least.minutes & ~self.hours.minutes).bit_count()

    def margin(self, fit: Fit) -> str:
        """How many of the hours asked for are not covered."""
        if isinstance(self.meets(fit), Missing) or not self.room(fit):
            return ""
        return f"{length(-self.room(fit))} a week not covered"

    def __str__(self) -> str:
        return str(self.hours)


class Countries(NamedTuple):
    """The countries in which something is.

    Attributes:
        names: Those that are known.
        missing: The fields that may add to them.
    """

    names: frozenset[str]
    missing: Missing | None = None

    def meets(self, fit: Fit) -> Truth:
        """Whether none of them is beyond those allowed."""
        if self.names - set(fit.one_of or ()):
            return False
        return True if self.missing is None else self.missing

    def room(self, fit: Fit) -> float:
        """The number of those that are not allowed, below nought."""
        return -float(len(self.names - set(fit.one_of or ())))

    def margin(self, fit: Fit) -> str:
        """Those that are not allowed."""
        beyond = sorted(self.names - set(fit.one_of or ()))
        return f"{', '.join(beyond)} not allowed" if beyond else ""

    def __str__(self) -> str:
        return ", ".join(sorted(self.names)) or "not known"
