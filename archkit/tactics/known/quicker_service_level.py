"""Agree with a vendor on a quicker answer of what it runs."""

from collections.abc import Iterator
from typing import Final

from archkit.analysis.availability.parts import VENDOR_RUN
from archkit.model.component import Component
from archkit.model.overlay.spoken import Line
from archkit.model.quality import Metric
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic
from archkit.tactics.times import nice

_FIELDS: Final = ("p99", "p999")
_FACTORS: Final = (0.75, 0.5, 0.25)


def remedies(aim: Aim) -> Iterator[Remedy]:
    """Each part that a vendor runs, with a shorter time in the agreement."""
    for part in {each.address: each for each in (*aim.measured, *aim.parts)}.values():
        if part.kind in VENDOR_RUN and part.performance is not None:
            for factor in _FACTORS:
                lines = tuple(_lines(part, factor, aim))
                if lines:
                    who = f"`{part.vendor}`" if part.vendor not in (None, "none") else "its vendor"
                    says = f"agree with {who} that `{part.address}` answers in {factor * 100:g} %"
                    yield Remedy(f"{says} of the time", lines)


def _lines(part: Component, factor: float, aim: Aim) -> Iterator[Line]:
    for field in _FIELDS:
        stated = getattr(part.performance, field)
        if stated is not None:
            yield aim.state(part, f"performance.{field}", nice(stated.value * factor))


TACTIC = Tactic(
    id="quicker-service-level",
    concern=Concern.RESPONSE_TIME,
    summary="Agree with the vendor who runs a part on a quicker answer.",
    when="A part that a vendor runs takes too long.",
    costs="A dearer class of service, where the vendor sells one.",
    harms="The figure is a promise until it has been measured from where people sit.",
    source="ISO/IEC 20000-1, service level management",
    metrics=frozenset({Metric.RESPONSE_TIME, Metric.PROCESSING_TIME}),
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
  lookup: {kind: saas, vendor: acme, performance: {p99: 1400 ms}}
connections:
  desk -> lookup: {protocol: https, latency: {p99: 10 ms}}
journeys:
  search: {path: [desk, lookup]}
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
  store: {kind: database, placed: [office-1], performance: {p99: 1400 ms}}
connections:
  desk -> store: {protocol: postgresql, latency: {p99: 10 ms}}
journeys:
  search: {path: [desk, store]}
""",
    ),
)
