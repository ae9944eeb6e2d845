"""Start a batch when what it waits for is done."""

from collections.abc import Iterator

from archkit.analysis.knowledge import Missing
from archkit.model.connection import Connection
from archkit.model.quality import Metric
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic


def remedies(aim: Aim) -> Iterator[Remedy]:
    """The batch, no earlier than what brings it its data is done."""
    batch = aim.subject
    if not isinstance(batch, Connection) or batch.schedule is None:
        return
    run = aim.facts.batches.run(batch)
    if isinstance(run, Missing) or run.after is None:
        return
    minutes = int(run.starts) % (24 * 60)
    starts = f"{minutes // 60:02d}:{minutes % 60:02d}"
    says = f"start `{batch.address}` at {starts}, when `{run.after.connection.address}` is done"
    yield Remedy(says, (aim.state(batch, "schedule.starts", starts),))


TACTIC = Tactic(
    id="start-when-ready",
    concern=Concern.OPERATIONS,
    summary="Start a batch when what brings it its data is done, rather than before.",
    when="A batch waits for another for longer than it works.",
    costs="A change of the schedule, and somebody who keeps it when the other one changes.",
    harms="It is done no sooner: only the time in which it holds the systems is shorter.",
    source="Critical path method (Kelley and Walker, 1959)",
    metrics=frozenset({Metric.BATCH_DURATION}),
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
    statement: The nightly letter run shall be done within 1 hour.
    fit: {metric: batch-duration, at_most: 1 h, of: desk -> printer}
components:
  ledger: {kind: service, placed: [office-1]}
  desk: {kind: service, placed: [office-1]}
  printer: {kind: service, placed: [office-1]}
connections:
  ledger -> desk: {mode: batch, carries: [notice], schedule: {starts: "01:00", takes: 3 h}}
  desk -> printer: {mode: batch, carries: [notice], schedule: {starts: "01:00", takes: 30 min}}
""",
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: quality
    statement: The nightly letter run shall be done within 1 hour.
    fit: {metric: batch-duration, at_most: 1 h, of: desk -> printer}
components:
  desk: {kind: service, placed: [office-1]}
  printer: {kind: service, placed: [office-1]}
connections:
  desk -> printer: {mode: batch, carries: [notice], schedule: {starts: "01:00", takes: 3 h}}
""",
    ),
)
