"""PRV-004: somebody gets to criminal justice information whom nobody has checked."""

from collections.abc import Iterator, Sequence
from typing import Final

from archkit.analysis.knowledge import Missing, Truth, all_of, any_of, opposite
from archkit.analysis.operators import Operator
from archkit.model.access import Access, Population
from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.organisation import EvidenceType, Vendor
from archkit.model.vocabulary import CRIMINAL_JUSTICE, Kind
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

_WHAT: Final = "criminal justice information"
_NO_ADDENDUM: Final = "no CJIS Security Addendum with it is in force"
Case = tuple[Truth, Fail | None]
"""Whether something is wrong, and what to say if it is; nothing where it can only be missing."""


def among(on: Situation) -> Sequence[Component]:
    """Those that have the information."""
    return on.facts.information.handlers(CRIMINAL_JUSTICE)


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component."""
    if component.kind is Kind.PERSON:
        return NOT_APPLICABLE
    there = on.facts.information.under(CRIMINAL_JUSTICE, component)
    if there is False:
        return NOT_APPLICABLE
    return [
        found
        for faulty, fail in _cases(component, on)
        for found in _said(all_of(there, faulty), fail)
    ]


def _said(faulty: Truth, fail: Fail | None) -> Iterator[Fail | Unknown]:
    return settled(faulty, (lambda: fail) if fail else None)


def _absent(element: Element, *field: str) -> Case:
    return Missing.field(element, *field), None


def _cases(component: Component, on: Situation) -> Iterator[Case]:
    yield from _abroad(component, on)
    if component.kind is Kind.EXTERNAL_SYSTEM:
        return  # Who gets in there is for the other party to answer.
    yield from _people(component, on)
    yield from _team(component, on)
    for operator in on.facts.operators.of(component, CRIMINAL_JUSTICE):
        yield from _operator(operator, on)


def _people(component: Component, on: Situation) -> Iterator[Case]:
    if not component.access:
        yield _absent(component, "access")
    elif component.access != "none":
        for name, access in component.access.items():
            yield from _access(component, name, access, on)


def _access(component: Component, name: str, access: Access, on: Situation) -> Iterator[Case]:
    path, who = ("access", name), f"`{name}` ({access.population}) get to {_WHAT}"
    if access.screened is None:
        yield _absent(component, *path, "screened")
    elif not access.screened:
        key = f"{name}.screened"
        yield True, Fail(f"{who} and were not screened", (*path, "screened"), key=key)
    least = on.facts.regulations.number("cjis-assurance-level")
    if access.assurance is None:
        yield _absent(component, *path, "assurance")
    elif access.assurance < least:
        how = f"with authenticator assurance level {access.assurance}, not {least}"
        yield True, Fail(f"{who} {how}", (*path, "assurance"), key=f"{name}.assurance")
    if access.population is Population.VENDOR:
        vendor = on.design.vendors.get(component.vendor) if component.vendor else None
        if component.vendor == "none":
            message = f"{who}, and `vendor: none` names nobody who signed the addendum"
            yield True, Fail(message, path, key=f"{name}.addendum")
        elif vendor is None:
            yield _absent(component, "vendor")
        else:
            yield _without_addendum(vendor, path, on)


def _team(component: Component, on: Situation) -> Iterator[Case]:
    team = on.design.teams.get(component.team) if component.team else None
    if team is None:
        yield _absent(component, "team")
    elif team.screened is None:
        yield _absent(team, "screened")
    elif not team.screened:
        related = ((Place(team.where, ("screened",)), "stated here"),)
        message = (
            f"team `{team.id}` supports what holds {_WHAT}, and not all its people were screened"
        )
        yield True, Fail(message, ("team",), related=related, key="team")


def _operator(operator: Operator, on: Situation) -> Iterator[Case]:
    vendor = operator.vendor
    if isinstance(vendor, Missing):
        yield all_of(operator.reads, vendor), None
        return
    lacks = {
        "its people were not screened": _unscreened(vendor),
        _NO_ADDENDUM: opposite(on.facts.third_parties.shows(vendor, EvidenceType.CJIS_ADDENDUM)),
    }
    why = " and ".join(words for words, truth in lacks.items() if truth is True)
    fail = Fail(
        f"`{vendor.id}` runs {operator.runs} and can read {_WHAT} there: {why}",
        operator.field,
        fix="Encrypt what is kept there with keys of the city, or have its people screened and"
        " the addendum signed.",
        related=_vendor(vendor),
        key=".".join((vendor.id, *map(str, operator.field))),
    )
    yield all_of(operator.reads, any_of(*lacks.values())), fail


def _unscreened(vendor: Vendor) -> Truth:
    return Missing.field(vendor, "screened") if vendor.screened is None else not vendor.screened


def _without_addendum(vendor: Vendor, field: Path, on: Situation) -> Case:
    message = f"people of `{vendor.id}` get to {_WHAT}: {_NO_ADDENDUM}"
    fail = Fail(message, field, related=_vendor(vendor), key=f"{field[-1]}.addendum")
    return opposite(on.facts.third_parties.shows(vendor, EvidenceType.CJIS_ADDENDUM)), fail


def _vendor(vendor: Vendor) -> tuple[tuple[Place, str], ...]:
    return ((Place(vendor.where), "the vendor"),)


def _abroad(component: Component, on: Situation) -> Iterator[Case]:
    """The places where it and its copies are, outside the countries that the policy allows."""
    for name in dict.fromkeys(component.placed or ()):
        yield from _country(name, ("placed",), kept=True, on=on)
    kept = on.facts.information.stores_under(CRIMINAL_JUSTICE, component)
    if component.placed is None and component.zone is None:
        yield _absent(component, "placed")
    if kept is False:
        return
    copies = on.facts.recovery.copies(component)
    if isinstance(copies, Missing):
        yield all_of(kept, copies), None
        return
    for copy in copies:
        path = ("backup", "copies", copy.name, "at")
        if copy.copy.at is None:
            yield all_of(kept, copy.missing("at")), None
        else:
            yield from _country(copy.copy.at, path, kept=kept, on=on)


def _country(name: str, field: Path, *, kept: Truth, on: Situation) -> Iterator[Case]:
    node = on.design.nodes.get(name)
    if node is None:
        return
    allowed = on.facts.regulations.words("cjis-countries")
    country = on.facts.whereabouts.country(node)
    if isinstance(country, Missing):
        yield all_of(kept, country), None
    elif country not in allowed:
        message = (
            f"{_WHAT} is in `{name}`, in the country {country}: allowed are {', '.join(allowed)}"
        )
        yield kept, Fail(message, field, key=".".join((*map(str, field), name)))


RULE = Rule(
    id="PRV-004",
    name="uncleared-cji-access",
    summary=(
        "Somebody gets to criminal justice information who was not screened, signs in too weakly,"
        " or works for a vendor without a CJIS Security Addendum; or it is kept abroad."
    ),
    why=(
        "Whoever reads criminal histories and warrants can sell them, or warn a suspect. The FBI"
        " asks that everyone with unencrypted access was checked by fingerprint, the people of"
        " vendors and hosters among them."
    ),
    fix=(
        "Have the people screened and the addendum signed, and state it: `screened: true`,"
        " `assurance: 2`, and evidence of the type `cjis-addendum`; or keep the keys in the city"
        " (`at_rest: {algorithm: aes-256, keys: city}`), so that the operator reads nothing."
    ),
    severity=ERROR,
    traces_to=(
        "CJIS Security Policy PS",
        "CJIS Security Policy IA-2",
        "CJIS Security Policy SA-9",
    ),
    waivable_by=WaivableBy.OUTSIDE,
    notes=(
        "Everyone with access to a component counts as reading what is there. Whoever runs a site"
        " (`vendor` of a site) or a bought service reads it too, unless it is only kept there,"
        " encrypted with keys of the city. People in the model are judged by the access they"
        " have. Of an external system only the country is judged: its people are another"
        " party's."
    ),
    regulations=(
        "cjis-policy-version",
        "cjis-screening",
        "cjis-assurance-level",
        "cjis-countries",
    ),
    subject=Component,
    among=among,
    judge=judge,
    fires=(
        """
teams:
  detectives: {screened: true}
solution: cases
department: clerk
stage: live
tier: 2
components:
  store:
    kind: database
    vendor: acme
    placed: [office-2]
    stores: [case-file]
    team: detectives
    at_rest: {algorithm: aes-256, keys: city}
    backup: none
    access:
      clerks:
        population: staff
        screened: false # <- PRV-004
        assurance: 1 # <- PRV-004
      supporters: # <- PRV-004
        population: vendor
        screened: true
        assurance: 2
  notes:
    kind: database
    vendor: none
    placed: [office-2]
    stores: [case-file]
    team: detectives
    at_rest: {algorithm: aes-256, keys: city}
    backup: none
    access:
      supporters: # <- PRV-004
        population: vendor
        screened: true
        assurance: 2
""",
        """
vendors:
  lapsed:
    screened: false
    evidence:
      addendum: {type: cjis-addendum, date: 2023-01-31, expires: 2026-01-31}
  unsigned: {screened: true}
teams:
  detectives: {screened: true}
  helpers: {screened: false}
sites:
  cloud: {country: US, vendor: unsigned}
nodes:
  cloud-1: {site: cloud, zone: office}
solution: cases
department: clerk
stage: live
tier: 2
components:
  evidence:
    kind: saas
    vendor: lapsed # <- PRV-004
    placed: [office-2]
    stores: [case-file]
    team: helpers # <- PRV-004
    at_rest: {algorithm: aes-256, keys: vendor}
    access: none
    backup:
      copies:
        nightly:
          method: backup
          at: cloud-1 # <- PRV-004
          encryption: {algorithm: aes-256, keys: vendor}
  index:
    kind: service
    placed: [cloud-1] # <- PRV-004
    stores: none
    team: detectives
    access: none
  clerk: {kind: person, zone: office}
connections:
  clerk -> index: {protocol: https, carries: [case-file]}
""",
        """
teams:
  detectives: {screened: true}
sites:
  abroad: {country: CA, vendor: none}
nodes:
  abroad-1: {site: abroad, zone: office}
solution: cases
department: clerk
stage: live
tier: 2
components:
  store:
    kind: database
    placed: [office-2, abroad-1] # <- PRV-004
    stores: [case-file]
    team: detectives
    at_rest: {algorithm: aes-256, keys: city}
    access: none
    backup:
      copies:
        nightly:
          method: backup
          at: abroad-1 # <- PRV-004
          encryption: {algorithm: aes-256, keys: city}
  partner:
    kind: external-system
    placed: [abroad-1] # <- PRV-004
    stores: [case-file]
    backup: none
""",
    ),
    quiet=(
        """
vendors:
  signed:
    screened: true
    evidence:
      addendum: {type: cjis-addendum, date: 2026-01-31, expires: none}
  unchecked: {screened: false}
teams:
  detectives: {screened: true}
sites:
  cloud: {country: PR, vendor: unchecked}
  checked-cloud: {country: US, vendor: signed}
nodes:
  cloud-1: {site: cloud, zone: office}
  checked-1: {site: checked-cloud, zone: office}
solution: cases
department: clerk
stage: live
tier: 2
components:
  clerk: {kind: person, zone: office}
  evidence:
    kind: saas
    vendor: unchecked
    placed: [cloud-1]
    stores: [case-file]
    team: detectives
    at_rest: {algorithm: aes-256, keys: city}
    access:
      detectives: {population: staff, screened: true, assurance: 2}
    backup:
      copies:
        nightly:
          method: backup
          at: cloud-1
          encryption: {algorithm: aes-256, keys: city}
  index:
    kind: service
    vendor: signed
    placed: [checked-1]
    stores: none
    processes: [case-file]
    team: detectives
    access:
      supporters: {population: vendor, screened: true, assurance: 3}
connections:
  clerk -> evidence: {protocol: https, carries: [case-file]}
""",
        """
teams:
  helpers: {screened: false}
solution: cases
department: clerk
stage: live
tier: 2
components:
  store:
    kind: saas
    vendor: acme
    placed: [office-1]
    stores: [permit]
    team: helpers
    access:
      everyone: {population: public, screened: false, assurance: 1}
  partner:
    kind: external-system
    placed: [office-1]
    stores: [case-file]
    backup: none
    access: {their-people: {population: staff, screened: false, assurance: 1}}
""",
    ),
    unknown=(
        """
solution: cases
department: clerk
stage: live
tier: 2
components:
  store: {kind: database, stores: [case-file]} # <- PRV-004 unknown
  desk: # <- PRV-004 unknown
    kind: service
    placed: [office-2]
    stores: none
    processes: [case-file]
    team: desk
    access:
      clerks: {population: staff}
      supporters: {population: vendor, screened: true, assurance: 2}
""",
        """
vendors:
  hoster: # <- PRV-004 unknown
    screened: true
    evidence:
      addendum: {type: cjis-addendum, date: 2026-01-31}
teams:
  detectives: {screened: true}
sites:
  cloud: {} # <- PRV-004 unknown
nodes:
  cloud-1: {site: cloud, zone: office}
  cloud-2: {zone: office} # <- PRV-004 unknown
solution: cases
department: clerk
stage: live
tier: 2
components:
  index:
    kind: service
    placed: [cloud-1, cloud-2]
    stores: none
    processes: [case-file]
    team: detectives
    access: none
  evidence: # <- PRV-004 unknown
    kind: saas
    vendor: hoster
    placed: [office-2]
    stores: [case-file]
    team: detectives
    at_rest: {algorithm: aes-256}
    access: none
    backup:
      copies:
        nightly: {method: backup, encryption: aes-256}
""",
    ),
)
