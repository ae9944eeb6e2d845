"""Which bounds of requirements leave no figure between them.

Two agreed requirements of a solution clash when they bound the same metric of
the same subject, under the same condition and for the same statistic, and no
figure lies within both bounds. What a requirement leaves open (`of`, `under`,
`statistic`) it asks for in every case, so it is compared with all of them.

The requirements are gone through once, in the order of their ids. Of those that
came before, only the tightest bounds are kept, so the work stays linear.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import product
from typing import Final, NamedTuple

from archkit.model.hours import Hours
from archkit.model.quality import Metric
from archkit.model.quantities import Count, Money, Quantity
from archkit.model.requirement import Requirement

_ANY: Final = object()
"""Stands for every value of a qualifier, stated or not."""

_MONTHS: Final = 365 / 360
"""Twelve months of 30 days fall short of a year by this factor; that is no contradiction."""

_Key = tuple[object, ...]
_Seen = dict[_Key, list["Bound"]]


class Side(StrEnum):
    """The field of a fit criterion that holds a bound."""

    FLOOR = "at_least"
    CEILING = "at_most"
    CHOICE = "one_of"


_OPPOSITE: Final = {
    Side.FLOOR: Side.CEILING,
    Side.CEILING: Side.FLOOR,
    Side.CHOICE: Side.CHOICE,
}


class Bound(NamedTuple):
    """One bound of a requirement.

    Attributes:
        requirement: Whose bound it is.
        side: The field that holds it.
        value: Its figure in the base unit, its timetable, or its countries.
        text: What the architect wrote.
        measure: What it is counted in, since users and messages cannot be compared.
    """

    requirement: Requirement
    side: Side
    value: float | Hours | frozenset[str]
    text: str
    measure: str


class Clash(NamedTuple):
    """Two bounds that nothing can keep at once; the requirement of `other` came before."""

    mine: Bound
    other: Bound


def clashes(requirements: Iterable[Requirement]) -> dict[str, Clash]:
    """For each requirement that contradicts one before it, by its address: the two bounds."""
    seen: _Seen = {}
    found: dict[str, Clash] = {}
    for requirement in requirements:
        bounds = tuple(_bounds(requirement))
        for bound in bounds:
            clash = _first_clash(bound, seen)
            if clash is not None:
                found.setdefault(requirement.address, clash)
        for bound in bounds:
            for key in _keys_to_keep(bound):
                _keep(bound, seen.setdefault(key, []))
    return found


def _bounds(requirement: Requirement) -> Iterator[Bound]:
    fit = requirement.fit
    if fit is None or fit.metric is None:
        return
    for side, given in ((Side.FLOOR, fit.at_least), (Side.CEILING, fit.at_most)):
        if isinstance(given, Hours):
            yield Bound(requirement, side, given, given.text, "hours")
        elif given is not None:
            yield Bound(requirement, side, given.value, given.text, _measure(given))
    if fit.metric is Metric.RESIDENCY and fit.one_of:
        countries = frozenset(fit.one_of)
        yield Bound(requirement, Side.CHOICE, countries, ", ".join(sorted(countries)), "countries")


def _measure(given: Quantity) -> str:
    if isinstance(given, Count):
        return given.noun.casefold()
    return given.currency if isinstance(given, Money) else type(given).__name__


def qualifiers(requirement: Requirement) -> dict[str, str | None]:
    """What a requirement is about, under which condition, and for which statistic.

    A qualifier that it leaves open is there as nothing.
    """
    fit = requirement.fit
    if fit is None:
        return {}
    subject = (fit.of or "").removeprefix(f"{requirement.within}.") or None
    condition = " ".join(fit.under.casefold().split()) if fit.under else None
    return {"of": subject, "under": condition, "statistic": fit.statistic}


def _keys(bound: Bound, side: Side, choices: Iterable[tuple[object, ...]]) -> Iterator[_Key]:
    requirement = bound.requirement
    metric = requirement.fit.metric if requirement.fit else None
    for stated in product(*choices):
        yield (requirement.within, metric, bound.measure, side, *stated)


def _keys_to_keep(bound: Bound) -> Iterator[_Key]:
    """Where a bound is kept: under each of its qualifiers, and under any."""
    stated = qualifiers(bound.requirement).values()
    return _keys(bound, bound.side, [(each, _ANY) for each in stated])


def _keys_to_ask(bound: Bound) -> Iterator[_Key]:
    """Where the bounds stand that it is compared with: those alike, and the unqualified."""
    stated = qualifiers(bound.requirement).values()
    choices = [(_ANY,) if each is None else (each, None) for each in stated]
    return _keys(bound, _OPPOSITE[bound.side], choices)


def _first_clash(bound: Bound, seen: _Seen) -> Clash | None:
    for key in _keys_to_ask(bound):
        for other in seen.get(key, ()):
            if _apart(bound, other):
                return Clash(bound, other)
    return None


def _apart(one: Bound, other: Bound) -> bool:
    """Whether nothing lies within both bounds."""
    floor, ceiling = (one, other) if one.side is Side.FLOOR else (other, one)
    low, high = floor.value, ceiling.value
    if isinstance(low, frozenset) and isinstance(high, frozenset):
        return low.isdisjoint(high)
    if isinstance(low, Hours) and isinstance(high, Hours):
        return not high.covers(low)
    if not (isinstance(low, float) and isinstance(high, float)):
        return False
    months = "month" in floor.text or "month" in ceiling.text
    return low > high * (_MONTHS if months else 1)


def _keep(bound: Bound, kept: list[Bound]) -> None:
    """Keep the tightest figure; of timetables and countries, each that differs.

    Those cannot be put in one order, but a solution has only a handful of them.
    """
    if not isinstance(bound.value, float):
        if all(bound.value != each.value for each in kept):
            kept.append(bound)
    elif not kept or _tighter(bound.value, kept[0]):
        kept[:] = [bound]


def _tighter(value: float, than: Bound) -> bool:
    if not isinstance(than.value, float):
        return False
    return value > than.value if than.side is Side.FLOOR else value < than.value
