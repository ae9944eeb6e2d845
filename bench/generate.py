"""Writes a workspace of a given size: many files, realistic parts, realistic faults.

The same size and seed give the same bytes.

    python bench/generate.py DIR COMPONENTS [SEED]
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

PARTS = 50
"""Components in a solution; there is a file for each solution."""
FAULTS = 0.04
"""The share of connections and components that carry a seeded fault."""

SETTINGS = """[workspace]
name = "Bench City"
models = ["models"]
"""

REGISTRIES = """# The city of a benchmark: invented, and repetitive.
departments:
  works: {name: Public works}
  clerk: {name: City clerk}
teams:
  desk: {people: 8, hours: 24x7, on_call: {people: 8, concurrent: 2}, department: works}
vendors:
  acme: {country: US, support_hours: 24x7, response: 1 h, exit: none}
technologies:
  python-3.13: {end_of_life: 2029-10-31, ring: adopt, capability: language}
  postgresql-17: {end_of_life: 2029-11-08, ring: adopt, capability: database}
  windows-2012: {end_of_life: 2023-10-10, ring: retire, capability: server}
data:
  notice: {classification: public, regimes: [], owner: clerk, system_of_record: none}
  memo: {classification: internal, regimes: [], owner: clerk, system_of_record: none}
  permit: {classification: confidential, regimes: [SPI], owner: works, system_of_record: none}
zones:
  internet: {kind: internet, trust: 0, may_reach: {dmz: [https]}}
  dmz: {kind: dmz, trust: 2, may_reach: {office: [https, postgresql], management: [syslog-tls]}}
  office: {kind: corporate, trust: 3, may_reach: {management: [syslog-tls], dmz: [https]}}
  management: {kind: management, trust: 5, may_reach: {}}
sites:
  hall: {country: US, physically_secure: false}
  station: {country: US, physically_secure: true}
nodes:
  dmz-1: {zone: dmz, site: hall, environment: production, failure_domains: {power: p1}}
  dmz-2: {zone: dmz, site: station, environment: production, failure_domains: {power: p2}}
  office-1: {zone: office, site: hall, environment: production, failure_domains: {power: p1}}
  office-2: {zone: office, site: station, environment: production, failure_domains: {power: p2}}
  logs-1: {zone: management, site: station, environment: production, failure_domains: {power: p3}}
archetypes:
  components:
    city-service:
      kind: service
      technology: python-3.13
      team: desk
      stores: none
      publication: staff
      public_facing: false
      access: &administered
        administrators: {population: administrators, identity_provider: operations.people,
          mfa: true, remote: false, via: operations.jump, time_bound: true, recorded: true}
      log: {to: operations.siem, keep: 400 d}
      redundancy: {mode: active-active, needs: 1, common_cause: 5 %, survives: [site, power]}
      recovers_in: 5 min
      maintenance: {every: 30 d, takes: 1 h, starts: "02:00", rolling: true}
      monitoring: {checks: [health, capacity, synthetic], alerts: desk, by: operations.watcher}
      availability: 99.9 %
      performance: {p99: 20 ms, p999: 60 ms, service_time: 5 ms, servers: 8, peak: 40 / s,
        capacity: 900 / s}
    city-database:
      kind: database
      technology: postgresql-17
      team: desk
      at_rest: aes-256
      publication: staff
      public_facing: false
      access: *administered
      log: {to: operations.siem, keep: 400 d}
      redundancy:
        {mode: active-passive, needs: 1, common_cause: 5 %, switchover: 99 %,
         survives: [site, power]}
      recovers_in: 15 min
      changed: 2026-01-10
      maintenance: {every: 30 d, takes: 1 h, starts: "02:00", rolling: true}
      monitoring: {checks: [health, capacity, synthetic], alerts: desk, by: operations.watcher}
      backup:
        copies:
          vault:
            {method: log-shipping, at: logs-1, every: 30 min, takes: 10 min, immutable: true,
             separate_credentials: true, encryption: aes-256, restore_tested: 2026-09-01}
      availability: 99.95 %
      performance: {p99: 10 ms, p999: 30 ms, service_time: 2 ms, servers: 16, peak: 40 / s,
        capacity: 2000 / s}
  connections:
    call:
      {protocol: https, encryption: tls-1.3, network: lan, authentication: mtls,
       latency: {p99: 2 ms, p999: 6 ms}, calls: 1}
"""

OPERATIONS = """solution: operations
name: Operations
department: works
stage: live
tier: 3
components:
  siem:
    {kind: log-collector, placed: [logs-1], stores: none, log: none, technology: python-3.13,
     team: desk, redundancy: none, availability: 99.9 %, recovers_in: 10 min, maintenance: none,
     access: none,
     monitoring: {checks: [health, capacity], alerts: desk, by: watcher}}
  watcher:
    {kind: monitoring, placed: [logs-1], stores: none, log: none, technology: python-3.13,
     team: desk, redundancy: none, availability: 99.9 %, recovers_in: 10 min, maintenance: none,
     access: none,
     monitoring: {checks: [health, capacity], alerts: desk, by: watcher}}
  jump: {like: city-service, kind: bastion, placed: [logs-1], redundancy: none}
  people:
    {like: city-service, kind: identity-provider, placed: [office-1], redundancy: none,
     enterprise: true}
"""


def workspace(components: int, seed: int) -> Iterator[tuple[str, str]]:
    """The files of a workspace, each with its path and text."""
    draw = random.Random(seed)
    solutions = max(1, components // PARTS)
    yield "archkit.toml", SETTINGS
    yield "models/city/registries.yaml", REGISTRIES
    yield "models/city/operations.yaml", OPERATIONS
    for number in range(solutions):
        parts = PARTS if number < solutions - 1 else components - PARTS * (solutions - 1)
        text = "\n".join(solution(number, solutions, parts, draw)) + "\n"
        yield f"models/part-{number // 100:03}/solution-{number:05}.yaml", text


def solution(number: int, solutions: int, parts: int, draw: random.Random) -> Iterator[str]:
    """The lines of one solution's file."""
    yield f"solution: s{number:05}"
    yield f"name: Solution {number}"
    yield "department: works"
    yield f"stage: {draw.choice(['proposed', 'approved', 'live'])}"
    yield f"tier: {draw.randint(1, 4)}"
    yield "growth: 5 %"
    yield "live_until: 2029-06-30"
    yield "owners:"
    for role in ("business", "technical", "data", "operations"):
        yield f"  {role}: {{role: Head of {role}, name: A. Person}}"
    yield "review_due: 2027-06-30"
    yield "cost:"
    yield "  lines: {hosting: {running: 1000 USD / year, fund: general, basis: price list}}"
    yield "  growth: 0 %"
    yield "  five_year_total: 5000 USD"
    yield "runbook:"
    yield "  {link: runbook.md, reviewed: 2026-06-01, incident_hours: 24x7, incident_contact: desk,"
    yield "   team_contact: desk, hosting: hall, addresses: none, restore: from the vault,"
    yield "   by_hand: on paper, breach_notices: true}"
    yield "service_level: {hours: 24x7, availability: 99.5 %, over: month, rto: 8 h, rpo: 1 h}"
    yield "requirements:"
    yield from requirements(draw)
    yield "components:"
    yield "  resident: {kind: person, zone: internet, publication: staff}"
    yield from components_of(parts - 1, draw)
    yield "connections:"
    yield from connections(number, solutions, parts, draw)
    yield "journeys:"
    yield "  ask: {path: [resident, c1, c2, c3], target: 2 s, rate: 3 / s}"


def requirements(draw: random.Random) -> Iterator[str]:
    """Six requirements, a few of them faulty."""
    qualities = ("availability", "time-behaviour", "confidentiality", "modifiability")
    for index, quality in enumerate(qualities, 1):
        fit = "{metric: availability, at_least: 99.5 %, of: c1, over: month}"
        faulty = draw.random() < FAULTS
        yield f"  Q-{index}:"
        yield "    kind: quality"
        yield f"    quality: {quality}"
        yield f"    statement: The service shall serve residents in case {index}."
        yield "    source: Front desk, workshop 2026-03-02"
        yield "    priority: must"
        yield "    rationale: Residents call when the page is down."
        if not faulty:
            yield f"    fit: {fit}"
        yield "    satisfied_by: [c1, c2]"
    for index, kind in enumerate(("operational", "technical"), 1):
        yield f"  N-{index}:"
        yield f"    kind: {kind}"
        yield f"    statement: When a resident asks, the service shall answer in step {index}."
        yield "    source: Front desk, workshop 2026-03-02"
        yield "    priority: must"
        yield "    rationale: Residents wait for the answer."
        yield "    satisfied_by: [c3]"


def components_of(count: int, draw: random.Random) -> Iterator[str]:
    """Services and stores, one line each, a few of them faulty."""
    for index in range(1, count + 1):
        nodes = "[dmz-1, dmz-2]" if index <= 2 else "[office-1, office-2]"
        old = ", technology: windows-2012" if draw.random() < FAULTS else ""
        if index % 10 == 0:
            stores = f", stores: [{draw.choice(['memo', 'permit'])}]"
            yield f"  c{index}: {{like: city-database, placed: {nodes}{stores}{old}}}"
        else:
            yield f"  c{index}: {{like: city-service, placed: {nodes}{old}}}"


def connections(number: int, solutions: int, parts: int, draw: random.Random) -> Iterator[str]:
    """One and a half connections a component, mostly forward, some to other solutions."""
    yield "  resident -> c1: {like: call, network: internet, authentication: oidc, carries: [memo]}"
    yield "  c1 -> c2: {like: call, carries: [memo], returns: [memo]}"
    yield "  c2 -> c3: {like: call, carries: [memo], returns: [memo]}"
    seen = {(1, 2), (2, 3)}
    wanted = parts * 3 // 2 - 3
    while wanted > 0:
        source = draw.randint(3, max(4, parts - 2))
        target = min(parts - 1, source + draw.randint(1, 8))
        data = draw.choice(["memo", "permit", "notice"])
        plain = ", protocol: http, encryption: none" if draw.random() < FAULTS else ""
        if draw.random() < 0.1 and solutions > 1:
            other = draw.randrange(solutions)
            if other > number:
                yield (
                    f"  c{source} -> s{other:05}.c4 (n{wanted}):"
                    f" {{like: call, carries: [{data}]{plain}}}"
                )
                wanted -= 1
            continue
        if source == target or (source, target) in seen:
            seen.discard((source, target))
            yield f"  c{source} -> c{target} (n{wanted}): {{like: call, carries: [{data}]{plain}}}"
            seen.add((source, target))
        else:
            seen.add((source, target))
            yield f"  c{source} -> c{target}: {{like: call, carries: [{data}]{plain}}}"
        wanted -= 1


def write(folder: Path, components: int, seed: int) -> None:
    """Write the workspace."""
    for name, text in workspace(components, seed):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
