"""SEC-002: protocols that are known to be broken, or that were never meant to keep anyone out."""

from functools import cache

from archkit.analysis.knowledge import Missing, Truth, all_of, any_of, opposite
from archkit.model.connection import Connection
from archkit.model.site import Zone
from archkit.model.transport import ENCRYPTED_BY_DEFINITION, Network, Protocol, Scheme
from archkit.model.vocabulary import ZoneKind
from archkit.rules.rule import ERROR_IF_CRITICAL, PASS, Fail, Judgement, Rule, Situation, judged

_BROKEN = frozenset({Protocol.SMB_1, Protocol.NTLM_1})
"""Whatever encrypts them, the other end can be taken over or the password found."""
_CLEAR = frozenset(
    {
        Protocol.FTP,
        Protocol.TELNET,
        Protocol.HTTP,
        Protocol.WS,
        Protocol.SNMP_1,
        Protocol.SNMP_2C,
        Protocol.LDAP,
    }
)
"""Whoever listens reads them, passwords and all, unless something else encrypts them."""
_OLD_SCHEMES = frozenset({Scheme.SSL_3, Scheme.TLS_1_0, Scheme.TLS_1_1, Scheme.WEP, Scheme.WPA})


def judge(connection: Connection, on: Situation) -> Judgement:
    """Judge one connection."""
    protocol, encryption = connection.protocol, connection.encryption
    if protocol is not None and encryption is not None and _is_sound(protocol, encryption.scheme):
        return PASS  # As most are: then nothing else needs to be asked.
    unsafe = any_of(_in_clear(connection), _old_scheme(connection))
    deprecated = any_of(_broken(connection), all_of(unsafe, _leaves_host(connection)))
    if deprecated is False:
        return PASS
    faulty = all_of(deprecated, opposite(_contained(connection, on)))
    return judged(faulty, lambda: _fail(connection))


@cache
def _is_sound(protocol: Protocol, scheme: Scheme) -> bool:
    """Whether a protocol and what encrypts it are surely of today: most are, and of few kinds."""
    return protocol not in _BROKEN | _CLEAR and scheme not in _OLD_SCHEMES


def _broken(connection: Connection) -> Truth:
    if connection.protocol is None:
        return Missing.field(connection, "protocol")
    return connection.protocol in _BROKEN


def _in_clear(connection: Connection) -> Truth:
    if connection.protocol is None:
        return Missing.field(connection, "protocol")
    if connection.protocol not in _CLEAR:
        return False
    if connection.scheme is None:
        return Missing.field(connection, "encryption")
    return connection.scheme is Scheme.NONE


def _old_scheme(connection: Connection) -> Truth:
    by_protocol = ENCRYPTED_BY_DEFINITION.get(connection.protocol) if connection.protocol else None
    if by_protocol is Scheme.SSH:
        return False
    if connection.encryption is None:
        return Missing.field(connection, "encryption")
    return connection.encryption.scheme in _OLD_SCHEMES


def _leaves_host(connection: Connection) -> Truth:
    if connection.network is None:
        return Missing.field(connection, "network")
    return connection.network is not Network.LOOPBACK


def _contained(connection: Connection, on: Situation) -> Truth:
    """Whether it stays inside one zone of operational technology, and something else guards it."""
    topology = on.facts.topology
    inside = all_of(
        *(topology.in_such_zones_only(end, _is_plant) for end in _ends(connection)),
        opposite(topology.crosses_boundary(connection)),
    )
    control: Truth
    if connection.compensating_control is None:
        control = Missing.field(connection, "compensating_control")
    else:
        control = connection.compensating_control != "none"
    return all_of(inside, control)


def _ends(connection: Connection) -> tuple[str, str]:
    return connection.source, connection.target


def _is_plant(zone: Zone) -> bool:
    return zone.kind is ZoneKind.OT


def _fail(connection: Connection) -> Fail:
    if connection.protocol in _BROKEN:
        return Fail(f"`{connection.protocol}` can be broken whatever encrypts it", ("protocol",))
    if _old_scheme(connection) is True:
        message = f"`{connection.scheme}` can be broken by whoever listens"
        return Fail(message, ("encryption",))
    return Fail(f"`{connection.protocol}` sends everything in clear text", ("protocol",))


RULE = Rule(
    id="SEC-002",
    name="deprecated-protocol",
    summary=(
        "A connection uses a protocol, or a version of encryption, that is known to be broken or"
        " that sends passwords in clear text."
    ),
    why=(
        "Tools that read or take over these protocols are free and need no skill. Whoever stands"
        " once in the network with one of them has the passwords of everyone who uses it."
    ),
    fix=(
        "Use today's kind: `sftp` for `ftp`, `ssh` for `telnet`, `https` for `http`, `snmp-3`,"
        " `ldaps`, `smb`, `kerberos`; and `tls-1.2` or `tls-1.3`, `wpa2` or `wpa3`."
    ),
    severity=ERROR_IF_CRITICAL,
    traces_to=("NIST SP 800-53 SC-8", "NIST SP 800-53 SC-13", "NIST SP 800-53 CM-7", "PCI DSS 4.2"),
    notes=(
        "`smb-1` and `ntlm-1` are broken wherever they are. `ftp`, `telnet`, `http`, `ws`,"
        " `snmp-1`, `snmp-2c` and `ldap` are not where `encryption` says what is around them, such"
        " as `ipsec`, or where they stay within one host; nor are `ssl-3`, `tls-1.0`, `tls-1.1`,"
        " `wep` and `wpa` within one host. A protocol such as `https` does not tell its version:"
        " state `encryption: tls-1.3`, or `tls` for any that is supported today. Between machines"
        " in one zone of operational technology an old protocol passes with a"
        " `compensating_control`, since a pump lives longer than its protocol."
    ),
    subject=Connection,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, placed: [office-1]}
  spool: {kind: file-share, placed: [office-2]}
connections:
  desk -> spool:
    protocol: ftp # <- SEC-002
    network: lan
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, placed: [office-1]}
  people: {kind: identity-provider, placed: [office-2]}
connections:
  desk -> people:
    protocol: ldap # <- SEC-002
    encryption: none
    network: lan
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, placed: [office-1]}
  store: {kind: database, placed: [office-2]}
connections:
  desk -> store:
    protocol: https
    encryption: tls-1.0 # <- SEC-002
    network: lan
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, placed: [office-1]}
  spool: {kind: file-share, placed: [office-2]}
connections:
  desk -> spool:
    protocol: smb-1 # <- SEC-002
    encryption: ipsec
""",
        """
zones:
  plant: {kind: ot, trust: 4}
nodes:
  cabinet-1: {zone: plant}
  cabinet-2: {zone: plant}
solution: water
department: works
stage: live
tier: 1
components:
  panel: {kind: operator-panel, placed: [cabinet-1]}
  pump: {kind: controller, placed: [cabinet-2]}
connections:
  panel -> pump:
    protocol: telnet # <- SEC-002
    network: lan
    compensating_control: none
""",
        """
zones:
  plant: {kind: ot, trust: 4}
nodes:
  cabinet-2: {zone: plant}
solution: water
department: works
stage: live
tier: 1
components:
  report: {kind: service, placed: [office-1]}
  pump: {kind: controller, placed: [cabinet-2]}
connections:
  report -> pump:
    protocol: snmp-1 # <- SEC-002
    network: lan
    compensating_control: A firewall lets only this service through.
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, placed: [office-1]}
  spool: {kind: file-share, placed: [office-2]}
connections:
  desk -> spool: {protocol: sftp, network: lan}
  desk -> spool (plans): {protocol: ftp, encryption: ipsec, network: lan}
  desk -> spool (index): {protocol: ldap, encryption: tls, network: lan}
  desk -> spool (health): {protocol: http, network: loopback}
""",
        """
zones:
  plant: {kind: ot, trust: 4}
nodes:
  cabinet-1: {zone: plant}
  cabinet-2: {zone: plant}
solution: water
department: works
stage: live
tier: 1
components:
  panel: {kind: operator-panel, placed: [cabinet-1]}
  pump: {kind: controller, placed: [cabinet-2]}
connections:
  panel -> pump:
    protocol: telnet
    network: lan
    compensating_control: The cabinets are locked, and the cable between them is their own.
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, placed: [office-1]}
  store: {kind: database, placed: [office-2]}
connections:
  desk -> store: {protocol: https, network: lan} # <- SEC-002 unknown
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, placed: [office-1]}
  spool: {kind: file-share, placed: [office-2]}
connections:
  desk -> spool: {protocol: ftp} # <- SEC-002 unknown
""",
        """
zones:
  plant: {kind: ot, trust: 4}
nodes:
  cabinet-1: {zone: plant}
solution: water
department: works
stage: live
tier: 1
components:
  panel: {kind: operator-panel, placed: [cabinet-1]}
  pump: {kind: controller, placed: [cabinet-1]}
connections:
  panel -> pump: {protocol: telnet, network: lan} # <- SEC-002 unknown
""",
    ),
)
