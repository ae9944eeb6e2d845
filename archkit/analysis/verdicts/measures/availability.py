"""The availability of what people use: the share of the time in which all of it works."""

from collections.abc import Iterator

from archkit.analysis.availability.availability import Account, Part
from archkit.analysis.availability.blocks import MONTH, downtime
from archkit.analysis.availability.diagram import MOST_NODES
from archkit.analysis.availability.fallbacks import Cover
from archkit.analysis.availability.simulation import TRIALS, Simulated
from archkit.analysis.figures import length, percent, points
from archkit.analysis.knowledge import Missing
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import SHARE, Number
from archkit.analysis.verdicts.measure import Answer, Measure, Question, Unfit
from archkit.analysis.verdicts.parts import uses_of
from archkit.model.component import Component
from archkit.model.journey import Journey
from archkit.model.quality import Metric
from archkit.model.quantities import Ratio
from archkit.model.requirement import Fit
from archkit.model.solution import Solution
from archkit.source.place import Place

_DAY = 86400.0
_WINDOWS = {"day": _DAY, "week": 7 * _DAY, "month": MONTH, "quarter": 90 * _DAY, "year": 365 * _DAY}
"""The seconds of a period that a requirement names; the month where it names another."""


def answer(question: Question) -> Answer | Unfit:
    """The availability of a journey, a component with all it needs, or a solution's worst use."""
    uses = uses_of(question)
    if not any(use.parts for use in uses):
        return Unfit("nothing in it can fail: it needs no component")
    figures = [(question.facts.availability.of_use(use), use) for use in uses]
    figure, use = min(figures, key=lambda each: (each[0].high, each[0].low, each[1].element.id))
    account = question.facts.availability.account(use)
    count = len(account.parts)
    parts = "its one part" if count == 1 else f"its {count} parts"
    name = f"{use.element.WORD} `{use.element.address}` with {parts}"
    number = Number(figure, SHARE)
    steps = tuple(_steps(account, number, question.fit))
    return Answer(number, Step(name, str(number), missing=figure.missing, steps=steps))


def _steps(account: Account, number: Number, fit: Fit) -> Iterator[Step]:
    parts = tuple(_part(each, limits=each is account.parts[0]) for each in account.parts)
    yield _downtime(number, fit)
    if account.simulated is not None:
        yield _trials(account.simulated)
    yield from parts[:1]
    yield from map(_cover, account.covers)
    yield from parts[1:]


def _downtime(number: Number, fit: Fit) -> Step:
    """The time that is lost in a period, against what may be lost."""
    period = (fit.over or "").removeprefix("each ").removeprefix("a ").strip()
    window = _WINDOWS.get(period, MONTH)
    least, most = (downtime(share, window) for share in (number.bounds.high, number.bounds.low))
    lost = length(least) if least == most else f"{length(least)} to {length(most)}"
    allowed = fit.at_least
    budget = (
        f", where {length(downtime(allowed.value, window))} may be"
        if isinstance(allowed, Ratio)
        else ""
    )
    return Step(f"down in {length(window)}, on average", f"{lost}{budget}")


def _trials(simulated: Simulated) -> Step:
    low, high = simulated.interval
    return Step(
        f"simulated in {TRIALS:,} trials, since too many parts are shared for an exact figure",
        f"{percent(simulated.share)}, standard error {points(simulated.error)}; with 99.9 %"
        f" confidence {percent(low)} to {percent(high)}, beside the parts that are always"
        " needed. A target between these bounds is left open: the simulation cannot tell",
    )


def _part(part: Part, *, limits: bool) -> Step:
    component = part.component
    stated = () if component.availability is None else (Place(component.where, ("availability",)),)
    figure = str(Number(part.figure, SHARE))
    gain = f"{points(part.potential)} to gain, importance {part.importance:.4g}"
    return Step(
        f"`{component.address}`" + ("" if part.needed else ", not always needed"),
        f"{figure} ({gain})",
        stated,
        part.figure.missing,
        limits=limits,
    )


def _cover(cover: Cover) -> Step:
    """A fallback, and whether it counts."""
    at = (Place(cover.connection.where, ("fallback",)),)
    says = f"`{cover.connection.source} -> {cover.connection.target}` has a fallback"
    if cover.other is not None:
        return Step(says, f"`{cover.other}` stands in", at)
    if isinstance(cover.holds, Missing):
        return Step(says, "not known whether it lasts", at, cover.holds)
    stated = cover.fallback.for_
    if cover.outage is None or stated is None:
        return Step(says, "", at)
    lasts = f"bringing the other side back takes {length(cover.outage.high)}"
    if cover.holds:
        return Step(says, f"it lasts {stated}, and {lasts} at most: it counts", at)
    return Step(says, f"it lasts {stated}, but {lasts}: it does not count", at)


MEASURE = Measure(
    metric=Metric.AVAILABILITY,
    of=(Solution, Journey, Component),
    bound="at_least",
    summary="The share of the time in which everything that people need for it works.",
    method=(
        "A part works while it is up, all that it needs by hard connections works, and behind each"
        " fallback to another component (`use`) one of the two works. Each part counts once: A ="
        " product of A_i over those always needed, times the probability, by a decision diagram,"
        " that enough of the others work. Placements that stand in for each other follow the"
        " binomial distribution, with a share of failures that strike all of them (beta). A"
        " fallback that serves something counts where bringing the other side back, with all it"
        " needs, takes no longer than its `for`, else the other side is needed. Where a diagram"
        f" would have more than {MOST_NODES:,} nodes, {TRIALS:,} states are drawn, and a target"
        " within the interval of 99.9 % is left open. For each part: what there is to gain if it"
        " never failed, and its importance (Birnbaum), the gain for each point that it gains."
    ),
    source=(
        "IEC 61078 (reliability block diagrams, importance); IEC 61508-6 annex D (beta factor);"
        " Bryant 1986 (decision diagrams); Wilson 1927 (interval)"
    ),
    assumptions=(
        "parts fail independently of each other, but for the common cause that is stated",
        "a caller that waits for no answer, or whose fallback lasts, does without the other side",
        "the caller turns to what stands in for a component at once and always",
        "outages last no longer than `recovers_in` says",
        "a `degraded_mode` is no working system: people go on, but not with what was asked for",
        "failures strike at any hour and load alike, so that `under` changes nothing",
        "the mean over the period (`over`) counts: a single month may be worse",
        "planned work is done outside the hours that count (AVL-009)",
    ),
    answer=answer,
    examples=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- met 99.8001 %
    kind: quality
    statement: The permit desk shall work.
    fit: {metric: availability, at_least: 99.8 %, of: desk}
  R2: # <- unmet 99.8001 %
    kind: quality
    statement: The permit desk shall work.
    fit: {metric: availability, at_least: 99.9 %, of: desk}
  R3: # <- unknown at most 99.8001 %
    kind: quality
    statement: The permit counter shall work.
    fit: {metric: availability, at_least: 99.5 %, of: counter}
components:
  desk: {kind: service, placed: [vault-1], availability: 99.9 %}
  counter: {kind: service, placed: [vault-1], availability: 99.9 %}
  store: {kind: database, placed: [vault-1], availability: 99.9 %}
  queue: {kind: queue, placed: [vault-1]}
connections:
  desk -> store: {protocol: postgresql}
  counter -> store: {protocol: postgresql}
  counter -> queue: {protocol: amqp}
""",
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  JOURNEY: # <- met 99.89 %
    kind: quality
    statement: Residents shall be able to apply.
    fit: {metric: availability, at_least: 99.8 %, of: apply, over: month}
  WHOLE: # <- unmet 98.8911 %
    kind: quality
    statement: The permits shall work.
    fit: {metric: availability, at_least: 99.9 %, over: year}
components:
  resident: {kind: person}
  desk: {kind: service, placed: [vault-1], availability: 99.9 %}
  first: {kind: service, placed: [vault-1], availability: 99 %}
  spare: {kind: service, placed: [office-2], availability: 99 %}
  archive: {kind: service, placed: [office-2], availability: 99 %}
connections:
  resident -> desk: {protocol: https}
  desk -> first: {protocol: https, fallback: {use: spare}}
  desk -> spare: {protocol: https, fallback: {use: first}}
journeys:
  apply: {path: [resident, desk]}
  look-up: {path: [resident, desk, archive]}
""",
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  LASTS: # <- met 99.9 %
    kind: quality
    statement: The permit desk shall work.
    fit: {metric: availability, at_least: 99.9 %, of: desk}
  TOO-SHORT: # <- unmet 98.901 %
    kind: quality
    statement: The permit counter shall work.
    fit: {metric: availability, at_least: 99.9 %, of: counter}
  OPEN: # <- unknown 98.901 % to 99.9 %
    kind: quality
    statement: The permit window shall work.
    fit: {metric: availability, at_least: 99.9 %, of: window}
components:
  desk: {kind: service, placed: [vault-1], availability: 99.9 %}
  counter: {kind: service, placed: [vault-1], availability: 99.9 %}
  window: {kind: service, placed: [vault-1], availability: 99.9 %}
  maps: {kind: service, placed: [vault-1], availability: 99 %, recovers_in: 4 h}
connections:
  desk -> maps: {protocol: https, fallback: {serve: stored maps, for: 24 h}}
  counter -> maps: {protocol: https, fallback: {serve: stored maps, for: 2 h}}
  window -> maps: {protocol: https, fallback: {serve: stored maps}}
""",
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  TWO-OF-THREE: # <- met 99.9702 %
    kind: quality
    statement: The permit desk shall work.
    fit: {metric: availability, at_least: 99.97 %, of: desk}
  STANDBY: # <- unmet 99.891 %
    kind: quality
    statement: The permit store shall work.
    fit: {metric: availability, at_least: 99.9 %, of: store}
  COMMON-CAUSE: # <- unmet 99.8919 %
    kind: quality
    statement: The permit gate shall work.
    fit: {metric: availability, at_least: 99.99 %, of: gate}
  UNSTATED: # <- unknown 99 % to 99.99 %
    kind: quality
    statement: The permit queue shall work.
    fit: {metric: availability, at_least: 99.9 %, of: queue}
components:
  desk:
    kind: service
    placed: [dmz-1, dmz-2, office-1]
    availability: 99 %
    redundancy: {mode: active-active, needs: 2, common_cause: 0 %}
  store:
    kind: database
    placed: [dmz-1, dmz-2]
    availability: 99 %
    redundancy: {mode: active-passive, needs: 1, common_cause: 0 %, switchover: 90 %}
  gate:
    kind: gateway
    placed: [dmz-1, dmz-2]
    availability: 99 %
    redundancy: {mode: active-active, needs: 1, common_cause: 10 %}
  queue:
    kind: queue
    placed: [dmz-1, dmz-2]
    availability: 99 %
    redundancy: {mode: active-active, needs: 1}
""",
    ),
)
