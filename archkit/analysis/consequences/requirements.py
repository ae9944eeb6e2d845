"""Which requirements are affected: by what meets them, and by what they measure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from archkit.analysis.consequences.affected import Affected
from archkit.analysis.consequences.effect import Effect, Hit
from archkit.analysis.consequences.softness import on_loss
from archkit.model.base import Element
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.quality import Metric
from archkit.model.requirement import Requirement

_OF_THE_WHOLE: Final = frozenset({Metric.AVAILABILITY, Metric.RECOVERY_TIME})
"""What is measured of a whole solution by what people do with it."""


class Asked:
    """Answers how requirements fare, by what their references name."""

    def __init__(
        self,
        struck: Element,
        design: Design,
        hits: Mapping[str, Hit],
        journeys: Sequence[Affected],
    ) -> None:
        self._struck = struck
        self._design = design
        self._hits = hits
        self._journeys = journeys
        self._connections = {each.address: each for each in design.connections}

    def of(self, requirement: Requirement) -> Iterator[Affected]:
        """All that can be said of one requirement."""
        for ref in requirement.satisfied_by:
            yield from self._named(requirement, ref, f"is met by `{ref}`")
        fit = requirement.fit
        if fit is not None and fit.of is not None:
            yield from self._named(requirement, fit.of, f"measures `{fit.of}`")
        elif fit is not None and fit.metric in _OF_THE_WHOLE:
            for each in self._journeys:
                if each.element.within == requirement.within:
                    why = f"measures the whole solution, and so `{each.element.id}`"
                    yield self._affected(requirement, each.effect, why, each.path)

    def _named(self, requirement: Requirement, ref: str, why: str) -> Iterator[Affected]:
        component = self._design.component(ref, requirement.within)
        if component is not None:
            if hit := self._hits.get(component.address):
                yield self._affected(requirement, hit.effect, why, hit.path)
            return
        names = (f"{requirement.within}.{ref}", ref)
        for each in self._journeys:
            if each.element.address in names:
                yield self._affected(requirement, each.effect, why, each.path)
        connection = self._connections.get(names[0]) or self._connections.get(names[1])
        if connection is not None:
            yield from self._over(requirement, connection, why)

    def _over(
        self, requirement: Requirement, connection: Connection, why: str
    ) -> Iterator[Affected]:
        """What follows for a requirement that a connection meets, from its two ends."""
        if connection is self._struck:
            effect, _ = on_loss(connection, Effect.STOPS)
            yield self._affected(requirement, effect, why, ())
            return
        source, target = self._hits.get(connection.source), self._hits.get(connection.target)
        if source is not None and source.effect is not Effect.COPES:
            yield self._affected(requirement, source.effect, why, source.path)
        if target is not None and target.effect is not Effect.COPES:
            effect, _ = on_loss(connection, target.effect)
            yield self._affected(requirement, effect, why, (connection.source, *target.path))

    def _affected(
        self, requirement: Requirement, effect: Effect, why: str, path: tuple[str, ...]
    ) -> Affected:
        tier = self._design.solutions[requirement.within].tier
        return Affected(requirement, effect, tier, why, path)
