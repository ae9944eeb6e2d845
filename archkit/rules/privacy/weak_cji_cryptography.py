"""PRV-003: criminal justice information under encryption that the FBI's policy does not take."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from archkit.analysis.knowledge import Missing, Truth, all_of, any_of, opposite
from archkit.analysis.recovery import Kept
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.encryption import Algorithm, AtRest, Module
from archkit.model.settings import Severity
from archkit.model.transport import Network, Scheme
from archkit.model.vocabulary import CRIMINAL_JUSTICE, NOT_OURS, Kind, Status
from archkit.rules.rule import (
    ERROR,
    NOT_APPLICABLE,
    WARNING,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
    WaivableBy,
    settled,
)
from archkit.source.place import Path

_THERE: Final = frozenset({Status.EXISTING, Status.RETIRING})
_HISTORICAL: Final = "fips-140-2-historical"
_NOT_SECURE: Final = "is not in a physically secure location"
_BITS: Final = {Algorithm.AES_128: 128, Algorithm.AES_256: 256, Algorithm.VENDOR: 0}
"""How long a key is, where the algorithm tells; where the vendor does not say, it may be any."""


@dataclass(frozen=True, slots=True)
class _Cipher:
    """What is to protect the information at one place: on a connection, in a store, in a copy.

    Attributes:
        owner: The element that states it.
        field: The field that states it.
        exposed: Whether the information is there, outside physically secure locations.
        subject: What a message says of the information, up to how it is protected.
        systems: The components that encrypt.
        evidence: Why the place is not secure.
    """

    owner: Component | Connection
    field: Path
    exposed: Truth
    subject: str
    systems: tuple[Component, ...]
    evidence: tuple[str, ...] = ()


def among(on: Situation) -> Sequence[Component | Connection]:
    """Where the information is kept or carried."""
    information = on.facts.information
    return [*information.keepers(CRIMINAL_JUSTICE), *information.carriers(CRIMINAL_JUSTICE)]


def judge(element: Component | Connection, on: Situation) -> Judgement:
    """Judge a connection, or what a component keeps and the copies of it."""
    if isinstance(element, Connection):
        return _connection(element, on)
    return _component(element, on)


def _connection(connection: Connection, on: Situation) -> Judgement:
    information, whereabouts = on.facts.information, on.facts.whereabouts
    exposed = information.under(CRIMINAL_JUSTICE, connection)
    if exposed is not False:
        exposed = all_of(exposed, opposite(whereabouts.stays_secure(connection)))
    if exposed is False:
        return NOT_APPLICABLE
    ends = (on.design.components.get(each) for each in (connection.source, connection.target))
    systems = tuple(each for each in ends if each is not None and each.kind is not Kind.PERSON)
    data = information.first_under(CRIMINAL_JUSTICE, information.exchanged(connection))
    evidence = tuple(
        f"`{name}` {_NOT_SECURE}"
        for name in dict.fromkeys(name for end in systems for name in whereabouts.insecure(end))
    )
    cipher = _Cipher(
        connection,
        ("encryption",),
        exposed,
        f"`{data.id if data else ''}` goes past physically secure locations",
        systems,
        (*evidence, *_leaves_building(connection)),
    )
    return list(_in_transit(cipher, connection, on))


def _leaves_building(connection: Connection) -> Iterator[str]:
    if connection.network is not None and connection.network is not Network.LAN:
        yield f"it runs over `network: {connection.network}`"


def _in_transit(cipher: _Cipher, connection: Connection, on: Situation) -> Iterator[Fail | Unknown]:
    stated = connection.encryption
    if connection.scheme is Scheme.NONE:
        field = "encryption" if stated is not None else "protocol"
        yield from _fault(cipher, "in clear text", (field,))
    elif stated is None:
        yield from settled(all_of(cipher.exposed, Missing.field(connection, "encryption")))
    else:
        yield from _module(cipher, stated.module, on)
        yield from _bits(cipher, stated.key_bits, "key_bits", on)


def _component(component: Component, on: Situation) -> Judgement:
    if component.kind in NOT_OURS:
        return NOT_APPLICABLE
    kept = on.facts.information.stores_under(CRIMINAL_JUSTICE, component)
    return NOT_APPLICABLE if kept is False else list(_kept(component, kept, on))


def _kept(component: Component, kept: Truth, on: Situation) -> Iterator[Fail | Unknown]:
    information, whereabouts = on.facts.information, on.facts.whereabouts
    data = information.first_under(CRIMINAL_JUSTICE, information.stored(component))
    name = data.id if data else ""
    here = _Cipher(
        component,
        ("at_rest",),
        all_of(kept, opposite(whereabouts.secure(component))),
        f"`{name}` is kept outside physically secure locations",
        (component,),
        tuple(f"`{node}` {_NOT_SECURE}" for node in whereabouts.insecure(component)),
    )
    yield from _at_rest(here, component.at_rest, on)
    copies = on.facts.recovery.copies(component)
    if isinstance(copies, Missing):
        yield from settled(all_of(kept, copies))
        return
    for copy in copies:
        yield from _at_rest(_copied(copy, kept, name, on), copy.copy.encryption, on)


def _copied(copy: Kept, kept: Truth, data: str, on: Situation) -> _Cipher:
    node = on.design.nodes.get(copy.copy.at) if copy.copy.at else None
    secure = on.facts.whereabouts.node_secure(node) if node else copy.missing("at")
    return _Cipher(
        copy.store,
        ("backup", "copies", copy.name, "encryption"),
        all_of(kept, opposite(secure)),
        f"the copy `{copy.name}` of `{data}` is kept outside physically secure locations",
        (copy.store,),
        (f"`{copy.copy.at}` {_NOT_SECURE}",),
    )


def _at_rest(cipher: _Cipher, stated: AtRest | None, on: Situation) -> Iterator[Fail | Unknown]:
    if stated is None:
        yield from settled(all_of(cipher.exposed, Missing.field(cipher.owner, *cipher.field)))
    elif stated.none:
        yield from _fault(cipher, "in clear text", cipher.field)
    else:
        yield from _module(cipher, stated.module, on)
        yield from _bits(cipher, _BITS[stated.algorithm], "algorithm", on)


def _module(cipher: _Cipher, module: Module | None, on: Situation) -> Iterator[Fail | Unknown]:
    field = (*cipher.field, "module")
    if module is None:
        yield from settled(all_of(cipher.exposed, Missing.field(cipher.owner, *field)))
    elif module is Module.UNVALIDATED:
        yield from _fault(cipher, "encrypted by a module that nobody has validated", field)
    elif module is Module.FIPS_140_2 and on.facts.regulations.in_force(_HISTORICAL):
        yield from _historical(cipher, field)


def _historical(cipher: _Cipher, field: Path) -> Iterator[Fail | Unknown]:
    """FIPS 140-2 is an error on what is new, and on what is there a warning."""
    new = any_of(*map(_is_new, cipher.systems))
    by = "encrypted by a module of FIPS 140-2, whose certificates are historical"
    if new is True:
        yield from _fault(cipher, f"{by}; what is new or changed needs FIPS 140-3", field)
    else:
        yield from _fault(cipher, f"{by}; plan for FIPS 140-3", field, WARNING)
        yield from settled(all_of(cipher.exposed, new))


def _is_new(component: Component) -> Truth:
    if component.status is None:
        return Missing.field(component, "status")
    return component.status not in _THERE


def _bits(cipher: _Cipher, bits: int | None, name: str, on: Situation) -> Iterator[Fail | Unknown]:
    field = (*cipher.field, name)
    least = on.facts.regulations.number("cjis-key-bits")
    if bits is None:
        yield from settled(all_of(cipher.exposed, Missing.field(cipher.owner, *field)))
    elif bits == 0:
        yield from _fault(cipher, f"encrypted by a key that may have less than {least} bits", field)
    elif bits < least:
        yield from _fault(cipher, f"encrypted by a key of {bits} bits, not {least}", field)


def _fault(
    cipher: _Cipher, how: str, field: Path, severity: Severity = ERROR
) -> Iterator[Fail | Unknown]:
    def fail() -> Fail:
        key = ".".join(map(str, field))
        return Fail(
            f"{cipher.subject} {how}", field, severity=severity, evidence=cipher.evidence, key=key
        )

    return settled(cipher.exposed, fail)


RULE = Rule[Component | Connection](
    id="PRV-003",
    name="weak-cji-cryptography",
    summary=(
        "Criminal justice information is sent or kept outside physically secure locations in clear"
        " text, by a module that is not validated under FIPS 140, or by a short key."
    ),
    why=(
        "Criminal histories and warrants endanger people and trials where they leak. The FBI takes"
        " only cryptography that a laboratory has tested, and may cut off a city that uses other."
    ),
    fix=(
        "State a validated module and its key:"
        " `encryption: {scheme: tls-1.3, module: fips-140-3, key_bits: 256}`, or"
        " `at_rest: {algorithm: aes-256, module: fips-140-3}`; or keep the information within"
        " physically secure locations."
    ),
    severity=ERROR,
    traces_to=(
        "CJIS Security Policy SC-8",
        "CJIS Security Policy SC-13",
        "CJIS Security Policy SC-28",
    ),
    waivable_by=WaivableBy.OUTSIDE,
    notes=(
        "FIPS 140-2 counts while its certificates are active; after that it is an error on what is"
        " new or changed, and a warning where every system that encrypts is `existing` or"
        " `retiring`. A connection stays secure on a LAN or within a host whose ends both stand in"
        " physically secure locations; people are where the component is that they use. Copies of"
        " a store are judged where they are kept. What another party keeps in its own external"
        " system is its own to answer for."
    ),
    regulations=(
        "cjis-policy-version",
        "cjis-validated-module",
        "cjis-key-bits",
        _HISTORICAL,
    ),
    subject=(Connection, Component),
    among=among,
    judge=judge,
    fires=(
        """
solution: cases
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, placed: [office-1], stores: none}
  store:
    kind: database
    placed: [office-2]
    stores: [case-file]
    backup: none
connections:
  desk -> store:
    protocol: postgresql
    encryption: none # <- PRV-003
    network: lan
    carries: [case-file]
  desk -> store (upload):
    protocol: ftp # <- PRV-003
    network: lan
    carries: [case-file]
""",
        """
solution: cases
department: clerk
stage: live
tier: 2
components:
  clerk: {kind: person, zone: office}
  desk: {kind: service, placed: [office-2], status: existing, stores: none}
  store: {kind: database, placed: [office-2], stores: none, processes: [case-file]}
connections:
  desk -> store:
    protocol: postgresql
    encryption:
      scheme: tls-1.3
      module: unvalidated # <- PRV-003
      key_bits: 112 # <- PRV-003
    network: wan
    carries: [case-file]
""",
        """
solution: cases
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, placed: [office-1], status: new, stores: none}
  old: {kind: database, placed: [office-2], status: existing, stores: none}
  older: {kind: database, placed: [office-2], status: retiring, stores: none}
  unsaid: {kind: database, placed: [office-2], stores: none} # <- PRV-003 unknown
connections:
  desk -> old:
    protocol: postgresql
    encryption:
      scheme: tls-1.2
      module: fips-140-2 # <- PRV-003
      key_bits: 256
    network: lan
    carries: [case-file]
  old -> older:
    protocol: postgresql
    encryption:
      scheme: tls-1.2
      module: fips-140-2 # <- PRV-003
      key_bits: 256
    network: wan
    carries: [case-file]
  older -> unsaid:
    protocol: postgresql
    encryption:
      scheme: tls-1.2
      module: fips-140-2 # <- PRV-003
      key_bits: 256
    network: wan
    carries: [case-file]
""",
        """
solution: cases
department: clerk
stage: live
tier: 2
components:
  store:
    kind: database
    placed: [office-1]
    stores: [case-file]
    at_rest: none # <- PRV-003
    backup:
      copies:
        nightly:
          method: backup
          at: office-1
          encryption:
            algorithm: aes-256
            module: unvalidated # <- PRV-003
  archive:
    kind: saas
    placed: [office-1]
    stores: [case-file]
    backup: none
    at_rest:
      algorithm: vendor # <- PRV-003
      module: fips-140-3
""",
    ),
    quiet=(
        """
solution: cases
department: clerk
stage: live
tier: 2
components:
  clerk: {kind: person, zone: office}
  desk: {kind: service, placed: [office-2], stores: none}
  field: {kind: terminal, placed: [office-1], stores: none}
  store:
    kind: database
    placed: [office-2]
    stores: [case-file]
    at_rest: none
    backup:
      copies:
        nightly: {method: backup, at: vault-1, encryption: none}
        weekly:
          method: backup
          at: office-1
          encryption: {algorithm: aes-128, module: fips-140-3}
connections:
  clerk -> desk: {protocol: https, network: lan, carries: [case-file]}
  clerk -> field: {protocol: https, network: loopback, carries: [case-file]}
  desk -> store: {protocol: postgresql, encryption: none, network: lan, carries: [case-file]}
  field -> desk:
    protocol: https
    encryption: {scheme: tls-1.3, module: fips-140-3, key_bits: 128}
    network: cellular
    carries: [case-file]
""",
        """
solution: cases
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, placed: [office-1], stores: none}
  store: {kind: database, placed: [office-1], stores: [permit], at_rest: none}
  state: {kind: external-system, placed: [office-1], stores: [case-file], at_rest: none}
connections:
  desk -> store: {protocol: postgresql, encryption: none, network: wan, carries: [permit]}
""",
    ),
    unknown=(
        """
solution: cases
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, placed: [office-1], stores: none}
  store: {kind: database, placed: [office-2], stores: none}
connections:
  desk -> store: # <- PRV-003 unknown
    protocol: https
    network: lan
    carries: [case-file]
  store -> desk: # <- PRV-003 unknown
    protocol: https
    encryption: tls-1.3
    network: wan
    carries: [case-file]
""",
        """
solution: cases
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, placed: [office-2], stores: none}
  store: {kind: database, placed: [office-2], stores: none}
connections:
  desk -> store: # <- PRV-003 unknown
    protocol: postgresql
    encryption: none
    carries: [case-file]
""",
        """
solution: cases
department: clerk
stage: live
tier: 2
components:
  store: # <- PRV-003 unknown
    kind: database
    placed: [office-1]
    stores: [case-file]
  bare: # <- PRV-003 unknown
    kind: database
    stores: [case-file]
    at_rest: none
    backup: none
  copied: # <- PRV-003 unknown
    kind: database
    placed: [office-2]
    stores: [case-file]
    backup:
      copies:
        nightly: {method: backup, encryption: none}
  unsaid: # <- PRV-003 unknown
    kind: database
    placed: [office-1]
    at_rest: none
    backup: none
""",
    ),
)
