"""Impact: the harm that the loss of a solution would do, by the data it handles (FIPS 199).

For each objective the level of a system is the highest among its kinds of data: the
high-water mark of FIPS 199. That of the whole is the highest of the three (FIPS 200).
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final, NamedTuple

from archkit.analysis.information import Information
from archkit.analysis.knowledge import Missing
from archkit.model.design import Design
from archkit.model.information import Data, Impact
from archkit.model.solution import Solution
from archkit.model.vocabulary import Level, RiskLevel

OBJECTIVES: Final = ("confidentiality", "integrity", "availability")


class Mark(NamedTuple):
    """The high-water mark of one objective.

    Attributes:
        level: The highest level that is stated; nothing where none is.
        data: The kind of data that has it, the first by its id.
        missing: The fields that may raise it.
    """

    level: Level | None
    data: Data | None
    missing: Missing | None


class Impacts:
    """Answers how much harm the loss of a solution's data would do."""

    def __init__(self, design: Design, information: Information) -> None:
        self._design = design
        self._information = information

    def mark(self, solution: Solution, objective: str) -> Mark:
        """The high-water mark of what a solution handles, as far as it says what that is."""
        known = high_water(self.handled.get(solution.id, ()), objective)
        gaps = [
            gap
            for gap in (
                known.missing,
                *map(self._information.unstated_stores, solution.components.values()),
                *map(self._information.unstated_exchange, solution.connections.values()),
            )
            if isinstance(gap, Missing)
        ]
        missing = Missing(frozenset().union(*(gap.places for gap in gaps))) if gaps else None
        return Mark(known.level, known.data, missing)

    @cached_property
    def handled(self) -> Mapping[str, tuple[Data, ...]]:
        """The kinds of data that each solution keeps, works on or exchanges, by its id."""
        components, information = self._design.components, self._information
        lists = {(each.within, information.stored(each)) for each in components.values()}
        lists.update((each.within, each.processes) for each in components.values())
        for connection, source, target in self._design.joined:
            exchanged = information.exchanged(connection)
            lists.add((source.within, exchanged))
            lists.add((target.within, exchanged))
        found: dict[str, set[str]] = {}
        for solution, names in lists:
            found.setdefault(solution, set()).update(names)
        return {
            name: tuple(
                self._design.data[each] for each in sorted(ids) if each in self._design.data
            )
            for name, ids in found.items()
        }


def high_water(data: Iterable[Data], objective: str) -> Mark:
    """The highest level of some data for one objective.

    Args:
        data: The data, in the order in which the first of several is named.
        objective: Confidentiality, integrity or availability.
    """
    highest: Level | None = None
    by: Data | None = None
    gaps: list[Missing] = []
    for each in data:
        level = _level(each, objective)
        if isinstance(level, Missing):
            gaps.append(level)
        elif level is not None and (highest is None or level > highest):
            highest, by = level, each
    missing = Missing(frozenset().union(*(gap.places for gap in gaps))) if gaps else None
    return Mark(highest, by, missing)


class Harm(NamedTuple):
    """The harm of losing some data in every respect, on the scale of SP 800-30.

    Attributes:
        least: It is at least this.
        most: It is at most this.
        missing: The fields that would narrow it; nothing where it is exact.
        marks: The high-water mark of each objective.
    """

    least: RiskLevel
    most: RiskLevel
    missing: Missing | None
    marks: Mapping[str, Mark]


def harm(data: Iterable[Data]) -> Harm:
    """The harm of losing some data in every respect (SP 800-30 table H-3).

    One severe or catastrophic effect (high, in FIPS 199) is high harm, several are very high.
    """
    data = tuple(data)
    marks = {objective: high_water(data, objective) for objective in OBJECTIVES}
    gaps = [mark.missing.places for mark in marks.values() if mark.missing is not None]
    stated = [mark.level for mark in marks.values()]
    raised = [Level.HIGH if mark.missing is not None else mark.level for mark in marks.values()]
    missing = Missing(frozenset().union(*gaps)) if gaps else None
    return Harm(_harm(stated), _harm(raised), missing, marks)


def _harm(levels: Iterable[Level | None]) -> RiskLevel:
    stated = [each for each in levels if each is not None]
    if stated.count(Level.HIGH) > 1:
        return RiskLevel.VERY_HIGH
    return RiskLevel(max(stated).value) if stated else RiskLevel.VERY_LOW


def _level(data: Data, objective: str) -> Level | Missing | None:
    """The level of one kind of data; nothing for the confidentiality of what is public."""
    if data.impact is None:
        return Missing.field(data, "impact")
    level: Level | str | None = getattr(data.impact, objective)
    if level is None:
        return Missing.field(data, "impact", objective)
    return level if isinstance(level, Level) else None


def overall(impact: Impact) -> Level | None:
    """The highest of the three levels that are stated (FIPS 200)."""
    stated = (getattr(impact, objective) for objective in OBJECTIVES)
    return max((each for each in stated if isinstance(each, Level)), default=None)


def overall_of(solution: Solution) -> Level | Missing:
    """The highest of a solution's three levels, or what is missing to tell it."""
    if solution.impact is None:
        return Missing.field(solution, "impact")
    highest = overall(solution.impact)
    gaps = [each for each in OBJECTIVES if getattr(solution.impact, each) is None]
    if highest is Level.HIGH or not gaps:
        return highest or Level.LOW
    return Missing(
        frozenset().union(*(Missing.field(solution, "impact", each).places for each in gaps))
    )
