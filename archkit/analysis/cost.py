"""Cost: what solutions cost once, each year and over five years, and which fund pays.

The total over five years is what is paid once and five years of what is paid again and
again, the running part growing each year::

    T = sum of once + sum over i = 0..4 of running * (1 + g)^i

with g the stated growth. Nothing is discounted: a city's budget is in nominal money.

A line that nobody wrote down cannot be seen. So the lines are taken for all of the cost
only where they make the total that was presented to the board, within half a percent; else
they are the least that it costs. Different currencies are never added.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from math import inf
from typing import Final, Literal, NamedTuple

from archkit.analysis.figures import sum_of
from archkit.analysis.knowledge import Bounds, Missing, once_for_each
from archkit.model.design import Design
from archkit.model.quantities import Money
from archkit.model.solution import Cost, Solution
from archkit.model.vocabulary import Stage
from archkit.source.place import Place

YEARS: Final = 5
ROUNDING: Final = 0.005
"""What rounding the terms of a total may change: half a percent."""

_NOTHING: Final = Bounds.exactly(0.0)


class Entry(NamedTuple):
    """One amount of a line of a solution's cost.

    Attributes:
        solution: The solution.
        line: The name of the line.
        field: Whether it is paid once or again and again.
        amount: The amount, a year where it is running.
        fund: The fund that pays; nothing where none is named.
        growth: How much running costs rise each year; nobody plans for a fall.
    """

    solution: Solution
    line: str
    field: Literal["once", "running"]
    amount: Money
    fund: str | None
    growth: Bounds

    @property
    def place(self) -> Place:
        """The field that states it."""
        return Place(self.solution.where, ("cost", "lines", self.line, self.field))

    @property
    def once(self) -> Bounds:
        """What is paid once."""
        return Bounds.exactly(self.amount.value) if self.field == "once" else _NOTHING

    @property
    def yearly(self) -> Bounds:
        """What is paid in the first year of what is paid again and again."""
        return Bounds.exactly(self.amount.value) if self.field == "running" else _NOTHING

    @property
    def five_years(self) -> Bounds:
        """What it comes to over five years."""
        value = self.amount.value
        if self.field == "once" or not value:
            return Bounds.exactly(value)
        low, high = (
            sum(value * (1 + growth) ** year for year in range(YEARS)) if growth < inf else inf
            for growth in (self.growth.low, self.growth.high)
        )
        return Bounds(low, high, self.growth.missing)


Respect = Callable[[Entry], Bounds]
"""In which respect a cost is looked at: once, yearly, or over five years."""


class Account(NamedTuple):
    """The cost of a solution, or of several together.

    Attributes:
        entries: What is stated, the largest over five years first.
        missing: The fields without which more may be to pay; nothing where all is stated.
    """

    entries: tuple[Entry, ...]
    missing: Missing | None

    @property
    def currencies(self) -> list[str]:
        """The currencies in which it is stated, in the order of their codes."""
        return sorted({each.amount.currency for each in self.entries})

    def stated(self, currency: str, respect: Respect) -> Bounds:
        """What the entries in a currency make together."""
        return sum_of(respect(each) for each in self.entries if each.amount.currency == currency)

    def total(self, currency: str, respect: Respect) -> Bounds:
        """All of the cost in a currency.

        It is at least what is stated in it; what is stated in another currency adds nobody
        knows how much.
        """
        stated = self.stated(currency, respect)
        foreign = [each.place for each in self.entries if each.amount.currency != currency]
        gaps = [each.places for each in (self.missing, stated.missing) if each is not None]
        if not foreign and self.missing is None:
            return stated
        return Bounds(stated.low, inf, Missing(frozenset(foreign).union(*gaps)))

    def by_fund(self, respect: Respect) -> Mapping[tuple[str | None, str], Bounds]:
        """What each fund pays in each currency; under nothing stands what names no fund."""
        found: dict[tuple[str | None, str], list[Bounds]] = {}
        for each in self.entries:
            found.setdefault((each.fund, each.amount.currency), []).append(respect(each))
        ordered = sorted(found, key=lambda key: (key[0] is None, key[0] or "", key[1]))
        return {key: sum_of(found[key]) for key in ordered}


class Costs:
    """Answers what solutions cost, one by one or for a department or service together."""

    def __init__(self, design: Design) -> None:
        self._design = design

    @once_for_each
    def of(self, solution: Solution) -> Account:
        """What one solution costs."""
        cost = solution.cost
        if cost is None:
            return Account((), Missing.field(solution, "cost"))
        entries = _sorted(_entries(solution, cost))
        return Account(entries, _gaps(solution, cost, Account(entries, None)))

    def of_all(self) -> Account:
        """What the city's solutions cost, without those that are retired."""
        return self.together(self._design.solutions.values())

    def of_department(self, department: str) -> Account:
        """What the solutions that serve a department first cost, without those that are retired."""
        return self.together(self._those(lambda each: each.department == department))

    def of_service(self, service: str | None) -> Account:
        """What the solutions behind an entry of the service catalogue cost, or behind none."""
        return self.together(self._those(lambda each: each.service == service))

    def together(self, solutions: Iterable[Solution]) -> Account:
        """What some solutions cost together, without those that are retired."""
        accounts = [self.of(each) for each in solutions if each.stage is not Stage.RETIRED]
        gaps = [each.missing.places for each in accounts if each.missing is not None]
        entries = _sorted(entry for account in accounts for entry in account.entries)
        return Account(entries, Missing(frozenset().union(*gaps)) if gaps else None)

    def _those(self, chosen: Callable[[Solution], bool]) -> Iterator[Solution]:
        return filter(chosen, self._design.solutions.values())


def _entries(solution: Solution, cost: Cost) -> Iterator[Entry]:
    growth = (
        Bounds(0.0, inf, Missing.field(solution, "cost", "growth"))
        if cost.growth is None
        else Bounds.exactly(cost.growth.value)
    )
    for name, line in cost.lines.items():
        if line.once is not None:
            yield Entry(solution, name, "once", line.once, line.fund, growth)
        if line.running is not None:
            yield Entry(solution, name, "running", line.running, line.fund, growth)


def _sorted(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(
        sorted(
            entries,
            key=lambda each: (-each.five_years.low, each.solution.id, each.line, each.field),
        )
    )


def _gaps(solution: Solution, cost: Cost, account: Account) -> Missing | None:
    """The fields that would show that the lines are all of the cost."""
    silent = [
        Missing.field(solution, "cost", "lines", name, "running").places
        for name, line in cost.lines.items()
        if line.once is None and line.running is None
    ]
    if silent:
        return Missing(frozenset().union(*silent))
    total = Missing.field(solution, "cost", "five_year_total")
    if cost.five_year_total is None:
        return total
    known = account.stated(cost.five_year_total.currency, lambda each: each.five_years)
    if known.missing is not None:
        return known.missing
    return None if adds_up(known.low, cost.five_year_total.value) else total


def adds_up(lines: float, total: float) -> bool:
    """Whether lines make a total, but for rounding."""
    return abs(lines - total) <= ROUNDING * max(lines, total)
