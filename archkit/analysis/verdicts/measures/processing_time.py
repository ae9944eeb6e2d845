"""How long a piece of work takes from its beginning to its end."""

from archkit.analysis.verdicts.measure import Measure
from archkit.analysis.verdicts.waiting import ASSUMPTIONS, METHOD, SOURCE, waited
from archkit.model.component import Component
from archkit.model.journey import Journey
from archkit.model.quality import Metric

MEASURE = Measure(
    metric=Metric.PROCESSING_TIME,
    of=(Journey, Component),
    counted=(Journey,),
    bound="at_most",
    summary="How long a piece of work takes once it has begun, in all but a stated share.",
    method=METHOD,
    source=SOURCE,
    assumptions=(*ASSUMPTIONS, "work that is given up at its `timeout:` is told of as failed"),
    answer=waited,
    examples=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- met 40 min
    kind: operational
    statement: The permit desk shall file each permit within 1 hour.
    fit: {metric: processing-time, at_most: 1 h, of: desk, statistic: max}
  R2: # <- unmet 41 min
    kind: operational
    statement: The permit desk shall send each permit within 30 minutes.
    fit: {metric: processing-time, at_most: 30 min, of: send, statistic: max}
  R3: # <- unknown at least 20 min
    kind: operational
    statement: The copier shall copy each permit within 1 hour.
    fit: {metric: processing-time, at_most: 1 h, of: copier, statistic: max}
components:
  desk: {kind: service, performance: {p99: 5 min, timeout: 40 min}}
  post: {kind: external-system, performance: {timeout: 30 s}}
  copier: {kind: service, performance: {p99: 20 min}}
connections:
  desk -> post: {protocol: https, latency: {timeout: 30 s}}
journeys:
  send: {path: [desk, post]}
""",
    ),
)
