"""A design that misses every figure asked of it misses them still, whatever is left out of it."""

from collections.abc import Iterator
from functools import cache

import pytest
from examples_as_data import fields, lay, read, without

from archkit.analysis.facts import Facts
from archkit.analysis.verdicts.judge import Verdicts
from archkit.analysis.verdicts.verdict import Standing
from archkit.checking.examples import AS_OF
from archkit.model.loading.load import Loaded

ASKED = (
    "utilisation, at_most: 10 %, of: desk",
    "utilisation, at_most: 10 %",
    "throughput, at_least: 70 / s, of: apply, statistic: max, under: rush",
    "throughput, at_least: 70 / s, statistic: max, under: rush",
    "capacity, at_least: 20 / s, of: apply",
    "capacity, at_least: 20 / s",
    "drain-time, at_most: 40 min, of: mailer",
    "yearly-cost, at_most: 640 USD / year",
    "one-off-cost, at_most: 90 USD",
    "five-year-cost, at_most: 3400 USD",
    "support-hours, at_least: 24x7",
    "support-response, at_most: 10 min",
    "on-call-load, at_most: 10 %",
    "retention, at_most: 10 d, of: deed",
    "retention, at_least: 9 years, of: deed",
    "residency, one_of: [CA], of: deed",
    "residency, one_of: [CA]",
    "log-retention, at_least: 300 d",
    "patch-time, at_most: 5 d",
    "replacement-time, at_most: 5 d",
    "support-left, at_least: 9 years",
    "attack-barriers, at_least: 4 barriers",
    "blast-radius, at_most: 0 components",
    "propagation-cost, at_most: 10 %",
    "instability, at_most: 10 %",
    "dependency-cycles, at_most: 0 cycles",
)

DESIGN = """
solution: permits
department: clerk
stage: live
tier: 2
growth: 5 %
contracts: [hosting]
service_level: {hours: 24x7}
cost:
  lines:
    a: {once: 100 USD, running: 50 USD / year, fund: x}
    b: {running: 50 USD / month, fund: y}
  growth: 2 %
  five_year_total: 3483 USD
requirements:
components:
  resident: {kind: person, zone: internet, stores: none}
  desk: {kind: service, vendor: acme2, team: days, technology: python-3.13,
    placed: [dmz-1, dmz-2], stores: [deed], records: {deletes_after: 2 years},
    log: {to: town.siem, keep: 100 d}, patched_within: 14 d,
    performance: {peak: 40 / s, service_time: 60 ms, servers: 4, capacity: 60 / s},
    backup: {copies: {v: {method: backup, at: vault-1, keep: 20 d}}}}
  store: {kind: database, vendor: none, team: nights, technology: postgresql-17,
    placed: [vault-1], stores: [deed], records: {deletes_after: 7 years},
    log: none, patched_within: 30 d,
    performance: {peak: 40 / s, service_time: 5 ms, servers: 4, capacity: 100 / s},
    backup: none}
  mailer: {kind: service, vendor: none, team: days, technology: python-3.13,
    placed: [office-1], stores: none, log: none, patched_within: 30 d,
    performance: {peak: 20 / s, service_time: 50 ms, servers: 4, capacity: 10 / s},
    backup: none}
connections:
  resident -> desk: {protocol: https, authentication: none, carries: [deed]}
  desk -> store: {protocol: postgresql, encryption: tls-1.3, authentication: password,
    calls: 4, carries: [deed], fallback: none}
  desk -> mailer: {protocol: amqps, mode: async, calls: 1, carries: none, authentication: none}
  mailer -> other.hub: {protocol: https, carries: none, authentication: none}
journeys:
  apply: {path: [resident, desk, [store, mailer]], rate: 20 / s, peak_lasts: 1 h}
  ask: {path: [resident, desk, store], rate: 5 / s, peak_lasts: 1 h}
data:
  deed: {classification: internal, retention: none, regimes: []}
teams:
  days: {hours: "mon-fri 08:00-17:00", on_call: none, response: 1 h}
  nights: {hours: "mon-fri 08:00-17:00", on_call: {people: 4, concurrent: 2, share: 60 %},
    response: 15 min}
vendors:
  acme2: {country: US, support_hours: "mon-fri 08:00-12:00", exit: {plan: go, takes: 100 d},
    response: 2 h}
agreements:
  hosting: {vendor: acme2, ends: 2028-11-01}
# file: other.yaml
solution: other
department: works
stage: live
tier: 3
components:
  hub: {kind: service, vendor: none, team: days, stores: none, placed: [office-2]}
connections:
  hub -> permits.desk: {protocol: https, carries: none, authentication: none}
  hub -> permits.mailer: {protocol: https, carries: none, authentication: none}
"""


@cache
def text() -> str:
    """The design with a requirement of each figure, whose number is its place in `ASKED`."""
    requirements = "".join(
        f"  R{number}: {{kind: quality, statement: It shall., fit: {{metric: {fit}}}}}\n"
        for number, fit in enumerate(ASKED)
    )
    return DESIGN.replace("requirements:\n", f"requirements:\n{requirements}", 1)


def standings(loaded: Loaded) -> dict[str, Standing]:
    """How each requirement of the design stands, the town's own left out."""
    found = Verdicts(Facts(loaded.design, AS_OF)).every
    return {
        each.requirement.id: each.standing for each in found if each.requirement.within == "permits"
    }


def deletions() -> Iterator[object]:
    for index, (_, data, _) in enumerate(read(text())):
        for path in fields(data):
            if path[:1] != ("requirements",):
                yield pytest.param(index, path, id=".".join(path))


def test_every_figure_is_missed() -> None:
    found = standings(lay(read(text())))
    assert set(found.values()) == {Standing.UNMET}
    assert len(found) == len(ASKED)


@pytest.mark.parametrize(("index", "path"), list(deletions()))
def test_leaving_a_field_out_meets_nothing(index: int, path: tuple[str, ...]) -> None:
    files = read(text())
    name, data, body = files[index]
    files[index] = (name, without(data, path), body)
    left = lay(files)
    met = [each for each, standing in standings(left).items() if standing is Standing.MET]
    assert left.diagnostics or met == []
