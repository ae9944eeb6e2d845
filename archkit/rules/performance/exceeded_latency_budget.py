"""PER-001: a journey takes longer than its target."""

from archkit.analysis.figures import TOLERANCE, length
from archkit.analysis.knowledge import Bounds, Missing
from archkit.analysis.response_time import Hop, ResponseTime
from archkit.model.component import Component
from archkit.model.journey import Journey
from archkit.rules.rule import (
    ERROR_IF_CRITICAL,
    NOT_APPLICABLE,
    PASS,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
)


def judge(journey: Journey, on: Situation) -> Judgement:
    """Judge one journey."""
    time = on.facts.response_times.of(journey)
    if not time.steps and time.broken is None:
        return NOT_APPLICABLE
    apart = [hop for hop in time.hops if not hop.connected] if time.broken is None else []
    if apart:
        return [_unconnected(journey, hop.component) for hop in apart]
    if journey.target is None:
        return Unknown(Missing.field(journey, "target"))
    kept = time.total.at_most(journey.target.value + TOLERANCE)
    if isinstance(kept, Missing):
        return Unknown(kept)
    return PASS if kept else _fail(journey, time)


def _unconnected(journey: Journey, component: Component) -> Fail:
    name = _named(journey, component)
    return Fail(
        f"the journey calls {name}, and no connection joins it to an earlier step",
        field=("path",),
        key=component.address,
        only_if_whole=True,
        fix=f"Declare the connection to {name} with its `latency:`, or take it out of the path.",
    )


def _fail(journey: Journey, time: ResponseTime) -> Fail:
    least = "" if time.total.missing is None else "at least "
    share, what = max(
        (term for hop in time.longest for term in _terms(journey, hop)), key=lambda term: term[0]
    )
    return Fail(
        f"it takes {least}{length(time.total.low)} ({journey.statistic}), over its target of"
        f" {journey.target}; the largest part, {length(share)}, goes to {what}",
        field=("target",),
        evidence=tuple(_line(journey, hop, time) for hop in time.hops),
    )


def _terms(journey: Journey, hop: Hop) -> tuple[tuple[float, str], tuple[float, str]]:
    name = _named(journey, hop.component)
    return (hop.service.low, name), (hop.way.low, f"the way to {name}")


def _line(journey: Journey, hop: Hop, time: ResponseTime) -> str:
    beside = "" if hop in time.longest else " (beside a longer one)"
    return (
        f"{_named(journey, hop.component)}: {_figure(hop.way)} on the way,"
        f" {_figure(hop.service)} of its own{beside}"
    )


def _figure(time: Bounds) -> str:
    if time.missing is None:
        return length(time.low)
    return f"at least {length(time.low)}" if time.low else "(not stated)"


def _named(journey: Journey, component: Component) -> str:
    return f"`{component.id if component.within == journey.within else component.address}`"


RULE = Rule(
    id="PER-001",
    name="exceeded-latency-budget",
    summary="The hops of a journey together take longer than its target.",
    why=(
        "People wait for the sum of all hops. Each team keeps its own part fast enough, and"
        " nobody adds the parts up until residents and counter staff do, in front of the screen."
    ),
    fix=(
        "Speed up the largest contributor, call steps side by side (a list in the `path`), take"
        " out of the path what nobody has to wait for, or agree on another target."
    ),
    severity=ERROR_IF_CRITICAL,
    traces_to=("ISO/IEC 25010 time behaviour",),
    notes=(
        "A hop is a component and the connection to it from the nearest earlier step that has"
        " one, in whichever direction it is opened; persons take no time. Quantiles do not add,"
        " so the sum is a safe bound: the shares of cases that pass each time may together be no"
        " more than pass the target. For a p95 the p99 of up to five times serves, two for each"
        " hop; of more, the p999 of those where it costs least. Where these do not reach so far,"
        " as for `max` or a mean, each `timeout:` counts. Steps side by side take as"
        " long as the longest of them. Of several connections between two steps the slowest that"
        " the caller waits for counts. A hop counts once however often it is called (`calls`)."
        " Added to the catalogue: a step that no connection joins to an earlier one fails, since"
        " the time to it is nowhere in the design."
    ),
    subject=Journey,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  resident: {kind: person}
  portal: {kind: web-app, performance: {p99: 300 ms}}
  cases: {kind: service, performance: {p99: 450 ms}}
  store: {kind: database, performance: {p99: 150 ms}}
connections:
  resident -> portal: {protocol: https, latency: {p99: 120 ms}}
  portal -> cases: {protocol: https, latency: {p99: 80 ms}}
  cases -> store: {protocol: postgresql, latency: {p99: 200 ms}}
journeys:
  apply:
    path: [resident, portal, cases, store]
    target: 1 s # <- PER-001
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  resident: {kind: person}
  portal: {kind: web-app, performance: {p99: 300 ms}}
  cases: {kind: service, performance: {p99: 450 ms}}
connections:
  resident -> portal: {protocol: https, latency: {p99: 120 ms}}
journeys:
  apply:
    path: [resident, portal, cases] # <- PER-001
    target: 1 s
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  portal: {kind: web-app, performance: {p99: 1200 ms}}
  cases: {kind: service}
connections:
  portal -> cases: {protocol: https}
journeys:
  apply:
    path: [portal, cases]
    target: 1 s # <- PER-001
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
  portal: {kind: web-app, performance: {p99: 200 ms, p999: 210 ms}}
  cases: {kind: service, performance: {p99: 450 ms}}
  maps: {kind: service, performance: {p99: 400 ms}}
connections:
  resident -> portal: {protocol: https, latency: {p99: 80 ms, p999: 90 ms}}
  portal -> cases: {protocol: https, latency: {p99: 50 ms}}
  portal -> maps: {protocol: https, latency: {p99: 50 ms}}
journeys:
  apply:
    path: [resident, portal, [cases, maps]]
    target: 800 ms
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
  portal: {kind: web-app, performance: {p99: 200 ms}}
  cases: {kind: service} # <- PER-001 unknown
connections:
  resident -> portal: {protocol: https, latency: {p99: 100 ms}}
  portal -> cases: {protocol: https} # <- PER-001 unknown
journeys:
  apply: {path: [resident, portal, cases], target: 1 s}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  resident: {kind: person}
  portal: {kind: web-app, performance: {p99: 200 ms}}
connections:
  resident -> portal: {protocol: https, latency: {p99: 100 ms}}
journeys:
  apply: {path: [resident, portal]} # <- PER-001 unknown
""",
    ),
)
