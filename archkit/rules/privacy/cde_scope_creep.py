"""PRV-007: card data, or a way to them, outside the cardholder data environment."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from archkit.analysis.knowledge import Missing, Truth, all_of, any_of, opposite
from archkit.analysis.zone_flows import allows
from archkit.model.access import Population
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.site import NO_ZONE, Zone
from archkit.model.vocabulary import CARDHOLDER, NOT_OURS
from archkit.rules.rule import (
    ERROR,
    NOT_APPLICABLE,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
    WaivableBy,
    settled,
)
from archkit.source.place import Place

_WHAT: Final = "the cardholder data environment"


def among(on: Situation) -> Sequence[Component | Connection]:
    """What has card data, stands in the environment or leads to it, or may."""
    return on.facts.card_environment.concerned


def judge(element: Component | Connection, on: Situation) -> Judgement:
    """Judge where a component has card data and who gets in, or what a connection crosses."""
    if not on.facts.information.conceivable(CARDHOLDER):
        return NOT_APPLICABLE
    if isinstance(element, Connection):
        return _connection(element, on)
    if element.kind in NOT_OURS:
        return NOT_APPLICABLE
    return _component(element, on)


def _component(component: Component, on: Situation) -> Judgement:
    holds = on.facts.card_environment.holds
    standing = on.facts.topology.standing(component.address)
    zones = [zone for name in sorted(standing.known) if (zone := on.facts.topology.zone(name))]
    elsewhere = False if standing.missing is None else standing.missing
    inside = any_of(*map(holds, zones), elsewhere)
    there = on.facts.information.under(CARDHOLDER, component)
    if there is False:
        return NOT_APPLICABLE if inside is False else _people(component, inside, on)
    outside = [
        found
        for zone in zones
        for found in settled(
            all_of(there, opposite(holds(zone))), partial(_misplaced, component, zone, on)
        )
    ]
    return [*outside, *settled(all_of(there, elsewhere)), *_people(component, inside, on)]


def _misplaced(component: Component, zone: Zone, on: Situation) -> Fail:
    information = on.facts.information
    data = information.first_under(CARDHOLDER, information.handled(component))
    stated = ((Place(zone.where, ("cardholder_data",)), "stated here"),)
    where = "" if zone.id == NO_ZONE else f" in zone `{zone.id}`"
    return Fail(
        f"`{component.id}` has `{data.id if data else ''}`{where}, outside {_WHAT}",
        ("zone",) if component.zone else ("placed",),
        related=stated if where else (),
        key=f"zone.{zone.id}",
    )


def _people(component: Component, inside: Truth, on: Situation) -> Sequence[Fail | Unknown]:
    if inside is False or not on.facts.regulations.in_force("pci-second-factor"):
        return ()
    faults = tuple(_without_second_factor(component))
    return (Unknown(inside),) if faults and isinstance(inside, Missing) else faults


def _without_second_factor(component: Component) -> Iterator[Fail | Unknown]:
    """Who gets in with a password alone; people who pay with their own card may."""
    if not component.access:
        yield Unknown(Missing.field(component, "access"))
        return
    for name, access in {} if component.access == "none" else component.access.items():
        if access.population is Population.PUBLIC:
            continue
        if access.mfa is None:
            yield Unknown(Missing.field(component, "access", name, "mfa"))
        elif not access.mfa:
            message = f"`{name}` ({access.population}) get into {_WHAT} without a second factor"
            yield Fail(message, ("access", name, "mfa"), key=f"mfa.{name}")


def _connection(connection: Connection, on: Situation) -> Judgement:
    crossings = list(_crossings(connection, on))
    ends = map(on.facts.topology.standing, (connection.source, connection.target))
    lost = [Unknown(each.missing) for each in ends if each.missing is not None]
    if not crossings and not lost:
        return NOT_APPLICABLE
    found = [
        each
        for crosses, source, target in crossings
        for each in settled(
            all_of(crosses, opposite(allows(source, target.id, connection))),
            partial(_refused, connection, source, target),
        )
    ]
    return [*found, *lost]


def _crossings(connection: Connection, on: Situation) -> Iterator[tuple[Truth, Zone, Zone]]:
    """The zones it goes from and to, where one of the two is for card data, or may be."""
    holds = on.facts.card_environment.holds
    for one, other in on.facts.zone_flows.pairs(connection):
        source, target = on.facts.topology.zone(one), on.facts.topology.zone(other)
        if source is None or target is None or source is target:
            continue
        crosses = _differ(holds(source), holds(target))
        if crosses is not False:
            yield crosses, source, target


def _differ(one: Truth, other: Truth) -> Truth:
    if isinstance(one, Missing):
        return all_of(one, other) if isinstance(other, Missing) else one
    return other if isinstance(other, Missing) else one is not other


def _refused(connection: Connection, source: Zone, target: Zone) -> Fail:
    protocol = f" with `{connection.protocol}`" if connection.protocol else ""
    crossed = f"{_spoken(source)} may not reach {_spoken(target)}{protocol}"
    allowed = ("may_reach",) if source.may_reach else ()
    stated = ((Place(source.where, allowed), f"what `{source.id}` may reach"),)
    return Fail(
        f"{crossed}, across the edge of {_WHAT}",
        ("protocol",) if connection.protocol else (),
        related=() if source.id == NO_ZONE else stated,
        key=f"{source.id}->{target.id}",
    )


def _spoken(zone: Zone) -> str:
    return "what stands in no zone" if zone.id == NO_ZONE else f"zone `{zone.id}`"


RULE = Rule[Component | Connection](
    id="PRV-007",
    name="cde-scope-creep",
    summary=(
        "Card data are outside the cardholder data environment, people get into it without a second"
        " factor, or a connection crosses its edge that no zone allows."
    ),
    why=(
        "Whatever can touch card data has to meet every requirement of PCI DSS, and is audited for"
        " it. Each system and each connection that slips in makes the audit longer and the theft"
        " easier."
    ),
    fix=(
        "Let the processor take the card, so that the city has none; or place what handles cards in"
        " a zone with `cardholder_data: true`, state in `may_reach` the few ways across its edge,"
        " and ask everyone for a second factor (`mfa: true`)."
    ),
    severity=ERROR,
    traces_to=("PCI DSS 1.3", "PCI DSS 1.4", "PCI DSS 8.4.2", "PCI DSS 12.5.2"),
    waivable_by=WaivableBy.OUTSIDE,
    notes=(
        "A component has what it keeps, works on and exchanges. A zone of the kind `cardholder`"
        " belongs to the environment unless it says otherwise. People who pay, and external"
        " systems, are outside it by nature; a public access to a payment page needs no second"
        " factor. Card data that a terminal encrypts in its reader are no card data to what is"
        " behind it: give them a name of their own. The rule does not apply to a design without"
        " card data."
    ),
    regulations=("pci-dss-version", "pci-segmentation", "pci-second-factor"),
    subject=(Component, Connection),
    among=among,
    judge=judge,
    fires=(
        """
data:
  card-number: {classification: restricted, regimes: [PAN], owner: clerk}
zones:
  cards: {kind: cardholder, trust: 4, cardholder_data: true}
nodes:
  cards-1: {zone: cards, site: hall}
solution: fees
department: clerk
stage: live
tier: 2
components:
  ledger: {kind: database, placed: [cards-1], stores: [card-number], access: none}
  kiosk:
    kind: terminal
    zone: none # <- PRV-007
    stores: [card-number]
connections:
  kiosk -> ledger:
    protocol: https # <- PRV-007
  ledger -> kiosk:
    protocol: sftp # <- PRV-007
""",
        """
data:
  card-number: {classification: restricted, regimes: [PAN], owner: clerk}
zones:
  cards: {kind: cardholder, trust: 4, cardholder_data: true, may_reach: {desks: [https]}}
  desks: {kind: corporate, trust: 3, cardholder_data: false, may_reach: {cards: [ssh]}}
nodes:
  cards-1: {zone: cards, site: hall}
  desks-1: {zone: desks, site: hall}
solution: fees
department: clerk
stage: live
tier: 2
components:
  ledger:
    kind: database
    placed: [cards-1, desks-1] # <- PRV-007
    stores: [card-number]
    access: none
  kiosk:
    kind: mobile-app
    zone: desks # <- PRV-007
    stores: [card-number]
""",
        """
data:
  card-number: {classification: restricted, regimes: [PAN], owner: clerk}
zones:
  cards: {kind: cardholder, trust: 4, cardholder_data: true, may_reach: {desks: [https]}}
  desks: {kind: corporate, trust: 3, cardholder_data: false, may_reach: {cards: [ssh]}}
nodes:
  cards-1: {zone: cards, site: hall}
  desks-1: {zone: desks, site: hall}
solution: fees
department: clerk
stage: live
tier: 2
components:
  ledger:
    kind: database
    placed: [cards-1]
    stores: none
    access:
      clerks:
        population: staff
        mfa: false # <- PRV-007
""",
        """
data:
  card-number: {classification: restricted, regimes: [PAN], owner: clerk}
zones:
  cards: {kind: cardholder, trust: 4, cardholder_data: true, may_reach: {desks: [https]}}
  desks: {kind: corporate, trust: 3, cardholder_data: false, may_reach: {cards: [ssh]}}
nodes:
  cards-1: {zone: cards, site: hall}
  desks-1: {zone: desks, site: hall}
solution: fees
department: clerk
stage: live
tier: 2
components:
  clerk: {kind: person, zone: desks}
  ledger: {kind: database, placed: [cards-1], stores: none, access: none}
  report: {kind: service, placed: [desks-1], stores: none}
  office: {kind: service, placed: [office-1], stores: none}
connections:
  clerk -> ledger:
    carries: none
    protocol: https # <- PRV-007
  ledger -> report:
    carries: none
    protocol: sftp # <- PRV-007
""",
        """
data:
  card-number: {classification: restricted, regimes: [PAN], owner: clerk}
zones:
  tills: {kind: corporate, trust: 4, cardholder_data: true}
solution: fees
department: clerk
stage: live
tier: 2
components:
  ledger:
    kind: database
    zone: tills
    stores: none
    access:
      clerks:
        population: staff
        mfa: false # <- PRV-007
""",
    ),
    quiet=(
        """
data:
  card-number: {classification: restricted, regimes: [PAN], owner: clerk}
zones:
  cards: {kind: cardholder, trust: 4, cardholder_data: true, may_reach: {desks: [https]}}
  desks: {kind: corporate, trust: 3, cardholder_data: false, may_reach: {cards: [ssh]}}
nodes:
  cards-1: {zone: cards, site: hall}
  desks-1: {zone: desks, site: hall}
solution: fees
department: clerk
stage: live
tier: 2
components:
  resident: {kind: person, zone: internet}
  ledger:
    kind: database
    placed: [cards-1]
    stores: [card-number]
    access:
      clerks: {population: staff, mfa: true}
      payers: {population: public, mfa: false}
  report:
    kind: service
    placed: [desks-1]
    stores: none
    access:
      clerks: {population: staff, mfa: false}
  bank: {kind: external-system, zone: internet}
connections:
  resident -> bank: {protocol: https, carries: [card-number]}
  ledger -> report: {protocol: https, carries: none}
  report -> ledger: {protocol: ssh, carries: none}
  resident -> report: {protocol: https, carries: none}
""",
        """
solution: fees
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, placed: [office-1], access: {clerks: {population: staff, mfa: false}}}
  store: {kind: database, placed: [vault-1]}
connections:
  desk -> store: {protocol: postgresql, carries: [permit]}
""",
    ),
    unknown=(
        """
data:
  card-number: {classification: restricted, regimes: [PAN], owner: clerk}
zones:
  cards: {kind: cardholder, trust: 4}
  desks: {kind: corporate, trust: 3} # <- PRV-007 unknown
nodes:
  cards-1: {zone: cards, site: hall}
  desks-1: {zone: desks, site: hall}
solution: fees
department: clerk
stage: live
tier: 2
components:
  ledger: # <- PRV-007 unknown
    kind: database
    placed: [cards-1]
    stores: [card-number]
  copy: {kind: database, placed: [desks-1], stores: [card-number], access: none}
  report: # <- PRV-007 unknown
    kind: service
    placed: [cards-1]
    stores: none
    access: {clerks: {population: staff}}
""",
        """
data:
  card-number: {classification: restricted, regimes: [PAN], owner: clerk}
zones:
  cards: {kind: cardholder, trust: 4, cardholder_data: true, may_reach: {desks: [https, sftp]}}
  desks: {kind: corporate, trust: 3, cardholder_data: false, may_reach: {cards: [ssh]}}
nodes:
  cards-1: {zone: cards, site: hall}
  desks-1: {zone: desks, site: hall}
solution: fees
department: clerk
stage: live
tier: 2
components:
  ledger: {kind: database, placed: [cards-1], stores: none, access: none}
  report: {kind: service, placed: [desks-1], stores: none}
  lost: {kind: service, stores: none, access: none} # <- PRV-007 unknown
connections:
  ledger -> report: {carries: none} # <- PRV-007 unknown
  lost -> report: {protocol: https, carries: none}
""",
    ),
)
