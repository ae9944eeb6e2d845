"""MNT-012: two solutions are wired to each other, although the hub has what goes between them."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field

from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.quantities import Ratio
from archkit.rules.rule import (
    NOT_APPLICABLE,
    PASS,
    WARNING,
    Fail,
    Judgement,
    Parameters,
    Rule,
    Situation,
    Unknown,
    settled,
)
from archkit.source.place import Place

_NAMES = ("MNT-012", "point-to-point-bypass")
_SHOWN = 10


class Limits(Parameters):
    """How much may go past the hub."""

    share: Ratio = Ratio.parse("30 %")
    """The largest share of the connections between solutions that may go past the hub."""
    smallest: Annotated[int, Field(ge=1)] = 10
    """The fewest connections between solutions for which the share is judged."""


def among(on: Situation) -> Sequence[Element]:
    """The connections that go past the hubs, and the first of these."""
    return [*on.facts.exchange.hubs[:1], *on.facts.exchange.past]


def judge(element: Element, on: Situation) -> Judgement:
    """Judge one connection between two solutions, or how much goes past the hubs at all."""
    if isinstance(element, Component):
        return _hub(element, on)
    if not isinstance(element, Connection) or element.address not in on.once(_past):
        return NOT_APPLICABLE
    if on.facts.records.accepted(element.address, _NAMES):
        return PASS
    return list(_bypass(element, on))


def _past(on: Situation) -> frozenset[str]:
    return frozenset(each.address for each in on.facts.exchange.past)


def _bypass(connection: Connection, on: Situation) -> Iterator[Fail | Unknown]:
    for way in on.facts.exchange.ways(connection):
        there, gap = on.facts.exchange.at_hub(way)
        for name, offer in there.items():
            yield Fail(
                f"`{name}` goes from `{way.sender}` to `{way.receiver}` past the hub, which gets"
                f" it from `{way.sender}` already",
                field=(way.field, way.data.index(name)),
                related=((Place(offer.where), "the hub gets it here"),),
                key=f"{way.field} {name}",
            )
        yield from settled(gap)


def _hub(hub: Component, on: Situation) -> Judgement:
    """Whether too much goes past it; where there are several hubs, the first is told."""
    exchange, limits, accepted = on.facts.exchange, on.given(Limits), on.facts.records.accepted
    if hub not in exchange.hubs[:1] or len(exchange.between) < limits.smallest:
        return NOT_APPLICABLE
    past = [each for each in exchange.past if not accepted(each.address, _NAMES)]
    share = len(past) / len(exchange.between)
    if share <= limits.share.value:
        return PASS
    more = len(past) - _SHOWN
    return Fail(
        f"{len(past)} of the {len(exchange.between)} connections between solutions"
        f" ({share * 100:.0f} %) go past `{hub.address}`; up to {limits.share} may",
        evidence=(
            *(f"past the hub: {each.address}" for each in past[:_SHOWN]),
            *((f"and {more} more",) if more > 0 else ()),
        ),
        key="share",
    )


RULE = Rule(
    id="MNT-012",
    name="point-to-point-bypass",
    summary=(
        "Two solutions exchange data directly that the integration hub has already, or too many"
        " connections between solutions go past the hub."
    ),
    why=(
        "Ten solutions wired to each other have up to 45 wires, each with its own format, secret,"
        " retries and monitoring, and none can be replaced without touching nine. Through a hub"
        " each has one, and what goes wrong is seen in one place."
    ),
    fix=(
        "Take the data from the hub. Where there is a reason not to, write a decision record whose"
        " `elements` name the connection and whose `rules` name this rule; what all solutions are"
        " meant to call directly says `enterprise: true`."
    ),
    severity=WARNING,
    traces_to=("City integration standard: interfaces are published at the hub",),
    notes=(
        "A solution with a component of kind `integration-hub` is a hub, with the gateways, queues"
        " and file transfers beside it; where there is none, the rule does not apply. A connection"
        " bypasses it where its two ends belong to other solutions, and the hub already gets the"
        " same data from the solution that they come from, whoever opens the connection."
        " Connections between subsystems of one solution are its own affair. The share is counted"
        " over all connections between solutions once there are ten, and told of the hub. People,"
        " and what looks after all alike (sign-in, logs, backup), are left out. A connection that"
        " an accepted decision names together with this rule counts in neither case. The catalogue"
        " asks whether an interface publishes the data; the language does not say what a"
        " published interface gives, so what flows to the hub is taken for it. The figures are"
        " policy, not quotations from a standard."
    ),
    subject=(Component, Connection),
    among=among,
    judge=judge,
    parameters=Limits,
    fires=(
        """
solution: hub
department: works
stage: live
tier: 1
components:
  hub: {kind: integration-hub}
  gateway: {kind: gateway}
# file: permits.yaml
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service}
connections:
  desk -> hub.gateway: {carries: [permit]}
# file: fees.yaml
solution: fees
department: works
stage: live
tier: 2
components:
  bills: {kind: service}
connections:
  bills -> permits.desk:
    carries: none
    returns: [permit] # <- MNT-012
    access: read
# file: maps.yaml
solution: maps
department: works
stage: live
tier: 3
components:
  layers: {kind: service}
connections:
  hub.hub -> layers: {carries: none, returns: [notice], access: read}
  layers -> fees.bills (again):
    carries:
      - memo
      - notice # <- MNT-012
""",
        """
solution: hub
department: works
stage: live
tier: 1
components:
  hub: {kind: integration-hub} # <- MNT-012
# file: permits.yaml
solution: permits
department: clerk
stage: live
tier: 2
components:
  a: {kind: service}
  b: {kind: service}
connections:
  a -> hub.hub: {carries: none}
  b -> hub.hub: {carries: none}
  fees.c -> a: {carries: none}
  fees.d -> a: {carries: none}
  fees.c -> hub.hub: {carries: none}
  fees.d -> hub.hub: {carries: none}
  fees.c -> b: {carries: none}
  fees.d -> b: {carries: none}
  fees.c -> hub.hub (again): {carries: none}
  fees.d -> hub.hub (again): {carries: none}
# file: fees.yaml
solution: fees
department: works
stage: live
tier: 2
components:
  c: {kind: service}
  d: {kind: service}
""",
    ),
    quiet=(
        """
solution: hub
department: works
stage: live
tier: 1
components:
  hub: {kind: integration-hub}
# file: permits.yaml
solution: permits
department: clerk
stage: live
tier: 2
components:
  clerk: {kind: person}
  desk: {kind: service}
  store: {kind: database}
  addresses: {kind: service, enterprise: true}
connections:
  desk -> hub.hub: {carries: [permit]}
  desk -> store: {carries: [permit]}
  desk -> town.idp: {carries: [permit]}
  desk -> fees.bills: {carries: [memo]}
  desk -> fees.bills (decided): {carries: [permit]}
  clerk -> fees.bills: {carries: [permit]}
# file: fees.yaml
solution: fees
department: works
stage: live
tier: 2
components:
  bills: {kind: service}
connections:
  hub.hub -> bills: {carries: [permit]}
  bills -> permits.addresses: {carries: none, access: read, returns: [permit]}
# file: 0001-fees.md
---
status: accepted
date: 2026-04-01
decision-makers: [CIO]
elements: [permits.desk -> fees.bills (decided)]
rules: [MNT-012]
---
# Fees are posted directly until the hub can sign them
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service}
  gateway: {kind: gateway}
connections:
  desk -> gateway: {carries: [permit]}
  fees.bills -> desk: {carries: none, access: read, returns: [permit]}
# file: fees.yaml
solution: fees
department: works
stage: live
tier: 2
components:
  bills: {kind: service}
""",
    ),
    unknown=(
        """
solution: hub
department: works
stage: live
tier: 1
components:
  hub: {kind: integration-hub}
# file: permits.yaml
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service}
connections:
  desk -> hub.hub: {carries: [permit]}
  desk -> fees.bills: {protocol: https} # <- MNT-012 unknown
  fees.bills -> desk: {carries: none, access: read} # <- MNT-012 unknown
# file: fees.yaml
solution: fees
department: works
stage: live
tier: 2
components:
  bills: {kind: service}
""",
        """
solution: hub
department: works
stage: live
tier: 1
components:
  hub: {kind: integration-hub}
# file: permits.yaml
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service}
connections:
  desk -> hub.hub: {protocol: https} # <- MNT-012 unknown
  desk -> fees.bills: {carries: [permit]}
# file: fees.yaml
solution: fees
department: works
stage: live
tier: 2
components:
  bills: {kind: service}
""",
    ),
)
