"""Checks that where a component stands is said in one way only."""

from collections.abc import Callable, Collection

from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.design import Design
from archkit.model.loading.sheet import Problems, Spot
from archkit.model.site import NO_ZONE, Node
from archkit.source.place import Path


def check_placement(
    made: Collection[Element],
    design: Design,
    spot_of: Callable[[Path, Path], Spot],
    problems: Problems,
) -> None:
    """Report components whose `zone` contradicts the zones of the nodes they are placed on.

    Args:
        made: The elements that are new: all others agree.
        design: The design.
        spot_of: Where a field (the second path) of an element (the first) stands.
        problems: Where to report to.
    """
    all_in_doubt = any(isinstance(each, Node) for each in made)
    for component in design.components.values() if all_in_doubt else made:
        if not isinstance(component, Component):
            continue
        if component.zone is None or not component.placed:
            continue
        for index, name in enumerate(component.placed):
            node = design.nodes.get(name)
            if node is not None and node.zone not in {None, component.zone}:
                problems.add(
                    "contradiction",
                    f"`{name}` stands in {_named(node.zone)}, and the component is said to stand"
                    f" in {_named(component.zone)}",
                    spot_of(component.where, ("placed", index)),
                    hint="leave out `zone`: it follows from the nodes",
                )


def _named(zone: str | None) -> str:
    return "no zone" if zone == NO_ZONE else f"zone `{zone}`"
