"""One solution of a benchmark: what most of a city's look like, a few parts of it faulty."""

import random
from collections.abc import Iterator, Sequence

FAULTS = 0.03
"""The share of components, connections and requirements that carry a seeded fault."""

HEAD = """solution: s{number:05}
name: Solution {number}
department: development-services
serves: [finance]
purpose: Residents apply for, pay for and follow case {number} without visiting City Hall.
stage: {stage}
tier: {tier}
service: application-support
service_level: {{hours: mon-sun 06:00-22:00, availability: 99.5 %, over: month, rto: 8 h, rpo: 1 h}}
impact: {{confidentiality: moderate, integrity: high, availability: moderate}}
runbook:
  link: records/runbooks/s{number:05}.md
  reviewed: 2026-08-19
  incident_hours: 24x7
  incident_contact: operations-desk@city.example
  team_contact: support@city.example
  hosting: Corporate zone of both data centres
  addresses: none
  restore: The databases are restored from the vault, then the services are started
  by_hand: Clerks note cases on paper and type them in later
  breach_notices: true
owners:
  business: {{role: Head of Service, name: Imani Castellanos}}
  technical: {{role: Application Architect, name: Nadia Ferreira}}
  data: {{role: Records Officer, name: Rosalind Achterberg}}
  operations: {{role: Application Support Manager, name: Wanda Cruz}}
contracts: [request-vendor-contract]
go_live: 2026-10-01
capabilities: [cases of kind {number}]
disposition: invest
growth: 5 %
live_until: 2029-09-30
review_due: {review}
threat_model: {{record: records/threats-of-s{number:05}.pdf, date: 2026-05-12}}
cost:
  lines:
    build: {{once: 480000 USD, fund: capital projects fund, basis: estimate EST-2026-014}}
    hosting: {{running: 64000 USD / year, fund: general fund, basis: hosting price list 2026}}
  growth: 0 %
  five_year_total: {total} USD
quality_not_applicable:
  safety: It holds papers; nothing physical depends on it.
data:
  case-{number}:
    classification: confidential
    regimes: [SPI]
    owner: development-services
    system_of_record: s{number:05}.database-8
    retention: {{series: DS-70, period: 5 years, minimum: none, trigger: case closed,
      disposition: destroy, legal_hold: true}}
    residency: [US]
    impact: {{confidentiality: low, integrity: moderate, availability: moderate}}
  notice-{number}:
    classification: public
    regimes: []
    owner: development-services
    system_of_record: none
    retention: none
    residency: [US]
    impact: {{confidentiality: none, integrity: low, availability: low}}
    derived_from:
      case-{number}:
        {{method: redact, approved_by: {{role: Head of Service, name: Imani Castellanos}}}}"""

REQUIREMENT = """    source: Front desk, workshop 2026-03-02
    owner: {role: Head of Service, name: Imani Castellanos}
    priority: must
    rationale: Residents call the front desk when the page is down.
    verify: {method: test, evidence: records/acceptance-plan.pdf}
    satisfied_by: [portal, desk]"""

ENTRANCE = """  resident -> portal: {{like: https-resident, carries: [case-{number}]}}
  clerk -> desk: {{like: https-staff-sso, carries: [permit], returns: [case-{number}]}}
  portal -> front-0: {{like: https-mtls, carries: [case-{number}], returns: [notice-{number}]}}
  desk -> front-0: {{like: https-mtls, carries: [permit], returns: [case-{number}]}}
  front-0 -> database-8: {{like: db-tls, carries: [case-{number}], returns: [case-{number}]}}
  front-0 -> tracker: {{like: https-oauth-internet, mode: async, carries: [notice-{number}],
    agreement: request-vendor-contract}}
  portal -> identity.resident-login: {{like: https-oauth-internet, carries: none,
    agreement: identity-vendor-contract}}
  desk -> identity.idp: {{like: https-oauth-internet, carries: none,
    agreement: identity-vendor-contract}}"""
"""How people come in."""

JOURNEYS = """journeys:
  ask: {path: [resident, portal, front-0, database-8], target: 2 s, rate: 3 / s}
  decide: {path: [clerk, desk, front-0, database-8], target: 4 s, rate: 1 / s}
risks:
  forged-papers:
    statement: A stranger hands in papers under another name, and they are accepted.
    likelihood: moderate
    impact: moderate
    level: moderate
    residual: low
    treatment: mitigate
    controls: [identity.resident-login, portal]
    owner: {role: Head of Service, name: Imani Castellanos}
    due: 2027-03-31"""

WAIVER = """waivers:
  W-1:
    rule: MNT-008
    element: {element}
    reason: A replacement is on its way.
    compensating_control: The node is cut off from the internet.
    residual_risk: low
    requested_by: {{role: Application Architect, name: Nadia Ferreira}}
    approved_by: {{role: Chief Information Officer, name: Priya Venkataraman}}
    granted: 2026-09-01
    expires: 2027-03-01"""
"""A finding that the city accepts, or did: mostly it matches nothing any more."""

QUALITIES = {
    "availability": "be available to residents for 99.5 % of each month",
    "time-behaviour": "answer 95 % of searches within 2 seconds",
    "capacity": "answer 10 searches each second",
    "recoverability": "lose at most 1 hour of cases",
    "accountability": "keep security events for 365 days",
    "modifiability": "offer a changed form within 5 days",
    "operability": "lead 90 % of applicants to the end of a case",
    "functional-completeness": "cover 95 % of the forms of the front desk",
    "interoperability": "take in 99 % of the files of the county",
    "replaceability": "hand over each case within 30 days",
}
"""Sub-characteristics with what is asked of the portal."""

FITS = {
    "availability": "{metric: availability, at_least: 99.5 %, of: portal, over: month}",
    "time-behaviour": "{metric: response-time, at_most: 2 s, of: ask, statistic: p95,"
    " under: 150 concurrent users}",
    "capacity": "{metric: throughput, at_least: 10 / s, of: portal, statistic: p95,"
    " under: 150 concurrent users}",
    "recoverability": "{metric: recovery-point, at_most: 1 h, of: database-8}",
    "accountability": "{metric: log-retention, at_least: 365 d, of: portal}",
    "modifiability": "{metric: change-lead-time, at_most: 5 d, of: portal}",
    "operability": "{metric: success-rate, at_least: 90 %, of: portal}",
    "functional-completeness": "{metric: coverage, at_least: 95 %, of: portal}",
    "interoperability": "{metric: success-rate, at_least: 99 %, of: front-0}",
    "replaceability": "{metric: replacement-time, at_most: 30 d, of: portal}",
}
"""The figure of each."""

FIXED = """  resident: {like: city-resident, status: existing}
  clerk: {like: city-employee, status: existing}
  portal: {like: city-web-app, status: new, accessibility: {standard: WCAG 2.1 AA,
    evidence: records/accessibility-report.pdf, date: 2026-06-12}}
  desk: {like: city-staff-app, status: new}
  tracker: {like: city-saas, status: new, technology: request-service, vendor: request-vendor,
    placed: [request-cloud], stores: none, backup: none}"""
"""The components by which people come in, and one that is bought."""

CYCLE = (
    *("front",) * 3,
    *("middle",) * 3,
    *("back",) * 2,
    *("database", "queue", "database", "batch-job"),
)
"""The roles of the other components, round and round."""

CALLS = {
    "front": ("middle", "back"),
    "middle": ("back", "queue"),
    "back": ("database", "queue"),
    "batch-job": ("database",),
}
"""Which roles each calls: what people wait for stays shallow."""

LIKE = {"database": "db-tls", "queue": "queue-tls"}
"""The archetypes of connections by the role they lead to; `https-mtls` to all others."""

FAULTY = (
    "technology: sql-server-2016",
    "log: {to: operations.siem, keep: 30 d}",
    "log: none",
    "monitoring: none",
    "redundancy: none",
    "placed: [corp-a]",
    "team: service-desk",
    "public_facing: true",
    "maintenance: {every: 7 d, takes: 9 h, starts: '08:00', rolling: false}",
    "performance: {service_time: 2 s, p99: 4 s, p999: 9 s, servers: 2, peak: 9 / s}",
)
"""Fields with which a component breaks one rule or another, or leaves one in the dark."""

LOOSE = (
    "protocol: http, encryption: none",
    "authentication: none",
    "authentication: basic, rotated_every: 900 d",
    "network: internet",
    "encryption: tls-1.0",
    "encryption: tls",
    "carries: none",
    "calls: 40",
)
"""The same for a connection."""


def solution(number: int, solutions: int, parts: int, draw: random.Random) -> Iterator[str]:
    """The lines of one solution's file.

    Args:
        number: Its own; it calls some of the solutions with higher ones.
        solutions: How many there are.
        parts: How many components to write.
        draw: Where chance comes from.
    """
    names = [f"{CYCLE[at % len(CYCLE)]}-{at}" for at in range(parts - 5)]
    data = (f"case-{number}", f"notice-{number}", "permit", "service-request")
    yield HEAD.format(
        number=number,
        stage=draw.choice(["proposed", "approved", "live", "live"]),
        tier=draw.randint(1, 4),
        review="2026-01-15" if draw.random() < FAULTS else "2027-06-30",
        total=999 if draw.random() < FAULTS else 800000,
    )
    yield "requirements:"
    yield from requirements(draw)
    yield "components:"
    yield FIXED
    yield from (f"  {name}: {component(name, data, draw)}" for name in names)
    yield "connections:"
    yield ENTRANCE.format(number=number)
    for name in names:
        for target in targets(name, names, range(number + 1, solutions), draw):
            yield f"  {name} -> {target}: {call(name, target, data, draw)}"
    if draw.random() < FAULTS:
        yield "  back-6 -> front-0: {like: https-mtls, carries: none}"
    yield JOURNEYS
    if draw.random() < FAULTS:
        yield WAIVER.format(element=draw.choice(names))


def requirements(draw: random.Random) -> Iterator[str]:
    """A dozen requirements, a few of them faulty."""
    for index, (quality, asked) in enumerate(QUALITIES.items(), 1):
        yield f"  Q-{index}:"
        yield "    kind: quality"
        yield f"    quality: {quality}"
        yield f"    statement: The portal shall {asked}."
        yield REQUIREMENT
        if draw.random() > FAULTS:
            yield f"    fit: {FITS[quality]}"
    for kind, department, who in (
        ("operational", "finance", "resident"),
        ("technical", "development-services", "clerk"),
    ):
        yield f"  {kind[0].upper()}-1:"
        yield f"    kind: {kind}"
        yield f"    department: {department}"
        show = "quickly show" if draw.random() < FAULTS else "show"
        yield f"    statement: When a {who} sends a case, the portal shall {show} the case number."
        yield REQUIREMENT


def component(name: str, data: Sequence[str], draw: random.Random) -> str:
    """The fields of a component."""
    role = name.rpartition("-")[0]
    like = "service" if role in ("front", "middle", "back") else role
    stores = f"[{', '.join(draw.sample(data, 2))}]" if role == "database" else "none"
    fault = f", {draw.choice(FAULTY)}" if draw.random() < FAULTS else ""
    status = "new" if draw.random() < FAULTS else "existing"
    return f"{{like: city-{like}, status: {status}, stores: {stores}{fault}}}"


def targets(name: str, names: list[str], later: range, draw: random.Random) -> Iterator[str]:
    """What a component calls: a few of its own solution, now and then one of another."""
    roles = CALLS.get(name.rpartition("-")[0], ())
    others = [each for each in names if each.rpartition("-")[0] in roles]
    yield from draw.sample(others, min(len(others), draw.randint(1, 3)))
    if roles and later and draw.random() < 0.1:
        yield f"s{draw.choice(later):05}.back-6"


def call(source: str, target: str, data: Sequence[str], draw: random.Random) -> str:
    """The fields of a connection."""
    role = target.rpartition("-")[0]
    fault = draw.choice(LOOSE) if draw.random() < FAULTS else f"carries: [{draw.choice(data)}]"
    fields = [f"like: {LIKE.get(role, 'https-mtls')}", fault]
    if role == "database" or (role != "queue" and draw.random() < 0.5):
        fields.append(f"returns: [{draw.choice(data)}]")
    if source.startswith("batch"):
        fields.append("mode: batch, schedule: {starts: '01:00', takes: 20 min, ends_by: '03:00'}")
    if "." in target:
        fields.append("fallback: {serve: what was fetched last, for: 4 h}")
    return f"{{{', '.join(fields)}}}"
