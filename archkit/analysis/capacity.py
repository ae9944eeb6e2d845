"""Capacity: how busy a component is at peak, today and at the end of its horizon.

The utilisation law of queueing theory: m servers that each need S seconds for
a request, with lambda requests a second arriving, are busy for the share
rho = lambda * S / m of the time (Little's law, applied to the servers). A journey that asks
component i V_i times can be made X times a second at most, X = min over i of C_i / V_i (the
bottleneck law of operational analysis; Denning and Buzen, 1978).
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

from archkit.analysis.dependencies import Dependencies
from archkit.analysis.figures import missing_in, sum_of
from archkit.analysis.knowledge import Bounds, Missing, once_for_each
from archkit.analysis.load import Load, Visit
from archkit.model.component import Component
from archkit.model.design import Design
from archkit.model.journey import Journey
from archkit.model.organisation import Agreement
from archkit.model.solution import Solution
from archkit.source.place import Place

_YEAR: Final = 365
"""The days of a year, by the convention of `quantities`."""

HORIZON: Final = 5.0
"""The years that are looked ahead where no agreement of a solution ends earlier."""

_LARGEST_POWER: Final = 700.0
"""The logarithm of about the largest number that a float holds."""


def grown(rate: float, growth: float, years: float) -> float:
    """A rate after some years of growth, rate * (1 + g)^h; it may be without bound."""
    if not (rate and years and growth):
        return rate
    power = years * math.log1p(growth)
    return rate * math.exp(power) if power < _LARGEST_POWER else math.inf


def utilisation(rate: float, service_time: float, servers: int) -> float:
    """The share of the time in which servers are busy: rho = lambda * S / m."""
    return rate * service_time / servers


class Limit(NamedTuple):
    """How often a journey can be made, by what one component on its way can take.

    Attributes:
        component: The component.
        spare: The requests a second that it can take for the journey.
        times: How often it is asked each time that the journey is made.
    """

    component: Component
    spare: Bounds
    times: Bounds

    @property
    def rate(self) -> Bounds:
        """The journeys a second: X = C / V (the bottleneck law)."""
        low = self.spare.low / self.times.high if self.times.high < math.inf else 0.0
        return Bounds(low, self.spare.high / self.times.low, missing_in((self.spare, self.times)))


class Capacity:
    """Answers how busy components are and will be, and what they can take."""

    def __init__(self, design: Design, as_of: date, dependencies: Dependencies, load: Load) -> None:
        self._design = design
        self._as_of = as_of
        self._dependencies = dependencies
        self._load = load
        self._horizons: dict[tuple[str, float], Bounds] = {}
        self._busy: dict[tuple[int, str, float], Bounds] = {}

    @cached_property
    def rated(self) -> Mapping[str, tuple[Journey, ...]]:
        """The journeys that say how often they are made, by the components on their paths."""
        found: dict[str, dict[str, Journey]] = {}
        for solution in self._design.solutions.values():
            for journey in solution.journeys.values():
                for component in self._counted(journey):
                    found.setdefault(component.address, {})[journey.address] = journey
        return {address: tuple(journeys.values()) for address, journeys in found.items()}

    @once_for_each
    def peak(self, component: Component) -> Bounds:
        """The requests a second at today's peak.

        They are those that are stated, and at least those that the journeys bring. Where
        nobody states them, others than these may come.
        """
        brought = self._brought(component)
        stated = component.performance.peak if component.performance else None
        if stated is None:
            absent = _absent(component, "peak")
            return Bounds(brought.low, math.inf, missing_in((brought, _open(absent))))
        low, high = max(stated.value, brought.low), max(stated.value, brought.high)
        return Bounds(low, high, brought.missing if low != high else None)

    def most(self, component: Component) -> Bounds:
        """The requests a second that it can take at most, as tested.

        Where nobody has tested it, no more than keeps all its servers busy: m / S.
        """
        stated = component.performance
        if stated is not None and stated.capacity is not None:
            return Bounds.exactly(stated.capacity.value)
        high = math.inf
        if stated is not None and stated.servers is not None and stated.service_time is not None:
            busy = stated.service_time.value
            high = stated.servers / busy if busy else math.inf
        return Bounds(0.0, high, _absent(component, "capacity"))

    def alone(self, journey: Journey) -> tuple[Limit, ...]:
        """What each component can take for a journey if nothing else goes on, the least first."""
        return _ranked(
            Limit(component, self.most(component), times)
            for component, times in self._visited(journey)
        )

    def beside(self, journey: Journey, longest: float) -> tuple[Limit, ...]:
        """What each component can take for a journey beside all else at its horizon."""
        own = Bounds.exactly(journey.rate.value) if journey.rate else Bounds.exactly(0.0)
        return _ranked(
            Limit(component, self._spare(component, own * times, longest), times)
            for component, times in self._visited(journey)
        )

    def today(self, component: Component) -> Bounds:
        """The utilisation at today's peak as it is stated, whatever the journeys bring."""
        stated = component.performance
        if stated is None:
            return _open(Missing.field(component, "performance"))
        if stated.peak is None:
            return self._busy_with(component, self.peak(component))
        return self._busy_with(component, Bounds.exactly(stated.peak.value))

    def at_horizon(self, component: Component, longest: float) -> Bounds:
        """The utilisation at the stated peak when the horizon of its solution is reached."""
        stated = component.performance
        alike = (id(stated), component.within, longest)
        if alike in self._busy:
            return self._busy[alike]
        today = self.today(component)
        busy = self._later(component, today, longest)
        if today.missing is None:  # What is missing would be the component's own.
            self._busy[alike] = busy
        return busy

    def with_journeys(self, component: Component, longest: float) -> Bounds:
        """The utilisation then, with the journeys' load where that is more than is stated."""
        return self._later(component, self._busy_with(component, self.peak(component)), longest)

    def peak_at_horizon(self, component: Component, longest: float) -> Bounds:
        """The requests a second at peak when that horizon is reached."""
        return self._later(component, self.peak(component), longest)

    @staticmethod
    def _busy_with(component: Component, rate: Bounds) -> Bounds:
        """The utilisation by a load today."""
        stated = component.performance
        busy, servers = (stated.service_time, stated.servers) if stated else (None, None)
        if busy is not None and servers is not None:
            low, high = (utilisation(each, busy.value, servers) for each in (rate.low, rate.high))
            return Bounds(low, high, rate.missing)
        gaps = [_absent(component, "service_time").places] if busy is None else []
        gaps += [_absent(component, "servers").places] if servers is None else []
        known = frozenset[Place]() if rate.missing is None else rate.missing.places
        return _open(Missing(known.union(*gaps)))

    def _later(self, component: Component, today: Bounds, longest: float) -> Bounds:
        """A figure that grows with the load, at the horizon: x * (1 + g)^h."""
        solution = self._design.solutions[component.within]
        growth = _growth(solution)
        key = (solution.id, longest)
        if key not in self._horizons:
            self._horizons[key] = self.horizon(solution, longest)
        years = self._horizons[key]
        low = grown(today.low, growth.low, years.low)
        high = grown(today.high, growth.high, years.high)
        missing = missing_in((today, growth, years)) if low != high else None
        return Bounds(low, high, missing)

    def _spare(self, component: Component, own: Bounds, longest: float) -> Bounds:
        """What a component can take beside all but a journey's own requests, at the horizon."""
        most, today = self.most(component), self.peak(component)
        others = Bounds(
            max(today.low - own.high, 0.0),
            max(today.high - own.low, 0.0),
            missing_in((today, own)),
        )
        later = self._later(component, others, longest)
        low = max(most.low - later.high, 0.0) if later.high < math.inf else 0.0
        return Bounds(low, max(most.high - later.low, 0.0), missing_in((most, later)))

    def _visited(self, journey: Journey) -> Iterator[tuple[Component, Bounds]]:
        """The components on a journey's path, each with all its visits."""
        found: dict[str, list[Visit]] = {}
        for visit in self._load.visits(journey):
            found.setdefault(visit.component.address, []).append(visit)
        for visits in found.values():
            yield visits[0].component, sum_of(each.times for each in visits)

    def _brought(self, component: Component) -> Bounds:
        """The requests a second that the journeys bring at peak."""
        return sum_of(each.rate for each in self._load.arrivals.get(component.address, ()))

    def horizon(self, solution: Solution, longest: float) -> Bounds:
        """The years until the first of a solution's agreements ends, `longest` at most.

        An agreement that has ended already is not one that the solution rests on.
        """
        found = (self._design.agreements.get(each) for each in solution.contracts)
        agreements = [each for each in found if each is not None]
        years = (self._years_left(each) for each in agreements if each.ends is not None)
        first = min((each for each in years if each >= 0), default=longest)
        return _until(min(first, longest), [each for each in agreements if each.ends is None])

    def _counted(self, journey: Journey) -> Iterator[Component]:
        """The components on a journey's path, where it says how often it is made."""
        if journey.rate is not None:
            for step in self._dependencies.steps(journey):
                yield from step

    def _years_left(self, agreement: Agreement) -> float:
        return (agreement.ends - self._as_of).days / _YEAR if agreement.ends else math.inf


def _ranked(limits: Iterable[Limit]) -> tuple[Limit, ...]:
    return tuple(
        sorted(limits, key=lambda each: (each.rate.high, each.rate.low, each.component.address))
    )


def _absent(component: Component, figure: str) -> Missing:
    """A figure of its performance, or all of it where none is stated."""
    if component.performance is None:
        return Missing.field(component, "performance")
    return Missing.field(component, "performance", figure)


def _growth(solution: Solution) -> Bounds:
    """How much the load rises each year; nobody plans for a fall."""
    if solution.growth is None:
        return Bounds(0.0, math.inf, Missing.field(solution, "growth"))
    return Bounds.exactly(solution.growth.value)


def _until(years: float, endless: list[Agreement]) -> Bounds:
    """Up to some years, or exactly these where every agreement says when it ends."""
    if not endless or not years:
        return Bounds.exactly(years)
    gaps = [Missing.field(each, "ends").places for each in endless]
    return Bounds(0.0, years, Missing(frozenset().union(*gaps)))


def _open(missing: Missing) -> Bounds:
    return Bounds(0.0, math.inf, missing)
