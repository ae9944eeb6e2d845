"""PRV-006: card data kept or sent where nobody may keep or send them."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from archkit.analysis.knowledge import Missing, Truth, all_of
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.transport import Protocol, Scheme
from archkit.model.vocabulary import CARDHOLDER, NOT_OURS, Kind, Regime
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
from archkit.source.place import Path, Place

_SENSITIVE: Final = frozenset({Regime.SAD})
_NUMBERS: Final = frozenset({Regime.PAN, Regime.CHD})
"""Cardholder data are the card number, alone or with what goes with it."""
_SCATTERING: Final = {Kind.FILE_SHARE: "a file share", Kind.LOG_COLLECTOR: "a log collector"}
_MAIL: Final = frozenset({Protocol.SMTP, Protocol.SMTPS})
_WAYS: Final = {
    Protocol.SMTP: "by e-mail",
    Protocol.SMTPS: "by e-mail",
    Protocol.SYSLOG: "into a log",
    Protocol.SYSLOG_TLS: "into a log",
    Protocol.SMB_1: "to a file share",
    Protocol.SMB: "to a file share",
    Protocol.NFS: "to a file share",
}
_ASKED: Final = {
    "unreadable": "keeps card numbers that can be read",
    "justification": "keeps card numbers, and nobody can say why",
    "deleted_after": "keeps card numbers and never deletes them",
}
"""What has to be stated of kept card numbers, and what is wrong where it is `none`."""


def among(on: Situation) -> Sequence[Component | Connection]:
    """Where card data are kept or carried."""
    information = on.facts.information
    return [*information.keepers(_SENSITIVE | _NUMBERS), *information.carriers(CARDHOLDER)]


def judge(element: Component | Connection, on: Situation) -> Judgement:
    """Judge what a component keeps, or what a connection carries."""
    if isinstance(element, Connection):
        return _connection(element, on)
    if element.kind in NOT_OURS:
        return NOT_APPLICABLE
    sensitive = on.facts.information.stores_under(_SENSITIVE, element)
    numbers = on.facts.information.stores_under(_NUMBERS, element)
    if sensitive is False and numbers is False:
        return NOT_APPLICABLE
    return [
        *settled(sensitive, partial(_kept_sensitive, element, on)),
        *_numbers(element, numbers),
    ]


def _kept_sensitive(component: Component, on: Situation) -> Fail:
    information = on.facts.information
    data = information.first_under(_SENSITIVE, information.stored(component))
    return Fail(
        f"`{component.id}` keeps `{data.id if data else ''}`, which nobody may keep once the"
        " payment is authorised",
        ("stores",),
        fix="Take it out of what is kept, backups and logs among it; a payment is repeated with a"
        " token.",
        related=((Place(data.where, ("regimes",)), "sensitive authentication data"),)
        if data
        else (),
        key="sensitive",
        waivable_by=WaivableBy.NOBODY,
    )


def _numbers(component: Component, numbers: Truth) -> Sequence[Fail | Unknown]:
    if numbers is False:
        return ()
    faults = tuple(_storage(component))
    return (Unknown(numbers),) if faults and isinstance(numbers, Missing) else faults


def _storage(component: Component) -> Iterator[Fail | Unknown]:
    """What is wrong with a component that keeps card numbers."""
    storage = component.card_storage
    if storage is None:
        yield Unknown(Missing.field(component, "card_storage"))
    elif storage == "none":
        what = f"`{component.id}` keeps card numbers, and nobody says why and how"
        yield Fail(what, ("card_storage",), key="storage")
    else:
        for field, wrong in _ASKED.items():
            stated = getattr(storage, field)
            if stated is None:
                yield Unknown(Missing.field(component, "card_storage", field))
            elif stated == "none":
                yield Fail(f"`{component.id}` {wrong}", ("card_storage", field), key=field)
    if component.kind in _SCATTERING:
        what = f"`{component.id}` is {_SCATTERING[component.kind]} and keeps card numbers"
        yield Fail(what, ("stores",), key="place")


def _connection(connection: Connection, on: Situation) -> Judgement:
    carried = on.facts.information.under(CARDHOLDER, connection)
    if carried is False:
        return NOT_APPLICABLE
    target = on.design.components.get(connection.target)
    if target is not None and target.kind in _SCATTERING:
        where = f"to {_SCATTERING[target.kind]}"
        return list(settled(carried, lambda: _sent(connection, where, (), on)))
    astray = all_of(carried, _astray(connection))
    way = _WAYS.get(connection.protocol, "") if connection.protocol else ""
    return list(settled(astray, lambda: _sent(connection, way, ("protocol",), on)))


def _astray(connection: Connection) -> Truth:
    """Whether it goes by a way on which copies are left that nobody counts."""
    if connection.protocol is None:
        return Missing.field(connection, "protocol")
    if connection.protocol not in _MAIL:
        return connection.protocol in _WAYS
    if connection.scheme is None:
        return Missing.field(connection, "encryption")
    return connection.scheme is not Scheme.PGP


def _sent(connection: Connection, way: str, field: Path, on: Situation) -> Fail:
    information = on.facts.information
    data = information.first_under(CARDHOLDER, information.exchanged(connection))
    return Fail(f"`{data.id if data else ''}` is sent {way}", field, key="sent")


RULE = Rule[Component | Connection](
    id="PRV-006",
    name="prohibited-card-data",
    summary=(
        "Security codes, tracks or PINs of cards are kept; or card numbers are kept readable,"
        " without reason or end, or sent by e-mail, into logs or to file shares."
    ),
    why=(
        "Stolen card numbers are sold within hours, and the city pays for the fraud, the new cards"
        " and the inquiry. What is not kept cannot be stolen."
    ),
    fix=(
        "Let the processor keep the card and keep its token. Where a number has to be kept, state"
        " how it is made unreadable, why it is kept, and until when:"
        " `card_storage: {unreadable: token, justification: ..., deleted_after: 180 d}`."
    ),
    severity=ERROR,
    traces_to=("PCI DSS 3.2", "PCI DSS 3.3", "PCI DSS 3.5", "PCI DSS 4.2.2"),
    waivable_by=WaivableBy.OUTSIDE,
    notes=(
        "Nobody may waive that security codes, tracks or PINs (regime `SAD`) are kept; the rest"
        " only the bank that takes the payments. Data under `CHD` count as card numbers, which"
        " cardholder data always hold. An e-mail encrypted end to end (`encryption: pgp`) may carry"
        " a number. What another party keeps in its own external system is its own to answer for."
        " Recordings of calls have no word of their own: model what keeps them as a store."
    ),
    regulations=(
        "pci-dss-version",
        "pci-sensitive-data",
        "pci-card-number-kept",
        "pci-card-number-unreadable",
        "pci-messages",
    ),
    subject=(Component, Connection),
    among=among,
    judge=judge,
    fires=(
        """
data:
  security-code: {classification: restricted, regimes: [SAD], owner: clerk}
  card-number: {classification: restricted, regimes: [PAN], owner: clerk}
  card: {classification: restricted, regimes: [CHD], owner: clerk}
solution: fees
department: clerk
stage: live
tier: 2
components:
  desk:
    kind: web-app
    placed: [dmz-1]
    stores: [security-code] # <- PRV-006
""",
        """
data:
  security-code: {classification: restricted, regimes: [SAD], owner: clerk}
  card-number: {classification: restricted, regimes: [PAN], owner: clerk}
  card: {classification: restricted, regimes: [CHD], owner: clerk}
solution: fees
department: clerk
stage: live
tier: 2
components:
  ledger:
    kind: database
    placed: [office-1]
    stores: [card-number]
    card_storage: none # <- PRV-006
  receipts:
    kind: database
    placed: [office-1]
    stores: [card]
    card_storage:
      unreadable: none # <- PRV-006
      justification: none # <- PRV-006
      deleted_after: none # <- PRV-006
  exports:
    kind: file-share
    placed: [office-1]
    stores: [card-number] # <- PRV-006
    card_storage: {unreadable: encryption, justification: Chargebacks, deleted_after: 180 d}
""",
        """
data:
  security-code: {classification: restricted, regimes: [SAD], owner: clerk}
  card-number: {classification: restricted, regimes: [PAN], owner: clerk}
  card: {classification: restricted, regimes: [CHD], owner: clerk}
solution: fees
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, placed: [office-1], stores: none}
  mail: {kind: service, placed: [office-1], stores: none}
  events: {kind: log-collector, placed: [office-2], stores: none}
  share: {kind: file-share, placed: [office-2], stores: none}
connections:
  desk -> mail:
    protocol: smtps # <- PRV-006
    carries: [card-number]
  mail -> desk:
    protocol: smtp # <- PRV-006
    encryption: none
    carries: [card]
  desk -> mail (status):
    protocol: syslog-tls # <- PRV-006
    carries: [security-code]
  desk -> events: # <- PRV-006
    protocol: https
    carries: [card-number]
  desk -> share: # <- PRV-006
    protocol: smb
    carries: [card]
""",
    ),
    quiet=(
        """
data:
  token: {classification: internal, regimes: [], owner: clerk}
  security-code: {classification: restricted, regimes: [SAD], owner: clerk}
  card-number: {classification: restricted, regimes: [PAN], owner: clerk}
  card: {classification: restricted, regimes: [CHD], owner: clerk}
solution: fees
department: clerk
stage: live
tier: 2
components:
  resident: {kind: person, zone: internet}
  desk: {kind: web-app, placed: [dmz-1], stores: none, processes: [security-code]}
  receipts: {kind: database, placed: [office-1], stores: [token]}
  ledger:
    kind: database
    placed: [office-1]
    stores: [card-number, card]
    card_storage: {unreadable: token, justification: Chargebacks, deleted_after: 180 d}
  bank: {kind: external-system, stores: [security-code, card-number]}
  mail: {kind: service, placed: [office-1], stores: none}
  share: {kind: file-share, placed: [office-2], stores: none}
connections:
  resident -> desk: {protocol: https, carries: [card-number, security-code]}
  desk -> bank: {protocol: https, carries: [card-number, security-code]}
  ledger -> mail: {protocol: smtp, encryption: pgp, carries: [card-number]}
  desk -> share: {protocol: smb, carries: [token]}
""",
    ),
    unknown=(
        """
data:
  security-code: {classification: restricted, regimes: [SAD], owner: clerk}
  card-number: {classification: restricted, regimes: [PAN], owner: clerk}
  card: {classification: restricted, regimes: [CHD], owner: clerk}
solution: fees
department: clerk
stage: live
tier: 2
components:
  ledger: {kind: database, placed: [office-1], stores: [card-number]} # <- PRV-006 unknown
  receipts: # <- PRV-006 unknown
    kind: database
    placed: [office-1]
    stores: [card-number]
    card_storage: {}
  store: {kind: database, placed: [office-1]} # <- PRV-006 unknown
""",
        """
data:
  security-code: {classification: restricted, regimes: [SAD], owner: clerk}
  card-number: {classification: restricted, regimes: [PAN], owner: clerk}
  card: {classification: restricted, regimes: [CHD], owner: clerk}
  badge: {classification: internal, owner: clerk} # <- PRV-006 unknown
solution: fees
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, placed: [office-1], stores: [badge]}
  mail: {kind: service, placed: [office-1], stores: none}
connections:
  desk -> mail: {carries: [card-number]} # <- PRV-006 unknown
  mail -> desk: {protocol: smtp, carries: [card-number]} # <- PRV-006 unknown
""",
    ),
)
