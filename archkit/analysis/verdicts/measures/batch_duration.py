"""How long a batch takes, from the time of day at which it may begin until it is done."""

from archkit.analysis.batches import Run
from archkit.analysis.knowledge import Bounds, Missing
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import SECONDS, Number
from archkit.analysis.verdicts.measure import Answer, Measure, Question, Unfit
from archkit.model.connection import Connection
from archkit.model.hours import minutes_of_day
from archkit.model.quality import Metric
from archkit.model.transport import Mode
from archkit.source.place import Place

_MINUTE = 60.0


def answer(question: Question) -> Answer | Unfit:
    """The time of one batch, with what it waits for."""
    connection = question.subject
    if not isinstance(connection, Connection):
        return Unfit("it is no connection")
    if connection.mode is not Mode.BATCH and connection.schedule is None:
        return Unfit(f"`{connection.address}` does not run by the clock")
    run = question.facts.batches.run(connection)
    says = f"batch `{connection.address}`"
    if isinstance(run, Missing):
        number = Number(Bounds(0.0, float("inf"), run), SECONDS)
        return Answer(number, Step(says, str(number), missing=run))
    number = Number(Bounds.exactly((run.ends - _may_begin(run)) * _MINUTE), SECONDS)
    return Answer(number, Step(says, str(number), steps=_steps(run)))


def _may_begin(run: Run) -> float:
    """The minute at which it would begin if it waited for nothing."""
    schedule = run.connection.schedule
    return float(minutes_of_day(schedule.starts)) if schedule else run.starts


def _steps(run: Run) -> tuple[Step, ...]:
    waits = run.starts - _may_begin(run)
    steps = [_step("it takes", run.ends - run.starts, run, limits=run.ends - run.starts >= waits)]
    if run.after is not None and waits > 0:
        what = f"it waits until `{run.after.connection.address}` is done"
        steps.append(_step(what, waits, run.after, limits=waits > run.ends - run.starts))
    return tuple(sorted(steps, key=lambda step: not step.limits))


def _step(says: str, minutes: float, run: Run, *, limits: bool) -> Step:
    rests_on = (Place(run.connection.where, ("schedule", "takes")),)
    value = str(Number(Bounds.exactly(minutes * _MINUTE), SECONDS))
    return Step(says, value, rests_on, limits=limits)


MEASURE = Measure(
    metric=Metric.BATCH_DURATION,
    of=(Connection,),
    counted=(Connection,),
    bound="at_most",
    summary="How long work that runs by the clock takes until it is done.",
    method=(
        "A batch begins at its time of day, or when those that bring it its data are done,"
        " whichever is later, and is done when it has taken its time: T = max(0, max over those"
        " before of their end - its start) + what it takes (the critical path of the chain)."
    ),
    source="Critical path method (Kelley and Walker, 1959)",
    assumptions=(
        "a batch takes as long as is stated, whatever the amount of data that day",
        "what brings data to the component that a batch runs from has to be done before",
    ),
    answer=answer,
    examples=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- met 50 min
    kind: quality
    statement: The permit desk shall bill all permits within 1 hour.
    fit: {metric: batch-duration, at_most: 1 h, of: desk -> ledger}
  R2: # <- unmet 50 min
    kind: quality
    statement: The permit desk shall bill all permits within 30 minutes.
    fit: {metric: batch-duration, at_most: 30 min, of: desk -> ledger}
  R3: # <- unknown not known
    kind: quality
    statement: The permit desk shall print all permits within 1 hour.
    fit: {metric: batch-duration, at_most: 1 h, of: ledger -> printer}
  R4: # <- not applicable
    kind: quality
    statement: The permit desk shall answer within 1 hour.
    fit: {metric: batch-duration, at_most: 1 h, of: counter -> desk}
components:
  counter: {kind: service}
  scanner: {kind: service}
  desk: {kind: service}
  ledger: {kind: service}
  printer: {kind: service}
connections:
  scanner -> desk: {protocol: sftp, mode: batch, schedule: {starts: '21:30', takes: 1 h}}
  desk -> ledger: {protocol: sftp, mode: batch, schedule: {starts: '22:00', takes: 20 min}}
  ledger -> printer: {protocol: sftp, mode: batch, schedule: {starts: '23:30'}}
  counter -> desk: {protocol: https}
""",
    ),
)
