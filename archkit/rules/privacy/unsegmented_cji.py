"""PRV-005: criminal justice information in a zone, or beside a component, that is not for it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from archkit.analysis.knowledge import Missing, Truth, all_of, any_of
from archkit.model.component import Component
from archkit.model.site import NO_ZONE, Zone
from archkit.model.vocabulary import CRIMINAL_JUSTICE, Kind, Regime
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

_WHAT: Final = "criminal justice information"
_ENFORCING: Final = frozenset(
    {Kind.GATEWAY, Kind.INTEGRATION_HUB, Kind.BASTION, Kind.PRIVILEGED_ACCESS}
)
"""Kinds that look at what they pass on, so that what is behind them is not reached."""


def among(on: Situation) -> Sequence[Component]:
    """Those that have the information, and their neighbours."""
    components = on.design.components
    having = {each.address: each for each in on.facts.information.handlers(CRIMINAL_JUSTICE)}
    near = {name: components[name] for name in on.once(_near_it)}
    return list((having | near).values())


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component."""
    information = on.facts.information
    if not information.conceivable(CRIMINAL_JUSTICE):
        return NOT_APPLICABLE
    there = information.under(CRIMINAL_JUSTICE, component)
    beside = on.once(_near_it).get(component.address, []) if _is_reached(component) else []
    if there is False and not beside:
        return NOT_APPLICABLE
    return [*_zones(component, there, on), *_neighbours(component, beside)]


def _zones(component: Component, there: Truth, on: Situation) -> Iterator[Fail | Unknown]:
    if there is False:
        return
    standing = on.facts.topology.standing(component.address)
    if standing.missing is not None:
        yield from settled(all_of(there, standing.missing))
    for name in sorted(standing.known):
        if (zone := on.facts.topology.zone(name)) is not None:
            faulty = all_of(there, _not_for_it(zone))
            yield from settled(faulty, partial(_misplaced, component, zone))


def _not_for_it(zone: Zone) -> Truth:
    if zone.criminal_justice is None:
        return Missing.field(zone, "criminal_justice")
    return not zone.criminal_justice


def _misplaced(component: Component, zone: Zone) -> Fail:
    field = "zone" if component.zone else "placed"
    if zone.id == NO_ZONE:
        return Fail(f"`{component.id}` has {_WHAT} outside every zone", (field,), key="zone.none")
    return Fail(
        f"`{component.id}` has {_WHAT} in zone `{zone.id}`, which is not for it",
        (field,),
        related=((Place(zone.where, ("criminal_justice",)), "stated here"),),
        key=f"zone.{zone.id}",
    )


def _is_reached(component: Component) -> bool:
    """Whether it is something that could be reached and is not cleared.

    People are no components that could be reached, and nothing is reached past
    what looks at each request.
    """
    if component.kind is Kind.PERSON or component.kind in _ENFORCING:
        return False
    return not (isinstance(component.cleared_for, tuple) and Regime.CJI in component.cleared_for)


def _near_it(on: Situation) -> Mapping[str, list[tuple[Component, Truth]]]:
    """For each address, the components connected to it that have the information in a shared zone.

    Each comes with whether it does; they are found from the few components that have the
    information, not from all the others.
    """
    found: dict[str, list[tuple[Component, Truth]]] = {}
    design = on.design
    for component in on.facts.information.handlers(CRIMINAL_JUSTICE):
        if component.kind is Kind.PERSON or component.kind in _ENFORCING:
            continue
        address = component.address
        there = on.facts.information.under(CRIMINAL_JUSTICE, component)
        others = {each.target for each in design.outgoing.get(address, ())}
        others |= {each.source for each in design.incoming.get(address, ())}
        for name in sorted(others - {address}):
            if (other := design.components.get(name)) is not None:
                reached = all_of(there, on.facts.topology.share_zone(component, other))
                if reached is not False:
                    found.setdefault(name, []).append((component, reached))
    return found


def _neighbours(
    component: Component, beside: list[tuple[Component, Truth]]
) -> Iterator[Fail | Unknown]:
    reached = any_of(*(truth for _, truth in beside))
    if component.cleared_for is None:
        # Whether it is cleared matters once the information surely is beside it.
        unclear = Missing.field(component, "cleared_for") if reached is True else reached
        yield from settled(unclear)
        return
    names = ", ".join(f"`{other.id}`" for other, truth in beside if truth is True)
    fail = Fail(
        f"`{component.id}` is not cleared for {_WHAT}, and stands in one zone with {names}, which"
        " has it, with nothing between them",
        ("cleared_for",),
        fix="Clear it (`cleared_for: [CJI]`), move it to another zone, or put a gateway between"
        " them.",
        key="neighbour",
    )
    yield from settled(reached, lambda: fail)


RULE = Rule(
    id="PRV-005",
    name="unsegmented-cji",
    summary=(
        "Criminal justice information is in a zone that is not for it, or in one zone with a"
        " component that is connected to it and not cleared for it."
    ),
    why=(
        "Whoever breaks into a component reaches everything beside it. The FBI asks for a boundary"
        " around its information, with nothing inside that does not belong there."
    ),
    fix=(
        "Place it in a zone with `criminal_justice: true`, and there only what is"
        " `cleared_for: [CJI]`; let a gateway pass on what others need."
    ),
    severity=ERROR,
    traces_to=("CJIS Security Policy SC-7", "CJIS Security Policy AC-4"),
    waivable_by=WaivableBy.OUTSIDE,
    notes=(
        "A component has what it keeps, works on and exchanges; people count by the zone in which"
        " they get it. A gateway, integration hub, bastion or privileged-access component enforces"
        " what passes, so that it and what is behind it need not be cleared. What goes from zone to"
        " zone is judged by SEC-007, and what is connected to nothing reaches nothing."
    ),
    regulations=("cjis-policy-version", "cjis-boundary"),
    subject=Component,
    among=among,
    judge=judge,
    fires=(
        """
zones:
  front: {kind: corporate, trust: 3, criminal_justice: false}
nodes:
  front-1: {zone: front, site: station}
solution: cases
department: clerk
stage: live
tier: 2
components:
  clerk: {kind: person, zone: front} # <- PRV-005
  store:
    kind: database
    placed: [front-1] # <- PRV-005
    stores: [case-file]
connections:
  clerk -> store: {protocol: https, carries: [case-file]}
""",
        """
solution: cases
department: clerk
stage: live
tier: 2
components:
  officer: {kind: person, zone: none} # <- PRV-005
  tablet: {kind: terminal, zone: none, stores: none, cleared_for: none} # <- PRV-005
connections:
  officer -> tablet: {protocol: https, carries: [case-file]}
""",
        """
zones:
  justice: {kind: public-safety, trust: 4, criminal_justice: true}
nodes:
  justice-1: {zone: justice, site: station}
solution: cases
department: clerk
stage: live
tier: 2
components:
  map:
    kind: service
    placed: [justice-1]
    stores: none
    cleared_for: none # <- PRV-005
  report:
    kind: service
    placed: [justice-1]
    stores: none
    cleared_for: [SPI] # <- PRV-005
  store:
    kind: database
    placed: [justice-1]
    stores: [case-file]
    cleared_for: [CJI]
connections:
  map -> store: {protocol: postgresql, carries: [notice]}
  store -> report: {protocol: https, carries: [case-file]}
""",
    ),
    quiet=(
        """
zones:
  justice: {kind: public-safety, trust: 4, criminal_justice: true}
nodes:
  justice-1: {zone: justice, site: station}
solution: cases
department: clerk
stage: live
tier: 2
components:
  clerk: {kind: person, zone: justice}
  map: {kind: service, placed: [justice-1], stores: none, cleared_for: [SPI, CJI]}
  filter: {kind: gateway, placed: [justice-1], stores: none, cleared_for: none}
  weather: {kind: service, placed: [justice-1], stores: none, cleared_for: none}
  alarm: {kind: service, placed: [office-1], stores: none, cleared_for: none}
  store: {kind: database, placed: [justice-1], stores: [case-file], cleared_for: [CJI]}
connections:
  clerk -> store: {protocol: https, carries: none, returns: [case-file]}
  map -> store: {protocol: https, carries: [notice]}
  filter -> store: {protocol: https, carries: [notice]}
  weather -> filter: {protocol: https, carries: [notice]}
  store -> alarm: {protocol: https, carries: [notice]}
""",
        """
zones:
  front: {kind: corporate, trust: 3, criminal_justice: false}
solution: cases
department: clerk
stage: live
tier: 2
components:
  store: {kind: database, zone: front, stores: [permit]}
""",
    ),
    unknown=(
        """
zones:
  front: {kind: corporate, trust: 3} # <- PRV-005 unknown
solution: cases
department: clerk
stage: live
tier: 2
components:
  store: {kind: database, zone: front, stores: [case-file]}
  copy: {kind: database, stores: [case-file]} # <- PRV-005 unknown
""",
        """
zones:
  justice: {kind: public-safety, trust: 4, criminal_justice: true}
nodes:
  justice-1: {zone: justice, site: station}
solution: cases
department: clerk
stage: live
tier: 2
components:
  map: {kind: service, placed: [justice-1], stores: none} # <- PRV-005 unknown
  lost: {kind: service, stores: none, cleared_for: none} # <- PRV-005 unknown
  vague: {kind: database, placed: [justice-1], cleared_for: none} # <- PRV-005 unknown
  store: {kind: database, placed: [justice-1], stores: [case-file], cleared_for: [CJI]}
  other: {kind: service, placed: [justice-1], stores: none, cleared_for: none}
connections:
  map -> store: {protocol: https, carries: [notice]}
  lost -> store: {protocol: https, carries: [notice]}
  vague -> other: {protocol: https, carries: [notice]}
""",
    ),
)
