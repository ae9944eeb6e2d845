"""Give a part to a team that is there when it is needed."""

from collections.abc import Iterator

from archkit.analysis.verdicts.parts import supported_parts
from archkit.model.hours import Hours
from archkit.model.organisation import OnCall, Team
from archkit.model.quality import Metric
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic


def remedies(aim: Aim) -> Iterator[Remedy]:
    """All parts that are not looked after enough, by one team that would."""
    design = aim.facts.design
    parts = supported_parts(aim.question)
    for team in design.teams.values():
        if _is_enough(team, aim):
            weak = [
                each
                for each in parts
                if each.team != team.id and not _is_enough(design.teams.get(each.team or ""), aim)
            ]
            lines = tuple(aim.state(each, "team", team.id) for each in weak)
            if lines:
                names = ", ".join(f"`{each.address}`" for each in weak)
                yield Remedy(f"let team `{team.id}` look after {names}", lines)


def _is_enough(team: Team | None, aim: Aim) -> bool:
    if team is None:
        return False
    if aim.fit.metric is Metric.SUPPORT_RESPONSE:
        asked = getattr(aim.fit.at_most, "value", 0.0)
        return team.response is not None and team.response.value <= asked
    hours = aim.fit.at_least
    there = team.hours is not None and isinstance(hours, Hours) and team.hours.covers(hours)
    return there or isinstance(team.on_call, OnCall)


TACTIC = Tactic(
    id="another-team",
    concern=Concern.OPERATIONS,
    summary="Give a part to a team that is there when it is needed.",
    when="Another team of the city is there in the hours, or answers as soon, as is asked for.",
    costs="Handing over: the runbook, the rights, and some weeks side by side.",
    harms="The team has more to look after, and less time for each.",
    source="ISO/IEC 20000-1, service transition; ITIL 4",
    metrics=frozenset({Metric.SUPPORT_HOURS, Metric.SUPPORT_RESPONSE}),
    remedies=remedies,
    examples=(
        """
teams:
  office: {people: 2, hours: mon-fri 08:00-17:00, on_call: none, department: clerk}
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- met
    kind: operational
    statement: Somebody shall look after the desk around the clock.
    fit: {metric: support-hours, at_least: 24x7, of: counter}
components:
  counter: {kind: service, placed: [office-1], team: office, vendor: none}
""",
        """
teams:
  office: {people: 2, hours: mon-fri 08:00-17:00, on_call: none, department: clerk, response: 4 h}
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: operational
    statement: Somebody shall answer within 15 minutes.
    fit: {metric: support-response, at_most: 15 min, of: counter}
components:
  counter: {kind: service, placed: [office-1], team: office, vendor: none}
""",
    ),
)
