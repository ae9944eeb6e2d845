"""Where components are used, of the design as the readers of an edition see it."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from archkit.analysis.requirements import parts_of
from archkit.analysis.traceability import Trace
from archkit.checking.check import Reported
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.journey import Journey
from archkit.site.book import Book

T = TypeVar("T")


class Uses:
    """Where each component is used, by its address.

    Attributes:
        design: The design as the readers see it.
    """

    def __init__(self, book: Book) -> None:
        self._book = book
        self.design = book.pictures.design

    @cached_property
    def requirements(self) -> Mapping[str, list[Trace]]:
        """The requirements that it meets."""
        design = self.design
        return _grouped(
            (part.address, each)
            for each in self._book.traces
            for part in _once(parts_of(each.requirement, design))
        )

    @cached_property
    def journeys(self) -> Mapping[str, list[Journey]]:
        """The journeys that it is on the way of."""
        journeys = (it for each in self.design.solutions.values() for it in each.journeys.values())
        return _grouped((part.address, each) for each in journeys for part in self._on(each))

    @cached_property
    def findings(self) -> Mapping[str, list[Reported]]:
        """What the checks found about it and the connections that it opens."""
        return _grouped(
            (element.address if isinstance(element, Component) else element.source, each)
            for each in self._book.findings
            if isinstance(element := each.finding.element, Component | Connection)
        )

    def ways(self, component: Component) -> Iterator[tuple[Connection, Component, str]]:
        """Its connections, with who is at the other end and what that means."""
        there = self.design.components
        for each in self.design.incoming.get(component.address, ()):
            if each.source in there:
                yield each, there[each.source], "is called by"
        for each in self.design.outgoing.get(component.address, ()):
            if each.target in there:
                yield each, there[each.target], "calls"

    def _on(self, journey: Journey) -> Iterable[Component]:
        steps = ((step,) if isinstance(step, str) else step for step in journey.path)
        found = (self.design.component(each, journey.within) for step in steps for each in step)
        return _once(each for each in found if each is not None)


def _once(components: Iterable[Component]) -> Iterable[Component]:
    return {each.address: each for each in components}.values()


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    groups: dict[str, list[T]] = {}
    for key, each in pairs:
        groups.setdefault(key, []).append(each)
    return groups
