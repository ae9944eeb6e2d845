"""SEC-011: a password or key that nobody keeps."""

from typing import Final

from archkit.analysis.knowledge import Missing, Truth, all_of, opposite
from archkit.model.connection import Connection
from archkit.model.transport import Authentication
from archkit.model.vocabulary import Kind
from archkit.rules.rule import ERROR, NOT_APPLICABLE, PASS, Fail, Judgement, Rule, Situation, judged

_KEEPS_A_SECRET: Final = frozenset(
    {
        Authentication.BASIC,
        Authentication.PASSWORD,
        Authentication.STATIC_KEY,
        Authentication.SSH_KEY,
        Authentication.CERTIFICATE,
        Authentication.MTLS,
        Authentication.LDAP_BIND,
        Authentication.OAUTH2,
        Authentication.SIGNED_REQUEST,
        Authentication.RADIUS,
        Authentication.SNMPV3,
    }
)
"""Ways for which the caller has to keep something that nobody else may have."""


def judge(connection: Connection, on: Situation) -> Judgement:
    """Judge one connection."""
    keeps = _keeps_a_secret(connection)
    caller = on.design.components.get(connection.source)
    if keeps is False or (caller is not None and caller.kind is Kind.PERSON):
        return NOT_APPLICABLE
    kept = _kept(connection, on)
    if kept is True:
        return PASS
    return judged(all_of(keeps, opposite(kept)), lambda: _fail(connection, on))


def _kept(connection: Connection, on: Situation) -> Truth:
    """Whether the secret is in a vault; archetypes name the same place for many connections."""
    if connection.secret is None:
        return Missing.field(connection, "secret")
    known = on.once(_places)
    place = (connection.secret, connection.within)
    if place not in known:
        known[place] = _in_a_vault(*place, on)
    return known[place]


def _places(_: Situation) -> dict[tuple[str, str], bool]:
    """Whether places are in a vault, as solutions name them, as far as it was asked."""
    return {}


def _keeps_a_secret(connection: Connection) -> Truth:
    if connection.authentication is None:
        return Missing.field(connection, "authentication")
    return connection.authentication in _KEEPS_A_SECRET


def _in_a_vault(place: str, within: str, on: Situation) -> bool:
    name, colon, path = place.partition(":")
    if not colon or not path.strip():
        return False
    keeper = on.design.component(name.strip(), within)
    return keeper is not None and keeper.kind is Kind.VAULT


def _fail(connection: Connection, on: Situation) -> Fail:
    """Say what is wrong, and never what `secret` says: it may be the secret itself."""
    secret = connection.secret or ""
    keeper = on.design.component(secret.partition(":")[0].strip(), connection.within)
    if secret == "none":  # noqa: S105 - a word of the language, no secret
        wrong = "is kept in no vault"
    elif keeper is None:
        wrong = "is kept in no component of the model"
    elif keeper.kind is not Kind.VAULT:
        wrong = f"is kept in `{keeper.address}`, a {keeper.kind} and no vault"
    else:
        wrong = f"is somewhere in `{keeper.address}`: no path is stated"
    return Fail(
        f"the secret of the caller (`{connection.authentication}`) {wrong}",
        ("secret",),
        only_if_whole=keeper is None and secret != "none",  # noqa: S105 - as above
    )


RULE = Rule(
    id="SEC-011",
    name="unmanaged-secret",
    summary="A caller's password, key or certificate is kept in no vault.",
    why=(
        "A secret in a configuration file is copied with every backup and known to everyone who"
        " has ever installed the system. In a vault it is read by one caller, changed without a"
        " meeting, and each reading is logged."
    ),
    fix=(
        "Keep it in the vault, and name the place: `secret: vault-component:path`. Better still,"
        " use what needs no secret kept: `managed-identity`, `kerberos`."
    ),
    severity=ERROR,
    traces_to=("NIST SP 800-53 IA-5", "NIST CSF 2.0 PR.AA"),
    notes=(
        "It looks at connections by which a program proves who it is with something that it has"
        " to keep: passwords, keys, certificates (`mtls` too) and the secrets of `oauth2` clients."
        " People keep theirs in their heads or on a token. `secret: none` says that it is kept in"
        " no vault. A secret that stands in the model itself is another finding, which nobody may"
        " waive (SEC-016)."
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
  desk: {kind: service}
  store: {kind: database}
connections:
  desk -> store:
    authentication: password
    secret: none # <- SEC-011
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service}
  store: {kind: database}
connections:
  desk -> store:
    authentication: mtls
    secret: "store:certificates" # <- SEC-011
  desk -> store (nightly):
    authentication: oauth2
    secret: safe:clients/desk # <- SEC-011
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service}
  store: {kind: database}
  keys: {kind: vault}
connections:
  desk -> store:
    authentication: static-key
    secret: keys # <- SEC-011
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  clerk: {kind: person}
  desk: {kind: service}
  store: {kind: database}
  keys: {kind: vault}
connections:
  clerk -> desk: {authentication: password}
  desk -> store: {authentication: password, secret: "keys:permits/store"}
  desk -> store (nightly): {authentication: managed-identity}
  desk -> store (weekly): {secret: "permits.keys:permits/store"}
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service}
  store: {kind: database}
connections:
  desk -> store: {authentication: certificate} # <- SEC-011 unknown
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service}
  store: {kind: database}
connections:
  desk -> store: {secret: none} # <- SEC-011 unknown
""",
    ),
)
