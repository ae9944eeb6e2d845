"""How old data may be on the other side: since they were last sent, and while they travel."""

from math import inf

from archkit.analysis.batches import DAY
from archkit.analysis.figures import largest_of, sum_of
from archkit.analysis.knowledge import Bounds, Missing
from archkit.analysis.stated_times import alone
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import SECONDS, Number
from archkit.analysis.verdicts.measure import Answer, Measure, Question, Unfit
from archkit.model.component import Component
from archkit.model.connection import Connection, Fallback
from archkit.model.quality import Metric
from archkit.model.transport import Mode
from archkit.model.vocabulary import Kind, Statistic
from archkit.source.place import Path, Place

_MINUTE = 60.0


def answer(question: Question) -> Answer | Unfit:
    """The age of what one connection brings, at the moment before it brings the next."""
    connection = question.subject
    if not isinstance(connection, Connection):
        return Unfit("it is no connection")
    if connection.mode is Mode.BATCH or connection.schedule is not None:
        terms = _by_the_clock(connection, question)
    elif connection.mode is Mode.ASYNC:
        terms = _queued(connection, question)
    else:
        terms = _at_once(connection)
    number = Number(sum_of(bounds for _, bounds, _ in terms), SECONDS)
    longest = max(terms, key=lambda term: (term[1].low, term[1].high))
    steps = sorted(
        (_step(*term, limits=term is longest) for term in terms), key=lambda step: not step.limits
    )
    says = f"what `{connection.address}` brings, when it is oldest"
    return Answer(number, Step(says, str(number), missing=number.missing, steps=tuple(steps)))


_Term = tuple[str, Bounds, Place]


def _step(says: str, bounds: Bounds, place: Place, *, limits: bool) -> Step:
    rests_on = (place,) if bounds.missing is None else ()
    return Step(says, str(Number(bounds, SECONDS)), rests_on, bounds.missing, limits=limits)


def _place(connection: Connection, *field: str) -> Place:
    path: Path = field
    return Place(connection.where, path)


def _by_the_clock(connection: Connection, question: Question) -> list[_Term]:
    """A day until the next run, and the run itself with what it waits for."""
    run = question.facts.batches.run(connection)
    schedule = _place(connection, "schedule")
    if isinstance(run, Missing):
        return [("the run of each day", Bounds(0.0, inf, run), schedule)]
    takes = Bounds.exactly((run.ends - run.starts) * _MINUTE)
    day = Bounds.exactly(DAY * _MINUTE)
    return [("it runs once a day", day, schedule), ("it takes", takes, schedule)]


def _queued(connection: Connection, question: Question) -> list[_Term]:
    """The way, and the time on the other side; without end where that cannot keep up."""
    target = question.facts.design.components.get(connection.target)
    if target is None:
        absent = Missing.field(connection, "latency")
        return [("the other side", Bounds(0.0, inf, absent), _place(connection))]
    return [
        _way(connection),
        *([] if target.kind is Kind.PERSON else [_taken_in(target, question)]),
    ]


def _taken_in(target: Component, question: Question) -> _Term:
    place = Place(target.where, ("performance",))
    says = f"`{target.address}` takes it in"
    busy = question.facts.capacity.today(target)
    if busy.low >= 1:
        return f"`{target.address}` cannot keep up", Bounds.exactly(inf), place
    if busy.high >= 1:
        return says, Bounds(0.0, inf, busy.missing), place
    return says, alone(target, Statistic.P99).time, place


def _at_once(connection: Connection) -> list[_Term]:
    """The way; or what is served while the other side is down, which is older."""
    fallback = connection.fallback
    if fallback is None:
        missing = Missing.field(connection, "fallback")
        served = "what it does without the other side"
    elif isinstance(fallback, Fallback) and fallback.serve is not None:
        missing = Missing.field(connection, "fallback", "for")
        served = f"while the other side is down it serves {fallback.serve}"
    else:
        return [_way(connection)]
    length = Bounds(0.0, inf, missing)
    if isinstance(fallback, Fallback) and fallback.for_ is not None:
        length = Bounds.exactly(fallback.for_.value)
    way = _way(connection)
    return [(served, largest_of((length, way[1])), _place(connection, "fallback"))]


def _way(connection: Connection) -> _Term:
    return "the way", alone(connection, Statistic.P99).time, _place(connection, "latency")


MEASURE = Measure(
    metric=Metric.DATA_AGE,
    of=(Connection,),
    bound="at_most",
    summary="How old data may be on the other side, just before newer ones come.",
    method=(
        "What runs by the clock: a day from one run to the next, and the time of the run with what"
        " it waits for. What nobody waits for: the way and the time of the other side (p99), which"
        " has to keep up with the peak (rho < 1), or else there is no bound. What is asked for at"
        " once: the way, or as long as something older is good enough (`for:`) that is served while"
        " the other side is down."
    ),
    source="Currency of data (ISO/IEC 25012); utilisation law of queueing theory",
    assumptions=(
        "the data are new when they are sent; what a chain of connections adds is asked of each",
        "99 of 100 cases are meant where a time has a distribution",
        "a run that fails is made good before the next",
    ),
    answer=answer,
    examples=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- met 24.33 h
    kind: quality
    statement: The ledger shall know permits that are at most 25 hours old.
    fit: {metric: data-age, at_most: 25 h, of: desk -> ledger}
  R2: # <- unmet 24.33 h
    kind: quality
    statement: The ledger shall know permits that are at most 24 hours old.
    fit: {metric: data-age, at_most: 24 h, of: desk -> ledger}
  R3: # <- met 240 ms
    kind: quality
    statement: The archive shall know permits that are at most 1 minute old.
    fit: {metric: data-age, at_most: 1 min, of: desk -> files}
  R4: # <- unknown at least 40 ms
    kind: quality
    statement: The register shall know permits that are at most 1 minute old.
    fit: {metric: data-age, at_most: 1 min, of: desk -> register}
  R5: # <- unmet 24 h
    kind: quality
    statement: The permit desk shall decide on files that are at most 8 hours old.
    fit: {metric: data-age, at_most: 8 h, of: desk -> map}
  R6: # <- unmet an unknown time
    kind: quality
    statement: The printer shall have permits that are at most 1 hour old.
    fit: {metric: data-age, at_most: 1 h, of: desk -> printer}
components:
  desk: {kind: service}
  ledger: {kind: service}
  files: {kind: service, performance: {p99: 200 ms, service_time: 20 ms, servers: 2, peak: 40 / s}}
  printer: {kind: service, performance: {p99: 9 s, service_time: 8 s, servers: 1, peak: 1 / s}}
  register: {kind: service}
  map: {kind: service}
connections:
  desk -> ledger: {protocol: sftp, mode: batch, schedule: {starts: '22:00', takes: 20 min}}
  desk -> files: {protocol: amqps, mode: async, latency: {p99: 40 ms}}
  desk -> printer: {protocol: amqps, mode: async, latency: {p99: 40 ms}}
  desk -> register: {protocol: amqps, mode: async, latency: {p99: 40 ms}}
  desk -> map:
    {protocol: https, latency: {p99: 40 ms}, fallback: {serve: yesterday's map, for: 24 h}}
""",
    ),
)
