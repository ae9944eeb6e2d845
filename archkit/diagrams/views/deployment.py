"""Deployment: where the parts of a solution run, by site, zone and node."""

from collections.abc import Iterable, Iterator, Mapping, Sized
from dataclasses import dataclass, replace
from typing import Final

from archkit.diagrams.kind import Kind, Scope, of_each
from archkit.diagrams.neighbours import Neighbours
from archkit.diagrams.parts import MODES, box_of, merged, site_frame, zone_frame
from archkit.diagrams.selection import Selection
from archkit.diagrams.view import Box, Edge, Frame, View, plural
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.site import Node
from archkit.model.vocabulary import Kind as Sort

_MOST_LABELS: Final = 40
"""With more connections their labels would take more room than what they join."""

_End = tuple[str, str]
"""A box that a connection ends at, and its site; no site where it is none of the copies."""


@dataclass(frozen=True)
class _Copy:
    """A component at one of the places where it runs.

    Attributes:
        component: The component.
        node: What it runs on; nothing where it runs on no node of the model.
        site: The id of the site; empty where nobody says.
        zone: The id of the zone; empty where nobody says.
    """

    component: Component
    node: Node | None
    site: str
    zone: str

    @property
    def id(self) -> str:
        """The id of its box."""
        return f"{self.component.address}@{self.node.id}" if self.node else self.component.address

    @property
    def frame(self) -> str:
        """The id of the boundary it stands in."""
        site = f"site:{self.site}" if self.site else ""
        return "/".join(part for part in (site, self.zone) if part)


def _shown(selection: Selection) -> View:
    copies = {at: _copies(each, selection.design) for at, each in _placed(selection).items()}
    every = [copy for those in copies.values() for copy in those]
    boxes = [_box(copy, selection) for copy in every]
    around = Neighbours(selection, whole=True, together=True)
    others = [box for box in around.boxes() if box.id not in copies]
    edges = _edges(selection, copies, around)
    return selection.view(
        "deployment",
        f"{selection.called}: where it runs",
        _sentence(selection, every),
        boxes=[*boxes, *others],
        edges=edges if len(edges) <= _MOST_LABELS else [replace(each, label=()) for each in edges],
        frames=_frames(every, selection),
        left_out=(*around.told, *_told(every, edges)),
        counted=("placement", "connection"),
    )


def _placed(selection: Selection) -> dict[str, Component]:
    """What is drawn where it stands: the parts, and the people around."""
    people = {at: each for at, each in selection.around.items() if each.kind is Sort.PERSON}
    return {**selection.own, **people}


def _copies(component: Component, design: Design) -> list[_Copy]:
    """A component at each of its places; once where none is stated."""
    nodes = [design.nodes[name] for name in component.placed or () if name in design.nodes]
    if not nodes:
        return [_Copy(component, None, "", component.zone or "")]
    return [
        _Copy(component, node, node.site or "", component.zone or node.zone or "") for node in nodes
    ]


def _box(copy: _Copy, selection: Selection) -> Box:
    box = box_of(copy.component, selection.design)
    person = copy.component.kind is Sort.PERSON
    unsaid = "" if person or copy.zone else "place not stated"
    return replace(
        box,
        id=copy.id,
        frame=copy.frame,
        faded=copy.component.address not in selection.own,
        note=f"on {copy.node.title}" if copy.node else unsaid,
    )


def _edges(
    selection: Selection, copies: Mapping[str, list[_Copy]], around: Neighbours
) -> tuple[Edge, ...]:
    """Each connection between the places of its ends."""

    def ends(component: Component) -> list[_End]:
        found = copies.get(component.address)
        return [(copy.id, copy.site) for copy in found or ()] or [
            (around.box_at(component.address), "")
        ]

    return merged(
        edge
        for connection, source, target in selection.joined
        for edge in _between(connection, ends(source), ends(target))
    )


def _between(connection: Connection, sources: list[_End], targets: list[_End]) -> Iterator[Edge]:
    """A connection from each copy to the copies at its site; where there are none, to all."""
    spoken = (f"[{connection.protocol.value}]",) if connection.protocol else ()
    for source, site in sources:
        near = [target for target, there in targets if site and there == site]
        for target in near or [target for target, _ in targets]:
            yield Edge(source=source, target=target, label=spoken, line=MODES[connection.mode])


def _frames(copies: Iterable[_Copy], selection: Selection) -> list[Frame]:
    """The sites with their zones, then the zones of what runs on no node."""
    topology = selection.subject.facts.topology
    sites, zones = {}, {}
    for copy in copies:
        if site := selection.design.sites.get(copy.site):
            sites[f"site:{copy.site}"] = site_frame(site)
        if zone := topology.zone(copy.zone):
            parent = f"site:{copy.site}" if copy.site else ""
            zones[copy.frame] = zone_frame(zone, parent)
    return [*sites.values(), *zones.values()]


def _sentence(selection: Selection, copies: list[_Copy]) -> str:
    nodes = {copy.node.id for copy in copies if copy.node}
    sites = {copy.site for copy in copies if copy.site}
    parts = plural(len(selection.own), "part")
    if not nodes:
        return f"The {parts} of {selection.called}, by the zones they stand in."
    where = f"{plural(len(nodes), 'node')} at {plural(len(sites), 'site')}"
    return (
        f"The {parts} of {selection.called} run on {where}, each drawn once for each of its places."
    )


def _told(copies: list[_Copy], edges: Sized) -> Iterator[str]:
    if len({copy.component.address for copy in copies}) < len(copies):
        yield (
            "What runs at several places is joined to what is at the same site,"
            " and where nothing is, to all of them."
        )
    if len(edges) > _MOST_LABELS:
        yield "What the connections speak is left out: the container picture tells it."


KIND = Kind(
    "deployment",
    "where the parts run: sites, zones and nodes",
    Scope.SOLUTION,
    of_each("deployment", _shown),
    shown=_shown,
)
