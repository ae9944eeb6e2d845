"""Place a component on a second node, so that it goes on when the first is lost."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from archkit.model.component import Component
from archkit.model.quality import Metric
from archkit.model.resilience import Redundancy, RedundancyMode
from archkit.model.site import Domain, Node
from archkit.model.vocabulary import Kind
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic, is_ours

_KEEPING: Final = frozenset({Kind.DATABASE, Kind.FILE_SHARE, Kind.BACKUP_STORE, Kind.QUEUE})
"""What keeps something: of two, one serves and the other stands by."""
_FEW: Final = 2
"""So many nodes are tried for each component."""


def remedies(aim: Aim) -> Iterator[Remedy]:
    """Each part that stands on one node alone, on a second node as well."""
    for part in aim.parts:
        if _is_single(part):
            for node in islice(aim.spare_nodes(part), _FEW):
                yield from _placed(part, node, aim)


def _is_single(part: Component) -> bool:
    managed = (
        isinstance(part.redundancy, Redundancy) and part.redundancy.mode is RedundancyMode.MANAGED
    )
    return is_ours(part) and len(set(part.placed or ())) == 1 and not managed


def _placed(part: Component, node: Node, aim: Aim) -> Iterator[Remedy]:
    first = aim.facts.design.nodes[(part.placed or ("",))[0]]
    claims = [[Domain.SITE.value], []] if first.site != node.site else [[]]
    for survives in claims:
        redundancy: dict[str, object] = {"mode": "active-active", "needs": 1, "common_cause": "5 %"}
        if part.kind in _KEEPING:
            redundancy |= {"mode": "active-passive", "switchover": "99 %"}
        lines = (
            aim.state(part, "placed", [*(part.placed or ()), node.id]),
            aim.state(part, "redundancy", {**redundancy, "survives": survives}),
        )
        yield Remedy(f"place `{part.address}` on `{node.id}` as well", lines)


TACTIC = Tactic(
    id="second-placement",
    concern=Concern.AVAILABILITY,
    summary="Place a component on a second node that is not lost together with the first.",
    when="It stands on one node alone, and there is a node like it with another fate.",
    costs="A second node, its licence, and the work to keep both alike.",
    harms=(
        "Two nodes have to be patched and watched. What keeps data needs a replica that is"
        " tested; 5 % of the failures are taken to strike both, and a switch to succeed in 99 % of"
        " the cases, until somebody has measured it."
    ),
    source="Bass, Clements and Kazman, Software Architecture in Practice, redundant spare",
    metrics=frozenset({Metric.AVAILABILITY}),
    remedies=remedies,
    examples=(
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- met
    kind: quality
    statement: The desk shall be available for 99.5 % of each month.
    fit: {metric: availability, at_least: 99.5 %, of: desk}
components:
  desk: {kind: service, placed: [office-1], availability: 99 %, redundancy: none}
""",
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: quality
    statement: The vault shall be available for 99.5 % of each month.
    fit: {metric: availability, at_least: 99.5 %, of: keys}
components:
  keys: {kind: vault, placed: [vault-1], availability: 99 %, redundancy: none}
""",
    ),
)
