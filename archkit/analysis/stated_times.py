"""Times that are stated: what a component or a connection says of how long it takes."""

from math import inf
from typing import Literal, NamedTuple

from archkit.analysis.knowledge import Bounds, Missing
from archkit.analysis.quantiles import MISSES, P99_OVER, P999_OVER
from archkit.model.component import Component
from archkit.model.connection import Connection, Latency
from archkit.model.operation import Performance
from archkit.model.vocabulary import Statistic

Used = Literal["p99", "p999", "timeout"]
"""The figures of the language that bound a time."""


class Part(NamedTuple):
    """A time that is waited for: that of a component, or of the way to it.

    Attributes:
        of: The component or the connection.
        p99: The seconds within which 99 of 100 are done.
        p999: The seconds within which 999 of 1000 are done.
        limit: The seconds after which a call is given up.
    """

    of: Component | Connection
    p99: Bounds
    p999: Bounds
    limit: Bounds

    @property
    def field(self) -> str:
        """The field that states it."""
        return "performance" if isinstance(self.of, Component) else "latency"

    def figure(self, used: Used) -> Bounds:
        """The figure of a name."""
        return self.limit if used == "timeout" else self.p99 if used == "p99" else self.p999


class Taken(NamedTuple):
    """A part of the waiting, by the figure that serves.

    Attributes:
        part: What is waited for.
        used: The name of the figure.
    """

    part: Part
    used: Used

    @property
    def time(self) -> Bounds:
        """The seconds."""
        return self.part.figure(self.used)


def alone(of: Component | Connection, statistic: Statistic) -> Taken:
    """How long a component or a connection takes by itself."""
    share = MISSES.get(statistic, 0.0)
    used: Used = "p99" if share >= P99_OVER else "p999" if share >= P999_OVER else "timeout"
    return Taken(part_of(of), used)


def part_of(of: Component | Connection) -> Part:
    """What is stated of a component or a connection; each figure bounds the others."""
    field = "performance" if isinstance(of, Component) else "latency"
    stated = of.performance if isinstance(of, Component) else of.latency
    limit = _seconds(stated, "timeout")
    p999 = _shorter(_seconds(stated, "p999"), limit)
    p99 = _shorter(_seconds(stated, "p99"), p999)

    def bounds(name: Used, known: float | None, least: float, most: float) -> Bounds:
        if known is not None:
            return Bounds.exactly(known)
        missing = Missing.field(of, field) if stated is None else Missing.field(of, field, name)
        return Bounds(least, most, missing)

    most = inf if limit is None else limit
    return Part(
        of,
        bounds("p99", p99, 0.0, most if p999 is None else p999),
        bounds("p999", p999, p99 or 0.0, most),
        bounds("timeout", limit, max(p99 or 0.0, p999 or 0.0), inf),
    )


def _shorter(stated: float | None, limit: float | None) -> float | None:
    """A figure, no longer than one that fewer pass."""
    return stated if stated is None or limit is None else min(stated, limit)


def _seconds(stated: Performance | Latency | None, name: Used) -> float | None:
    figure = None if stated is None else getattr(stated, name)
    return None if figure is None else figure.value
