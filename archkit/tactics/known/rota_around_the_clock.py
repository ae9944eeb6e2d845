"""Let a team be on call around the clock."""

from collections.abc import Iterator
from typing import Final

from archkit.analysis.verdicts.parts import supported_parts
from archkit.model.organisation import Team
from archkit.model.quality import Metric
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic

_ENOUGH: Final = 6
"""With fewer people on a rota each is on call too often (UK MoJ technical guidance)."""


def remedies(aim: Aim) -> Iterator[Remedy]:
    """All teams behind it that have no rota and enough people for one."""
    teams = aim.facts.design.teams
    every = {each.team for each in supported_parts(aim.question) if each.team is not None}
    named = sorted(every & teams.keys())
    without = [teams[each] for each in named if _could_have(teams[each])]
    if without:
        lines = tuple(aim.state(each, "on_call", _rota(each)) for each in without)
        names = ", ".join(f"`{each.id}`" for each in without)
        yield Remedy(f"let {names} be on call around the clock", lines)


def _could_have(team: Team) -> bool:
    return team.on_call in (None, "none") and (team.people or 0) >= _ENOUGH


def _rota(team: Team) -> dict[str, object]:
    people = team.people or _ENOUGH
    share = f"{-(-100 // people)} %"
    return {"people": people, "concurrent": 1, "share": share, "contracted": "none"}


TACTIC = Tactic(
    id="rota-around-the-clock",
    concern=Concern.OPERATIONS,
    summary="Let a team be on call around the clock, in turns.",
    when="A team of six or more looks after a part, and answers in office hours only.",
    costs="Allowances for the rota, time off after a night, and means to work from home.",
    harms="People sleep worse: with fewer than six in turn they leave.",
    source="UK Ministry of Justice technical guidance, out-of-hours support; ISO/IEC 20000-1",
    metrics=frozenset({Metric.SUPPORT_HOURS}),
    remedies=remedies,
    examples=(
        """
teams:
  office: {people: 8, hours: mon-fri 08:00-17:00, on_call: none, department: clerk}
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- met
    kind: operational
    statement: Somebody shall look after the desk around the clock.
    fit: {metric: support-hours, at_least: 24x7, of: desk}
components:
  desk: {kind: service, placed: [office-1], team: office, vendor: none}
""",
        """
teams:
  office: {people: 2, hours: mon-fri 08:00-17:00, on_call: none, department: clerk}
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: operational
    statement: Somebody shall look after the desk around the clock.
    fit: {metric: support-hours, at_least: 24x7, of: desk}
components:
  desk: {kind: service, placed: [office-1], team: office, vendor: none}
""",
    ),
)
