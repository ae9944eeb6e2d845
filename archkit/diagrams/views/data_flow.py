"""Data flow: which data go where, how sensitive they are, and which zones of trust they cross."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from archkit.diagrams.kind import Kind, Scope, of_each
from archkit.diagrams.neighbours import Neighbours
from archkit.diagrams.parts import box_of, zone_frame
from archkit.diagrams.selection import Selection
from archkit.diagrams.streams import edges_of, there_and_back
from archkit.diagrams.view import Box, Edge, Frame, View, plural
from archkit.model.site import Zone


def _shown(selection: Selection) -> View:
    streams = [each for joined in selection.joined for each in there_and_back(joined[0])]
    around = Neighbours(selection)
    edges = edges_of(streams, around.box_at, selection.subject.facts, levels=True)
    joined = [end for edge in edges for end in (edge.source, edge.target)]
    drawn = (*_own(selection), *around.boxes(joined))
    boxes = [_placed(box, selection) for box in drawn]
    return selection.view(
        "data-flow",
        f"{selection.called}: where its data go",
        _sentence(selection, edges),
        boxes=boxes,
        edges=edges,
        frames=_frames(boxes, selection),
        left_out=(*around.told, *_empty(selection)),
        counted=("element", "flow"),
    )


def _sentence(selection: Selection, edges: Sequence[Edge]) -> str:
    data = {name for joined in selection.joined for name in joined[0].sent + joined[0].returned}
    crossing = sum(each.crosses for each in edges)
    across = f", {crossing} of the arrows from one zone of trust into another" if crossing else ""
    return f"How {plural(len(data), 'kind')} of data go to and from {selection.called}{across}."


def _own(selection: Selection) -> Iterator[Box]:
    """The parts, each with the highest classification of all that it handles."""
    information = selection.subject.facts.information
    for component in selection.own.values():
        highest = information.highest(information.handled(component))
        level = highest.classification if highest else None
        yield replace(box_of(component, selection.design), classification=level)


def _placed(box: Box, selection: Selection) -> Box:
    """A box in its zone; what stands in several is drawn in the least trusted, and says so."""
    zones = _zones(box.id, selection)
    if not zones:
        return box
    others = ", ".join(zone.title for zone in zones[1:])
    notes = (box.note, f"also in {others}" if others else "")
    return replace(box, frame=zones[0].id, note=", ".join(note for note in notes if note))


def _zones(address: str, selection: Selection) -> list[Zone]:
    topology = selection.subject.facts.topology
    known = topology.standing(address).known if address in selection.design.components else ()
    found = [zone for name in known if (zone := topology.zone(name))]
    return sorted(found, key=lambda zone: (zone.trust, zone.id))


def _frames(boxes: Sequence[Box], selection: Selection) -> list[Frame]:
    """The zones that anything stands in, the least trusted first."""
    topology = selection.subject.facts.topology
    names = dict.fromkeys(box.frame for box in boxes if box.frame)
    zones = [zone for name in names if (zone := topology.zone(name))]
    return [zone_frame(zone) for zone in sorted(zones, key=lambda zone: (zone.trust, zone.id))]


def _empty(selection: Selection) -> Iterator[str]:
    """How many connections are not drawn, since no data of the model are on them."""
    drawn = {
        id(each.connection) for joined in selection.joined for each in there_and_back(joined[0])
    }
    count = sum(id(each) not in drawn for each, _, _ in selection.joined)
    if count:
        carry = "carries" if count == 1 else "carry"
        yield f"{plural(count, 'connection')} that {carry} no data of the model: not drawn."


KIND = Kind(
    "data-flow",
    "where data go, how sensitive they are, and which zones they cross",
    Scope.SOLUTION,
    of_each("data-flow", _shown),
    shown=_shown,
)
