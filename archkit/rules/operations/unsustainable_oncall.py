"""OPS-002: too few people carry the nights."""

from typing import Annotated

from pydantic import Field

from archkit.analysis.figures import TOLERANCE, percent
from archkit.analysis.knowledge import Missing, Truth, all_of, any_of, opposite
from archkit.analysis.support import burden
from archkit.model.organisation import OnCall, Team
from archkit.model.solution import Solution
from archkit.rules.rule import (
    NOT_APPLICABLE,
    WARNING,
    Fail,
    Judgement,
    Parameters,
    Rule,
    Situation,
    Unknown,
    judged,
)

_CRITICAL = 2


class Limits(Parameters):
    """What a rota can bear."""

    people: Annotated[int, Field(ge=1)] = 6
    """The fewest people that share it."""
    concurrent: Annotated[int, Field(ge=1)] = 2
    """The fewest that are on call at once."""
    share: Annotated[float, Field(gt=0, le=1)] = 0.3
    """The largest share of the weeks for one person."""


def judge(team: Team, on: Situation) -> Judgement:
    """Judge one team."""
    if team.on_call == "none":
        return NOT_APPLICABLE
    night = _needed_at_night(team, on)
    if night is False:
        return NOT_APPLICABLE
    if team.on_call is None:
        return Unknown(Missing.field(team, "on_call")) if night is True else NOT_APPLICABLE
    limits = on.given(Limits)
    bad = all_of(night, _overworked(team, team.on_call, limits), _alone(team, team.on_call))
    return judged(bad, lambda: _fail(team, limits))


def _needed_at_night(team: Team, on: Situation) -> Truth:
    """Whether a critical solution that works around the clock needs what the team supports."""
    supported = on.facts.support.supported
    mine = {each.id: each for each, _ in supported.get(team.id, ()) if each.tier <= _CRITICAL}
    others = (
        all_of(_around_the_clock(each), Missing.field(part, "team"))
        for each, part in supported.get(None, ())
        if each.tier <= _CRITICAL
    )
    return any_of(*map(_around_the_clock, mine.values()), *others)


def _around_the_clock(solution: Solution) -> Truth:
    level = solution.service_level
    if level is None or level.hours is None:
        return Missing.field(solution, "service_level", "hours")
    return level.hours.all_week


def _overworked(team: Team, rota: OnCall, limits: Limits) -> Truth:
    few = rota.people < limits.people or rota.concurrent < limits.concurrent
    return any_of(few, _often(team, limits))


def _often(team: Team, limits: Limits) -> Truth:
    share = burden(team)
    within = share.at_most(limits.share + TOLERANCE) if share else True
    return opposite(within)


def _alone(team: Team, rota: OnCall) -> Truth:
    """Whether no supplier answers instead."""
    if rota.contracted is None:
        return Missing.field(team, "on_call", "contracted")
    return rota.contracted == "none"


def _fail(team: Team, limits: Limits) -> Fail:
    rota = team.on_call
    if not isinstance(rota, OnCall):
        return Fail("nobody shares its rota", field=("on_call",))
    told = []
    if rota.people < limits.people:
        told.append(f"{rota.people} people share it, where {limits.people} are the fewest")
    if rota.concurrent < limits.concurrent:
        told.append(f"{rota.concurrent} on call at once, where {limits.concurrent} are the fewest")
    share = burden(team)
    if share is not None and share.low > limits.share + TOLERANCE:
        told.append(
            f"each is on call {percent(share.low)} of the weeks, where {percent(limits.share)} is"
            " the most"
        )
    return Fail(f"its rota cannot last: {'; '.join(told)}", field=("on_call",))


RULE = Rule(
    id="OPS-002",
    name="unsustainable-oncall",
    summary="Too few people carry the nights of a critical solution that works around the clock.",
    why=(
        "A rota of three works until the first flu. Who is on call every other week leaves, and"
        " takes the knowledge along; where one is on call alone, nobody answers while they drive."
    ),
    fix=(
        "Share one rota among several teams, buy out-of-hours support (`contracted:`), or promise"
        " fewer hours. Where none of this can be had, open a risk for it rather than pretend."
    ),
    severity=WARNING,
    traces_to=("UK Ministry of Justice technical guidance, out-of-hours support",),
    notes=(
        "It judges the teams behind what tier 1 and 2 solutions with `hours: 24x7` need. The"
        " limits, six people, two at once, three weeks in ten, are those of the guidance named"
        " above, and can be set. Where the share is not stated, it is at least the number on call"
        " at once over the number of people. A team with `on_call: none` is the matter of OPS-001."
    ),
    parameters=Limits,
    subject=Team,
    judge=judge,
    fires=(
        """
solution: dispatch
department: clerk
stage: live
tier: 1
service_level: {hours: 24x7}
components:
  calls: {kind: service, team: nights}
teams:
  nights:
    hours: mon-fri 08:00-17:00
    on_call: {people: 3, concurrent: 1, share: 34 %, contracted: none} # <- OPS-002
""",
        """
solution: dispatch
department: clerk
stage: live
tier: 1
service_level: {hours: 24x7}
components:
  calls: {kind: service, team: nights}
teams:
  nights:
    hours: mon-fri 08:00-17:00
    on_call: {people: 6, concurrent: 2, contracted: none} # <- OPS-002
""",
    ),
    quiet=(
        """
solution: dispatch
department: clerk
stage: live
tier: 1
service_level: {hours: 24x7}
components:
  calls: {kind: service, team: nights}
  maps: {kind: service, team: supplied}
teams:
  nights: {hours: 24x7, on_call: {people: 8, concurrent: 2, share: 25 %}}
  supplied: {hours: 24x7, on_call: {people: 3, concurrent: 1, contracted: line}}
  days: {hours: mon-fri 08:00-17:00, on_call: {people: 2, concurrent: 1, contracted: none}}
agreements:
  line: {vendor: acme}
""",
    ),
    unknown=(
        """
solution: dispatch
department: clerk
stage: live
tier: 1
service_level: {hours: 24x7}
components:
  calls: {kind: service, team: nights}
  maps: {kind: service, team: quiet}
teams:
  nights: # <- OPS-002 unknown
    hours: 24x7
    on_call: {people: 3, concurrent: 1}
  quiet: {hours: 24x7} # <- OPS-002 unknown
""",
    ),
)
