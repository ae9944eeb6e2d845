"""Place a component that has several placements on one more."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from archkit.model.quality import Metric
from archkit.model.resilience import Redundancy, RedundancyMode
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic, is_ours

_FEW: Final = 2


def remedies(aim: Aim) -> Iterator[Remedy]:
    """Each part whose placements stand in for each other, on one more node."""
    for part in aim.parts:
        redundancy, placed = part.redundancy, part.placed or ()
        if (
            is_ours(part)
            and isinstance(redundancy, Redundancy)
            and redundancy.mode is RedundancyMode.ACTIVE_ACTIVE
            and len(set(placed)) > 1
        ):
            spare = (each for each in aim.facts.design.nodes.values() if each.id not in placed)
            alike = aim.facts.design.nodes.get(placed[0])
            fitting = (
                each
                for each in spare
                if alike and (each.zone, each.environment) == (alike.zone, alike.environment)
            )
            for node in islice(fitting, _FEW):
                line = aim.state(part, "placed", [*placed, node.id])
                yield Remedy(f"place `{part.address}` on `{node.id}` as well", (line,))


TACTIC = Tactic(
    id="third-placement",
    concern=Concern.AVAILABILITY,
    summary="Place a component that several nodes serve on one more node.",
    when="All its placements serve at once (`active-active`), and a node like them is free.",
    costs="One more node and its licence.",
    harms=(
        "What strikes all placements at once (`common_cause`) is not helped: a third one gains"
        " little where that share is large."
    ),
    source="Bass, Clements and Kazman, Software Architecture in Practice, redundant spare",
    metrics=frozenset({Metric.AVAILABILITY}),
    remedies=remedies,
    examples=(
        """
nodes:
  office-3: {zone: office, site: station, environment: production}
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- met
    kind: quality
    statement: The desk shall be available for 99.99 % of each month.
    fit: {metric: availability, at_least: 99.99 %, of: desk}
components:
  desk:
    kind: service
    placed: [office-1, office-2]
    availability: 98 %
    redundancy: {mode: active-active, needs: 1, common_cause: 0 %}
""",
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: quality
    statement: The desk shall be available for 99.99 % of each month.
    fit: {metric: availability, at_least: 99.99 %, of: desk}
components:
  desk:
    kind: service
    placed: [office-1, office-2]
    availability: 98 %
    redundancy: {mode: active-active, needs: 1, common_cause: 0 %}
""",
    ),
)
