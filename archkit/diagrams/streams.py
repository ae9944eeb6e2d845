"""What flows between two boxes of a picture: edges named after the data that connections carry."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from archkit.analysis.facts import Facts
from archkit.diagrams.parts import MODES, data_named
from archkit.diagrams.view import Edge, Line
from archkit.model.connection import Connection

UNSTATED: Final = "data not stated"
"""What stands on a connection that does not say what it carries."""


@dataclass(frozen=True)
class Stream:
    """Some data on a connection, on their way from one component to another.

    Attributes:
        source: The address of the component they come from.
        target: The address of the component they go to.
        data: Their ids; none where the connection does not state them.
        connection: What carries them.
    """

    source: str
    target: str
    data: tuple[str, ...]
    connection: Connection


def there_and_back(connection: Connection) -> Iterator[Stream]:
    """The data sent over a connection, and those that come back, each on their way."""
    if connection.sent or connection.unsaid:
        yield Stream(connection.source, connection.target, connection.sent, connection)
    if connection.returned:
        yield Stream(connection.target, connection.source, connection.returned, connection)


def as_called(connection: Connection) -> Stream:
    """All data on a connection, whichever way they go, as one arrow by who calls whom."""
    data = tuple(dict.fromkeys(connection.sent + connection.returned))
    return Stream(connection.source, connection.target, data, connection)


def edges_of(
    streams: Iterable[Stream], end_of: Callable[[str], str], facts: Facts, *, levels: bool = False
) -> tuple[Edge, ...]:
    """One edge for all streams between the same two boxes, named after their data together.

    Args:
        streams: What flows.
        end_of: The box that a component is drawn as; what flows within one is not drawn.
        facts: The design and what follows from it.
        levels: Whether the edges tell how sensitive the data are, and what crosses zones.
    """
    groups: dict[tuple[str, str], list[Stream]] = {}
    for each in streams:
        source, target = end_of(each.source), end_of(each.target)
        if source != target:
            groups.setdefault((source, target), []).append(each)
    return tuple(_edge(ends, group, facts, levels=levels) for ends, group in groups.items())


def _edge(ends: tuple[str, str], group: list[Stream], facts: Facts, *, levels: bool) -> Edge:
    data = tuple(dict.fromkeys(name for each in group for name in each.data))
    named = data_named(data, facts.design)
    unsaid = levels and not named and any(each.connection.unsaid for each in group)
    label = UNSTATED if unsaid else named
    highest = facts.information.highest(data) if levels else None
    connections = {id(each.connection): each.connection for each in group}.values()
    crosses = levels and any(facts.topology.crosses_boundary(each) is True for each in connections)
    return Edge(
        source=ends[0],
        target=ends[1],
        label=(label,) if label else (),
        line=min((MODES[each.mode] for each in connections), key=list(Line).index),
        classification=highest.classification if highest else None,
        crosses=crosses,
        count=len(connections),
    )
