"""Which components are struck first when an element fails, changes or goes."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, Final

from archkit.analysis.consequences.effect import Effect, Hit
from archkit.analysis.consequences.softness import on_loss
from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.journey import Journey
from archkit.model.loading.reference_fields import reference_fields
from archkit.model.requirement import Requirement
from archkit.model.resilience import Redundancy, RedundancyMode
from archkit.model.site import Node, Site, Zone
from archkit.model.solution import Solution


def struck(element: Element, design: Design) -> Iterator[Hit]:
    """The components that an element has an effect on by itself."""
    find = _WAYS.get(type(element), _naming)
    yield from find(element, design)


def _itself(component: Component, design: Design) -> Iterator[Hit]:
    del design
    yield Hit(component, Effect.STOPS, "is what fails", (component.address,))


def _all_of(solution: Solution, design: Design) -> Iterator[Hit]:
    for component in solution.components.values():
        yield from _itself(component, design)


def _caller(connection: Connection, design: Design) -> Iterator[Hit]:
    caller = design.components.get(connection.source)
    if caller is not None:
        effect, why = on_loss(connection, Effect.STOPS)
        yield Hit(caller, effect, why, (caller.address,))


def _on_node(node: Node, design: Design) -> Iterator[Hit]:
    yield from _placed({node.id}, design)


def _at_site(site: Site, design: Design) -> Iterator[Hit]:
    yield from _placed({each.id for each in design.nodes.values() if each.site == site.id}, design)


def _in_zone(zone: Zone, design: Design) -> Iterator[Hit]:
    yield from _placed({each.id for each in design.nodes.values() if each.zone == zone.id}, design)
    for component in design.components.values():
        if component.zone == zone.id and not component.placed:
            yield Hit(component, Effect.STOPS, f"stands in `{zone.id}`", (component.address,))


def _placed(lost: Collection[str], design: Design) -> Iterator[Hit]:
    """What stands on some nodes that are lost, by what is left of it."""
    for component in design.components.values():
        placed = component.placed or ()
        gone = [each for each in placed if each in lost]
        if gone:
            left = [each for each in placed if each not in lost]
            effect, why = _of_placements(component, gone, left)
            yield Hit(component, effect, why, (component.address,))


def _of_placements(component: Component, gone: list[str], left: list[str]) -> tuple[Effect, str]:
    on, others = f"is on {_listed(gone)}", _listed(left)
    redundancy = component.redundancy
    if isinstance(redundancy, Redundancy) and redundancy.mode is RedundancyMode.MANAGED:
        return Effect.COPES, f"{on}, and its vendor keeps it going elsewhere"
    if not left:
        return Effect.STOPS, f"{on} alone"
    if redundancy == "none":
        return Effect.STOPS, f"{on}, and has no redundancy"
    if redundancy is None or redundancy.needs is None:
        return Effect.MAY_STOP, f"{on}, and nobody says if {others} is enough (`redundancy.needs`)"
    if len(left) < redundancy.needs:
        return Effect.STOPS, f"{on}, and needs more than {others}"
    return Effect.COPES, f"{on}, and goes on with {others}"


def _listed(names: list[str]) -> str:
    return " and ".join(f"`{each}`" for each in names)


def _steps(journey: Journey, design: Design) -> Iterator[Hit]:
    """Nothing: who makes a journey is not struck by it."""
    del journey, design
    yield from ()


def _meeting(requirement: Requirement, design: Design) -> Iterator[Hit]:
    for ref in requirement.satisfied_by:
        component = design.component(ref, requirement.within)
        if component is not None:
            why = f"meets `{requirement.id}`"
            yield Hit(component, Effect.CONCERNED, why, (component.address,))


def _naming(element: Element, design: Design) -> Iterator[Hit]:
    """The components that name something they cannot lack, such as a technology or vendor."""
    for component in design.components.values():
        fields = fields_naming(component, element)
        if fields:
            why = f"names it as `{fields[0]}`"
            yield Hit(component, Effect.CONCERNED, why, (component.address,))


def fields_naming(one: Element, other: Element) -> list[str]:
    """The fields of one element that refer to another, in order."""
    ids = {other.address, other.id} if one.within == other.within else {other.address}
    return [
        name
        for name, field in sorted(reference_fields(type(one)).items())
        if any(
            ref in ids and other.SECTION in refers.sections
            for _, ref, refers in field.find(getattr(one, name))
        )
    ]


_WAYS: Final[Mapping[type[Element], Callable[[Any, Design], Iterator[Hit]]]] = {
    Component: _itself,
    Solution: _all_of,
    Connection: _caller,
    Node: _on_node,
    Site: _at_site,
    Zone: _in_zone,
    Journey: _steps,
    Requirement: _meeting,
}
"""By class, what it strikes; `Any`, since each takes elements of its own class."""
