"""Which components a requirement leads to, and which are there without one."""

from collections.abc import Iterator
from functools import cached_property

from archkit.analysis.requirements import in_force, parts_of
from archkit.model.design import Design
from archkit.model.vocabulary import Kind


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

    def _named(self) -> Iterator[str]:
        """What requirements name, people left out: they call whatever they are given."""
        for solution in self._design.solutions.values():
            for requirement in solution.requirements.values():
                if in_force(requirement, self._design):
                    for part in parts_of(requirement, self._design):
                        if part.kind is not Kind.PERSON:
                            yield part.address
