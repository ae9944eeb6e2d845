"""Ask once for many things instead of many times."""

from collections.abc import Iterator

from archkit.model.quality import Metric
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic


def remedies(aim: Aim) -> Iterator[Remedy]:
    """Each call that is made several times for one request, made once."""
    parts = {each.address for each in (*aim.parts, *aim.measured)}
    for call in aim.facts.design.connections:
        if call.target in parts and call.calls is not None and call.calls > 1:
            says = f"let `{call.source}` ask `{call.target}` once instead of {call.calls:g} times"
            yield Remedy(says, (aim.state(call, "calls", 1),))


TACTIC = Tactic(
    id="ask-once-for-many",
    concern=Concern.CAPACITY,
    summary="Ask another system once for all that a request needs, instead of again and again.",
    when="A call is made several times for each request of its caller.",
    costs="An interface that answers for many at once, on both sides.",
    harms="One large answer takes longer than one small one, and fails as a whole.",
    source="Bass, Clements and Kazman, Software Architecture in Practice, reduce overhead",
    metrics=frozenset({Metric.CAPACITY, Metric.THROUGHPUT, Metric.UTILISATION, Metric.DRAIN_TIME}),
    remedies=remedies,
    examples=(
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- met
    kind: quality
    statement: Residents shall be able to make 50 searches per second.
    fit: {metric: throughput, at_least: 50 / s, of: search}
components:
  desk: {kind: service, placed: [office-1], performance: {capacity: 100 / s}}
  store: {kind: database, placed: [office-1], performance: {capacity: 200 / s}}
connections:
  desk -> store: {protocol: postgresql, calls: 10}
journeys:
  search: {path: [desk, store], rate: 1 / s}
""",
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: quality
    statement: Residents shall be able to make 150 searches per second.
    fit: {metric: throughput, at_least: 150 / s, of: search}
components:
  desk: {kind: service, placed: [office-1], performance: {capacity: 100 / s}}
  store: {kind: database, placed: [office-1], performance: {capacity: 200 / s}}
connections:
  desk -> store: {protocol: postgresql, calls: 10}
journeys:
  search: {path: [desk, store], rate: 1 / s}
""",
    ),
)
