"""Paths over connections: how they are walked, and how a reader sees them, one line a hop."""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from archkit.analysis.data_paths import Flow
from archkit.analysis.knowledge import Truth
from archkit.analysis.network import Topology
from archkit.analysis.spread import Steps
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.site import NO_ZONE


def along(way: Iterable[str], design: Design) -> list[Connection]:
    """The connections from each component of a way to the next; of several the first."""
    return [
        next(each for each in design.outgoing[one] if each.target == other)
        for one, other in pairwise(way)
    ]


def onward(design: Design, passes: Callable[[Component], Truth]) -> Steps:
    """One step over the connections that a component opens, where what gets there gets on."""

    def steps(address: str) -> Iterator[tuple[str, Truth]]:
        component = design.components.get(address)
        if component is None:
            return
        on = passes(component)
        for connection in design.outgoing.get(address, ()):
            yield connection.target, on

    return steps


def hop(connection: Connection, topology: Topology) -> str:
    """One hop, such as `town.a -> town.b (https, zone dmz -> zone office)`."""
    return flow_hop(Flow(connection.source, connection.target, connection), topology)


def flow_hop(flow: Flow, topology: Topology) -> str:
    """One hop of data, in the direction in which they go."""
    source, target = _zones(flow.source, topology), _zones(flow.target, topology)
    how = flow.connection.protocol or "protocol not stated"
    back = ", as an answer" if flow.returned else ""
    return f"{flow.source} -> {flow.target} ({how}{back}, {source} -> {target})"


def _zones(address: str, topology: Topology) -> str:
    known = sorted(topology.standing(address).known)
    if known == [NO_ZONE]:
        return "outside every zone"
    if not known:
        return "zone not stated"
    return f"zone {known[0]}" if len(known) == 1 else f"zones {', '.join(known)}"
