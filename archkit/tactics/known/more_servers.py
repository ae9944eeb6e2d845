"""Let a component serve more requests at once."""

from collections.abc import Iterator
from typing import Final

from archkit.model.component import Component
from archkit.model.overlay.spoken import Line
from archkit.model.quality import Metric
from archkit.model.vocabulary import Kind
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic

_TIMES: Final = (2, 3, 4, 8)


def remedies(aim: Aim) -> Iterator[Remedy]:
    """Each part with stated servers or a tested capacity, so many times as large."""
    for part in {each.address: each for each in (*aim.measured, *aim.parts)}.values():
        if part.kind is not Kind.PERSON and part.performance is not None:
            for times in _TIMES:
                lines = tuple(_lines(part, times, aim))
                if lines:
                    says = f"let `{part.address}` serve {times} times as many requests at once"
                    yield Remedy(says, lines)


def _lines(part: Component, times: int, aim: Aim) -> Iterator[Line]:
    stated = part.performance
    if stated is not None and stated.servers is not None:
        yield aim.state(part, "performance.servers", stated.servers * times)
    if stated is not None and stated.capacity is not None:
        number, _, unit = str(stated.capacity).partition("/")
        yield aim.state(part, "performance.capacity", f"{float(number) * times:.10g} /{unit}")


TACTIC = Tactic(
    id="more-servers",
    concern=Concern.CAPACITY,
    summary="Let a component serve more requests at once: more processes, more or larger machines.",
    when="A part of the way is the tightest, and nothing but its size keeps it from more.",
    costs="Machines, licences by the core or a larger subscription, and a load test.",
    harms=(
        "What all servers share, a database say, is next: twice the servers rarely do twice the"
        " work. The tested capacity is taken to grow with them until somebody has tested it."
    ),
    source="Bass, Clements and Kazman, Software Architecture in Practice, increase resources",
    metrics=frozenset({Metric.CAPACITY, Metric.THROUGHPUT, Metric.UTILISATION, Metric.DRAIN_TIME}),
    remedies=remedies,
    examples=(
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- met
    kind: quality
    statement: The desk shall take 150 applications per second.
    fit: {metric: throughput, at_least: 150 / s, of: desk}
components:
  desk: {kind: service, placed: [office-1], performance: {capacity: 100 / s, servers: 4}}
""",
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: quality
    statement: The desk shall take 5000 applications per second.
    fit: {metric: throughput, at_least: 5000 / s, of: desk}
components:
  desk: {kind: service, placed: [office-1], performance: {capacity: 100 / s, servers: 4}}
""",
    ),
)
