"""Let more people take turns on call."""

from collections.abc import Iterator
from math import ceil

from archkit.analysis.verdicts.parts import supported_parts
from archkit.model.organisation import OnCall, Team
from archkit.model.overlay.spoken import Line
from archkit.model.quality import Metric
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic


def remedies(aim: Aim) -> Iterator[Remedy]:
    """Every team that is on call too often, with as many people as it takes."""
    teams, asked = aim.facts.design.teams, getattr(aim.fit.at_most, "value", 0.0)
    every = {each.team for each in supported_parts(aim.question) if each.team is not None}
    named = sorted(every & teams.keys())
    lines = tuple(line for each in named if asked for line in _lines(teams[each], asked, aim))
    if lines:
        says = f"let so many people take turns that each is on call {aim.fit.at_most} at most"
        yield Remedy(says, lines)


def _lines(team: Team, asked: float, aim: Aim) -> Iterator[Line]:
    rota = team.on_call
    if isinstance(rota, OnCall):
        people = ceil(rota.concurrent / asked)
        if rota.people < people or (rota.share is not None and rota.share.value > asked):
            most = max(people, rota.people)
            yield aim.state(team, "on_call.people", most)
            yield aim.state(team, "on_call.share", f"{100 * rota.concurrent / most:.4g} %")
            if (team.people or 0) < most:
                yield aim.state(team, "people", most)


TACTIC = Tactic(
    id="larger-rota",
    concern=Concern.OPERATIONS,
    summary="Let more people take turns on call, of the team or of one beside it.",
    when="Those who look after a part are on call more often than is good for them.",
    costs="Training people who did not look after it before, or new posts.",
    harms="Who is called seldom knows the system less well.",
    source="Beyer et al., Site Reliability Engineering, chapter 11",
    metrics=frozenset({Metric.ON_CALL_LOAD}),
    remedies=remedies,
    examples=(
        """
teams:
  night: {people: 3, hours: 24x7, department: clerk,
    on_call: {people: 3, concurrent: 1, share: 34 %, contracted: none}}
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- met
    kind: operational
    statement: Nobody shall be on call for more than 25 % of the weeks.
    fit: {metric: on-call-load, at_most: 25 %, of: desk}
components:
  desk: {kind: service, placed: [office-1], team: night, vendor: none}
""",
        """
teams:
  night: {people: 3, hours: 24x7, department: clerk,
    on_call: {people: 3, concurrent: 1, share: 34 %, contracted: none}}
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: operational
    statement: Nobody shall be on call at all.
    fit: {metric: on-call-load, at_most: 0 %, of: desk}
components:
  desk: {kind: service, placed: [office-1], team: night, vendor: none}
""",
    ),
)
