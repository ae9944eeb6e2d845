"""Serve an earlier answer while the other side is down."""

from collections.abc import Iterator
from math import inf
from typing import Final

from archkit.model.connection import AccessMode, Connection
from archkit.model.quality import Metric
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic

_HOURS: Final = (1, 4, 8, 24, 72)
_HOUR: Final = 3600.0


def remedies(aim: Aim) -> Iterator[Remedy]:
    """Each call that only reads, with what was read before as its fallback."""
    asked = [aim.subject] if isinstance(aim.subject, Connection) else []
    for call in (*asked, *aim.waits, *_into(aim)):
        if call.hard and _only_reads(call):
            target = aim.facts.design.components[call.target]
            hours = _long_enough(call, aim)
            fallback = {"serve": f"earlier answers of {target.title}", "for": f"{hours} h"}
            yield Remedy(
                f"let `{call.source}` serve earlier answers for {hours} h while"
                f" `{call.target}` is down",
                (aim.state(call, "fallback", fallback),),
            )


def _into(aim: Aim) -> Iterator[Connection]:
    """The hard calls to what is measured, where the question is who is down with it."""
    if aim.fit.metric is Metric.BLAST_RADIUS:
        for part in aim.measured:
            yield from aim.facts.design.incoming.get(part.address, ())


def _only_reads(call: Connection) -> bool:
    return call.access is AccessMode.READ or (call.carries == "none" and bool(call.returned))


def _long_enough(call: Connection, aim: Aim) -> int:
    """The hours that outlast bringing the other side back."""
    stage = aim.facts.recovery_times.of(call.target)
    outage = stage.total.high if stage is not None else inf
    if (
        least := getattr(aim.fit.at_least, "value", None)
    ) and aim.fit.metric is Metric.OFFLINE_TIME:
        outage = max(float(least), 0.0)
    return next((each for each in _HOURS if each * _HOUR >= outage), _HOURS[-1])


TACTIC = Tactic(
    id="serve-what-is-kept",
    concern=Concern.AVAILABILITY,
    summary="Keep the last answers of another system, and serve them while it is down.",
    when="A call only reads, and answers of some hours ago are good enough.",
    costs="A store for what is kept, and the code that fills and serves it.",
    harms=(
        "People see data that may be out of date, and have to be told so. What is kept has to be"
        " protected as well as the original."
    ),
    source="Bass, Clements and Kazman, Software Architecture in Practice, degradation",
    metrics=frozenset(
        {
            Metric.AVAILABILITY,
            Metric.RECOVERY_TIME,
            Metric.BLAST_RADIUS,
            Metric.OFFLINE_TIME,
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
    statement: The desk shall be available for 99 % of each month.
    fit: {metric: availability, at_least: 99 %, of: desk}
components:
  desk: {kind: service, placed: [office-1], availability: 99.5 %, redundancy: none}
  parcels:
    {kind: service, placed: [office-2], availability: 99 %, redundancy: none, recovers_in: 3 h}
connections:
  desk -> parcels: {protocol: https, access: read}
""",
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: quality
    statement: The desk shall be available for 99 % of each month.
    fit: {metric: availability, at_least: 99 %, of: desk}
components:
  desk: {kind: service, placed: [office-1], availability: 99.5 %, redundancy: none}
  ledger:
    {kind: service, placed: [office-2], availability: 99 %, redundancy: none, recovers_in: 3 h}
connections:
  desk -> ledger: {protocol: https, access: write, carries: [memo]}
""",
    ),
)
