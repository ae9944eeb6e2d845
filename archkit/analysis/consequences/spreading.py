"""How an effect spreads from the components struck first to those that call them."""

from collections.abc import Iterable, Iterator, Mapping
from heapq import heapify, heappop, heappush
from itertools import count

from archkit.analysis.consequences.effect import Effect, Hit
from archkit.analysis.consequences.softness import on_loss
from archkit.analysis.dependencies import Dependencies
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.vocabulary import Kind

_SPREADING = frozenset({Effect.STOPS, Effect.MAY_STOP, Effect.CONCERNED})
"""What a caller that waits suffers as well; who copes serves its callers as before."""


class Spreading:
    """Follows connections from what is struck to its callers, the worst effect first.

    An effect never gets worse on its way, so that each component is settled when it is first
    come to (Dijkstra, 1959). People are not followed: their journeys tell of them.
    """

    def __init__(self, design: Design, dependencies: Dependencies) -> None:
        self._design = design
        self._stand_ins: dict[str, list[tuple[str, str]]] = {}
        for caller, first, other in dependencies.stand_ins:
            self._stand_ins.setdefault(first, []).append((caller, other))
            self._stand_ins.setdefault(other, []).append((caller, first))

    def hits(self, first: Iterable[Hit]) -> Mapping[str, Hit]:
        """Every component that is hit, by its address, in the order of their ranks."""
        settled: dict[str, Hit] = {}
        order = count()
        waiting = [(hit.rank, next(order), hit) for hit in first]
        heapify(waiting)
        while waiting:
            *_, hit = heappop(waiting)
            if settled.setdefault(hit.component.address, hit) is not hit:
                continue
            if hit.effect in _SPREADING:
                for further in self._callers(hit, settled):
                    heappush(waiting, (further.rank, next(order), further))
        return settled

    def _callers(self, hit: Hit, settled: Mapping[str, Hit]) -> Iterator[Hit]:
        address = hit.component.address
        for connection in self._design.incoming.get(address, ()):
            caller = self._design.components.get(connection.source)
            if caller is not None and self._suffers(caller, connection, hit):
                effect, why = on_loss(connection, hit.effect)
                yield Hit(caller, effect, why, (caller.address, *hit.path))
        for name, other in self._stand_ins.get(address, ()):
            caller, stand_in = self._design.components.get(name), settled.get(other)
            if caller is not None and stand_in is not None and stand_in.effect in _SPREADING:
                why = f"could turn to `{other}`, which is lost as well"
                effect = max(hit.effect, stand_in.effect, key=lambda each: each.rank)
                yield Hit(caller, effect, why, (caller.address, *hit.path))

    @staticmethod
    def _suffers(caller: Component, connection: Connection, hit: Hit) -> bool:
        """Whether there is an effect at all: a mere change does not reach who does not wait."""
        if caller.kind is Kind.PERSON:
            return False
        return connection.hard or hit.effect is not Effect.CONCERNED
