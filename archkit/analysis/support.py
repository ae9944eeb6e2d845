"""Support: who looks after what, when, and for which solutions."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from archkit.analysis.dependencies import Dependencies
from archkit.analysis.knowledge import Missing
from archkit.model.component import Component
from archkit.model.design import Design
from archkit.model.hours import Hours
from archkit.model.organisation import OnCall, Team, Vendor
from archkit.model.solution import Solution
from archkit.model.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class Cover:
    """When somebody looks after a component.

    Attributes:
        minutes: The minutes of the week that are surely covered.
        missing: The fields that may add to them.
    """

    minutes: frozenset[int]
    missing: Missing | None

    def covers(self, hours: Hours) -> bool | Missing:
        """Whether all of some hours are covered."""
        if hours.minutes <= self.minutes:
            return True
        return False if self.missing is None else self.missing

    def gap(self, hours: Hours) -> float:
        """The hours of the week that are not covered."""
        return len(hours.minutes - self.minutes) / 60


class Support:
    """Answers when components are looked after, and what teams are needed for."""

    def __init__(self, design: Design, dependencies: Dependencies) -> None:
        self._design = design
        self._dependencies = dependencies

    def team(self, component: Component) -> Team | None:
        """The team that supports a component, where it says so."""
        return self._design.teams.get(component.team) if component.team else None

    def vendor(self, component: Component) -> Vendor | None:
        """The vendor of a component, where it says so."""
        return self._design.vendors.get(component.vendor) if component.vendor else None

    def cover(self, component: Component) -> Cover:
        """When a component is looked after: by its team, the team's rota, and its vendor."""
        team, vendor = self.team(component), self.vendor(component)
        minutes: set[int] = set()
        gaps: list[Missing] = []
        if component.team is None:
            gaps.append(Missing.field(component, "team"))
        if team is not None:
            _add_team(team, minutes, gaps)
        if vendor is not None and vendor.support_hours is not None:
            minutes |= vendor.support_hours.minutes
        elif vendor is not None:
            gaps.append(Missing.field(vendor, "support_hours"))
        missing = Missing(frozenset().union(*(each.places for each in gaps))) if gaps else None
        return Cover(frozenset(minutes), missing)

    def parts(self, solution: Solution) -> list[Component]:
        """All that people need when they use a solution.

        Persons are left out, and so is what has a degraded mode: it can be done without
        until somebody is there.
        """
        needed = {part for use in self._dependencies.uses(solution) for part in use.parts}
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


def _add_team(team: Team, minutes: set[int], gaps: list[Missing]) -> None:
    if team.hours is None:
        gaps.append(Missing.field(team, "hours"))
    else:
        minutes |= team.hours.minutes
    if isinstance(team.on_call, OnCall):
        minutes |= _WHOLE_WEEK
    elif team.on_call is None:
        gaps.append(Missing.field(team, "on_call"))


_WHOLE_WEEK = Hours.parse("24x7").minutes
