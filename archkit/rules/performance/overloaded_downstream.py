"""PER-003: the journeys together ask more of a component than it can take."""

from collections.abc import Sequence

from archkit.analysis.figures import TOLERANCE, length, sum_of
from archkit.analysis.knowledge import Bounds, Missing, Truth, all_of, any_of
from archkit.analysis.load import Arrival, backlog
from archkit.model.component import Component
from archkit.rules.rule import (
    ERROR_IF_CRITICAL,
    NOT_APPLICABLE,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
    judged,
)
from archkit.source.place import Place

_CRITICAL = 2


def among(on: Situation) -> Sequence[Component]:
    """Those on the path of a journey."""
    return [on.design.components[each] for each in on.facts.load.arrivals]


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component."""
    arrivals = on.facts.load.arrivals.get(component.address, ())
    if not arrivals:
        return NOT_APPLICABLE
    capacity = component.performance.capacity if component.performance else None
    if capacity is None:
        asked = any(each.journey.rate is not None for each in arrivals)
        if asked and on.tier(arrivals[0].journey) <= _CRITICAL:
            return Unknown(Missing.field(component, "performance", "capacity"))
        return NOT_APPLICABLE
    too_much = _too_much(arrivals, capacity.value)
    return judged(too_much, lambda: _fail(arrivals, capacity.value, str(capacity)))


def _too_much(arrivals: Sequence[Arrival], capacity: float) -> Truth:
    """Whether those that wait are too many, or what piles up takes too long to work off."""
    waiting = _together([each for each in arrivals if each.waits])
    everything = _together(arrivals)
    return any_of(
        _beyond(waiting, capacity),
        all_of(
            _beyond(everything, capacity),
            any_of(*(_too_late(each, everything, capacity) for each in _queued(arrivals))),
        ),
    )


def _queued(arrivals: Sequence[Arrival]) -> list[Arrival]:
    return [each for each in arrivals if not each.waits]


def _together(arrivals: Sequence[Arrival]) -> Bounds:
    return sum_of(each.rate for each in arrivals)


def _beyond(rate: Bounds, capacity: float) -> Truth:
    within = rate.at_most(capacity + TOLERANCE)
    return within if isinstance(within, Missing) else not within


def _too_late(arrival: Arrival, everything: Bounds, capacity: float) -> Truth:
    """Whether what piles up over the peak is worked off later than it may arrive."""
    connection, journey = arrival.via, arrival.journey
    if connection is None:
        return False
    if journey.peak_lasts is None:
        return Missing.field(journey, "peak_lasts")
    if connection.may_lag is None:
        return Missing.field(connection, "may_lag")
    within = backlog(everything, capacity, journey.peak_lasts.value).at_most(
        connection.may_lag.value + TOLERANCE
    )
    return within if isinstance(within, Missing) else not within


def _fail(arrivals: Sequence[Arrival], capacity: float, stated: str) -> Fail:
    waiting = _together([each for each in arrivals if each.waits])
    told = waiting if _beyond(waiting, capacity) is True else _together(arrivals)
    least = "" if told.missing is None else "at least "
    late = "" if told is waiting else _lateness(arrivals, capacity)
    return Fail(
        f"at peak {least}{told.low:.4g} requests a second arrive; it can take {stated}{late}",
        field=("performance", "capacity"),
        evidence=tuple(_line(each) for each in arrivals),
        related=tuple(
            (Place(each.journey.where, ("rate",)), f"{each.journey.rate} of `{each.journey.id}`")
            for each in arrivals
            if each.journey.rate is not None
        )[:_SHOWN],
    )


_SHOWN = 4


def _lateness(arrivals: Sequence[Arrival], capacity: float) -> str:
    everything = _together(arrivals)
    lags = [
        backlog(everything, capacity, each.journey.peak_lasts.value).low
        for each in _queued(arrivals)
        if each.journey.peak_lasts is not None
    ]
    return f", and working off the rest takes {length(max(lags, default=0.0))}"


def _line(arrival: Arrival) -> str:
    via = arrival.via
    how = "where it begins" if via is None else f"by {via.id}, {via.calls or 'some'} calls each"
    return f"{arrival.rate.low:.4g} / s from journey {arrival.journey.address}, {how}"


RULE = Rule(
    id="PER-003",
    name="overloaded-downstream",
    summary="The journeys together ask more of a component than it can take.",
    why=(
        "Each application is sized for its own visitors, and the service behind all of them for"
        " nobody's. Four calls for each page make forty requests a second out of ten, and the"
        " shared part fails first, for everyone."
    ),
    fix=(
        "Raise what it can take and test it (`capacity`), call it less often for each request"
        " (a cache, one call for several), or put a queue before it and say how late its work may"
        " be (`may_lag`)."
    ),
    severity=ERROR_IF_CRITICAL,
    traces_to=("NIST CSF 2.0 PR.IR-04", "ISO/IEC 25010 capacity"),
    notes=(
        "The `rate:` of each journey is followed along its path and multiplied by `calls:`; where"
        " nobody says how often, at least one call is certain and more may be. What somebody"
        " waits for must fit into `capacity:`. What arrives by a queue or batch may pile up while"
        " the peak lasts (`peak_lasts:` of the journey), if it is worked off within `may_lag:`."
        " Without a capacity the rule does not apply, except in tiers 1 and 2, where a component"
        " on a journey that states its rate is then unknown."
    ),
    subject=Component,
    among=among,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  resident: {kind: person}
  portal: {kind: web-app, performance: {capacity: 50 / s}}
  store:
    kind: database
    performance:
      capacity: 100 / s # <- PER-003
connections:
  resident -> portal: {protocol: https}
  portal -> store: {protocol: postgresql, calls: 4}
journeys:
  search: {path: [resident, portal, store], rate: 20 / s}
  apply: {path: [resident, portal, store], rate: 10 / s}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  resident: {kind: person}
  portal: {kind: web-app, performance: {capacity: 50 / s}}
  mailer:
    kind: service
    performance:
      capacity: 10 / s # <- PER-003
connections:
  portal -> mailer: {protocol: amqps, mode: async, calls: 1, may_lag: 30 min}
journeys:
  apply: {path: [resident, portal, mailer], rate: 20 / s, peak_lasts: 1 h}
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  resident: {kind: person}
  portal: {kind: web-app, performance: {capacity: 50 / s}}
  store: {kind: database, performance: {capacity: 120 / s}}
  mailer: {kind: service, performance: {capacity: 15 / s}}
connections:
  resident -> portal: {protocol: https}
  portal -> store: {protocol: postgresql, calls: 4}
  portal -> mailer: {protocol: amqps, mode: async, calls: 1, may_lag: 30 min}
journeys:
  search: {path: [resident, portal, store], rate: 10 / s}
  apply: {path: [resident, portal, [store, mailer]], rate: 20 / s, peak_lasts: 1 h}
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  resident: {kind: person}
  portal: {kind: web-app} # <- PER-003 unknown
  store: {kind: database, performance: {capacity: 100 / s}}
connections:
  resident -> portal: {protocol: https}
  portal -> store: {protocol: postgresql} # <- PER-003 unknown
journeys:
  apply: {path: [resident, portal, store], rate: 20 / s}
""",
        """
solution: permits
department: clerk
stage: live
tier: 3
components:
  resident: {kind: person}
  portal: {kind: web-app, performance: {capacity: 100 / s}}
journeys:
  apply: # <- PER-003 unknown
    path: [resident, portal]
""",
    ),
)
