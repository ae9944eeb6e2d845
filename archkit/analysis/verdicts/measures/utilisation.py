"""How busy a component is at peak, once the load has grown to the horizon."""

from math import inf

from archkit.analysis.capacity import HORIZON
from archkit.analysis.figures import length, per_time, percent
from archkit.analysis.knowledge import Bounds
from archkit.analysis.queueing import mean_wait
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import SHARE, Number
from archkit.analysis.verdicts.measure import Answer, Measure, Question, Unfit
from archkit.model.component import Component
from archkit.model.quality import Metric
from archkit.model.vocabulary import Kind
from archkit.source.place import Place

_CROWDED = 0.7
"""From here on waiting grows out of proportion."""


def answer(question: Question) -> Answer | Unfit:
    """The utilisation of one component at its horizon."""
    component = question.subject
    if not isinstance(component, Component) or component.kind is Kind.PERSON:
        return Unfit("a person is no server: how busy people are follows from no design")
    busy = question.facts.capacity.with_journeys(component, HORIZON)
    number = Number(busy, SHARE)
    steps = (_load(component, question), *_servers(component), *_waiting(component, question))
    says = f"`{component.address}` at peak, at the horizon"
    return Answer(number, Step(says, str(number), missing=busy.missing, steps=steps))


def _load(component: Component, question: Question) -> Step:
    """What arrives at the horizon, and from what it grew."""
    capacity = question.facts.capacity
    solution = question.facts.design.solutions[component.within]
    today, later = capacity.peak(component), capacity.peak_at_horizon(component, HORIZON)
    years = capacity.horizon(solution, HORIZON)
    stated = component.performance.peak if component.performance else None
    places = [Place(component.where, ("performance", "peak"))] if stated else []
    arrivals = question.facts.load.arrivals.get(component.address, ())
    places += [Place(each.journey.where, ("rate",)) for each in arrivals if each.journey.rate]
    growth = () if solution.growth is None else (Place(solution.where, ("growth",)),)
    grows = Step(
        f"growing {solution.growth} a year for {years.high:.3g} years",
        _rate(later),
        growth,
        later.missing,
    )
    at_peak = Step("at peak today", _rate(today), tuple(places), today.missing, limits=True)
    return Step("what arrives", _rate(later), limits=True, steps=(at_peak, grows))


def _servers(component: Component) -> tuple[Step, ...]:
    stated = component.performance
    if stated is None or stated.servers is None or stated.service_time is None:
        return ()
    places = tuple(
        Place(component.where, ("performance", each)) for each in ("servers", "service_time")
    )
    says = f"{stated.servers} at once, {stated.service_time} each"
    busy = stated.service_time.value
    return (Step(says, f"at most {per_time(stated.servers / busy)}" if busy else "", places),)


def _waiting(component: Component, question: Question) -> tuple[Step, ...]:
    """How long requests wait for a server, with a warning where that grows fast."""
    capacity, stated = question.facts.capacity, component.performance
    busy = capacity.with_journeys(component, HORIZON)
    rate = capacity.peak_at_horizon(component, HORIZON)
    known = rate.low == rate.high and busy.low == busy.high
    if stated is None or stated.servers is None or stated.service_time is None or not known:
        return ()
    wait = mean_wait(rate.low, stated.service_time.value, stated.servers)
    warning = f": above {percent(_CROWDED)} waiting grows fast" if busy.low > _CROWDED else ""
    value = "requests pile up" if wait == inf else length(wait)
    return (Step(f"waiting for a server, on the average (M/M/c){warning}", value),)


def _rate(rate: Bounds) -> str:
    if rate.low == rate.high:
        return per_time(rate.low)
    return f"at least {per_time(rate.low)}" if rate.low else "not known"


MEASURE = Measure(
    metric=Metric.UTILISATION,
    of=(Component,),
    bound="at_most",
    summary="The share of the time in which a system is busy at peak, at the end of its horizon.",
    method=(
        "rho = lambda * (1 + g)^h * S / m: the peak load, grown until the horizon, times the mean"
        " time of a request, over the number served at once. The load is the stated `peak:`, and"
        " at least what the journeys bring along their paths, times the `calls:` on the way. The"
        " horizon is the end of the solution's first agreement, five years at most."
    ),
    source="Utilisation law and forced flow law (Denning and Buzen, 1978); Erlang C for waiting",
    assumptions=(
        "the load grows by the same share each year, and the peaks of all journeys fall together",
        "requests are spread evenly over the servers",
        "requests come at random and take exponentially spread times, as far as waiting goes",
    ),
    answer=answer,
    examples=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
growth: 8 %
requirements:
  R1: # <- met 88.1597 %
    kind: quality
    statement: The permit desk shall stay below 90 % utilisation.
    fit: {metric: utilisation, at_most: 90 %, of: desk}
  R2: # <- unmet 88.1597 %
    kind: quality
    statement: The permit desk shall stay below 70 % utilisation.
    fit: {metric: utilisation, at_most: 70 %, of: desk}
  R3: # <- unknown at least 44.0798 %
    kind: quality
    statement: The permit counter shall stay below 70 % utilisation.
    fit: {metric: utilisation, at_most: 70 %, of: counter}
  R4: # <- unmet 117.5462 %
    kind: quality
    statement: The permit store shall stay below 70 % utilisation.
    fit: {metric: utilisation, at_most: 70 %, of: store}
components:
  resident: {kind: person}
  desk: {kind: service, performance: {peak: 40 / s, service_time: 60 ms, servers: 4}}
  counter: {kind: service, performance: {service_time: 60 ms, servers: 4}}
  store: {kind: database, performance: {peak: 10 / s, service_time: 40 ms, servers: 4}}
connections:
  resident -> desk: {protocol: https}
  resident -> counter: {protocol: https}
  desk -> store: {protocol: postgresql, calls: 4}
journeys:
  apply: {path: [resident, desk, store], rate: 20 / s}
  ask: {path: [resident, counter], rate: 20 / s}
""",
    ),
)
