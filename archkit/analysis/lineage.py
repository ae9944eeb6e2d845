"""What data are made from, and whether they are still as sensitive as what they are made from."""

from collections.abc import Iterator
from functools import cache

from archkit.analysis.knowledge import Missing, Truth, all_of, any_of, opposite
from archkit.analysis.spread import Spread, spread
from archkit.model.design import Design
from archkit.model.information import Data, Method
from archkit.model.vocabulary import Classification, Regime

SOFTENING = frozenset({Method.DEIDENTIFY, Method.AGGREGATE, Method.TOKENISE, Method.REDACT})
"""Methods after which data may be less sensitive than what they are made from."""

BARRED = frozenset({Regime.UTIL, Regime.LIB, Regime.JUV, Regime.NETSEC})
"""Regimes whose statutes bar publication, however the data are classified."""


class Lineage:
    """Answers whether data are sensitive, by themselves or by what they are made from."""

    def __init__(self, design: Design) -> None:
        self._design = design
        self._spread = cache(self._sensitivity)

    def sensitive(self, name: str, smallest_group: int) -> Truth:
        """Whether data are not for everyone.

        They are classified above public, or barred from publication by statute, or
        made from such data without an approved transform (see `softened`).
        """
        return self._spread(smallest_group).reaches(name)

    def descent(self, name: str, smallest_group: int) -> list[str]:
        """The data from which sensitive data have their sensitivity, the origin first."""
        return self._spread(smallest_group).way(name)

    def _sensitivity(self, smallest_group: int) -> Spread:
        children: dict[str, list[Data]] = {}
        for data in self._design.data.values():
            for name in data.derived_from:
                children.setdefault(name, []).append(data)

        def steps(name: str) -> Iterator[tuple[str, Truth]]:
            for child in children.get(name, ()):
                yield child.id, opposite(softened(child, name, smallest_group))

        own = ((each.id, _by_itself(each, smallest_group)) for each in self._design.data.values())
        return spread(own, steps)


def softened(data: Data, source: str, smallest_group: int) -> Truth:
    """Whether data are made from a source so that they may be less sensitive, and approved.

    Args:
        data: What is made.
        source: The id of what it is made from.
        smallest_group: For aggregates, the size every group must have at least.
    """
    transform = data.derived_from[source]
    approved = transform.method in SOFTENING and transform.approved_by is not None
    if not approved or transform.method is not Method.AGGREGATE:
        return approved
    if transform.group_size is None:
        return Missing.field(data, "derived_from", source, "group_size")
    return transform.group_size >= smallest_group


def _by_itself(data: Data, smallest_group: int) -> Truth:
    return any_of(_above_public(data), all_of(_barred(data), _untreated(data, smallest_group)))


def _above_public(data: Data) -> Truth:
    if data.classification is None:
        return Missing.field(data, "classification")
    return data.classification > Classification.PUBLIC


def _barred(data: Data) -> Truth:
    if data.regimes is None:
        return Missing.field(data, "regimes")
    return not BARRED.isdisjoint(data.regimes)


def _untreated(data: Data, smallest_group: int) -> Truth:
    """Whether data are made from nothing, or from something without an approved transform."""
    treated = (softened(data, source, smallest_group) for source in data.derived_from)
    return opposite(all_of(bool(data.derived_from), *treated))
