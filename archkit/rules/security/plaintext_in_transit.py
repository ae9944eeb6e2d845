"""SEC-001: data in clear text where somebody may listen."""

from archkit.analysis.knowledge import Missing, Truth, all_of, any_of
from archkit.model.connection import Connection
from archkit.model.transport import Network, Scheme
from archkit.model.vocabulary import GOVERNED_FROM_OUTSIDE, Classification
from archkit.rules.rule import ERROR, PASS, Fail, Judgement, Rule, Situation, judged
from archkit.source.place import Place


def judge(connection: Connection, on: Situation) -> Judgement:
    """Judge one connection."""
    plain = _plain(connection)
    if plain is False:
        return PASS
    data, topology = on.facts.information, on.facts.topology
    faulty = all_of(
        plain,
        any_of(
            all_of(
                data.at_least(Classification.INTERNAL, connection),
                any_of(topology.crosses_boundary(connection), topology.is_open(connection)),
            ),
            all_of(
                data.at_least(Classification.CONFIDENTIAL, connection), _leaves_host(connection)
            ),
        ),
    )
    return judged(faulty, lambda: _fail(connection, on))


def _plain(connection: Connection) -> Truth:
    if connection.scheme is None:
        return Missing.field(connection, "encryption")
    return connection.scheme is Scheme.NONE


def _leaves_host(connection: Connection) -> Truth:
    if connection.network is None:
        return Missing.field(connection, "network")
    return connection.network is not Network.LOOPBACK


def _fail(connection: Connection, on: Situation) -> Fail:
    information = on.facts.information
    worst = information.highest(information.exchanged(connection))
    what = f"`{worst.id}` ({worst.classification})" if worst else "data"
    return Fail(
        f"{what} goes over this connection in clear text",
        field=("encryption",) if connection.encryption else ("protocol",),
        related=((Place(worst.where, ("classification",)), "classified here"),) if worst else (),
        waivable_by=on.authority(connection, GOVERNED_FROM_OUTSIDE),
    )


RULE = Rule(
    id="SEC-001",
    name="plaintext-in-transit",
    summary="Internal data leave a zone, or confidential data leave a host, in clear text.",
    why=(
        "Whoever reaches the network can read and change what goes over it. A breach of"
        " unencrypted personal data has to be reported; of encrypted data, mostly not."
    ),
    fix="Use a protocol that encrypts (`https`, `sftp`, `ldaps`), or state `encryption: tls-1.3`.",
    severity=ERROR,
    traces_to=(
        "NIST SP 800-53 SC-8",
        "NIST CSF 2.0 PR.DS-02",
        "CJIS Security Policy SC-8",
        "PCI DSS 4.2",
        "45 CFR 164.312(e)",
    ),
    notes=(
        "What stands outside every zone (`zone: none`) is untrusted, and shares its zone with"
        " nothing. Where criminal justice or cardholder data go over the connection, or may, only"
        " the authority outside the city may accept a finding."
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
  desk: {kind: service, placed: [office-1], stores: none}
  store: {kind: database, placed: [office-2], stores: [permit]}
connections:
  desk -> store:
    protocol: postgresql
    encryption: none # <- SEC-001
    network: lan
    carries: [permit]
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  driver: {kind: person, zone: none}
  kiosk: {kind: terminal, zone: none, stores: none}
connections:
  driver -> kiosk:
    encryption: none # <- SEC-001
    network: lan
    carries: [memo]
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, placed: [office-1], stores: none}
  store: {kind: database, placed: [office-2], stores: [permit]}
connections:
  desk -> store:
    protocol: postgresql
    encryption: none # <- SEC-001
    network: lan
    carries: none
    access: read
    returns: [permit]
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, placed: [office-1], stores: none}
  store: {kind: database, placed: [office-1], stores: [permit]}
connections:
  desk -> store: {protocol: postgresql, encryption: none, network: loopback, carries: [permit]}
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, placed: [office-1], stores: none}
  store: {kind: database, placed: [office-2], stores: [permit]}
connections:
  desk -> store: # <- SEC-001 unknown
    protocol: postgresql
    network: lan
    carries: [permit]
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, placed: [office-1], stores: none}
  store: {kind: database, placed: [office-2], stores: [permit]}
connections:
  desk -> store: # <- SEC-001 unknown
    {protocol: postgresql, encryption: none, network: lan, carries: none, access: read}
""",
    ),
)
