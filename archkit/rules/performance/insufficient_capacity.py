"""PER-002: a component is too busy at peak before its horizon is reached."""

from dataclasses import replace
from typing import Final, cast

from archkit.analysis.capacity import HORIZON, grown
from archkit.analysis.figures import TOLERANCE, percent
from archkit.analysis.knowledge import Bounds, Missing
from archkit.model.component import Component
from archkit.model.quantities import Duration, Ratio
from archkit.model.solution import Solution
from archkit.model.vocabulary import Kind
from archkit.rules.rule import (
    ERROR_IF_CRITICAL,
    NOT_APPLICABLE,
    PASS,
    WARNING,
    Fail,
    Judgement,
    Parameters,
    Rule,
    Situation,
    Unknown,
)
from archkit.source.place import Place

_CRITICAL: Final = 2
"""Tiers 1 and 2 are the critical ones."""
_FULL: Final = 1 - TOLERANCE
_YEAR: Final = Duration.read("1 year").value


class Limits(Parameters):
    """How busy a component may be, and how far ahead that is looked at."""

    warn_above: Ratio = Ratio.read("70 %")
    """The share of the time above which waiting grows out of proportion."""
    horizon: Duration = Duration.read(f"{HORIZON:g} years")
    """How far to look ahead where no contract of the solution ends earlier."""


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component."""
    if component.kind is Kind.PERSON:
        return NOT_APPLICABLE
    if component.performance is None:
        return _unstated(component, on)
    limits = cast(Limits, on.parameters)  # The engine hands each rule parameters of its class.
    busy = on.facts.capacity.at_horizon(component, limits.horizon.value / _YEAR)
    too_full = busy.at_least(_FULL)
    if too_full is True:
        return _fail(component, busy, on, "requests pile up")
    calm = busy.at_most(limits.warn_above.value + TOLERANCE)
    if isinstance(calm, Missing):
        return Unknown(calm)
    if calm:
        return PASS
    crowded = replace(
        _fail(component, busy, on, f"above {limits.warn_above} waiting grows fast"),
        severity=WARNING,
    )
    return [crowded, Unknown(too_full)] if isinstance(too_full, Missing) else crowded


def _unstated(component: Component, on: Situation) -> Judgement:
    """Without figures: they are asked for on critical journeys that say how often they are made."""
    journeys = on.facts.capacity.rated.get(component.address, ())
    if any(on.tier(each) <= _CRITICAL for each in journeys):
        return Unknown(Missing.field(component, "performance"))
    return NOT_APPLICABLE


def _fail(component: Component, busy: Bounds, on: Situation, verdict: str) -> Fail:
    limits = cast(Limits, on.parameters)  # As above.
    solution = on.design.solutions[component.within]
    years = on.facts.capacity.horizon(solution, limits.horizon.value / _YEAR).low
    today = percent(on.facts.capacity.today(component).low)
    later = f" today, and {percent(busy.low)} in {_spelled(years)}"
    grows = solution.growth is not None and years > 0
    return Fail(
        f"at peak it needs {today} of its servers' time{later if grows else ' today'}: {verdict}",
        field=("performance",),
        evidence=tuple(_evidence(component, solution, years, on)),
        related=((Place(solution.where, ("growth",)), "how the load grows"),) if grows else (),
    )


def _evidence(component: Component, solution: Solution, years: float, on: Situation) -> list[str]:
    """The terms of the utilisation, as stated or as the journeys bring them."""
    stated = component.performance
    if stated is None:
        return []
    peak = stated.peak.value if stated.peak else on.facts.capacity.peak(component).low
    rate = f"{stated.peak} at peak" if stated.peak else f"{peak:.4g} / s from its journeys"
    terms = f"{rate}, {stated.service_time} each, {stated.servers} at once"
    if solution.growth is None:
        return [terms, "how the load grows is not stated"]
    later = grown(peak, solution.growth.value, years)
    return [terms, f"growing {solution.growth} a year: {later:.4g} / s in {_spelled(years)}"]


def _spelled(years: float) -> str:
    return "1 year" if years == 1 else f"{years:.3g} years"


RULE = Rule(
    id="PER-002",
    name="insufficient-capacity",
    summary="At peak a component is too busy, today or before its horizon is reached.",
    why=(
        "A server that is busy seventy percent of the time makes a request wait more than twice"
        " as long as the work takes, and one that is asked for more than it can do never catches"
        " up. Load grows by the year, and the contract is signed for five."
    ),
    fix=(
        "Serve more requests at once (`servers`), make one take less time (`service_time`), or"
        " take load off at peak: a cache, a queue, opening hours that spread the rush."
    ),
    severity=ERROR_IF_CRITICAL,
    traces_to=(
        "NIST CSF 2.0 PR.IR-04",
        "NIST SP 800-53 CP-2(2)",
        "ISO/IEC 25010 capacity",
    ),
    notes=(
        "The share is `peak` times (1 + `growth`) to the power of the years, times `service_time`,"
        " over `servers`. A stated peak is believed; where there is none, at least as much comes as"
        " the journeys bring by their `rate:` and the `calls:` on their way, and PER-003 holds what"
        " they bring against the capacity. From 100 % on it fails with the rule's"
        " severity; between the warning limit and 100 % it is a warning at every tier. The years"
        " are those until the first agreement of the solution ends. Departure from the catalogue:"
        " a contract never lengthens the horizon, so that deleting one cannot hide a failure."
        " Where growth is not stated, today's load alone may decide. A component without figures"
        " is unknown if a journey in tier 1 or 2 that states its `rate` passes through it;"
        " otherwise the rule does not apply."
    ),
    parameters=Limits,
    subject=Component,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
growth: 8 %
components:
  resident: {kind: person}
  portal:
    kind: web-app
    performance: {peak: 40 / s, service_time: 60 ms, servers: 4} # <- PER-002
journeys:
  apply: {path: [resident, portal], rate: 40 / s}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  resident: {kind: person}
  portal:
    kind: web-app
    performance: {peak: 70 / s, service_time: 60 ms, servers: 4} # <- PER-002
journeys:
  apply: {path: [resident, portal], rate: 70 / s}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
growth: 0 %
components:
  resident: {kind: person}
  portal: {kind: web-app, performance: {peak: 20 / s, service_time: 30 ms, servers: 4}}
  store:
    kind: database
    performance: {service_time: 50 ms, servers: 4} # <- PER-002
connections:
  resident -> portal: {protocol: https}
  portal -> store: {protocol: postgresql, calls: 4}
journeys:
  apply: {path: [resident, portal, store], rate: 20 / s}
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
growth: 8 %
contracts: [hosting]
components:
  resident: {kind: person}
  portal:
    kind: web-app
    performance: {peak: 40 / s, service_time: 60 ms, servers: 4}
journeys:
  apply: {path: [resident, portal], rate: 40 / s}
agreements:
  hosting: {vendor: acme, ends: 2028-10-31}
""",
    ),
    unknown=(
        """
solution: permits # <- PER-002 unknown
department: clerk
stage: live
tier: 2
components:
  resident: {kind: person}
  portal: {kind: web-app, performance: {peak: 40 / s, service_time: 60 ms, servers: 4}}
  cases: {kind: service} # <- PER-002 unknown
journeys:
  apply: {path: [resident, portal, cases], rate: 40 / s}
""",
    ),
)
