"""Turn to another component that does the same while the first is down."""

from collections.abc import Iterator

from archkit.model.component import Component
from archkit.model.quality import Metric
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic


def remedies(aim: Aim) -> Iterator[Remedy]:
    """Each call to something that another component offers as well, and can answer from."""
    components = aim.facts.design.components
    for call in aim.waits:
        target = components[call.target]
        for other in components.values():
            if other.address not in (call.source, call.target) and _does_the_same(other, target):
                name = other.id if other.within == call.within else other.address
                says = f"let `{call.source}` turn to `{name}` while `{call.target}` is down"
                yield Remedy(says, (aim.state(call, "fallback", {"use": name}),))


def _does_the_same(one: Component, other: Component) -> bool:
    """Whether one publishes every interface that the other does, and keeps what that keeps.

    Two sign-on services speak the same language, and the one of the staff knows no resident.
    """
    publishes = bool(other.contracts) and set(other.contracts) <= set(one.contracts)
    return publishes and _keeps_the_same(one, other)


def _keeps_the_same(one: Component, other: Component) -> bool:
    """Whether one surely keeps all that the other does."""
    if other.stores is None:
        return False
    if other.stores == "none":
        return True
    return one.stores is not None and set(other.stores) <= set(one.stores)


TACTIC = Tactic(
    id="turn-to-another",
    concern=Concern.AVAILABILITY,
    summary="Call another system that publishes the same interface while the first one is down.",
    when="Two publish the same `contracts:`, and the other keeps all that the first keeps.",
    costs="A second agreement or set-up, and a test of the switch.",
    harms="Both have to give the same answers; what only one of them knows is lost for a time.",
    source="Bass, Clements and Kazman, Software Architecture in Practice, reconfiguration",
    metrics=frozenset({Metric.AVAILABILITY, Metric.BLAST_RADIUS, Metric.RECOVERY_TIME}),
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
  desk: {kind: service, placed: [office-1], availability: 99.9 %, redundancy: none}
  texts:
    {kind: saas, availability: 99 %, redundancy: none, placed: [office-2], contracts: [SMS],
     stores: none}
  other: {kind: saas, availability: 99 %, redundancy: none, placed: [office-1], contracts: [SMS]}
connections:
  desk -> texts: {protocol: https, carries: [memo]}
""",
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: quality
    statement: The desk shall be available for 99.5 % of each month.
    fit: {metric: availability, at_least: 99.5 %, of: desk}
components:
  desk: {kind: service, placed: [office-1], availability: 99.9 %, redundancy: none}
  texts:
    {kind: saas, availability: 99 %, redundancy: none, placed: [office-2], contracts: [SMS],
     stores: none}
  other: {kind: saas, availability: 99 %, redundancy: none, placed: [office-1], contracts: [MMS]}
connections:
  desk -> texts: {protocol: https, carries: [memo]}
""",
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: quality
    statement: The desk shall be available for 99.5 % of each month.
    fit: {metric: availability, at_least: 99.5 %, of: desk}
components:
  desk: {kind: service, placed: [office-1], availability: 99.9 %, redundancy: none}
  residents:
    {kind: saas, availability: 99 %, redundancy: none, placed: [office-2], contracts: [OIDC],
     stores: [memo]}
  staff:
    {kind: saas, availability: 99 %, redundancy: none, placed: [office-1], contracts: [OIDC],
     stores: [notice]}
connections:
  desk -> residents: {protocol: https, carries: [memo]}
""",
    ),
)
