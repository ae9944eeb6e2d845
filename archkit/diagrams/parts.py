"""Components and connections as boxes and edges, the same in every view."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from archkit.diagrams.icons import LOOKS
from archkit.diagrams.view import Box, Edge, Frame, Ground, Line, Mark, Tone, plural
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.organisation import Department
from archkit.model.site import NO_ZONE, Site, Zone
from archkit.model.solution import Solution
from archkit.model.transport import Mode

MODES: Mapping[Mode, Line] = {
    Mode.SYNC: Line.SYNC,
    Mode.ASYNC: Line.ASYNC,
    Mode.BATCH: Line.BATCH,
}
"""How a connection is drawn by whether its caller waits."""
_NAMED = 2
"""How many kinds of data a label names before it counts the rest."""


def box_of(component: Component, design: Design) -> Box:
    """A component as a box: kind, name and technology, as C4 asks for."""
    look = LOOKS[component.kind]
    made_with = design.technologies.get(component.technology or "")
    technology = made_with.title if made_with else (component.technology or "")
    return Box(
        id=component.address,
        name=component.title,
        word=look.word,
        technology=technology,
        icon=look.icon,
        tone=look.tone,
        element=component.address,
    )


def solution_box(solution: Solution, design: Design) -> Box:
    """A solution as one box."""
    department = design.departments.get(solution.department)
    return Box(
        id=solution.id,
        name=solution.title,
        word=f"solution, {solution.stage}",
        icon="solution",
        tone=Tone.SERVICE,
        note=department.title if department else "",
        element=solution.id,
    )


def solution_frame(solution: Solution) -> Frame:
    """A solution as a boundary."""
    return Frame(
        id=solution.id,
        name=solution.title,
        word=f"solution, tier {solution.tier}, {solution.stage}",
        ground=Ground.SOLUTION,
        element=solution.id,
    )


def department_box(department: Department, solutions: int) -> Box:
    """A department with its solutions as one box."""
    return Box(
        id=department.id,
        name=department.title,
        word="department",
        icon="several",
        note=plural(solutions, "solution"),
        count=solutions,
        element=department.id,
    )


def department_frame(department: Department) -> Frame:
    """A department as a boundary."""
    return Frame(
        id=f"department:{department.id}",
        name=department.title,
        word="department",
        ground=Ground.DEPARTMENT,
        element=department.id,
    )


def zone_frame(zone: Zone, parent: str = "") -> Frame:
    """A zone as a boundary; what stands in none stands where nobody is trusted."""
    untrusted = zone.trust == 0
    return Frame(
        id=f"{parent}/{zone.id}" if parent else zone.id,
        name="Outside every zone" if zone.id == NO_ZONE else zone.title,
        word=f"zone, trust {zone.trust}",
        ground=Ground.UNTRUSTED if untrusted else Ground.ZONE,
        parent=parent,
        element=zone.id,
    )


def site_frame(site: Site) -> Frame:
    """A site as a boundary."""
    run_by = "of the city" if site.vendor == "none" else "of a vendor" if site.vendor else ""
    return Frame(
        id=f"site:{site.id}",
        name=site.title,
        word=f"site {run_by}".rstrip(),
        ground=Ground.SITE,
        element=site.id,
    )


def label_of(connection: Connection, design: Design) -> tuple[str, ...]:
    """What a connection is for, and what it speaks."""
    _, _, purpose = connection.id.partition(" (")
    purpose = purpose.removesuffix(")") or data_named(
        connection.sent or connection.returned, design
    )
    spoken = f"[{connection.protocol.value}]" if connection.protocol else ""
    return tuple(line for line in (purpose, spoken) if line)


def data_named(data: Iterable[str], design: Design) -> str:
    """Kinds of data by their names, the first two of them."""
    names = [design.data[each].title if each in design.data else each for each in data]
    rest = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {rest} more" if rest > 0 else "")


def edge_of(connection: Connection, design: Design) -> Edge:
    """A connection as an edge."""
    return Edge(
        source=connection.source,
        target=connection.target,
        label=label_of(connection, design),
        line=MODES[connection.mode],
    )


def merged(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """One edge for all that run between the same two boxes in the same direction.

    It has the label of the one, or of several how many they are beside the first; it is drawn like
    the strictest of them.
    """
    groups: dict[tuple[str, str], list[Edge]] = {}
    for edge in edges:
        groups.setdefault((edge.source, edge.target), []).append(edge)
    return tuple(_one(group) for group in groups.values())


def _one(group: list[Edge]) -> Edge:
    first, *others = group
    if not others:
        return first
    labels = list(dict.fromkeys(each.label for each in group if each.label))
    label = labels[0] if labels else ()
    if len(labels) > 1:
        label = (*label, f"and {len(labels) - 1} more")
    levels = [each.classification for each in group if each.classification]
    marks = {each.mark for each in group}
    return replace(
        first,
        mark=first.mark if len(marks) == 1 else Mark.CHANGED,
        label=label,
        line=min((each.line for each in group), key=list(Line).index),
        classification=max(levels) if levels else None,
        crosses=any(each.crosses for each in group),
        faded=all(each.faded for each in group),
        count=sum(each.count for each in group),
    )


def between(edges: Iterable[Edge], end_of: Callable[[str], str | None]) -> tuple[Edge, ...]:
    """The edges between what their ends belong to; those inside one, or of no box, are gone."""
    found = []
    for edge in edges:
        source, target = end_of(edge.source), end_of(edge.target)
        if source and target and source != target:
            found.append(replace(edge, source=source, target=target))
    return merged(found)
