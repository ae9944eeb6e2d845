"""How long what has piled up in a queue over the peak takes to be worked off."""

from collections.abc import Sequence
from math import inf

from archkit.analysis.figures import largest_of, per_time, sum_of
from archkit.analysis.knowledge import Bounds, Missing
from archkit.analysis.load import Arrival, backlog
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import KEPT, Number
from archkit.analysis.verdicts.limits import written
from archkit.analysis.verdicts.measure import Answer, Measure, Question, Unfit
from archkit.model.component import Component
from archkit.model.quality import Metric
from archkit.source.place import Place


def answer(question: Question) -> Answer | Unfit:
    """The longest backlog that a peak of a journey leaves at one component."""
    component = question.subject
    if not isinstance(component, Component):
        return Unfit("it is no component")
    arrivals = question.facts.load.arrivals.get(component.address, ())
    if all(each.waits for each in arrivals):
        return Unfit("nothing comes to it by a queue or batch of a journey")
    rate, most = sum_of(each.rate for each in arrivals), question.facts.capacity.most(component)
    drains = [(each, _drain(each, rate, most)) for each in arrivals]
    drains.sort(key=lambda each: (-each[1].low, -each[1].high, each[0].journey.address))
    number = Number(largest_of(drain for _, drain in drains), KEPT)
    says = f"what piles up at `{component.address}` over the peak"
    steps = _steps(component, arrivals, most, drains)
    return Answer(number, Step(says, str(number), missing=number.missing, steps=steps))


def _drain(arrival: Arrival, rate: Bounds, most: Bounds) -> Bounds:
    """The seconds after the peak of one journey until what piled up is worked off."""
    lasts = arrival.journey.peak_lasts
    if lasts is None:
        fits = rate.high <= most.low
        absent = Missing.field(arrival.journey, "peak_lasts")
        return Bounds.exactly(0.0) if fits else Bounds(0.0, inf, _all(absent, rate, most))
    low = backlog(rate, most.high, lasts.value).low if most.high < inf else 0.0
    high = backlog(rate, most.low, lasts.value).high
    missing = _all(None, rate, most)
    return Bounds(low, high, missing if low != high else None)


def _all(absent: Missing | None, *figures: Bounds) -> Missing | None:
    gaps = [each.missing.places for each in figures if each.missing is not None]
    gaps += [absent.places] if absent is not None else []
    return Missing(frozenset().union(*gaps)) if gaps else None


def _steps(
    component: Component,
    arrivals: Sequence[Arrival],
    most: Bounds,
    drains: Sequence[tuple[Arrival, Bounds]],
) -> tuple[Step, ...]:
    tested = component.performance is not None and component.performance.capacity is not None
    place = (Place(component.where, ("performance", "capacity")),) if tested else ()
    first, drain = drains[0]
    lasts = first.journey.peak_lasts
    peak = (Place(first.journey.where, ("peak_lasts",)),) if lasts else ()
    return (
        Step("what it works off", written(most), place, most.missing, limits=True),
        *(_arrival(each) for each in arrivals),
        Step(
            f"the peak of journey `{first.journey.address}` lasts",
            str(lasts) if lasts else "not known",
            peak,
            None if lasts else drain.missing,
        ),
    )


def _arrival(arrival: Arrival) -> Step:
    stated = arrival.journey.rate is not None
    places = (Place(arrival.journey.where, ("rate",)),) if stated else ()
    low, high = arrival.rate.low, arrival.rate.high
    value = per_time(low) if low == high else f"at least {per_time(low)}" if low else "not known"
    how = "that somebody waits for" if arrival.waits else "that may wait"
    return Step(
        f"journey `{arrival.journey.address}` brings work {how}",
        value,
        places,
        arrival.rate.missing,
    )


MEASURE = Measure(
    metric=Metric.DRAIN_TIME,
    of=(Component,),
    bound="at_most",
    summary="How long after the peak what has piled up in a queue is worked off.",
    method=(
        "(lambda - C) * T / C, with lambda what all journeys bring, C what the component can take,"
        " and T how long the peak lasts (`peak_lasts:`); nothing where C is enough."
    ),
    source="Fluid approximation of a queue over a peak (Newell, Applications of Queueing Theory)",
    assumptions=(
        "the queue holds all that piles up, and what waits for it does not give up",
        "all journeys peak together, and what somebody waits for is in the queue as well",
        "after the peak no more arrives until the work is done: `peak_lasts:` covers the rush",
    ),
    answer=answer,
    examples=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- met 1 h
    kind: quality
    statement: The permit mailer shall send all confirmations within 2 hours after the rush.
    fit: {metric: drain-time, at_most: 2 h, of: mailer}
  R2: # <- unmet 1 h
    kind: quality
    statement: The permit mailer shall send all confirmations within 30 minutes after the rush.
    fit: {metric: drain-time, at_most: 30 min, of: mailer}
  R3: # <- unknown not known
    kind: quality
    statement: The permit printer shall print all receipts within 2 hours after the rush.
    fit: {metric: drain-time, at_most: 2 h, of: printer}
  R4: # <- not applicable
    kind: quality
    statement: The permit desk shall work everything off within 2 hours after the rush.
    fit: {metric: drain-time, at_most: 2 h, of: desk}
components:
  resident: {kind: person}
  desk: {kind: service, performance: {capacity: 50 / s}}
  mailer: {kind: service, performance: {capacity: 10 / s}}
  printer: {kind: service}
connections:
  resident -> desk: {protocol: https}
  desk -> mailer: {protocol: amqps, mode: async, calls: 1}
  desk -> printer: {protocol: amqps, mode: async, calls: 1}
journeys:
  apply: {path: [resident, desk, [mailer, printer]], rate: 20 / s, peak_lasts: 1 h}
""",
    ),
)
