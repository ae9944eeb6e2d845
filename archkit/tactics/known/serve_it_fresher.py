"""Serve what is kept for a shorter time only."""

from collections.abc import Iterator

from archkit.model.connection import Connection, Fallback
from archkit.model.quality import Metric
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic


def remedies(aim: Aim) -> Iterator[Remedy]:
    """The fallback, for no longer than data may be old."""
    call = aim.subject
    if isinstance(call, Connection) and isinstance(call.fallback, Fallback) and call.fallback.serve:
        says = f"let `{call.address}` serve what is kept for {aim.fit.at_most} at most"
        yield Remedy(says, (aim.state(call, "fallback.for", str(aim.fit.at_most)),))


TACTIC = Tactic(
    id="serve-it-fresher",
    concern=Concern.OPERATIONS,
    summary="Serve what was kept for a shorter time only, and then say that there is none.",
    when="While the other side is down, older data are served than are good enough.",
    costs="Nothing to build; people see a message instead of old data.",
    harms="In a longer outage there is no answer where there was an old one.",
    source="ISO/IEC 25012, currentness",
    metrics=frozenset({Metric.DATA_AGE}),
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
    statement: The desk shall have notices that are at most 4 hours old.
    fit: {metric: data-age, at_most: 4 h, of: desk -> ledger}
components:
  ledger: {kind: service, placed: [office-1]}
  desk: {kind: service, placed: [office-1]}
connections:
  desk -> ledger:
    {protocol: https, access: read, returns: [notice], latency: {p99: 1 s},
     fallback: {serve: notices of yesterday, for: 24 h}}
""",
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: quality
    statement: The desk shall have notices that are at most 1 hour old.
    fit: {metric: data-age, at_most: 1 h, of: ledger -> desk}
components:
  ledger: {kind: service, placed: [office-1]}
  desk: {kind: service, placed: [office-1]}
connections:
  ledger -> desk:
    {protocol: https, mode: batch, carries: [notice], schedule: {starts: "02:00", takes: 1 h}}
""",
    ),
)
