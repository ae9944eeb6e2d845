"""PER-005: a batch is not done in time, or runs while its store is copied or maintained."""

from collections.abc import Iterator, Sequence
from typing import Final

from archkit.analysis.batches import DAY, Occupied, Run
from archkit.analysis.information import Information
from archkit.analysis.knowledge import Missing
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.hours import minutes_of_day
from archkit.model.transport import Mode
from archkit.rules.rule import (
    ERROR_IF_CRITICAL,
    NOT_APPLICABLE,
    WARNING,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
)
from archkit.source.place import Place

_ROUNDING: Final = 1e-6


def among(on: Situation) -> Sequence[Connection]:
    """Those that run by the clock."""
    return on.facts.directory.timed


def judge(connection: Connection, on: Situation) -> Judgement:
    """Judge one connection."""
    if connection.mode is not Mode.BATCH and connection.schedule is None:
        return NOT_APPLICABLE
    run = on.facts.batches.run(connection)
    if isinstance(run, Missing):
        return Unknown(run)
    return [*_late(run), *_in_the_way(run, on)]


def _late(run: Run) -> Iterator[Fail | Unknown]:
    schedule = run.connection.schedule
    if schedule is None or schedule.ends_by is None:
        yield Unknown(Missing.field(run.connection, "schedule", "ends_by"))
        return
    window = minutes_of_day(schedule.ends_by)
    if window <= minutes_of_day(schedule.starts):
        window += DAY
    if run.ends > window + _ROUNDING:
        yield Fail(
            f"it is done at {_clock(run.ends)} and must be by {schedule.ends_by}",
            field=("schedule", "ends_by"),
            evidence=tuple(_line(each) for each in run.chain()),
            related=tuple(
                (Place(each.connection.where, ("schedule",)), "this has to be done before")
                for each in run.chain()[:-1]
            ),
        )


def _line(run: Run) -> str:
    span = f"{_clock(run.starts)} to {_clock(run.ends)}"
    return f"{run.connection.id} of {run.connection.within}: {span}"


def _clock(minutes: float) -> str:
    whole = round(minutes) % DAY
    return f"{whole // 60:02}:{whole % 60:02}"


def _in_the_way(run: Run, on: Situation) -> Iterator[Fail | Unknown]:
    """What the stores at its ends are busy with meanwhile."""
    for address in (run.connection.source, run.connection.target):
        component = on.design.components.get(address)
        if component is None or not _keeps(component, on.facts.information):
            continue
        for busy in on.facts.batches.occupied(component):
            if isinstance(busy, Missing):
                yield Unknown(busy)
            elif _overlap(run, busy):
                yield _clash(run, busy, component)


def _keeps(component: Component, information: Information) -> bool:
    return bool(information.stored(component)) or component.stores is None


def _overlap(run: Run, busy: Occupied) -> bool:
    """Whether two spans of the day meet, midnight or not."""
    between = (busy.starts - run.starts) % DAY
    return between < run.ends - run.starts - _ROUNDING or DAY - between < busy.minutes - _ROUNDING


def _clash(run: Run, busy: Occupied, component: Component) -> Fail:
    return Fail(
        f"it runs from {_clock(run.starts)} to {_clock(run.ends)} while {busy.what} of"
        f" `{component.address}` runs from {_clock(busy.starts)} to"
        f" {_clock(busy.starts + busy.minutes)}",
        field=("schedule",),
        severity=WARNING,
        related=((Place(component.where, busy.field), f"the time of {busy.what}"),),
        key=f"{component.address} {'.'.join(busy.field)}",
    )


RULE = Rule(
    id="PER-005",
    name="batch-window-overrun",
    summary="A batch is not done in time, or runs while its store is copied or maintained.",
    why=(
        "Night work is a chain: the reads, then the bills, then the postings. Each link was"
        " planned alone; together they meet the morning, or each other, or the backup, and then"
        " the figures of the day are those of the day before."
    ),
    fix=(
        "Begin earlier, make the slow link faster, let links run side by side, or move the copy"
        " and the planned work to another hour."
    ),
    severity=ERROR_IF_CRITICAL,
    traces_to=("ISO/IEC 25010 time behaviour",),
    notes=(
        "A batch begins at `starts:` or when every batch into its source is done, whichever is"
        " later. A batch whose source's batches begin later in the day waits for those of the"
        " evening before. A clash with a copy or with planned work that is not `rolling:` is a"
        " warning at every tier. Copies made more often than every six hours have no window, and"
        " neither have replicas and shipped logs."
    ),
    subject=Connection,
    among=among,
    judge=judge,
    fires=(
        """
solution: billing
department: clerk
stage: live
tier: 2
components:
  meters: {kind: service, stores: none}
  bills: {kind: service, stores: none}
  ledger: {kind: service, stores: none}
connections:
  meters -> bills:
    mode: batch
    schedule: {starts: "22:00", takes: 5 h, ends_by: "04:00"}
  bills -> ledger:
    mode: batch
    schedule:
      starts: "02:00"
      takes: 2 h
      ends_by: "04:30" # <- PER-005
""",
        """
solution: billing
department: clerk
stage: live
tier: 2
components:
  bills: {kind: service, stores: none}
  ledger:
    kind: database
    stores: [memo]
    maintenance: {every: 30 d, takes: 1 h, starts: "23:30", rolling: false}
    backup:
      copies:
        in-the-way: {method: backup, every: 1 d, starts: "01:30", takes: 1 h}
  archive:
    kind: database
    stores: [memo]
    maintenance: {every: 30 d, takes: 1 h, starts: "00:15", rolling: false}
    backup: none
connections:
  bills -> ledger:
    mode: batch
    schedule: {starts: "01:00", takes: 1 h, ends_by: "04:30"} # <- PER-005
  bills -> archive:
    mode: batch
    schedule: {starts: "23:50", takes: 1 h, ends_by: "04:30"} # <- PER-005
""",
    ),
    quiet=(
        """
solution: billing
department: clerk
stage: live
tier: 2
components:
  meters: {kind: service, stores: none}
  bills: {kind: service, stores: none}
  ledger:
    kind: database
    stores: [memo]
    maintenance: {every: 30 d, takes: 1 h, starts: "02:30", rolling: true}
    backup:
      copies:
        nightly: {method: backup, every: 1 d, starts: "04:30", takes: 1 h}
        hourly: {method: snapshot, every: 1 h}
connections:
  meters -> bills:
    mode: batch
    schedule: {starts: "22:00", takes: 4 h, ends_by: "02:00"}
  bills -> ledger:
    mode: batch
    schedule: {starts: "02:00", takes: 150 min, ends_by: "04:30"}
""",
    ),
    unknown=(
        """
solution: billing
department: clerk
stage: live
tier: 2
components:
  meters: {kind: service, stores: none}
  bills: {kind: service, stores: none}
  ledger: {kind: database, stores: [memo]} # <- PER-005 unknown
connections:
  meters -> bills: # <- PER-005 unknown
    mode: batch
    schedule: {starts: "22:00", takes: 4 h}
  meters -> ledger: # <- PER-005 unknown
    mode: batch
  bills -> ledger:
    mode: batch
    schedule: {starts: "02:00", takes: 1 h, ends_by: "04:30"}
""",
    ),
)
