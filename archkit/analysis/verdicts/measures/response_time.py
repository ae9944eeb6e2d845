"""How long somebody waits for an answer."""

from archkit.analysis.verdicts.measure import Measure
from archkit.analysis.verdicts.waiting import ASSUMPTIONS, METHOD, SOURCE, waited
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.journey import Journey
from archkit.model.quality import Metric

MEASURE = Measure(
    metric=Metric.RESPONSE_TIME,
    of=(Journey, Component, Connection),
    counted=(Journey,),
    bound="at_most",
    summary="How long people wait for an answer, in all but a stated share of the cases.",
    method=METHOD,
    source=SOURCE,
    assumptions=ASSUMPTIONS,
    answer=waited,
    examples=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- met 1160 ms
    kind: quality
    statement: The permit desk shall show 95 % of permits within 1.5 seconds.
    fit: {metric: response-time, at_most: 1.5 s, of: look, statistic: p95}
  R2: # <- unmet 1370 ms
    kind: quality
    statement: The permit desk shall show 99 % of permits within 1.3 seconds.
    fit: {metric: response-time, at_most: 1.3 s, of: look, statistic: p99}
  R3: # <- unknown at least 530 ms
    kind: quality
    statement: The permit desk shall file 95 % of permits within 1 second.
    fit: {metric: response-time, at_most: 1 s, of: file, statistic: p95}
  R4: # <- met 300 ms
    kind: quality
    statement: The permit desk shall answer 95 % of requests within 300 ms.
    fit: {metric: response-time, at_most: 300 ms, of: desk, statistic: p95}
  R5: # <- unmet 120 ms
    kind: quality
    statement: The line to the permit desk shall take 99 % of requests within 100 ms.
    fit: {metric: response-time, at_most: 100 ms, of: resident -> desk, statistic: p99}
  R6: # <- unknown not known
    kind: quality
    statement: The permit desk shall show permits within 2 seconds.
    fit: {metric: response-time, at_most: 2 s, of: look}
  R7: # <- unmet 1160 ms
    kind: quality
    statement: The permit desk shall answer 95 % of requests within 500 ms.
    fit: {metric: response-time, at_most: 500 ms, statistic: p95}
components:
  resident: {kind: person}
  desk: {kind: web-app, performance: {p99: 300 ms, p999: 320 ms}}
  cases: {kind: service, performance: {p99: 450 ms, p999: 500 ms}}
  maps: {kind: service, performance: {p99: 100 ms, p999: 900 ms}}
  store: {kind: database}
connections:
  resident -> desk: {protocol: https, latency: {p99: 120 ms, p999: 130 ms}}
  desk -> cases: {protocol: https, latency: {p99: 280 ms, p999: 300 ms}}
  desk -> maps: {protocol: https, latency: {p99: 10 ms, p999: 20 ms}}
  desk -> store: {protocol: postgresql, latency: {p99: 110 ms, p999: 120 ms}}
journeys:
  look: {path: [resident, desk, [cases, maps]]}
  file: {path: [resident, desk, store]}
""",
    ),
)
