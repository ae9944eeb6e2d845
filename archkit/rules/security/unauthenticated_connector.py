"""SEC-003: a caller that does not prove who it is, or proves it with a secret grown old."""

from archkit.analysis.knowledge import Missing, Truth, all_of, any_of, opposite
from archkit.model.connection import Connection
from archkit.model.quantities import Duration
from archkit.model.transport import Authentication, Protocol
from archkit.model.vocabulary import Audience, Classification, Kind
from archkit.rules.rule import (
    ERROR_IF_CRITICAL,
    NOT_APPLICABLE,
    PASS,
    Fail,
    Judgement,
    Parameters,
    Rule,
    Situation,
    judged,
)
from archkit.source.place import Place

_PROVES_NOTHING = frozenset(
    {Authentication.NONE, Authentication.IP_ALLOWLIST, Authentication.OBSCURE_URL}
)
_LASTING_SECRET = frozenset({Authentication.BASIC, Authentication.STATIC_KEY})
_WEAK = _PROVES_NOTHING | _LASTING_SECRET
_ASKS_NOBODY = frozenset({Protocol.DNS, Protocol.NTP})
"""Protocols that answer whoever asks, by their design."""


class UnauthenticatedConnectorParameters(Parameters):
    """How long a secret may last."""

    rotate_within: Duration = Duration.parse("365 d")
    """The longest time between two changes of a password or key that crosses an open network."""


def judge(connection: Connection, on: Situation) -> Judgement:
    """Judge one connection."""
    target = on.design.components.get(connection.target)
    if target is not None and target.kind is Kind.PERSON:
        return NOT_APPLICABLE
    if _uses(connection, _WEAK) is False:
        return PASS  # As most do: then nothing else needs to be asked.
    anonymous = _anonymous(connection, on)
    if anonymous is True:
        return _fail_anonymous(connection, on)
    return judged(any_of(anonymous, _stale(connection, on)), lambda: _fail_stale(connection, on))


def _anonymous(connection: Connection, on: Situation) -> Truth:
    internal = on.facts.information.at_least(Classification.INTERNAL, connection)
    crosses = on.facts.topology.crosses_boundary(connection)
    return all_of(
        _uses(connection, _PROVES_NOTHING),
        any_of(internal, all_of(crosses, opposite(_open_to_all(connection, on)))),
    )


def _uses(connection: Connection, ways: frozenset[Authentication]) -> Truth:
    if connection.authentication is None:
        return Missing.field(connection, "authentication")
    return connection.authentication in ways


def _open_to_all(connection: Connection, on: Situation) -> Truth:
    """Whether whoever asks is meant to get an answer: a public page, or a service like DNS."""
    target = on.design.components.get(connection.target)
    published: Truth = False
    if target is not None and target.publication is None:
        published = Missing.field(target, "publication")
    elif target is not None:
        published = target.publication is Audience.PUBLIC
    if connection.protocol is None:
        return any_of(published, Missing.field(connection, "protocol"))
    return any_of(published, connection.protocol in _ASKS_NOBODY)


def _stale(connection: Connection, on: Situation) -> Truth:
    longest = on.given(UnauthenticatedConnectorParameters).rotate_within
    old: Truth
    if connection.rotated_every is None:
        old = Missing.field(connection, "rotated_every")
    else:
        old = connection.rotated_every.value > longest.value
    open_to_strangers = on.facts.topology.is_open(connection)
    return all_of(_uses(connection, _LASTING_SECRET), open_to_strangers, old)


def _fail_anonymous(connection: Connection, on: Situation) -> Fail:
    information = on.facts.information
    worst = information.highest(information.exchanged(connection))
    sensitive = worst is not None and worst.classification is not Classification.PUBLIC
    what = f"and reaches `{worst.id}` ({worst.classification})" if worst and sensitive else ""
    return Fail(
        f"the caller does not prove who it is (`{connection.authentication}`)"
        f" {what or 'and comes from another zone'}",
        field=("authentication",),
        related=((Place(worst.where, ("classification",)), "classified here"),)
        if worst and sensitive
        else (),
        key="anonymous",
    )


def _fail_stale(connection: Connection, on: Situation) -> Fail:
    longest = on.given(UnauthenticatedConnectorParameters).rotate_within
    return Fail(
        f"the secret (`{connection.authentication}`) crosses an open network and is changed"
        f" only every {connection.rotated_every}, not every {longest}",
        field=("rotated_every",),
        fix=f"Change it at least every {longest}, or use `mtls` or `oauth2`.",
        key="stale",
    )


RULE = Rule(
    id="SEC-003",
    name="unauthenticated-connector",
    summary=(
        "A connection into another zone, or with internal data, lets in callers who prove"
        " nothing; or a lasting secret crosses an open network and is seldom changed."
    ),
    why=(
        "An address list or a secret URL keeps out nobody who is already inside. Whoever gets"
        " to the port gets the data, and no log can say who it was."
    ),
    fix="Let the caller prove who it is: `mtls`, `oauth2`, `oidc`, `kerberos`.",
    severity=ERROR_IF_CRITICAL,
    traces_to=(
        "NIST SP 800-53 IA-2",
        "NIST SP 800-53 IA-9",
        "NIST SP 800-53 AC-3",
        "NIST CSF 2.0 PR.AA-03",
        "45 CFR 164.312(d)",
    ),
    notes=(
        "Three kinds of connection that a rule by the letter would report are sound: reading a"
        " page that is meant for everyone (only public data, to a component with `publication:"
        " public`), asking a name or time server (`dns`, `ntp`) with public data or none, and a"
        " connection that is opened to a person, to whom no caller logs in. What stands outside"
        " every zone (`zone: none`) shares its zone with nothing, so that each of its connections"
        " goes into another. A lasting secret is `basic` or `static-key`."
    ),
    subject=Connection,
    judge=judge,
    parameters=UnauthenticatedConnectorParameters,
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
    network: lan
    carries: [permit]
    authentication: ip-allowlist # <- SEC-003
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  lookup: {kind: external-system, zone: internet}
  gateway: {kind: gateway, placed: [dmz-1], stores: none}
connections:
  lookup -> gateway:
    protocol: https
    carries: [memo]
    authentication: static-key
    rotated_every: 2 years # <- SEC-003
""",
        """
solution: signals
department: works
stage: live
tier: 3
components:
  signal: {kind: controller, zone: none, stores: none}
  lamp: {kind: controller, zone: none, stores: none, publication: staff}
connections:
  signal -> lamp:
    protocol: modbus
    carries: [notice]
    authentication: none # <- SEC-003
""",
    ),
    quiet=(
        """
solution: news
department: clerk
stage: live
tier: 3
components:
  resident: {kind: person, zone: internet}
  website: {kind: web-app, placed: [dmz-1], stores: [notice], publication: public}
connections:
  resident -> website:
    {protocol: https, carries: none, returns: [notice], authentication: none}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  lookup: {kind: external-system, zone: internet}
  gateway: {kind: gateway, placed: [dmz-1], stores: none}
connections:
  lookup -> gateway:
    protocol: https
    carries: [memo]
    authentication: static-key
    rotated_every: 365 d
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
  desk -> store: {protocol: postgresql, network: lan, carries: [permit]} # <- SEC-003 unknown
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  lookup: {kind: external-system, zone: internet}
  gateway: {kind: gateway, placed: [dmz-1], stores: none}
connections:
  lookup -> gateway: # <- SEC-003 unknown
    protocol: https
    carries: [memo]
    authentication: static-key
""",
    ),
)
