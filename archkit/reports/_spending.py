"""What solutions cost, as tables: by solution, department, service and fund."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from archkit.analysis.cost import Account, Respect
from archkit.analysis.facts import Facts
from archkit.model.vocabulary import Stage
from archkit.reports._table import Table
from archkit.source.place import Place

_RESPECTS: Final[Mapping[str, Respect]] = {
    "once": lambda each: each.once,
    "first year": lambda each: each.yearly,
    "five years": lambda each: each.five_years,
}
_NO_FUND: Final = "no fund is named"
_NO_SERVICE: Final = "no service"
_LEAST: Final = "at least"


def spending(facts: Facts, by: str) -> Table:
    """What is paid once, in the first year and over five years, by one dimension.

    A row holds the amounts of one currency; the last rows are the city's whole cost. Where fields
    are missing a row says that the amounts are the least that it costs, and what to state.

    Args:
        facts: The analyses of the design.
        by: The dimension, a key of `DIMENSIONS`.
    """
    rows = [*DIMENSIONS[by](facts), *_rows("all", facts.costs.of_all())]
    headings = (by, "currency", "stated", *_RESPECTS, "to be stated")
    if all(row[-1] == "" for row in rows):
        return Table(f"Cost by {by}", (by, "currency", *_RESPECTS), [_short(row) for row in rows])
    return Table(f"Cost by {by}", headings, rows)


def _short(row: tuple[str, ...]) -> tuple[str, ...]:
    """A row without what it says of gaps, since there are none."""
    name, currency, _, *amounts, _ = row
    return (name, currency, *amounts)


def _by_solution(facts: Facts) -> Iterator[tuple[str, ...]]:
    for each in sorted(_in_use(facts)):
        yield from _rows(each, facts.costs.of(facts.design.solutions[each]))


def _in_use(facts: Facts) -> Iterator[str]:
    solutions = facts.design.solutions.values()
    return (each.id for each in solutions if each.stage is not Stage.RETIRED)


def _by_department(facts: Facts) -> Iterator[tuple[str, ...]]:
    solutions = facts.design.solutions.values()
    for each in sorted({each.department for each in solutions if each.department}):
        yield from _rows(each, facts.costs.of_department(each))


def _by_service(facts: Facts) -> Iterator[tuple[str, ...]]:
    for each in sorted(facts.design.services):
        yield from _rows(each, facts.costs.of_service(each))
    yield from _rows(_NO_SERVICE, facts.costs.of_service(None))


def _by_fund(facts: Facts) -> Iterator[tuple[str, ...]]:
    """Whatever nobody has stated may be for any fund to pay."""
    whole = facts.costs.of_all()
    funds = sorted({each.fund for each in whole.entries if each.fund is not None})
    for fund in (*funds, None):
        if paid := tuple(each for each in whole.entries if each.fund == fund):
            yield from _rows(fund or _NO_FUND, Account(paid, whole.missing))


def _rows(name: str, account: Account) -> Iterator[tuple[str, ...]]:
    """A row for each currency; one that says so where no cost is stated, none where none is due."""
    if not account.entries and account.missing is None:
        return
    gaps = _gaps(account)
    for currency in account.currencies or [""]:
        least = (account.stated(currency, each).low for each in _RESPECTS.values())
        amounts = (f"{each:,.0f}" for each in least)
        yield (name, currency, _LEAST if gaps else "all", *amounts, gaps)


def _gaps(account: Account) -> str:
    """The fields without which more may be to pay."""
    gaps = [account.missing, *(each.five_years.missing for each in account.entries)]
    places = {place for each in gaps if each is not None for place in each.places}
    return ", ".join(map(_named, sorted(places)))


def _named(place: Place) -> str:
    return ".".join(map(str, (place.element[-1], *place.field)))


DIMENSIONS: Final[Mapping[str, Callable[[Facts], Iterator[tuple[str, ...]]]]] = {
    "department": _by_department,
    "service": _by_service,
    "fund": _by_fund,
    "solution": _by_solution,
}
"""What cost can be told by."""
