"""Hand work over to a queue instead of waiting for the other side."""

from collections.abc import Iterator

from archkit.model.connection import AccessMode, Connection
from archkit.model.quality import Metric
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic


def remedies(aim: Aim) -> Iterator[Remedy]:
    """Each call that brings nothing back, as a message."""
    for call in {each.address: each for each in (*aim.waits, *_others(aim))}.values():
        if call.hard and _brings_nothing_back(call):
            says = f"let `{call.source}` send to `{call.target}` without waiting"
            yield Remedy(says, (aim.state(call, "mode", "async"),))


def _others(aim: Aim) -> Iterator[Connection]:
    """The calls to what is measured, and those of a circle that leads through it."""
    if aim.fit.metric is Metric.BLAST_RADIUS:
        for part in aim.measured:
            yield from aim.facts.design.incoming.get(part.address, ())
    if aim.fit.metric is Metric.DEPENDENCY_CYCLES:
        for cycle in aim.facts.cycles.through.get(aim.requirement.within, ()):
            yield from (edge[0] for edge in cycle.edges)


def _brings_nothing_back(call: Connection) -> bool:
    said = call.returns in (None, "none") and call.access in (None, AccessMode.WRITE)
    return bool(call.sent) and said


TACTIC = Tactic(
    id="send-without-waiting",
    concern=Concern.AVAILABILITY,
    summary="Send what has to be done as a message, and go on without waiting for the other side.",
    when="A call carries something and brings nothing back.",
    costs="A queue, somebody who watches it, and a way to deal with what could not be delivered.",
    harms=(
        "The caller no longer knows whether it has been done: people see it later, twice, or in"
        " another order, and the other side has to bear that."
    ),
    source="Bass, Clements and Kazman, Software Architecture in Practice, publish and subscribe",
    metrics=frozenset(
        {
            Metric.AVAILABILITY,
            Metric.RECOVERY_TIME,
            Metric.BLAST_RADIUS,
            Metric.RESPONSE_TIME,
            Metric.DEPENDENCY_CYCLES,
        }
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
    statement: The desk shall be available for 99.4 % of each month.
    fit: {metric: availability, at_least: 99.4 %, of: desk}
components:
  desk: {kind: service, placed: [office-1], availability: 99.5 %, redundancy: none}
  ledger: {kind: service, placed: [office-2], availability: 99 %, redundancy: none}
connections:
  desk -> ledger: {protocol: https, carries: [memo]}
""",
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: quality
    statement: The desk shall be available for 99.4 % of each month.
    fit: {metric: availability, at_least: 99.4 %, of: desk}
components:
  desk: {kind: service, placed: [office-1], availability: 99.5 %, redundancy: none}
  ledger: {kind: service, placed: [office-2], availability: 99 %, redundancy: none}
connections:
  desk -> ledger: {protocol: https, carries: [memo], returns: [notice]}
""",
    ),
)
