"""Response time: how long somebody waits for a journey, as a safe bound.

What a hop takes is the time of the way there and the component's own. Quantiles do not add;
the bound that is used, and why it holds, stands in `quantiles.py`. For a p95 the p99 of up to
five times serve; of more, the p999 of some. Where these do not reach so far, and for a mean or
the longest time there is, only limits do (`timeout:`), which no call can pass.
"""

from collections.abc import Iterator, Sequence
from math import inf
from typing import Final, NamedTuple

from archkit.analysis.dependencies import Dependencies
from archkit.analysis.figures import largest_of, smallest_of, sum_of
from archkit.analysis.knowledge import Bounds, Missing
from archkit.analysis.quantiles import MISSES, P99_OVER, Time, tightest
from archkit.analysis.stated_times import Part, Taken, Used, part_of
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.journey import Journey
from archkit.model.transport import Mode
from archkit.model.vocabulary import Kind, Statistic

_NOTHING: Final = Bounds.exactly(0.0)
_ROUNDING: Final = 1e-9


class Hop(NamedTuple):
    """One component that is called on the way, and the way there.

    Attributes:
        component: The component.
        there: The way to it; nothing where the journey begins.
        own: What the component takes.
        connected: Whether an earlier step and the component are connected.
    """

    component: Component
    there: Taken | None
    own: Taken
    connected: bool

    @property
    def way(self) -> Bounds:
        """The seconds that the connection takes."""
        return self.there.time if self.there else _NOTHING

    @property
    def service(self) -> Bounds:
        """The seconds that the component takes."""
        return self.own.time

    @property
    def time(self) -> Bounds:
        """The seconds that both take together."""
        return sum_of((self.way, self.service))


class ResponseTime(NamedTuple):
    """How long a journey takes.

    Attributes:
        steps: The hops of each step; those of one step are called side by side.
        total: The seconds from end to end, as a safe bound.
        broken: The fields of the journey that name a component which is broken.
    """

    steps: tuple[tuple[Hop, ...], ...]
    total: Bounds
    broken: Missing | None

    @property
    def hops(self) -> tuple[Hop, ...]:
        """All hops, in their order."""
        return tuple(hop for step in self.steps for hop in step)

    @property
    def longest(self) -> tuple[Hop, ...]:
        """The hop of each step that takes longest, as far as known: the way that is waited for."""
        return tuple(max(step, key=lambda hop: hop.time.low) for step in self.steps)


class _Called(NamedTuple):
    """A component on a journey, and the way to it, before a quantile is chosen."""

    component: Component
    there: Part | None
    own: Part
    connected: bool

    @property
    def parts(self) -> tuple[Part, ...]:
        return (self.own,) if self.there is None else (self.there, self.own)


class ResponseTimes:
    """Answers how long journeys take."""

    def __init__(self, design: Design, dependencies: Dependencies) -> None:
        self._design = design
        self._dependencies = dependencies
        self._known: dict[tuple[int, Statistic, Missing | None], ResponseTime] = {}

    def of(
        self, journey: Journey, statistic: Statistic | None = None, said: Missing | None = None
    ) -> ResponseTime:
        """How long a journey takes; a person takes no time, for the system does not wait.

        Args:
            journey: The journey.
            statistic: Which figure of its distribution is asked for; else the journey's own.
            said: The field that asks for it.
        """
        asked = statistic or journey.statistic
        said = Missing.field(journey, "statistic") if said is None else said
        question = (id(journey), asked, said if asked is Statistic.MEAN else None)
        if question not in self._known:
            self._known[question] = self._worked_out(journey, asked, said)
        return self._known[question]

    def _worked_out(self, journey: Journey, asked: Statistic, said: Missing) -> ResponseTime:
        steps = [step for step in self._steps(journey) if step]
        total, hops = _bounded(steps, asked, said)
        broken = self._broken(journey)
        gap = broken if broken is not None or _joined(hops) else Missing.field(journey, "path")
        if gap is not None:
            total = sum_of((total, Bounds(0.0, inf, gap)))
        return ResponseTime(hops, total, broken)

    def _steps(self, journey: Journey) -> Iterator[tuple[_Called, ...]]:
        before: list[Component] = []
        for step in self._dependencies.steps(journey):
            parts = [each for each in step if each.kind is not Kind.PERSON]
            yield tuple(self._called(each, before) for each in parts)
            before = [*step, *before]

    def _called(self, component: Component, before: list[Component]) -> _Called:
        """One hop; `before` are the earlier components, the latest first."""
        ways = self._ways(component, before)
        there = _waited(ways) if ways else None
        return _Called(component, there, part_of(component), connected=not before or bool(ways))

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


def _waited(ways: Sequence[Connection]) -> Part:
    """The slowest connection that the caller waits for; where it waits for none, the quickest."""
    waiting = [each for each in ways if each.mode is Mode.SYNC]
    parts = [part_of(each) for each in waiting or ways]
    if len(parts) == 1:
        return parts[0]
    choose, pick = (largest_of, max) if waiting else (smallest_of, min)
    shown = pick(parts, key=lambda part: part.p99.low)
    return Part(
        shown.of,
        choose(each.p99 for each in parts),
        choose(each.p999 for each in parts),
        choose(each.limit for each in parts),
    )


def _joined(steps: "_Hops") -> bool:
    """Whether no hop is left out: the way to one that nothing joins is nowhere in the design."""
    return all(hop.connected for step in steps for hop in step)


_Hops = tuple[tuple[Hop, ...], ...]


def _bounded(
    steps: Sequence[Sequence[_Called]], statistic: Statistic, said: Missing
) -> tuple[Bounds, _Hops]:
    """The safe bound of some steps, at its least and at its most, and the hops that make it."""
    may_miss = MISSES.get(statistic, 0.0)
    low, high = _times(steps, high=False), _times(steps, high=True)
    least = tightest(low, may_miss)
    most = least if low == high else tightest(high, may_miss)
    if least is None or most is None:
        total, hops = _limited(steps)
        # The mean may lie anywhere below; to call it too long would need another figure.
        return (Bounds(0.0, total.high, said) if statistic is Statistic.MEAN else total), hops
    shown = least if most.bound == inf else most
    hops = tuple(
        tuple(
            _hop(called, ["p99" if each else "p999" for each in mild])
            for called, mild in zip(step, chosen, strict=True)
        )
        for step, chosen in zip(steps, shown.mild, strict=True)
    )
    if most.bound - least.bound <= _ROUNDING:
        return Bounds.exactly(most.bound), hops
    return Bounds(least.bound, most.bound, _gaps(steps, may_miss)), hops


def _times(steps: Sequence[Sequence[_Called]], *, high: bool) -> list[list[list[Time]]]:
    return [[[_time(part, high=high) for part in each.parts] for each in step] for step in steps]


def _time(part: Part, *, high: bool) -> Time:
    if high:
        return Time(part.p99.high, part.p999.high)
    return Time(part.p99.low, part.p999.low)


def _limited(steps: Sequence[Sequence[_Called]]) -> tuple[Bounds, _Hops]:
    """The sum of the limits, which bounds every statistic, the mean among them."""
    hops = tuple(tuple(_hop(each, ["timeout"] * 2) for each in step) for step in steps)
    return sum_of(largest_of(hop.time for hop in step) for step in hops), hops


def _hop(called: _Called, used: Sequence[Used]) -> Hop:
    there = None if called.there is None else Taken(called.there, used[0])
    return Hop(called.component, there, Taken(called.own, used[-1]), called.connected)


def _gaps(steps: Sequence[Sequence[_Called]], may_miss: float) -> Missing:
    """The figures that would narrow the bound."""
    parts = [part for step in steps for each in step for part in each.parts]
    all_mild = len(parts) * P99_OVER <= may_miss + _ROUNDING
    gaps = []
    for part in parts:
        if all_mild or part.p99.high == inf:
            gaps.append(part.p99.missing)
        if not all_mild:
            gaps.append(part.p99.missing if part.p999.missing is None else part.p999.missing)
    return Missing(frozenset().union(*(each.places for each in gaps if each is not None)))
