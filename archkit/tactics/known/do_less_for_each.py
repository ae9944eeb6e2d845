"""Make a component quicker: better queries, an index, what is asked often kept in memory."""

from collections.abc import Iterator
from typing import Final

from archkit.model.component import Component
from archkit.model.overlay.spoken import Line
from archkit.model.quality import Metric
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic, is_ours
from archkit.tactics.times import nice

_FIELDS: Final = ("service_time", "p99", "p999")
_FACTORS: Final = (0.75, 0.5, 0.25)


def remedies(aim: Aim) -> Iterator[Remedy]:
    """Each part with stated times, the slowest first, quicker by a quarter, a half and more."""
    parts = [each for each in (*aim.measured, *aim.parts) if is_ours(each) and each.performance]
    unique = {each.address: each for each in parts}.values()
    for part in sorted(unique, key=_slowness):
        for factor in _FACTORS:
            lines = tuple(_lines(part, factor, aim))
            if lines:
                says = f"make `{part.address}` answer in {factor * 100:g} % of the time"
                yield Remedy(says, lines)


def _slowness(part: Component) -> float:
    stated = part.performance
    slow = (stated.p99 or stated.service_time) if stated else None
    return -(slow.value if slow else 0.0)


def _lines(part: Component, factor: float, aim: Aim) -> Iterator[Line]:
    for field in _FIELDS:
        stated = getattr(part.performance, field)
        if stated is not None:
            yield aim.state(part, f"performance.{field}", nice(stated.value * factor))


TACTIC = Tactic(
    id="do-less-for-each",
    concern=Concern.RESPONSE_TIME,
    summary="Do less work for each request: better queries, an index, answers kept in memory.",
    when="A part of the way is slow, and is the city's own to change.",
    costs="Some weeks of measuring and mending, and a load test.",
    harms="What is kept in memory may be out of date; clever code is harder to change.",
    source=(
        "Bass, Clements and Kazman, Software Architecture in Practice, increase resource efficiency"
    ),
    metrics=frozenset(
        {Metric.RESPONSE_TIME, Metric.PROCESSING_TIME, Metric.UTILISATION, Metric.THROUGHPUT}
    ),
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
    statement: The desk shall answer 95 % of searches within 1 second.
    fit: {metric: response-time, at_most: 1 s, of: search, statistic: p95}
components:
  desk: {kind: service, placed: [office-1], performance: {p99: 100 ms}}
  store: {kind: database, placed: [office-1], performance: {p99: 1400 ms}}
connections:
  desk -> store: {protocol: postgresql, latency: {p99: 10 ms}}
journeys:
  search: {path: [desk, store]}
""",
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: quality
    statement: The desk shall answer 95 % of searches within 1 second.
    fit: {metric: response-time, at_most: 1 s, of: search, statistic: p95}
components:
  desk: {kind: service, placed: [office-1], performance: {p99: 100 ms}}
  lookup: {kind: saas, performance: {p99: 1400 ms}}
connections:
  desk -> lookup: {protocol: https, latency: {p99: 10 ms}}
journeys:
  search: {path: [desk, lookup]}
""",
    ),
)
