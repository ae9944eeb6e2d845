"""Availability: the share of the time in which a component, or all that a journey needs, works.

Formulas are those of reliability engineering: parts in series multiply, k of n
placements follow the binomial distribution, and a share beta of the failures
strikes all placements at once (the beta-factor model of IEC 61508-6, annex D).
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from archkit.analysis.dependencies import Dependencies, Use
from archkit.analysis.figures import product_of
from archkit.analysis.knowledge import Bounds, Missing
from archkit.model.component import Component
from archkit.model.design import Design
from archkit.model.quantities import Ratio
from archkit.model.resilience import Redundancy, RedundancyMode
from archkit.model.solution import Solution
from archkit.model.vocabulary import Kind

VENDOR_RUN: Final = frozenset({Kind.SAAS, Kind.EXTERNAL_SYSTEM})
"""Kinds whose placements are the vendor's affair."""

MONTH: Final = 30 * 86400.0
"""The month of service-level budgets, in seconds."""

_SEARCH_STEPS: Final = 60
"""Each step keeps two thirds of the range: the top is then found to the last digits."""

Range = tuple[float, float]
"""The least and the most that a figure can be."""


def downtime(availability: float, window: float = MONTH) -> float:
    """The seconds of a window in which something does not work: (1 - A) * window."""
    return (1 - availability) * window


def redundant(
    needs: int, placements: int, each: float, common_cause: float = 0.0, switchover: float = 1.0
) -> float:
    """The availability of k needed of n identical placements.

    With q = 1 - a, p = 1 - (1 - beta) * q and c the share of successful switches::

        A = (1 - beta * q) * sum over f of C(k, f) p^(k - f) (1 - p)^f c^f P(f spares work)

    where f of the k active placements have failed and each has to be replaced
    by one of the n - k others. For c = 1 this is the plain k of n; for a pair
    it is `(1 - beta q)(1 - ((1 - beta) q)^2)`, or without common cause
    `A1 + (1 - A1) c A2`.

    Args:
        needs: How many must work, at most `placements`.
        placements: How many there are.
        each: The availability of one.
        common_cause: The share of failures that strike all at once, beta.
        switchover: How often a switch to a standby succeeds; 1 where all serve.
    """
    if placements == 1:
        return each
    lost = 1 - each
    alone = 1 - (1 - common_cause) * lost
    spares = placements - needs
    standing = math.fsum(
        _exactly(needs - failed, needs, alone)
        * switchover**failed
        * _at_least(failed, spares, alone)
        for failed in range(min(needs, spares) + 1)
    )
    return (1 - common_cause * lost) * standing


def _exactly(working: int, of: int, each: float) -> float:
    """The binomial probability, in logarithms so that it holds for any number of placements."""
    if each in (0.0, 1.0):
        return float(working == of * each)
    ways = math.lgamma(of + 1) - math.lgamma(working + 1) - math.lgamma(of - working + 1)
    return math.exp(ways + working * math.log(each) + (of - working) * math.log1p(-each))


def _at_least(working: int, of: int, each: float) -> float:
    if working == 0:
        return 1.0
    return math.fsum(_exactly(number, of, each) for number in range(working, of + 1))


@lru_cache(maxsize=65536)
def redundant_between(
    placements: int,
    each: float,
    needs: tuple[int, int],
    common_cause: Range = (0.0, 1.0),
    switchover: Range = (1.0, 1.0),
) -> Range:
    """The least and the most that `redundant` gives where its arguments lie in ranges.

    It falls with `needs` and rises with `switchover`. Over `common_cause` it is
    log-concave, so it is least at an end of the range, and has a single top.
    """

    def least(beta: float) -> float:
        return redundant(needs[1], placements, each, beta, switchover[0])

    def most(beta: float) -> float:
        return redundant(needs[0], placements, each, beta, switchover[1])

    return min(map(least, common_cause)), _top(most, *common_cause)


def _top(curve: Callable[[float], float], left: float, right: float) -> float:
    """The largest value of a curve with a single top (ternary search), the ends included."""
    ends = max(curve(left), curve(right))
    if left == right:
        return ends
    for _ in range(_SEARCH_STEPS):
        third = (right - left) / 3
        if curve(left + third) < curve(right - third):
            left += third
        else:
            right -= third
    return max(ends, curve(left))


@dataclass(frozen=True, slots=True)
class Term:
    """One factor of a product of availabilities."""

    component: Component
    figure: Bounds


class Availability:
    """Answers how available components, and all that a use of a solution needs, are."""

    def __init__(self, design: Design, dependencies: Dependencies) -> None:
        self._design = design
        self._dependencies = dependencies
        self._figures: dict[str, Bounds] = {}

    def of(self, component: Component) -> Bounds:
        """The availability of one component with its redundancy, apart from what it needs."""
        address = component.address
        if address not in self._figures:
            self._figures[address] = _figure(component)
        return self._figures[address]

    def terms(self, use: Use) -> tuple[Term, ...]:
        """The factors of a use, the weakest first; each component counts once."""
        parts = (self._design.components[part] for part in use.parts)
        terms = [Term(component, self.of(component)) for component in parts]
        return tuple(sorted(terms, key=lambda term: (term.figure.high, term.figure.low)))

    def of_use(self, use: Use) -> Bounds:
        """The availability of all that a use of a solution needs: the product of its parts."""
        return product_of(self.of(self._design.components[part]) for part in use.parts)

    def providers(self, use: Use) -> tuple[Solution, ...]:
        """The other solutions whose components a use needs, in the order of their ids."""
        own = self._design.solution_of(use.element)
        others = {self._design.components[part].within for part in use.parts}
        found = (self._design.solutions[each] for each in sorted(others))
        return tuple(each for each in found if each is not own)


def _figure(component: Component) -> Bounds:
    if component.kind is Kind.PERSON:
        return Bounds.exactly(1.0)
    gaps = _gaps(component)
    if component.availability is None:
        absent = Missing.field(component, "availability")
        return Bounds(0.0, 1.0, absent if gaps is None else absent | gaps)
    low, high = _range(component, _share(component.availability))
    return Bounds(low, high, gaps)


def _range(component: Component, each: float) -> Range:
    """What the availability of the placements together can be, by what is stated of them."""
    redundancy = component.redundancy
    placements = len(set(component.placed or ()))
    if isinstance(redundancy, Redundancy) and redundancy.mode is RedundancyMode.MANAGED:
        return each, each
    if not placements:
        return 0.0, each if redundancy == "none" else 1.0
    if redundancy == "none" or redundancy is None:
        all_needed = each**placements
        if redundancy == "none" or placements == 1:
            return all_needed, all_needed
        return all_needed, redundant_between(placements, each, (1, placements))[1]
    return _stated_range(redundancy, placements, each)


def _share(stated: Ratio) -> float:
    """A stated share; what is above the whole is the whole."""
    return min(stated.value, 1.0)


def _stated_range(redundancy: Redundancy, placements: int, each: float) -> Range:
    needs = (1, placements) if redundancy.needs is None else (redundancy.needs,) * 2
    short = needs[0] > placements
    low, high = redundant_between(
        placements,
        each,
        (placements, placements) if short else needs,
        _share_or_any(redundancy.common_cause),
        _share_or_any(redundancy.switchover)
        if redundancy.mode is RedundancyMode.ACTIVE_PASSIVE
        else (1.0, 1.0),
    )
    # More are needed than are named, so the others are not stated: it is no better than these.
    return 0.0 if short else low, high


def _share_or_any(stated: Ratio | None) -> Range:
    return (0.0, 1.0) if stated is None else (_share(stated), _share(stated))


def _gaps(component: Component) -> Missing | None:
    """The absent fields, the availability apart, that the figure depends on."""
    redundancy = component.redundancy
    placements = len(set(component.placed or ()))
    names: list[tuple[str, ...]] = []
    if isinstance(redundancy, Redundancy):
        names = _gaps_of(redundancy, placements)
    else:
        if not placements and not (redundancy is None and component.kind in VENDOR_RUN):
            names.append(("placed",))
        if redundancy is None and placements != 1:
            names.append(("redundancy",))
    missing = [Missing.field(component, *name) for name in names]
    return Missing(frozenset().union(*(each.places for each in missing))) if missing else None


def _gaps_of(redundancy: Redundancy, placements: int) -> list[tuple[str, ...]]:
    if redundancy.mode is RedundancyMode.MANAGED:
        return []
    names: list[tuple[str, ...]] = []
    if not placements or (redundancy.needs or 1) > placements:
        names.append(("placed",))
    if placements == 1:
        return names
    stated = [("needs", redundancy.needs), ("common_cause", redundancy.common_cause)]
    if redundancy.mode is RedundancyMode.ACTIVE_PASSIVE:
        stated.append(("switchover", redundancy.switchover))
    return names + [("redundancy", name) for name, value in stated if value is None]
