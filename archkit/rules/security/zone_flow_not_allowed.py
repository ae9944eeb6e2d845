"""SEC-007: connections that no zone allows, and permissions that no zone should give."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archkit.analysis.knowledge import Missing, any_of
from archkit.analysis.zone_flows import allows
from archkit.model.connection import Connection
from archkit.model.site import NO_ZONE, Zone
from archkit.rules.rule import (
    ERROR,
    ERROR_IF_CRITICAL,
    INFO,
    PASS,
    Fail,
    Judgement,
    Parameters,
    Rule,
    Situation,
    Unknown,
)
from archkit.source.place import Place


class ZoneFlowNotAllowedParameters(Parameters):
    """Which zones are to be kept from the untrusted ones."""

    inner_trust: Annotated[int, Field(ge=1, le=5)] = 3
    """The trust from which on no untrusted zone may reach a zone directly."""


def judge(element: Connection | Zone, on: Situation) -> Judgement:
    """Judge one connection, or what one zone allows."""
    if isinstance(element, Connection):
        return list(_connection(element, on)) if _leaves_zone(element, on) else PASS
    return [*_too_open(element, on), *_unused(element, on)]


def _leaves_zone(connection: Connection, on: Situation) -> bool:
    """Whether it may go from one zone to another, or from one to another of its component's."""
    standing = on.facts.topology.standing
    source, target = standing(connection.source), standing(connection.target)
    return source is not target or source.missing is not None or len(source.known) > 1


def _connection(connection: Connection, on: Situation) -> Iterator[Fail | Unknown]:
    for name, target in on.facts.zone_flows.pairs(connection):
        source = on.design.zones.get(name)
        if name == target:
            continue
        if NO_ZONE in (name, target):
            yield _outside(connection, name, target, on)
        if source is None or target == NO_ZONE:
            continue
        allowed = allows(source, target, connection)
        if isinstance(allowed, Missing):
            yield Unknown(allowed)
        elif not allowed:
            yield _refused(connection, source, target)
    for end in (connection.source, connection.target):
        if (missing := on.facts.topology.standing(end).missing) is not None:
            yield Unknown(missing)


def _outside(connection: Connection, source: str, target: str, on: Situation) -> Fail:
    """An end that stands outside every zone: no zone can allow what it has no name for."""
    inside, verb = (target, "be reached from") if source == NO_ZONE else (source, "reach")
    end = on.design.components[connection.source if source == NO_ZONE else connection.target]
    return Fail(
        f"zone `{inside}` may not {verb} `{end.id}`, which stands outside every zone",
        fix=f"Say in which zone `{end.id}` stands, such as the internet, and what that may reach.",
        related=((Place(end.where, ("zone",) if end.zone else ("placed",)), "it stands here"),),
        key=f"{source}->{target}",
    )


def _refused(connection: Connection, source: Zone, target: str) -> Fail:
    allowed = source.may_reach.get(target)
    how = f" with `{connection.protocol}`" if allowed and connection.protocol else ""
    field = ("may_reach", target) if allowed else ("may_reach",) if source.may_reach else ()
    return Fail(
        f"zone `{source.id}` may not reach zone `{target}`{how}",
        field=("protocol",) if how else (),
        related=((Place(source.where, field), f"what `{source.id}` may reach"),),
        key=f"{source.id}->{target}",
    )


def _too_open(zone: Zone, on: Situation) -> Iterator[Fail]:
    inner = on.given(ZoneFlowNotAllowedParameters).inner_trust
    for name, allowed in zone.may_reach.items():
        target = on.design.zones.get(name)
        if zone.trust > 0 or target is None or target.trust < inner:
            continue
        if allowed:
            yield Fail(
                f"zone `{zone.id}` (trust 0) may reach zone `{name}` (trust {target.trust})"
                " without a zone between them",
                field=("may_reach", name),
                fix="Allow it to reach a DMZ only, and let a gateway there pass requests on.",
                severity=ERROR,
                related=((Place(target.where, ("trust",)), f"trust {target.trust}"),),
                key=f"open:{name}",
            )


def _unused(zone: Zone, on: Situation) -> Iterator[Fail | Unknown]:
    for name, allowed in zone.may_reach.items():
        used = {each: on.facts.zone_flows.used(zone.id, name, each) for each in allowed}
        idle = [f"`{each}`" for each in allowed if used[each] is False]
        if idle:
            how = "" if len(idle) == len(allowed) else f" with {', '.join(idle)}"
            yield Fail(
                f"no connection goes from zone `{zone.id}` to zone `{name}`{how}",
                field=("may_reach", name),
                fix="Take the permission away, or model the connection that needs it.",
                severity=INFO,
                key=f"unused:{name}",
                only_if_whole=True,
            )
        open_question = any_of(*(each for each in used.values() if each is not True))
        if isinstance(open_question, Missing):
            yield Unknown(open_question)


RULE = Rule[Connection | Zone](
    id="SEC-007",
    name="zone-flow-not-allowed",
    summary=(
        "A connection goes from one zone to another that the first may not reach with that"
        " protocol; or an untrusted zone may reach an inner one."
    ),
    why=(
        "Zones hold an intruder where he got in. Each connection past what the zones allow is"
        " a hole that the firewall team learns of on the day it fails, or never."
    ),
    fix=(
        "Go through a zone that may reach the target, or have the flow decided and written"
        " into `may_reach` of the source zone."
    ),
    severity=ERROR_IF_CRITICAL,
    traces_to=(
        "NIST SP 800-53 AC-4",
        "NIST SP 800-53 SC-7",
        "NIST SP 800-53 CA-3",
        "IEC 62443-3-2",
    ),
    notes=(
        "What is not allowed is forbidden: a zone without `may_reach` reaches no other. Where an"
        " end of a connection stands in several zones, every pair of zones must be allowed. Without"
        " a protocol a connection is unknown, except where the zones allow no protocol between them"
        " at all (it fails) or all of them (it passes). A permission from trust 0 to an inner zone"
        " is an error whatever the tier; one that nothing uses is only for information, since the"
        " connection may belong to a system that is not modelled yet. Logs and backups use a"
        " permission as connections do. What stands outside every zone (`zone: none`) no zone may"
        " reach, nor be reached from it."
    ),
    subject=(Connection, Zone),
    judge=judge,
    parameters=ZoneFlowNotAllowedParameters,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  portal: {kind: web-app, placed: [dmz-1], stores: none}
  store: {kind: database, placed: [office-1], stores: [permit]}
connections:
  portal -> store:
    protocol: postgresql # <- SEC-007
    carries: [permit]
""",
        """
zones:
  lobby:
    kind: guest
    trust: 0
    may_reach:
      office: [https] # <- SEC-007
solution: kiosk
department: clerk
stage: live
tier: 3
components:
  kiosk: {kind: terminal, zone: lobby}
  queue: {kind: service, placed: [office-1], stores: none}
connections:
  kiosk -> queue: {protocol: https, carries: none}
""",
        """
zones:
  lobby:
    kind: guest
    trust: 0
    may_reach:
      dmz: [https, ssh] # <- SEC-007
solution: kiosk
department: clerk
stage: live
tier: 3
components:
  kiosk: {kind: terminal, zone: lobby}
  pages: {kind: web-app, placed: [dmz-1], stores: none}
connections:
  kiosk -> pages: {protocol: https, carries: none}
""",
        """
nodes:
  cabinet: {zone: none, site: hall}
solution: signals
department: works
stage: live
tier: 3
components:
  desk: {kind: service, placed: [office-1], stores: none}
  signal: {kind: controller, placed: [cabinet]}
  driver: {kind: person, zone: none}
  pages: {kind: web-app, placed: [dmz-1], stores: none}
connections:
  desk -> signal: {protocol: https, carries: none} # <- SEC-007
  driver -> pages: {protocol: https, carries: none} # <- SEC-007
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  county: {kind: external-system, zone: none}
  resident: {kind: person, zone: none}
connections:
  resident -> county: {protocol: https, carries: [permit]}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  portal: {kind: web-app, placed: [dmz-1], stores: none}
  desk: {kind: service, placed: [office-1], stores: none}
connections:
  portal -> desk: {protocol: https, carries: [permit]}
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  portal: {kind: web-app, placed: [dmz-1], stores: none}
  desk: {kind: service, placed: [office-1], stores: none}
connections:
  portal -> desk: {carries: [permit]} # <- SEC-007 unknown
""",
    ),
)
