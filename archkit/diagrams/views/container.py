"""Containers: the parts of a solution, and what they work with."""

from collections.abc import Iterator
from dataclasses import replace

from archkit.diagrams.kind import Kind, Scope, of_each
from archkit.diagrams.neighbours import Neighbours
from archkit.diagrams.parts import between, box_of, edge_of, solution_frame
from archkit.diagrams.selection import Selection
from archkit.diagrams.view import Box, Frame, View, plural
from archkit.model.vocabulary import Kind as Sort


def _shown(selection: Selection) -> View:
    around = Neighbours(selection)
    boxes = [*_own(selection), *around.boxes()]
    edges = (edge_of(each, selection.design) for each, _, _ in selection.joined)
    return selection.view(
        "container",
        f"{selection.called}: its parts",
        _sentence(selection),
        boxes=boxes,
        edges=between(edges, around.box_at),
        frames=_frames(selection, boxes),
        left_out=around.told,
    )


def _sentence(selection: Selection) -> str:
    others = len(selection.around)
    met = f", and the {plural(others, 'part')} of other solutions they work with" if others else ""
    parts = plural(len(selection.own), "part")
    return f"The {parts} of {selection.called}, how they talk to each other{met}."


def _own(selection: Selection) -> Iterator[Box]:
    """The parts of the solution; people stand outside its boundary.

    What the project does to a part is told where it is not the same for all of them.
    """
    made = [each for each in selection.own.values() if each.kind is not Sort.PERSON]
    statuses = {each.status for each in made}
    for component in selection.own.values():
        box = box_of(component, selection.design)
        person = component.kind is Sort.PERSON
        told = not person and component.status is not None and len(statuses) > 1
        yield replace(
            box,
            frame="" if person else component.within,
            note=str(component.status).capitalize() if told else "",
        )


def _frames(selection: Selection, boxes: list[Box]) -> Iterator[Frame]:
    used = {box.frame for box in boxes}
    yield from (solution_frame(each) for at, each in selection.solutions.items() if at in used)


KIND = Kind(
    "container",
    "the parts of a solution, and what they work with",
    Scope.SOLUTION,
    of_each("container", _shown),
    shown=_shown,
)
