"""Which components a requirement leads to, and which are there without one."""

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from archkit.analysis.requirements import in_force, parts_of
from archkit.analysis.sharing import KEEPERS
from archkit.model.component import Component
from archkit.model.design import Design
from archkit.model.vocabulary import Kind, Stage

GIVEN: Final = KEEPERS | {Kind.EXTERNAL_SYSTEM}
"""Kinds that policy asks for, or that are there whatever a project does."""


class Necessity:
    """Walks from what meets a requirement to all that it calls."""

    def __init__(self, design: Design) -> None:
        self._design = design

    @cached_property
    def needed(self) -> frozenset[str]:
        """The addresses of the components that some requirement leads to.

        A requirement leads to the components that it names, to those of the journeys and
        connections that it names, and to whatever these call, however they call it.
        """
        seen: set[str] = set()
        waiting = list(self._named())
        while waiting:
            address = waiting.pop()
            if address not in seen:
                seen.add(address)
                outgoing = self._design.outgoing.get(address, ())
                waiting += [each.target for each in outgoing]
        return frozenset(seen)

    def unasked(self) -> Iterator[Component]:
        """The components that no requirement leads to, in the order of their addresses.

        What is given is left out, and so is what a retired solution has.
        """
        for component in self._design.components.values():
            retired = self._design.solutions[component.within].stage is Stage.RETIRED
            if not (retired or component.kind in GIVEN or component.address in self.needed):
                yield component

    def _named(self) -> Iterator[str]:
        """What requirements name, people left out: they call whatever they are given."""
        for solution in self._design.solutions.values():
            for requirement in solution.requirements.values():
                if in_force(requirement, self._design):
                    for part in parts_of(requirement, self._design):
                        if part.kind is not Kind.PERSON:
                            yield part.address
