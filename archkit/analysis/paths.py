"""Paths as a reader sees them: one line a hop."""

from archkit.analysis.data_paths import Flow
from archkit.analysis.network import Topology
from archkit.model.connection import Connection
from archkit.model.site import NO_ZONE


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
