"""Response time: how long somebody waits for a journey, as a safe bound.

Quantiles do not add. But if each of n hops keeps its time with probability
1 - (1 - p) / n, all of them do with at least p (Boole's inequality), and then
the sum of the times bounds the journey's. For a p95 of up to five hops the p99
of each serves.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import Final, Literal

from archkit.analysis.dependencies import Dependencies
from archkit.analysis.figures import largest_of, smallest_of, sum_of
from archkit.analysis.knowledge import Bounds, Missing
from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.connection import Connection, Latency
from archkit.model.design import Design
from archkit.model.journey import Journey
from archkit.model.operation import Performance
from archkit.model.transport import Mode
from archkit.model.vocabulary import Kind, Statistic

MISSES: Final = {
    Statistic.MEAN: 0.5,
    Statistic.P50: 0.5,
    Statistic.P90: 0.1,
    Statistic.P95: 0.05,
    Statistic.P99: 0.01,
    Statistic.P999: 0.001,
    Statistic.MAX: 0.0,
}
"""The share of journeys, 1 - p, that may take longer than the target.

The language has no figure for means, so a mean is held to what a median would need:
quantiles that lie far above it, on the safe side.
"""

_LEFT_OVER: Final = {"p99": 0.01, "p999": 0.001}
"""The share of calls that may take longer than each figure, the mildest first."""

_NOTHING: Final = Bounds.exactly(0.0)
_ROUNDING: Final = 1e-12


@dataclass(frozen=True, slots=True)
class Hop:
    """One component that is called on the way, and the way there.

    Attributes:
        component: The component.
        way: The seconds that the connection takes.
        service: The seconds that the component takes.
        connected: Whether an earlier step and the component are connected.
    """

    component: Component
    way: Bounds
    service: Bounds
    connected: bool

    @property
    def time(self) -> Bounds:
        """The seconds that both take together."""
        return sum_of((self.way, self.service))


@dataclass(frozen=True, slots=True)
class ResponseTime:
    """How long a journey takes.

    Attributes:
        steps: The hops of each step; those of one step are called side by side.
        broken: The fields of the journey that name a component which is broken.
    """

    steps: tuple[tuple[Hop, ...], ...]
    broken: Missing | None

    @property
    def hops(self) -> tuple[Hop, ...]:
        """All hops, in their order."""
        return tuple(hop for step in self.steps for hop in step)

    @property
    def longest(self) -> tuple[Hop, ...]:
        """The hop of each step that takes longest, as far as known: the way that is waited for."""
        return tuple(max(step, key=lambda hop: hop.time.low) for step in self.steps)

    @property
    def total(self) -> Bounds:
        """The seconds from end to end: the sum of the steps, each as long as its longest hop."""
        known = sum_of(largest_of(hop.time for hop in step) for step in self.steps)
        if self.broken is None:
            return known
        return sum_of((known, Bounds(0.0, inf, self.broken)))


class ResponseTimes:
    """Answers how long journeys take."""

    def __init__(self, design: Design, dependencies: Dependencies) -> None:
        self._design = design
        self._dependencies = dependencies

    def of(self, journey: Journey) -> ResponseTime:
        """How long a journey takes; a person takes no time, for the system does not wait."""
        steps = [
            tuple(each for each in step if each.kind is not Kind.PERSON)
            for step in self._dependencies.steps(journey)
        ]
        count = sum(len(step) for step in steps)
        allowed = _Allowed(journey, MISSES[journey.statistic] / max(count, 1) + _ROUNDING)
        return ResponseTime(
            tuple(found for found in self._hops(journey, allowed) if found),
            self._broken(journey),
        )

    def _hops(self, journey: Journey, allowed: "_Allowed") -> Iterator[tuple[Hop, ...]]:
        before: list[Component] = []
        for step in self._dependencies.steps(journey):
            parts = [each for each in step if each.kind is not Kind.PERSON]
            yield tuple(self._hop(each, before, allowed) for each in parts)
            before = [*step, *before]

    def _hop(self, component: Component, before: list[Component], allowed: "_Allowed") -> Hop:
        """One hop; `before` are the earlier components, the latest first."""
        service = allowed.figure(component, "performance", component.performance)
        if not before:
            return Hop(component, _NOTHING, service, connected=True)
        ways = self._ways(component, before)
        return Hop(component, _waited(ways, allowed), service, connected=bool(ways))

    def _ways(self, component: Component, before: list[Component]) -> Sequence[Connection]:
        """The connections from the nearest earlier step that has any, in either direction."""
        between, here = self._dependencies.between, component.address
        for each in before:
            there = each.address
            found = between.get((there, here)) or between.get((here, there))
            if found:
                return found
        return ()

    def _broken(self, journey: Journey) -> Missing | None:
        """The steps whose component is not in the design, since it could not be read."""
        places = [
            Missing.field(journey, "path", index)
            for index, step in enumerate(journey.path)
            for ref in ((step,) if isinstance(step, str) else step)
            if self._design.component(ref, journey.within) is None
        ]
        return Missing(frozenset().union(*(each.places for each in places))) if places else None


@dataclass(frozen=True, slots=True)
class _Allowed:
    """The share of a hop's calls that may take longer, and the figure that it asks for."""

    journey: Journey
    share: float

    @property
    def needs(self) -> str | None:
        """The figure that leaves over no more than the share; none of the language may."""
        return next((name for name, over in _LEFT_OVER.items() if self.share >= over), None)

    def figure(
        self, of: Component | Connection, field: str, stated: Performance | Latency | None
    ) -> Bounds:
        """The time that all but the share keep, from the stated p99 and p999."""
        needs = self.needs
        p99, p999 = _seconds(stated, "p99"), _seconds(stated, "p999")
        exact = p99 if needs == "p99" else p999 if needs == "p999" else None
        if exact is not None:
            return Bounds.exactly(exact)
        if needs == "p99":
            return Bounds(0.0, inf if p999 is None else p999, _absent(of, field, stated, needs))
        if needs is None and p999 is not None:
            # No figure of the language reaches so far out: only another statistic would help.
            return Bounds(p999, inf, Missing.field(self.journey, "statistic"))
        return Bounds(max(p99 or 0.0, p999 or 0.0), inf, _absent(of, field, stated, "p999"))


def _seconds(stated: Performance | Latency | None, name: Literal["p99", "p999"]) -> float | None:
    figure = None if stated is None else stated.p99 if name == "p99" else stated.p999
    return None if figure is None else figure.value


def _absent(of: Element, field: str, stated: Performance | Latency | None, name: str) -> Missing:
    return Missing.field(of, field) if stated is None else Missing.field(of, field, name)


def _waited(ways: Sequence[Connection], allowed: _Allowed) -> Bounds:
    """The slowest connection that the caller waits for; where it waits for none, the quickest."""
    if not ways:
        return _NOTHING
    waiting = [each for each in ways if each.mode is Mode.SYNC]
    figures = [allowed.figure(each, "latency", each.latency) for each in waiting or ways]
    return largest_of(figures) if waiting else smallest_of(figures)
