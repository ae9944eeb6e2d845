"""Load: how often each component is asked at peak, propagated from what people do.

A journey brings its rate to the first component on its path that is no person. From one
step to the next the load is multiplied by how often the connection between them is called
for each request: lambda of the target = sum over its callers of lambda times calls (the
forced flow law of operational analysis; Denning and Buzen, 1978).

What waits for no answer (`async`, `batch`) may pile up for a while, so it is told apart.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from math import inf
from typing import Final, NamedTuple

from archkit.analysis.dependencies import Dependencies
from archkit.analysis.figures import missing_in, sum_of
from archkit.analysis.knowledge import Bounds, Missing, once_for_each
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.journey import Journey
from archkit.model.transport import Mode
from archkit.model.vocabulary import Kind


class Arrival(NamedTuple):
    """What one journey asks of a component.

    Attributes:
        journey: The journey.
        rate: The requests a second at peak.
        via: The connection by which they come; nothing where the journey begins.
    """

    journey: Journey
    rate: Bounds
    via: Connection | None

    @property
    def waits(self) -> bool:
        """Whether somebody waits for the answer."""
        return self.via is None or self.via.mode is Mode.SYNC


class Visit(NamedTuple):
    """A component on the path of a journey.

    Attributes:
        component: The component.
        times: How often it is asked each time that the journey is made.
        via: The connection by which it is asked; nothing where the journey begins.
    """

    component: Component
    times: Bounds
    via: Connection | None


_ONCE: Final = Bounds.exactly(1.0)


class Load:
    """Answers what arrives at components at peak."""

    def __init__(self, design: Design, dependencies: Dependencies) -> None:
        self._design = design
        self._dependencies = dependencies

    @cached_property
    def arrivals(self) -> Mapping[str, tuple[Arrival, ...]]:
        """What arrives at each component on the path of a journey, by its address."""
        found: dict[str, list[Arrival]] = {}
        for solution in self._design.solutions.values():
            for journey in solution.journeys.values():
                for address, arrival in self._along(journey):
                    found.setdefault(address, []).append(arrival)
        return {address: tuple(each) for address, each in found.items()}

    @once_for_each
    def visits(self, journey: Journey) -> tuple[Visit, ...]:
        """How often a journey comes to each component on its path, in the order of the path.

        A component to which it comes several times has an entry for each.
        """
        before: dict[str, Bounds] = {}
        found: list[Visit] = []
        for step in self._dependencies.steps(journey):
            for component in step:
                if component.kind is Kind.PERSON:
                    continue
                via = self._way(component, list(before))
                times = _ONCE if via is None else _times(before[via.source], _calls(via))
                known = before.get(component.address)
                before[component.address] = times if known is None else sum_of((known, times))
                found.append(Visit(component, times, via))
        return tuple(found)

    def _along(self, journey: Journey) -> Iterable[tuple[str, Arrival]]:
        """What a journey asks of each component on its path."""
        entering = _rate(journey)
        for visit in self.visits(journey):
            rate = _times(entering, visit.times)
            yield visit.component.address, Arrival(journey, rate, visit.via)

    def _way(self, component: Component, before: list[str]) -> Connection | None:
        """The connection from the nearest earlier component, the least used of several."""
        for earlier in reversed(before):
            if ways := self._dependencies.between.get((earlier, component.address)):
                return min(ways, key=lambda each: (_calls(each).low, each.id))
        return None


def _rate(journey: Journey) -> Bounds:
    if journey.rate is None:
        return Bounds(0.0, inf, Missing.field(journey, "rate"))
    return Bounds.exactly(journey.rate.value)


def _calls(connection: Connection) -> Bounds:
    """How often a connection is called for each request: at least once where nobody says."""
    if connection.calls is None:
        return Bounds(1.0, inf, Missing.field(connection, "calls"))
    return Bounds.exactly(connection.calls)


def _times(one: Bounds, other: Bounds) -> Bounds:
    """The product of two figures, of which nought times anything is nought."""
    low = one.low * other.low
    high = one.high * other.high if one.high and other.high else 0.0
    return Bounds(low, high, missing_in((one, other)))


def backlog(rate: Bounds, capacity: float, peak: float) -> Bounds:
    """The seconds that working off what piles up over a peak takes: (rate - c) * peak / c.

    Args:
        rate: The requests a second that arrive while the peak lasts.
        capacity: The requests a second that can be worked off, c.
        peak: The seconds that the peak lasts.
    """
    if capacity <= 0:
        return Bounds.exactly(inf)
    return Bounds(
        max(rate.low - capacity, 0.0) * peak / capacity,
        max(rate.high - capacity, 0.0) * peak / capacity,
        rate.missing,
    )
