"""MNT-011: what only one person can mend stays broken while that person is away."""

from collections.abc import Iterator
from typing import Annotated, Final

from pydantic import Field

from archkit.analysis.knowledge import Missing
from archkit.model.component import Component
from archkit.model.organisation import Team
from archkit.model.vocabulary import NOT_OURS, Stage
from archkit.rules.rule import (
    ERROR,
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

_SKILLS_UP_TO_TIER: Final = 2


class Limits(Parameters):
    """How few people are too few."""

    people: Annotated[int, Field(ge=1)] = 2
    """The fewest people who can support a component."""
    life_safety: Annotated[int, Field(ge=1)] = 3
    """The fewest for a component of a tier 1 solution."""


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component."""
    if component.kind in NOT_OURS:
        return NOT_APPLICABLE
    solution = on.design.solution_of(component)
    if solution is None or solution.stage is Stage.RETIRED:
        return NOT_APPLICABLE
    if component.team is None:
        return Unknown(Missing.field(component, "team"))
    team = on.design.teams.get(component.team)
    if team is None:
        return NOT_APPLICABLE  # The reference is an error of its own.
    return list(_supported(component, team, solution.tier, on)) or PASS


def _supported(
    component: Component, team: Team, tier: int, on: Situation
) -> Iterator[Fail | Unknown]:
    """The people of the team first: where they are too few, so are those who can."""
    limits = on.given(Limits)
    fewest = limits.life_safety if tier == 1 else limits.people
    if team.people is None:
        yield Unknown(Missing.field(team, "people"))
    elif team.people < fewest:
        yield _fail(component, team, _of_team(team, team.people), tier, fewest, "people")
        return
    if tier <= _SKILLS_UP_TO_TIER:
        yield from _skilled(component, team, tier, fewest)


def _skilled(component: Component, team: Team, tier: int, fewest: int) -> Iterator[Fail | Unknown]:
    technology = component.technology
    if technology is None:
        yield Unknown(Missing.field(component, "technology"))
        return
    able = team.skills.get(technology)
    if able is None:
        yield Unknown(Missing.field(team, "skills", technology))
    elif able < fewest:
        what = f"{_count(able)} of team `{team.id}` can support `{technology}`"
        yield _fail(component, team, what, tier, fewest, "skills", technology)


def _of_team(team: Team, people: int) -> str:
    return f"team `{team.id}` has {_count(people)}{'' if people else ' any more'}"


def _count(people: int) -> str:
    return {0: "nobody", 1: "one person"}.get(people, f"{people} people")


def _fail(
    component: Component, team: Team, what: str, tier: int, fewest: int, *stated: str
) -> Fail:
    wanted = f"at least {fewest} are asked for" + (" in tier 1" if tier == 1 else "")
    return Fail(
        f"{what}; for `{component.id}` {wanted}",
        field=("team",),
        severity=ERROR if tier == 1 else None,
        related=((Place(team.where, stated), "stated here"),),
    )


RULE = Rule(
    id="MNT-011",
    name="low-bus-factor",
    summary="Fewer than two people can support a component, or fewer than three in tier 1.",
    why=(
        "Whoever is the only one to know a system falls ill, takes leave and retires. Then an"
        " outage that would take minutes takes days, and the next change waits for a consultant."
    ),
    fix=(
        "Train a second person and have both do the work in turn, give the component to a team"
        " that knows the technology, or replace the technology by one that more people know."
    ),
    severity=WARNING,
    traces_to=("NIST SP 800-53 CP-2", "NIST CSF 2.0 GV.RR"),
    notes=(
        "It counts the people of the component's `team` and, in tiers 1 and 2, how many of them"
        " the team's `skills` says can support its `technology`. A product that only one system"
        " is made with is a technology like any other, so that its specialists are counted too."
        " Tiers 3 and 4 are judged by the size of the team alone, so that small solutions need"
        " not state skills. A team that is dissolved has `people: 0`. It is an error in tier 1"
        " and a warning elsewhere. Other parties' systems are not the city's to support. Both"
        " figures are policy, not quotations from a standard."
    ),
    subject=Component,
    judge=judge,
    parameters=Limits,
    fires=(
        """
teams:
  records: {people: 6, skills: {postgresql-17: 1, python-3.13: 4}}
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, technology: python-3.13, team: records}
  store:
    kind: database
    technology: postgresql-17
    team: records # <- MNT-011
""",
        """
teams:
  night-shift: {people: 2, skills: {python-3.13: 2}}
  radio: {people: 5, skills: {python-3.13: 2}}
solution: dispatch
department: clerk
stage: live
tier: 1
components:
  calls:
    kind: service
    technology: python-3.13
    team: night-shift # <- MNT-011
  radios:
    kind: service
    technology: python-3.13
    team: radio # <- MNT-011
""",
        """
teams:
  festivals: {people: 1}
  old-festivals: {people: 0}
solution: festivals
department: clerk
stage: live
tier: 4
components:
  calendar:
    kind: service
    team: festivals # <- MNT-011
  old-calendar:
    kind: service
    team: old-festivals # <- MNT-011
""",
    ),
    quiet=(
        """
teams:
  records: {people: 2, skills: {postgresql-17: 2}}
  radio: {people: 3, skills: {python-3.13: 3, windows-2012: 0}}
solution: permits
department: clerk
stage: live
tier: 2
components:
  clerk: {kind: person}
  county: {kind: external-system}
  store: {kind: database, technology: postgresql-17, team: records}
  radios: {kind: service, technology: python-3.13, team: radio}
""",
        """
teams:
  radio: {people: 3, skills: {python-3.13: 3}}
solution: dispatch
department: clerk
stage: live
tier: 1
components:
  radios: {kind: service, technology: python-3.13, team: radio}
""",
        """
teams:
  festivals: {people: 2, skills: {python-3.13: 1}}
solution: festivals
department: clerk
stage: live
tier: 3
components:
  calendar: {kind: service, technology: python-3.13, team: festivals}
""",
    ),
    unknown=(
        """
teams:
  records: {people: 6, skills: {python-3.13: 4}} # <- MNT-011 unknown
  radio: {skills: {python-3.13: 4}} # <- MNT-011 unknown
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, technology: python-3.13} # <- MNT-011 unknown
  radios: {kind: service, technology: python-3.13, team: radio}
  store: {kind: database, technology: postgresql-17, team: records}
  letters: {kind: saas, team: records} # <- MNT-011 unknown
""",
        """
teams:
  festivals: {hours: 24x7} # <- MNT-011 unknown
solution: festivals
department: clerk
stage: live
tier: 4
components:
  calendar: {kind: service, team: festivals}
""",
    ),
)
