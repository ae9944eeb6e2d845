"""Support: who looks after what, when, and for which solutions."""

from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from typing import NamedTuple

from archkit.analysis.dependencies import Dependencies, Use
from archkit.analysis.knowledge import Bounds, Missing
from archkit.model.component import Component
from archkit.model.design import Design
from archkit.model.hours import Hours
from archkit.model.organisation import OnCall, Team
from archkit.model.solution import Solution
from archkit.model.vocabulary import Kind


class Cover(NamedTuple):
    """When somebody looks after a component.

    Attributes:
        hours: The hours that are surely covered.
        missing: The fields that may add to them.
    """

    hours: Hours
    missing: Missing | None

    def covers(self, hours: Hours) -> bool | Missing:
        """Whether all of some hours are covered."""
        if self.hours.covers(hours):
            return True
        return False if self.missing is None else self.missing


class Support:
    """Answers when components are looked after, and what teams are needed for."""

    def __init__(self, design: Design, dependencies: Dependencies) -> None:
        self._design = design
        self._dependencies = dependencies
        self._by = cache(self._cover_by)

    def cover(self, component: Component) -> Cover:
        """When a component is looked after: by its team, the team's rota, and its vendor."""
        cover = self._by(component.team, component.vendor)
        vendor = component.vendor
        gone = vendor not in (None, "none") and vendor not in self._design.vendors
        if component.team in self._design.teams and not gone:
            return cover
        absent = Missing.field(component, "vendor" if gone else "team")
        return Cover(cover.hours, absent if cover.missing is None else absent | cover.missing)

    def _cover_by(self, team_id: str | None, vendor_id: str | None) -> Cover:
        minutes = 0
        gaps: list[Missing] = []
        team = self._design.teams.get(team_id) if team_id else None
        vendor = self._design.vendors.get(vendor_id) if vendor_id else None
        if team is not None:
            minutes |= _of_team(team, gaps)
        if vendor is not None and vendor.support_hours is not None:
            minutes |= vendor.support_hours.minutes
        elif vendor is not None:
            gaps.append(Missing.field(vendor, "support_hours"))
        missing = Missing(frozenset().union(*(each.places for each in gaps))) if gaps else None
        return Cover(Hours(minutes, "when somebody looks after it"), missing)

    def parts(self, solution: Solution) -> list[Component]:
        """All that people need when they use a solution.

        Persons are left out, and so is what has a degraded mode: it can be done without
        until somebody is there.
        """
        return self.parts_of(self._dependencies.uses(solution))

    def parts_of(self, uses: Iterable[Use]) -> list[Component]:
        """All that some uses need, as `parts` of a solution."""
        needed = {part for use in uses for part in use.parts}
        found = (self._design.components[part] for part in sorted(needed))
        return [
            each
            for each in found
            if each.kind is not Kind.PERSON and each.degraded_mode in (None, "none")
        ]

    @cached_property
    def supported(self) -> Mapping[str | None, tuple[tuple[Solution, Component], ...]]:
        """Each solution with a part it cannot work without, by the part's team.

        Under nothing stand the parts that do not say who supports them.
        """
        found: dict[str | None, list[tuple[Solution, Component]]] = {}
        for solution in self._design.solutions.values():
            for part in self.parts(solution):
                found.setdefault(part.team, []).append((solution, part))
        return {team: tuple(pairs) for team, pairs in found.items()}


def burden(team: Team) -> Bounds | None:
    """The share of the weeks in which one person of a team is on call; nothing without a rota.

    It is as stated, and at least what falls to each where so many share it evenly: those on
    call at once, over the people.
    """
    rota = team.on_call
    if rota is None:
        return Bounds(0.0, 1.0, Missing.field(team, "on_call"))
    if rota == "none":
        return None
    even = min(rota.concurrent / rota.people, 1.0) if rota.people else 1.0
    if rota.share is None:
        return Bounds(even, 1.0, Missing.field(team, "on_call", "share"))
    return Bounds.exactly(max(even, rota.share.value))


def _of_team(team: Team, gaps: list[Missing]) -> int:
    """The minutes that a team covers; what it leaves out is added to the gaps."""
    if isinstance(team.on_call, OnCall):
        return _AROUND_THE_CLOCK.minutes
    if team.on_call is None:
        gaps.append(Missing.field(team, "on_call"))
    if team.hours is None:
        gaps.append(Missing.field(team, "hours"))
    return team.hours.minutes if team.hours else 0


_AROUND_THE_CLOCK = Hours.parse("24x7")
