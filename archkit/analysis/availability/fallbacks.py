"""Fallbacks: what carries a caller while the other side is down, and whether it lasts.

A fallback that serves something for a time covers an outage that is over by then. An outage
of the other side lasts until it is brought back, with all that it needs first (see
`recovery_time.py`); so the fallback holds where `for` is at least that long. One that runs out
before counts as none: how much of each outage is left over depends on how outages are
spread, which no design tells, and nothing may be met by assuming the best.
"""

from collections.abc import Mapping
from functools import cached_property
from math import inf
from typing import NamedTuple

from archkit.analysis.dependencies import Dependencies
from archkit.analysis.knowledge import TOLD, Bounds, Missing, Truth
from archkit.analysis.recovery_time import RecoveryTimes
from archkit.model.connection import Connection, Fallback
from archkit.model.design import Design
from archkit.model.transport import Mode
from archkit.model.vocabulary import Kind


class Cover(NamedTuple):
    """A fallback of a connection on which the caller waits.

    Attributes:
        connection: The connection.
        fallback: Its fallback.
        other: The address of the component that stands in; nothing where something is served.
        holds: Whether it carries the caller through every outage of the other side.
        outage: The seconds that an outage of the other side lasts, where that decides it.
    """

    connection: Connection
    fallback: Fallback
    other: str | None
    holds: Truth
    outage: Bounds | None = None


class Fallbacks:
    """Answers which fallbacks cover which outages."""

    def __init__(self, design: Design, dependencies: Dependencies, times: RecoveryTimes) -> None:
        self._design = design
        self._dependencies = dependencies
        self._times = times

    @cached_property
    def by_caller(self) -> Mapping[str, tuple[Cover, ...]]:
        """The fallbacks of each caller that has some, by its address."""
        found: dict[str, list[Cover]] = {}
        for each in self._covers:
            found.setdefault(each.connection.source, []).append(each)
        return {caller: tuple(covers) for caller, covers in found.items()}

    @cached_property
    def telling(self) -> frozenset[str]:
        """The callers with a fallback that does not simply drop the other side."""
        return frozenset(each.connection.source for each in self._covers if not drops(each))

    @cached_property
    def _covers(self) -> list[Cover]:
        """Every fallback, as settled as it gets.

        At first each fallback is trusted to hold where its time is as long as bringing the
        other side back takes. One that does not hold prolongs the outages of its caller, and so
        may break further ones, until nothing changes. What then still stands is sound: of
        fallbacks that lean on each other none can be the first to run out.
        """
        outages = Outages(self, {})
        covers = [
            self._judged(each, each.fallback, outages)
            for each, _, target in self._design.joined
            if isinstance(each.fallback, Fallback)
            and each.mode is Mode.SYNC
            and target.kind is not Kind.PERSON
        ]
        while leaky := _leaky(covers):
            outages = Outages(self, leaky)
            after = [
                self._judged(each.connection, each.fallback, outages)
                if each.connection.target in outages.prolonged
                else each
                for each in covers
            ]
            if after == covers:
                break
            covers = after
        return covers

    def _judged(self, each: Connection, fallback: Fallback, outages: "Outages") -> Cover:
        if fallback.use is not None:
            other = self._design.component(fallback.use, each.within)
            if other is None:
                return Cover(each, fallback, None, TOLD)
            return Cover(each, fallback, other.address, holds=True)
        outage = outages.of(each.target)
        return Cover(each, fallback, None, _lasts(each, fallback, outage), outage)

    def closure(self, address: str) -> frozenset[str]:
        """A component and all that it needs by hard connections."""
        return self._dependencies.closure(address)

    def callers_of(self, address: str) -> list[str]:
        """The components that need a component by a hard connection."""
        return [each.source for each in self._design.incoming.get(address, ()) if each.hard]

    def back(self, address: str) -> Bounds:
        """The seconds until a component is back, where every fallback behind it holds."""
        stage = self._times.of(address)
        return Bounds.exactly(0.0) if stage is None else stage.total


class Outages:
    """Answers how long outages last where some fallbacks do not hold.

    What a leaky connection leads to may take its caller down, and so adds its own time to the
    outages of all that need the caller; where that goes round in a circle there is no bound.
    """

    def __init__(self, fallbacks: Fallbacks, leaky: Mapping[str, list[str]]) -> None:
        self._fallbacks = fallbacks
        self._leaky = leaky
        self._known: dict[str, Bounds] = {}

    def of(self, address: str) -> Bounds:
        """The least and the most that an outage of a component lasts, in seconds."""
        if address not in self._known:
            self._known[address] = Bounds(0.0, inf)  # while it is being worked out: a circle
            self._known[address] = self._worked_out(address)
        return self._known[address]

    @cached_property
    def prolonged(self) -> frozenset[str]:
        """The components that need, at whatever remove, a caller whose fallback may not hold."""
        waiting, found = list(self._leaky), set(self._leaky)
        while waiting:
            for each in self._fallbacks.callers_of(waiting.pop()):
                if each not in found:
                    found.add(each)
                    waiting.append(each)
        return frozenset(found)

    def _worked_out(self, address: str) -> Bounds:
        back = self._fallbacks.back(address)
        if address not in self.prolonged:
            return back
        callers = sorted(self._fallbacks.closure(address) & self._leaky.keys())
        behind = [self.of(target) for caller in callers for target in self._leaky[caller]]
        gaps = (each.missing for each in (back, *behind) if each.missing is not None)
        most = back.high + max(each.high for each in behind)
        return Bounds(back.low, most, next(gaps, None))


def drops(cover: Cover) -> bool:
    """Whether the caller surely goes on without the other side, whatever else fails."""
    return cover.other is None and cover.holds is True


def _leaky(covers: list[Cover]) -> dict[str, list[str]]:
    """The far ends of the connections whose fallback may fail too or run out, by caller."""
    found: dict[str, list[str]] = {}
    for each in covers:
        if not drops(each):
            found.setdefault(each.connection.source, []).append(each.connection.target)
    return found


def _lasts(connection: Connection, fallback: Fallback, outage: Bounds) -> Truth:
    """Whether what is served is good enough until the other side is back."""
    if fallback.for_ is None:
        return Missing.field(connection, "fallback", "for")
    if outage.missing is None:
        return outage.high <= fallback.for_.value
    return outage.at_most(fallback.for_.value)
