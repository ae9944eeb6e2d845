"""Capacity: how busy a component is at peak, today and at the end of its horizon.

The utilisation law of queueing theory: m servers that each need S seconds for
a request, with lambda requests a second arriving, are busy for the share
rho = lambda * S / m of the time (Little's law, applied to the servers).
"""

import math
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Final

from archkit.analysis.dependencies import Dependencies
from archkit.analysis.figures import missing_in
from archkit.analysis.knowledge import Bounds, Missing
from archkit.model.component import Component
from archkit.model.design import Design
from archkit.model.journey import Journey
from archkit.model.organisation import Agreement
from archkit.model.solution import Solution

_YEAR: Final = 365
"""The days of a year, by the convention of `quantities`."""

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


class Capacity:
    """Answers how busy components are and will be."""

    def __init__(self, design: Design, as_of: date, dependencies: Dependencies) -> None:
        self._design = design
        self._as_of = as_of
        self._dependencies = dependencies
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

    def today(self, component: Component) -> Bounds:
        """The utilisation at today's peak."""
        stated = component.performance
        if stated is None:
            return _open(Missing.field(component, "performance"))
        peak, busy, servers = stated.peak, stated.service_time, stated.servers
        if peak is not None and busy is not None and servers is not None:
            return Bounds.exactly(utilisation(peak.value, busy.value, servers))
        figures = {"peak": peak, "service_time": busy, "servers": servers}
        gaps = [
            Missing.field(component, "performance", name).places
            for name, figure in figures.items()
            if figure is None
        ]
        return _open(Missing(frozenset().union(*gaps)))

    def at_horizon(self, component: Component, longest: float) -> Bounds:
        """The utilisation at peak when the horizon of the component's solution is reached."""
        stated = component.performance
        alike = (id(stated), component.within, longest)
        if alike in self._busy:
            return self._busy[alike]
        solution = self._design.solutions[component.within]
        today, growth = self.today(component), _growth(solution)
        key = (solution.id, longest)
        if key not in self._horizons:
            self._horizons[key] = self.horizon(solution, longest)
        years = self._horizons[key]
        low = grown(today.low, growth.low, years.low)
        high = grown(today.high, growth.high, years.high)
        busy = Bounds(low, high, missing_in((today, growth, years)) if low != high else None)
        if today.missing is None:  # What is missing would be the component's own.
            self._busy[alike] = busy
        return busy

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
