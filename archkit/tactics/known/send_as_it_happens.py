"""Send data as they change instead of once a day."""

from collections.abc import Iterator

from archkit.model.connection import Connection
from archkit.model.overlay.spoken import Line
from archkit.model.quality import Metric
from archkit.model.transport import Mode
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic


def remedies(aim: Aim) -> Iterator[Remedy]:
    """A batch, as messages."""
    call = aim.subject
    if isinstance(call, Connection) and (call.mode is Mode.BATCH or call.schedule is not None):
        mode = aim.state(call, "mode", "async")
        name = mode.name.removesuffix("mode")
        lines: tuple[Line, ...] = (mode,)
        if call.schedule is not None:
            lines = (mode, Line("unset", "", f"{name}schedule"))
        if call.latency is None:
            lines = (*lines, aim.state(call, "latency", {"p99": "5 s"}))
        yield Remedy(f"let `{call.address}` send each change when it happens", lines)


TACTIC = Tactic(
    id="send-as-it-happens",
    concern=Concern.OPERATIONS,
    summary="Send each change when it happens, instead of all of them once a day.",
    when="Data are brought by a batch, and are older than is asked for just before the next run.",
    costs="A queue or feed, and a way to bring both sides together again after a gap.",
    harms="The other side is asked all day, at its peak as well.",
    source="Hohpe and Woolf, Enterprise Integration Patterns, message channel",
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
    statement: The desk shall have notices that are at most 1 hour old.
    fit: {metric: data-age, at_most: 1 h, of: ledger -> desk}
components:
  ledger: {kind: service, placed: [office-1]}
  desk: {kind: service, placed: [office-1], performance: {p99: 1 s, capacity: 50 / s, peak: 5 / s,
    servers: 4, service_time: 10 ms}}
connections:
  ledger -> desk:
    {protocol: https, mode: batch, carries: [notice], schedule: {starts: "02:00", takes: 1 h}}
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
    fit: {metric: data-age, at_most: 1 h, of: desk -> ledger}
components:
  ledger: {kind: service, placed: [office-1]}
  desk: {kind: service, placed: [office-1]}
connections:
  desk -> ledger:
    {protocol: https, access: read, returns: [notice], latency: {p99: 1 s},
     fallback: {serve: notices of yesterday, for: 24 h}}
""",
    ),
)
