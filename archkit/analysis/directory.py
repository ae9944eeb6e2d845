"""Elements by what they are, so that a rule need not look at all to find its own few."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TypeVar

from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.transport import HANDED_OVER, Mode
from archkit.model.vocabulary import Kind

Found = TypeVar("Found", bound=Element)


class Directory:
    """Answers which components and connections are of some sort, in the design's order."""

    def __init__(self, design: Design) -> None:
        self._design = design

    def of_kinds(self, kinds: frozenset[Kind]) -> list[Component]:
        """The components of some kinds."""
        return [each for kind in Kind if kind in kinds for each in self._by_kind.get(kind, ())]

    def touching(self, components: list[Component]) -> list[Connection]:
        """The connections that begin or end at one of some components."""
        ends = (self._design.outgoing, self._design.incoming)
        return each_once(
            connection
            for component in components
            for connections in ends
            for connection in connections.get(component.address, ())
        )

    @cached_property
    def unawaited(self) -> list[Connection]:
        """The connections that nobody waits for: messages and batches."""
        return [each for each in self._design.connections if each.mode is not Mode.SYNC]

    @cached_property
    def perhaps_unawaited(self) -> list[Connection]:
        """The connections that state no mode, and look like what nobody waits for.

        They hand over messages or files, lead to a queue, or have a schedule.
        """
        queues = {each.address for each in self._by_kind.get(Kind.QUEUE, ())}
        return [
            each
            for each in self._design.connections
            if "mode" not in each.model_fields_set
            and (each.protocol in HANDED_OVER or each.target in queues or each.schedule is not None)
        ]

    @cached_property
    def timed(self) -> list[Connection]:
        """The connections that run by the clock: their mode says so, or their schedule does."""
        return [
            each
            for each in self._design.connections
            if each.mode is Mode.BATCH or each.schedule is not None
        ]

    @cached_property
    def layered(self) -> list[Component]:
        """The components that state their layer."""
        return [each for each in self._design.components.values() if each.layer is not None]

    @cached_property
    def _by_kind(self) -> Mapping[Kind, list[Component]]:
        found: dict[Kind, list[Component]] = {}
        for each in self._design.components.values():
            found.setdefault(each.kind, []).append(each)
        return found


def each_once(elements: Iterable[Found]) -> list[Found]:
    """Elements of a design in their order, without those that come again."""
    return list({id(each): each for each in elements}.values())
