"""SEC-008: what moves pumps and valves can be reached by those who should not."""

from collections.abc import Iterator, Sequence
from typing import Final

from archkit.analysis.directory import each_once
from archkit.analysis.knowledge import Missing, Truth, all_of, any_of, opposite
from archkit.analysis.paths import hop
from archkit.model.component import Component
from archkit.model.connection import AccessMode, Connection
from archkit.model.transport import Scheme
from archkit.rules.rule import (
    ERROR,
    NOT_APPLICABLE,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
    settled,
)
from archkit.source.place import Path, Place

_PRIVATE: Final = frozenset({Scheme.IPSEC, Scheme.WIREGUARD})
"""What makes a private way through a network that others use too."""


def among(on: Situation) -> Sequence[Connection]:
    """The connections into a plant, and those that its devices open."""
    incoming, outgoing, plant = on.design.incoming, on.design.outgoing, on.facts.plant
    return each_once(
        each
        for ends, addresses in ((incoming, plant.inside), (outgoing, plant.devices))
        for address in sorted(addresses)
        for each in ends.get(address, ())
    )


def judge(connection: Connection, on: Situation) -> Judgement:
    """Judge one connection."""
    plant = on.facts.plant
    into = plant.inside.get(connection.target, False)
    if into is False and connection.source not in plant.devices:
        return NOT_APPLICABLE
    source = on.design.components.get(connection.source)
    target = on.design.components.get(connection.target)
    if source is None or target is None:
        return NOT_APPLICABLE
    found = list(_from(source, target, connection, into, on))
    device = next((each for each in (target, source) if each.address in plant.devices), None)
    return [*found, *_over(device, connection, on)] if device is not None else found


def _from(
    source: Component, target: Component, connection: Connection, into: Truth, on: Situation
) -> Iterator[Fail | Unknown]:
    """Who opens a connection into the plant: somebody from beyond, or from its perimeter."""
    plant = on.facts.plant
    beyond = plant.beyond(source)
    if beyond is not False:
        yield from settled(all_of(into, beyond), lambda: _straight(source, target))
        return
    unguarded = all_of(into, plant.in_perimeter(source), opposite(plant.door(source)))
    if unguarded is False:
        return
    reached = plant.reached(source)
    if reached is True:
        yield from settled(unguarded, lambda: _through(source, target, connection, on))
        return
    faulty = all_of(unguarded, any_of(reached, _writes(connection)))
    yield from settled(faulty, lambda: _written(source, target, connection))


def _writes(connection: Connection) -> Truth:
    if connection.access is None:
        return Missing.field(connection, "access")
    return connection.access is not AccessMode.READ


def _straight(source: Component, target: Component) -> Fail:
    return Fail(
        f"`{source.id}`, which stands neither in a plant nor in its perimeter, connects straight to"
        f" `{target.id}`",
        related=(
            (Place(source.where, _standing(source)), f"`{source.id}` stands here"),
            (Place(target.where, _standing(target)), f"`{target.id}` stands here"),
        ),
        key="straight",
    )


def _through(source: Component, target: Component, connection: Connection, on: Situation) -> Fail:
    path = [*on.facts.plant.path(source), connection]
    return Fail(
        f"`{path[0].source}` gets through `{source.id}` to `{target.id}` in the plant, and no"
        " bastion on the way asks everyone for a second factor, ends each grant and records",
        related=((Place(path[0].where), "the way in begins here"),),
        evidence=tuple(hop(each, on.facts.topology) for each in path),
        key="through",
    )


def _written(source: Component, target: Component, connection: Connection) -> Fail:
    return Fail(
        f"`{source.id}` in the plant's perimeter, which is no guarded bastion, writes to"
        f" `{target.id}` (`access: {connection.access}`)",
        ("access",),
        fix="Let it read only, or let the plant push what it needs; commands come by the bastion.",
        key="writes",
    )


def _over(device: Component, connection: Connection, on: Situation) -> Iterator[Fail | Unknown]:
    """What a device's connection runs over, and whether strangers are kept out of it."""
    faulty = all_of(on.facts.topology.is_open(connection), opposite(_private(connection)))
    yield from settled(faulty, lambda: _open(device, connection))


def _private(connection: Connection) -> Truth:
    scheme: Truth = connection.scheme in _PRIVATE
    if connection.scheme is None:
        scheme = Missing.field(connection, "encryption")
    tunnel: Truth = connection.tunnel != "none"
    if connection.tunnel is None:
        tunnel = Missing.field(connection, "tunnel")
    return any_of(scheme, tunnel)


def _open(device: Component, connection: Connection) -> Fail:
    how = f"by {connection.network} " if connection.network else ""
    return Fail(
        f"the {device.kind} `{device.id}` is connected {how}where strangers listen, with no private"
        " way through",
        ("tunnel",),
        fix="Use a private access point, a leased line or a VPN, and state it as `tunnel`.",
        key="open",
    )


def _standing(component: Component) -> Path:
    """The field that says where a component stands."""
    if component.zone is not None:
        return ("zone",)
    return ("placed",) if component.placed is not None else ("kind",)


RULE = Rule(
    id="SEC-008",
    name="exposed-operational-technology",
    summary=(
        "A controller or panel, or anything else in a plant, can be reached from other networks"
        " with no guarded bastion on the way, is written to from its perimeter, or is connected"
        " over an open network with no private way through."
    ),
    why=(
        "Who reaches a controller can open a valve or stop a pump: its protocols mostly ask nobody"
        " who they are. Water that people drink and signals that they drive by must not hang on a"
        " password in an office."
    ),
    fix=(
        "Let the plant push its readings out to its perimeter. Let engineers in by a bastion there,"
        " with a second factor and grants that end, and record them."
    ),
    severity=ERROR,
    traces_to=("IEC 62443-3-2", "NIST SP 800-82r3", "NIST SP 800-53 SC-7"),
    notes=(
        "A plant is what stands in a zone of kind `ot`, and every controller and operator panel,"
        " wherever it stands; its perimeter is a zone of kind `ot-dmz`. Ways in are followed over"
        " whole paths, in the direction in which connections are opened, from zones of kind"
        " `internet`, `partner`, `guest`, `saas` and `corporate` and from outside every zone. They"
        " end at a bastion or privileged-access system in the perimeter of which every access has"
        " `mfa`, `time_bound` and `recorded`. IPsec and WireGuard are a private way as a `tunnel`"
        " is. What comes back over a connection that the plant itself opens is not judged. Have"
        " safety reviewed before anyone accepts a finding."
    ),
    subject=Connection,
    judge=judge,
    among=among,
    fires=(
        """
zones:
  plant: {kind: ot, trust: 4}
nodes:
  plant-1: {zone: plant, site: station}
solution: water
department: works
stage: live
tier: 1
components:
  desk: {kind: service, placed: [office-1]}
  server: {kind: service, placed: [plant-1]}
connections:
  desk -> server: {protocol: https} # <- SEC-008
""",
        """
solution: signals
department: works
stage: live
tier: 1
components:
  desk: {kind: service, placed: [office-1]}
  signal: {kind: controller, placed: [office-2]}
connections:
  desk -> signal: {protocol: modbus, network: lan} # <- SEC-008
""",
        """
zones:
  plant: {kind: ot, trust: 4}
  perimeter: {kind: ot-dmz, trust: 3}
nodes:
  plant-1: {zone: plant, site: station}
  perimeter-1: {zone: perimeter, site: station}
solution: water
department: works
stage: live
tier: 1
components:
  analyst: {kind: person, zone: office}
  history: {kind: database, placed: [perimeter-1]}
  server: {kind: service, placed: [plant-1]}
connections:
  analyst -> history: {protocol: https}
  history -> server: {protocol: opc-ua, access: read} # <- SEC-008
""",
        """
zones:
  plant: {kind: ot, trust: 4}
  perimeter: {kind: ot-dmz, trust: 3}
nodes:
  plant-1: {zone: plant, site: station}
  perimeter-1: {zone: perimeter, site: station}
solution: water
department: works
stage: live
tier: 1
components:
  maker: {kind: external-system}
  bastion:
    kind: bastion
    placed: [perimeter-1]
    access:
      makers: {population: vendor, mfa: true, time_bound: false, recorded: true}
  server: {kind: service, placed: [plant-1]}
connections:
  maker -> bastion: {protocol: ssh}
  bastion -> server: {protocol: ssh} # <- SEC-008
""",
        """
zones:
  plant: {kind: ot, trust: 4}
  perimeter: {kind: ot-dmz, trust: 3}
nodes:
  plant-1: {zone: plant, site: station}
  perimeter-1: {zone: perimeter, site: station}
solution: water
department: works
stage: live
tier: 1
components:
  recipes: {kind: service, placed: [perimeter-1]}
  server: {kind: service, placed: [plant-1]}
connections:
  recipes -> server:
    protocol: opc-ua
    access: read-write # <- SEC-008
""",
        """
zones:
  plant: {kind: ot, trust: 4}
nodes:
  plant-1: {zone: plant, site: station}
  pole-1: {zone: plant, site: hall}
solution: water
department: works
stage: live
tier: 1
components:
  server: {kind: service, placed: [plant-1]}
  pump: {kind: controller, placed: [pole-1]}
connections:
  server -> pump:
    protocol: dnp3
    encryption: tls-1.3
    network: radio
    tunnel: none # <- SEC-008
""",
    ),
    quiet=(
        """
zones:
  plant: {kind: ot, trust: 4}
  perimeter: {kind: ot-dmz, trust: 3}
nodes:
  plant-1: {zone: plant, site: station}
  pole-1: {zone: plant, site: hall}
  perimeter-1: {zone: perimeter, site: station}
solution: water
department: works
stage: live
tier: 1
components:
  analyst: {kind: person, zone: office}
  engineer: {kind: person, zone: internet}
  operator: {kind: person, zone: plant}
  access: {kind: privileged-access, placed: [dmz-1]}
  bastion:
    kind: bastion
    placed: [perimeter-1]
    access:
      makers: {population: vendor, mfa: true, time_bound: true, recorded: true}
  station: {kind: service, placed: [perimeter-1]}
  collector: {kind: service, placed: [perimeter-1]}
  history: {kind: database, placed: [perimeter-1]}
  panel: {kind: operator-panel, placed: [plant-1]}
  server: {kind: service, placed: [plant-1]}
  pump: {kind: controller, placed: [pole-1]}
connections:
  analyst -> history: {protocol: https}
  server -> history: {protocol: opc-ua, access: write}
  collector -> server: {protocol: opc-ua, access: read}
  engineer -> access: {protocol: https}
  access -> bastion: {protocol: ssh}
  bastion -> server: {protocol: ssh, access: read-write}
  bastion -> station: {protocol: rdp}
  station -> server: {protocol: opc-ua, access: read}
  operator -> panel: {network: loopback}
  panel -> server: {protocol: opc-ua, network: lan}
  server -> pump: {protocol: dnp3, encryption: ipsec, network: radio}
  server -> pump (spare): {protocol: dnp3, network: cellular, tunnel: private-apn}
""",
    ),
    unknown=(
        """
zones:
  plant: {kind: ot, trust: 4}
  perimeter: {kind: ot-dmz, trust: 3}
nodes:
  plant-1: {zone: plant, site: station}
  perimeter-1: {zone: perimeter, site: station}
  lost-1: {site: station} # <- SEC-008 unknown
solution: water
department: works
stage: live
tier: 1
components:
  desk: {kind: service, placed: [lost-1]}
  recipes: {kind: service, placed: [perimeter-1]}
  bastion: # <- SEC-008 unknown
    kind: bastion
    placed: [perimeter-1]
    access:
      makers: {population: vendor, mfa: true, recorded: true}
  server: {kind: service, placed: [plant-1]}
  pump: {kind: controller, placed: [plant-1]}
connections:
  desk -> server: {protocol: https}
  recipes -> server: {protocol: opc-ua} # <- SEC-008 unknown
  bastion -> server: {protocol: ssh, access: write}
  server -> pump: {protocol: dnp3} # <- SEC-008 unknown
""",
    ),
)
