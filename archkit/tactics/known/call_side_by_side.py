"""Call two systems side by side instead of one after the other."""

from collections.abc import Iterator

from archkit.model.journey import Journey
from archkit.model.quality import Metric
from archkit.model.solution import Solution
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic


def remedies(aim: Aim) -> Iterator[Remedy]:
    """Each pair of steps that one caller calls, and that do not call each other."""
    journeys = [aim.subject] if isinstance(aim.subject, Journey) else []
    if isinstance(aim.subject, Solution):
        journeys = list(aim.subject.journeys.values())
    for journey in journeys:
        for at in range(1, len(journey.path) - 1):
            before, first, second = journey.path[at - 1 : at + 2]
            if _can_be_together(before, first, second, journey.within, aim):
                path = [*journey.path[:at], [first, second], *journey.path[at + 2 :]]
                says = f"call `{first}` and `{second}` side by side in `{journey.address}`"
                yield Remedy(says, (aim.state(journey, "path", path),))


def _can_be_together(before: object, first: object, second: object, within: str, aim: Aim) -> bool:
    design, between = aim.facts.design, aim.facts.dependencies.between
    found = [
        design.component(each, within) if isinstance(each, str) else None
        for each in (before, first, second)
    ]
    if any(each is None for each in found):
        return False
    caller, one, other = (each.address for each in found if each is not None)
    apart = (one, other) not in between and (other, one) not in between
    return apart and (caller, one) in between and (caller, other) in between


TACTIC = Tactic(
    id="call-side-by-side",
    concern=Concern.RESPONSE_TIME,
    summary="Call two systems side by side, and wait for the slower one only.",
    when="One component calls two others, and neither needs what the other answers.",
    costs="Some work on the caller.",
    harms="Both are asked even where the first answer would have been enough: their load grows.",
    source="Bass, Clements and Kazman, Software Architecture in Practice, introduce concurrency",
    metrics=frozenset({Metric.RESPONSE_TIME, Metric.PROCESSING_TIME}),
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
    statement: The desk shall answer 95 % of searches within 1 second.
    fit: {metric: response-time, at_most: 1.1 s, of: search, statistic: p95}
components:
  desk: {kind: service, placed: [office-1], performance: {p99: 100 ms}}
  parcels: {kind: service, placed: [office-1], performance: {p99: 600 ms}}
  cases: {kind: service, placed: [office-1], performance: {p99: 600 ms}}
connections:
  desk -> parcels: {protocol: https, latency: {p99: 100 ms}}
  desk -> cases: {protocol: https, latency: {p99: 100 ms}}
journeys:
  search: {path: [desk, parcels, cases]}
""",
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: quality
    statement: The desk shall answer 95 % of searches within 1 second.
    fit: {metric: response-time, at_most: 1.1 s, of: search, statistic: p95}
components:
  desk: {kind: service, placed: [office-1], performance: {p99: 100 ms}}
  parcels: {kind: service, placed: [office-1], performance: {p99: 600 ms}}
  cases: {kind: service, placed: [office-1], performance: {p99: 600 ms}}
connections:
  desk -> parcels: {protocol: https, latency: {p99: 100 ms}}
  parcels -> cases: {protocol: https, latency: {p99: 100 ms}}
journeys:
  search: {path: [desk, parcels, cases]}
""",
    ),
)
