"""Checks that no connection is declared twice under two spellings of its ends."""

from collections.abc import Callable, Iterable

from archkit.model.base import Element
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.loading.sheet import Problems, Spot
from archkit.source.place import Path


def check_twins(
    made: Iterable[Element],
    design: Design,
    spot_of: Callable[[Path, Path], Spot],
    problems: Problems,
) -> None:
    """Report connections with the ends and the label of another.

    `portal -> gis.parcels` of one solution is `permits.portal -> parcels` of the other.

    Args:
        made: The elements that are new: no others are twins.
        design: The design.
        spot_of: Where a field (the second path) of an element (the first) stands.
        problems: Where to report to.
    """
    if not any(isinstance(each, Connection) for each in made):
        return
    known: dict[tuple[str, str, str], Connection] = {}
    for connection in design.connections:
        _, _, label = connection.id.partition(" (")
        first = known.setdefault((connection.source, connection.target, label), connection)
        if first is not connection:
            problems.add(
                "duplicate-id",
                f"`{connection.id}` is given twice, under two spellings",
                spot_of(connection.where, ()).as_key(),
                hint="keep one of them, or give one a label: `from -> to (label)`",
                related=((spot_of(first.where, ()).as_key(), "first given here"),),
            )
