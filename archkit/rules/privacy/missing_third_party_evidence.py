"""PRV-009: a vendor has the city's data and cannot show what it has to show for them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from archkit.analysis.directory import each_once
from archkit.analysis.impact import overall_of
from archkit.analysis.knowledge import Missing, Truth, all_of, any_of, opposite
from archkit.analysis.operators import Operator
from archkit.model.component import Component
from archkit.model.organisation import EvidenceType, Vendor
from archkit.model.settings import Severity
from archkit.model.vocabulary import CARDHOLDER, Classification, Kind, Regime
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
from archkit.source.place import Place

_HEALTH: Final = frozenset({Regime.PHI})
_REGULATED: Final = CARDHOLDER | _HEALTH
_CERTIFICATE: Final = "TX-RAMP, GovRAMP, FedRAMP or SOC 2 type 2 certificate for its impact"


@dataclass(frozen=True)
class _Asked:
    """What a vendor is asked for, because of some data that it gets.

    Attributes:
        gets: Whether it gets them.
        what: The data, as a message says it.
        lacks: Each thing it should show, with whether it is not there.
    """

    gets: Truth
    what: str
    lacks: dict[str, Truth]
    severity: Severity = ERROR
    waivable_by: WaivableBy = WaivableBy.CITY


def among(on: Situation) -> Sequence[Component]:
    """Those that have regulated data, and bought services."""
    regulated = on.facts.information.handlers(_REGULATED)
    services = on.facts.operators.services
    return each_once((*regulated, *services))


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component."""
    if component.kind is Kind.PERSON:
        return NOT_APPLICABLE
    information = on.facts.information
    cards, health = (information.under(each, component) for each in (CARDHOLDER, _HEALTH))
    asked = [
        *((each, _cards(each, cards, on)) for each in _readers(component, CARDHOLDER, cards, on)),
        *((each, _health(each, health, on)) for each in _readers(component, _HEALTH, health, on)),
    ]
    if component.kind is Kind.SAAS:
        for vendor in on.facts.operators.of_service(component):
            asked += ((vendor, each) for each in _of_service(vendor, component, on))
    if not asked:
        return NOT_APPLICABLE
    return [part for operator, what in asked for part in _said(operator, what, component)]


def _readers(
    component: Component, regimes: frozenset[Regime], there: Truth, on: Situation
) -> Iterator[Operator]:
    """Every vendor that gets to what is in a component; each once, as far as it is known."""
    if there is False:
        return
    seen: set[str] = set()
    for each in on.facts.operators.reading(component, regimes):
        if isinstance(each.vendor, Missing):
            yield each
        elif each.vendor.id not in seen:
            seen.add(each.vendor.id)
            yield each


def _cards(operator: Operator, there: Truth, on: Situation) -> _Asked:
    vendor = operator.vendor
    age = on.facts.regulations.duration("pci-attestation-age")
    lacks: dict[str, Truth] = {}
    if isinstance(vendor, Vendor):
        attested = on.facts.third_parties.shows(vendor, EvidenceType.PCI_AOC, age)
        divided = on.facts.third_parties.shows(vendor, EvidenceType.RESPONSIBILITY_MATRIX)
        lacks[f"attestation of compliance (`pci-aoc`) younger than {age}"] = opposite(attested)
        lacks["`responsibility-matrix`"] = opposite(divided)
    return _Asked(there, "card data", lacks, waivable_by=WaivableBy.OUTSIDE)


def _health(operator: Operator, there: Truth, on: Situation) -> _Asked:
    lacks: dict[str, Truth] = {}
    if isinstance(operator.vendor, Vendor):
        signed = on.facts.third_parties.shows(operator.vendor, EvidenceType.BUSINESS_ASSOCIATE)
        lacks["`business-associate-agreement`"] = opposite(signed)
    return _Asked(there, "protected health information", lacks)


def _of_service(operator: Operator, component: Component, on: Situation) -> Iterator[_Asked]:
    """What the vendor of a bought service is asked for confidential data, and for records."""
    fit: dict[str, Truth] = {}
    described: dict[str, Truth] = {}
    if isinstance(operator.vendor, Vendor):
        impact = overall_of(on.design.solutions[component.within])
        fit[_CERTIFICATE] = opposite(on.facts.third_parties.certified(operator.vendor, impact))
        plan = on.facts.third_parties.shows(operator.vendor, EvidenceType.CONTINUITY_PLAN)
        described["`continuity-plan`"] = opposite(plan)
    there = on.facts.information.at_least(Classification.CONFIDENTIAL, component)
    yield _Asked(there, "confidential data", fit, WARNING)
    kept = on.facts.retention.keeps_records(component)
    yield _Asked(kept, "records of the city", described, WARNING)


def _said(operator: Operator, asked: _Asked, component: Component) -> Iterator[Fail | Unknown]:
    gets = all_of(asked.gets, operator.reads)
    if isinstance(operator.vendor, Missing):
        yield from settled(all_of(gets, operator.vendor))
        return
    vendor = operator.vendor
    lacking = " and no ".join(what for what, lacks in asked.lacks.items() if lacks is True)
    fail = Fail(
        f"`{vendor.id}` gets {asked.what} in `{component.id}` and can show no {lacking}",
        operator.field,
        severity=asked.severity,
        related=((Place(vendor.where), "the vendor"),),
        key=f"{vendor.id}.{asked.what}",
        waivable_by=asked.waivable_by,
    )
    yield from settled(all_of(gets, any_of(*asked.lacks.values())), lambda: fail)


RULE = Rule(
    id="PRV-009",
    name="missing-third-party-evidence",
    summary=(
        "A vendor gets card data, health information, confidential data or records, and cannot"
        " show the attestation, agreement, certificate or plan that they ask for."
    ),
    why=(
        "The city answers for its data wherever they are. What a vendor cannot show before the"
        " contract it will not show after the breach, and for cards and health information the"
        " city itself breaks the rules by handing them over."
    ),
    fix=(
        "Ask the vendor for it and state it under `evidence` with its day and end, such as"
        " `card-compliance: {type: pci-aoc, date: 2026-07-31, expires: 2027-07-30}`; or keep the"
        " data from the vendor."
    ),
    severity=ERROR,
    traces_to=("PCI DSS 12.8", "45 CFR 164.314", "13 TAC 7.74(a)(9)", "NIST CSF 2.0 GV.SC-05"),
    notes=(
        "For card data: an attestation of compliance and a responsibility matrix. For protected"
        " health information: a business associate agreement. Of a bought service (`kind: saas`):"
        " for confidential data a certificate whose level reaches the impact of the solution, and"
        " for records a description of how the vendor goes on after a disaster; these two are"
        " warnings. A SOC 2 report has no level and counts for every impact. A vendor gets data by"
        " running the service; by running the site, unless they are only kept there and encrypted"
        " with keys of the city; by supporting it (an `access` of the population `vendor`), or by"
        " being the other party. The addendum for criminal justice information is asked for by"
        " PRV-004. TX-RAMP binds state agencies; a city asks for it by its own policy."
    ),
    regulations=(
        "pci-attestation-age",
        "pci-provider-management",
        "hipaa-business-associate",
        "tx-ramp-level-1",
        "tx-ramp-level-2",
        "tx-record-custody",
    ),
    subject=Component,
    among=among,
    judge=judge,
    fires=(
        """
data:
  card: {classification: restricted, regimes: [CHD], owner: clerk, retention: none}
vendors:
  keeper:
    evidence:
      old: {type: pci-aoc, date: 2025-11-01, expires: 2027-01-01}
      lapsed: {type: responsibility-matrix, date: 2026-01-01, expires: 2026-06-30}
      service: {type: soc-2-type-2, date: 2026-06-30, expires: 2027-12-31}
solution: fees
department: clerk
stage: live
tier: 2
impact: {confidentiality: moderate, integrity: moderate, availability: low}
components:
  checkout:
    kind: saas
    vendor: keeper # <- PRV-009
    placed: [dmz-1]
    stores: [card]
    at_rest: {algorithm: aes-256, keys: city}
    access: none
""",
        """
data:
  chart: {classification: restricted, regimes: [PHI], owner: clerk, retention: none}
vendors:
  keeper:
    evidence:
      papers: {type: business-associate-agreement, date: 2027-01-01, expires: none}
sites:
  annex: {country: US, vendor: keeper}
nodes:
  annex-1: {zone: office, site: annex}
solution: ambulance
department: clerk
stage: live
tier: 2
components:
  charts:
    kind: database
    placed: [annex-1] # <- PRV-009
    stores: [chart]
    at_rest: {algorithm: aes-256, keys: vendor}
    access: none
  tablets:
    kind: mobile-app
    vendor: keeper
    placed: [office-2]
    stores: [chart]
    access:
      supporters: # <- PRV-009
        population: vendor
  hospital:
    kind: external-system
    vendor: keeper # <- PRV-009
    zone: internet
    stores: [chart]
""",
        """
data:
  deed:
    classification: confidential
    regimes: []
    owner: clerk
    retention: {series: P-1, period: 5 years}
vendors:
  keeper:
    evidence:
      state: {type: tx-ramp, level: "1", date: 2026-01-01, expires: 2028-01-01}
      federal: {type: fedramp, level: low, date: 2026-01-01, expires: 2028-01-01}
      other: {type: govramp, level: ready, date: 2026-01-01, expires: 2028-01-01}
      plan: {type: continuity-plan, date: 2026-01-01, expires: none}
  clouds:
    evidence:
      audit: {type: soc-2-type-2, date: 2026-06-30, expires: 2027-12-31}
solution: permits
department: clerk
stage: live
tier: 2
impact: {confidentiality: moderate, integrity: low, availability: low}
components:
  portal:
    kind: saas
    vendor: keeper # <- PRV-009
    stores: [deed]
  copies:
    kind: saas
    vendor: clouds # <- PRV-009
    stores: [deed]
""",
    ),
    quiet=(
        """
data:
  card: {classification: restricted, regimes: [CHD], owner: clerk, retention: none}
  chart: {classification: restricted, regimes: [PHI], owner: clerk, retention: none}
  deed:
    classification: confidential
    regimes: []
    owner: clerk
    retention: {series: P-1, period: 5 years}
vendors:
  keeper:
    evidence:
      compliance: {type: pci-aoc, date: 2025-11-24, expires: 2026-12-31}
      duties: {type: responsibility-matrix, date: 2026-01-01, expires: none}
      papers: {type: business-associate-agreement, date: 2026-01-01, expires: none}
      state: {type: tx-ramp, level: "2", date: 2026-01-01, expires: 2028-01-01}
      plan: {type: continuity-plan, date: 2026-01-01, expires: 2027-01-01}
  host: {}
sites:
  annex: {country: US, vendor: host}
nodes:
  annex-1: {zone: office, site: annex}
solution: permits
department: clerk
stage: live
tier: 2
impact: {confidentiality: high, integrity: low, availability: low}
components:
  portal: {kind: saas, vendor: keeper, zone: dmz, stores: [deed], processes: [card], access: none}
  hospital: {kind: external-system, vendor: keeper, zone: internet, stores: [chart]}
  charts:
    kind: database
    placed: [annex-1]
    stores: [chart]
    at_rest: {algorithm: aes-256, keys: city}
    access: {clerks: {population: staff}}
  notices: {kind: saas, vendor: host, zone: dmz, stores: [notice], access: none}
  archive: {kind: database, placed: [annex-1], stores: [deed]}
""",
    ),
    unknown=(
        """
data:
  card: {classification: restricted, regimes: [CHD], owner: clerk, retention: none}
vendors:
  keeper: # <- PRV-009 unknown
    evidence:
      compliance: {type: pci-aoc, date: 2026-01-01}
      duties: {type: responsibility-matrix, date: 2026-01-01, expires: none}
      state: {type: tx-ramp, date: 2026-01-01, expires: 2028-01-01}
solution: permits
department: clerk
stage: live
tier: 2
components:
  checkout:
    kind: saas
    vendor: keeper
    zone: dmz
    stores: none
    processes: [card]
    access: none
  portal: {kind: saas, zone: dmz, stores: none, processes: [permit]} # <- PRV-009 unknown
  till: {kind: terminal, zone: dmz, stores: none, processes: [card]} # <- PRV-009 unknown
  bank: {kind: external-system, zone: internet, stores: [card]} # <- PRV-009 unknown
""",
    ),
)
