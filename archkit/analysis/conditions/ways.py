"""Ways between components, and what each of them leads through."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from archkit.analysis.conditions.condition import Condition, OfDesign
from archkit.analysis.facts import Facts
from archkit.analysis.knowledge import Truth, all_of, any_of, opposite
from archkit.analysis.spread import Spread, spread
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.vocabulary import Kind


class Ways:
    """The ways from components of a sort to others, or from others to them.

    One search from all of them at once, for each design (see `spread`). No way leads on through a
    person, nor through what is to be passed: what is left are the ways around it.

    Attributes:
        ends: The components at the far end of the ways.
        toward: Whether the ways lead from a component to those ends, and not from them to it.
        around: What a way must not lead through to count; nothing where every way counts.
    """

    def __init__(
        self, ends: Condition[Component], around: Condition[Component] | None, *, toward: bool
    ) -> None:
        self.ends = ends
        self.around = around
        self.toward = toward
        self._spread = OfDesign(self._search)

    def lead(self, component: Component, facts: Facts) -> Truth:
        """Whether there is such a way, of at least one connection."""
        found = self._spread(facts)
        return any_of(
            *(
                all_of(found.reaches(other.address), self._goes_on(other, facts))
                for _, other in self._steps(component.address, facts, back=True)
            )
        )

    def shortest(self, component: Component, facts: Facts) -> list[Connection]:
        """A shortest of the ways, as they are walked; there must surely be one."""
        found = self._spread(facts)
        ways = [
            [*self._connections(found.way(other.address), facts), last]
            for last, other in self._steps(component.address, facts, back=True)
            if found.reaches(other.address) is True and self._goes_on(other, facts) is True
        ]
        way = min(ways, key=len)
        return way[::-1] if self.toward else way

    def _connections(self, way: list[str], facts: Facts) -> list[Connection]:
        return [
            next(step for step, after in self._steps(one, facts) if after.address == other)
            for one, other in pairwise(way)
        ]

    def _search(self, facts: Facts) -> Spread:
        components = facts.design.components

        def steps(address: str) -> Iterator[tuple[str, Truth]]:
            component = components.get(address)
            if component is not None:
                goes_on = self._goes_on(component, facts)
                for _, after in self._steps(address, facts):
                    yield after.address, goes_on

        starts = ((each.address, self.ends.holds(each, facts)) for each in components.values())
        return spread(starts, steps)

    def _goes_on(self, component: Component, facts: Facts) -> Truth:
        """Whether a way leads on from a component that it has come to, or begins there."""
        around = True if self.around is None else opposite(self.around.holds(component, facts))
        if component.kind is Kind.PERSON:
            return all_of(around, self.ends.holds(component, facts))
        return around

    def _steps(
        self, address: str, facts: Facts, *, back: bool = False
    ) -> Iterator[tuple[Connection, Component]]:
        """The connections from a component in the direction of the search, and what is there."""
        design = facts.design
        along: Literal["outgoing", "incoming"] = "incoming" if self.toward != back else "outgoing"
        for each in getattr(design, along).get(address, ()):
            other = design.components.get(each.target if along == "outgoing" else each.source)
            if other is not None:
                yield each, other
