"""SEC-014: too little stands between a stranger and what is worth attacking."""

from collections.abc import Iterator, Sequence
from typing import Final

from archkit.analysis.attack_paths import BEGUN, Way, likelihood, success
from archkit.analysis.barriers import Barrier, Hop
from archkit.analysis.directory import each_once
from archkit.analysis.impact import Harm, harm
from archkit.analysis.information import Information
from archkit.analysis.knowledge import Missing, Truth
from archkit.analysis.network import Topology
from archkit.analysis.paths import hop
from archkit.analysis.risk_tables import risk_level
from archkit.model.component import Component
from archkit.model.vocabulary import OPERATIONAL_TECHNOLOGY, Classification, Level, RiskLevel
from archkit.rules.rule import (
    ERROR,
    NOT_APPLICABLE,
    PASS,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
)
from archkit.source.place import Place

_TOO_MUCH: Final = RiskLevel.HIGH


def among(on: Situation) -> Sequence[Component]:
    """What keeps confidential data, or may, and what acts on the physical world."""
    devices = on.facts.directory.of_kinds(OPERATIONAL_TECHNOLOGY)
    stores = on.facts.information.keepers_of_level(Classification.CONFIDENTIAL)
    return each_once((*devices, *stores))


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component."""
    paths = on.facts.attack_paths
    sensitive = paths.sensitive(component)
    if sensitive is False:
        return NOT_APPLICABLE
    easiest = paths.perhaps(component)
    if easiest is None:
        return PASS
    unstated = list(_unstated(component, on))
    loss = _loss(component, on)
    worst = RiskLevel.VERY_HIGH if unstated else loss.most
    if risk_level(likelihood(easiest.barriers), worst) < _TOO_MUCH:
        return PASS
    sure = paths.sure(component)
    if sensitive is True and sure is not None:
        risk = risk_level(likelihood(sure.barriers), loss.least)
        if risk >= _TOO_MUCH:
            return _fail(component, sure, loss, risk, on)
    return Unknown(_all([sensitive, easiest.gaps, loss.missing, *unstated]))


def _loss(component: Component, on: Situation) -> Harm:
    """The harm if a store loses what it keeps, or a device all that it is told and tells."""
    information = on.facts.information
    device = component.address in on.facts.plant.devices
    names = information.handled(component) if device else information.stored(component)
    return harm(data for name in sorted(names) if (data := on.design.data.get(name)) is not None)


def _unstated(component: Component, on: Situation) -> Iterator[Missing]:
    """What would tell which data there are, for each field that nobody has stated."""
    address, design = component.address, on.design
    gaps: list[Truth] = [Information.unstated_stores(component)]
    if address in on.facts.plant.devices:
        incident = design.outgoing.get(address, ()) + design.incoming.get(address, ())
        gaps += map(Information.unstated_exchange, incident)
    yield from (each for each in gaps if isinstance(each, Missing))


def _all(gaps: Sequence[Truth | None]) -> Missing:
    """All that is missing: each of it can change the risk."""
    places = (each.places for each in gaps if isinstance(each, Missing))
    return Missing(frozenset().union(*places))


def _fail(component: Component, way: Way, loss: Harm, risk: RiskLevel, on: Situation) -> Fail:
    count = {0: "no barrier", 1: "one barrier"}.get(way.barriers, f"{way.barriers} barriers")
    length = "one hop" if len(way.hops) == 1 else f"{len(way.hops)} hops"
    return Fail(
        f"`{component.id}` can be reached from `{way.start}`, which nobody trusts, in {length} past"
        f" {count}: the risk is {risk}",
        ("stores",) if component.stores is not None else ("kind",),
        related=tuple(
            (Place(each.connection.where), "nothing stands in the way here")
            for each in way.hops
            if not each.barriers
        ),
        evidence=(
            *(_told(each, on.facts.topology) for each in way.hops),
            *_reckoned(way, loss, risk),
        ),
        risk=risk,
    )


def _told(each: Hop, topology: Topology) -> str:
    """One hop, with what stands in the way."""
    stands = ", ".join(map(_named, each.barriers)) or "no barrier"
    return f"{hop(each.connection, topology)}: {stands}"


def _named(barrier: Barrier) -> str:
    unsure = "" if barrier.there is True else ", not stated"
    return f"{barrier.what} ({barrier.weight}{unsure})"


def _reckoned(way: Way, loss: Harm, risk: RiskLevel) -> Iterator[str]:
    """How the risk follows, one table a line."""
    counts = [each.most for each in way.hops]
    total = f"{' + '.join(map(str, counts))} = {way.barriers}" if len(counts) > 1 else way.barriers
    likely = likelihood(way.barriers)
    yield f"barriers: {total}; the hardest hop has {max(counts)}"
    yield (
        f"begun {BEGUN}, success {success(way.barriers)}: likelihood {likely} (SP 800-30 table G-5)"
    )
    high = [
        f"{objective} of `{mark.data.id}`"
        for objective, mark in loss.marks.items()
        if mark.level is Level.HIGH and mark.data is not None
    ]
    yield f"high by FIPS 199: {', '.join(high)}; so harm {loss.least} (SP 800-30 table H-3)"
    yield f"likelihood {likely}, harm {loss.least}: risk {risk} (SP 800-30 table I-2)"


RULE = Rule(
    id="SEC-014",
    name="easy-attack-path",
    summary=(
        "Whoever nobody trusts can get to a store of confidential data, or to a controller, past so"
        " few barriers that the risk is high."
    ),
    why=(
        "Intruders do not stop at the first door: they go from system to system until they are"
        " where the data are. Each connection may look sound, and the whole way still be easy."
    ),
    fix=(
        "Put barriers where the evidence shows none: let people sign in with a second factor and"
        " systems by key (`mtls`, `oauth2`), encrypt, and let a gateway or service at the edge of"
        " each zone pass requests on."
    ),
    severity=ERROR,
    traces_to=(
        "NIST SP 800-30",
        "NIST SP 800-53 RA-3",
        "NIST SP 800-53 SC-7",
        "FIPS 199",
        "NIST CSF 2.0 ID.RA-05",
    ),
    notes=(
        "Ways begin at every component in a zone of trust 0 or outside every zone, and follow"
        " connections in the direction in which they are opened; they begin at people and do not go"
        " through them. One finding for each store names the easiest way. A barrier is a sign-in"
        " (one for a password or a sign-in at an identity provider, two for a key), a second factor"
        " where people are (two, if every access has it), a gateway, web application, service or"
        " bastion that passes requests on into another zone (one), and a bastion's or"
        " privileged-access system's grant (one). In clear text no sign-in counts, since whoever"
        " listens takes it over. Past no barrier success is very likely, and less so past one, two"
        " and three; from four on very unlikely. These weights are archkit's own. The tables are"
        " those of SP 800-30: G-5, with an attack always begun; H-3, where one objective of FIPS"
        " 199 that is high is high harm and several are very high (not compared with the document);"
        " and I-2. A risk from `high` on is a finding, and `archkit waive` begins with that risk."
        " It is absolute: what is added elsewhere changes no other finding."
    ),
    subject=Component,
    judge=judge,
    among=among,
    fires=(
        """
data:
  case:
    classification: restricted
    regimes: []
    impact: {confidentiality: high, integrity: high, availability: low}
solution: cases
department: clerk
stage: live
tier: 2
components:
  resident: {kind: person, zone: internet}
  portal: {kind: web-app, placed: [dmz-1], stores: none}
  store:
    kind: database
    placed: [office-1]
    stores: [case] # <- SEC-014
connections:
  resident -> portal: {protocol: https, authentication: none}
  portal -> store: {protocol: postgresql, encryption: tls-1.3, authentication: password}
""",
        """
data:
  case:
    classification: confidential
    regimes: []
    impact: {confidentiality: high, integrity: low, availability: low}
solution: cases
department: clerk
stage: live
tier: 2
components:
  county: {kind: external-system}
  intake: {kind: queue, placed: [dmz-1], stores: none}
  desk: {kind: batch-job, placed: [office-1], stores: none}
  store:
    kind: database
    placed: [office-1]
    stores: [case] # <- SEC-014
connections:
  county -> intake: {protocol: amqps, authentication: static-key}
  intake -> desk: {protocol: amqp, encryption: none, network: lan, authentication: certificate}
  desk -> store: {protocol: postgresql, encryption: tls-1.3, authentication: password}
""",
        """
data:
  case:
    classification: confidential
    regimes: []
    impact: {confidentiality: high, integrity: moderate, availability: moderate}
solution: cases
department: clerk
stage: live
tier: 2
components:
  clerk: {kind: person, zone: internet}
  office:
    kind: saas
    placed: [dmz-1]
    stores: [case] # <- SEC-014
    access:
      clerks: {population: staff, mfa: false}
connections:
  clerk -> office: {protocol: https, authentication: oidc}
""",
        """
data:
  command:
    classification: internal
    regimes: []
    impact: {confidentiality: low, integrity: high, availability: high}
solution: signals
department: works
stage: live
tier: 1
components:
  mast: {kind: terminal, zone: none, stores: none, access: none}
  signal:
    kind: controller
    placed: [office-1]
    stores: none # <- SEC-014
    access: none
connections:
  mast -> signal: {protocol: modbus, encryption: ipsec, authentication: mtls, carries: [command]}
""",
    ),
    quiet=(
        """
data:
  case:
    classification: restricted
    regimes: []
    impact: {confidentiality: high, integrity: high, availability: low}
  request:
    classification: confidential
    regimes: []
    impact: {confidentiality: moderate, integrity: moderate, availability: moderate}
solution: cases
department: clerk
stage: live
tier: 2
components:
  resident: {kind: person, zone: internet}
  county: {kind: external-system, stores: [case]}
  portal: {kind: web-app, placed: [dmz-1], stores: none}
  desk: {kind: service, placed: [office-1], stores: none}
  store: {kind: database, placed: [vault-1], stores: [case]}
  requests: {kind: database, placed: [dmz-1], stores: [request]}
  apart: {kind: database, placed: [office-1], stores: [case]}
connections:
  resident -> portal: {protocol: https, authentication: none}
  portal -> desk: {protocol: https, authentication: mtls}
  portal -> requests: {protocol: postgresql, encryption: none, network: lan, authentication: none}
  desk -> store: {protocol: postgresql, encryption: tls-1.3, authentication: password}
  store -> county: {protocol: https, authentication: none}
""",
        """
data:
  case:
    classification: confidential
    regimes: []
    impact: {confidentiality: high, integrity: moderate, availability: moderate}
solution: cases
department: clerk
stage: live
tier: 2
components:
  clerk: {kind: person, zone: internet}
  tablet:
    kind: mobile-app
    zone: internet
    stores: none
    access:
      clerks: {population: staff, mfa: true}
  office:
    kind: saas
    placed: [dmz-1]
    stores: [case]
    access:
      clerks: {population: staff, mfa: true}
connections:
  clerk -> office: {protocol: https, authentication: oidc}
  tablet -> office: {protocol: https, authentication: saml}
""",
    ),
    unknown=(
        """
data:
  case: # <- SEC-014 unknown
    classification: confidential
    regimes: []
    impact: {integrity: moderate, availability: moderate}
solution: cases
department: clerk
stage: live
tier: 2
components:
  clerk: {kind: person, zone: internet}
  office:
    kind: saas
    placed: [dmz-1]
    stores: [case]
    access:
      clerks: {population: staff, mfa: false}
connections:
  clerk -> office: {protocol: https, authentication: oidc}
""",
        """
data:
  case:
    classification: restricted
    regimes: []
    impact: {confidentiality: high, integrity: high, availability: low}
solution: cases
department: clerk
stage: live
tier: 2
components:
  clerk: {kind: person} # <- SEC-014 unknown
  office: # <- SEC-014 unknown
    kind: saas
    placed: [dmz-1]
    stores: [case]
  signal: {kind: controller, placed: [office-1]} # <- SEC-014 unknown
connections:
  clerk -> office: {protocol: https} # <- SEC-014 unknown
  clerk -> signal: {protocol: modbus} # <- SEC-014 unknown
""",
    ),
)
