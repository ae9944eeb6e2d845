"""Journey: what somebody does with a solution, call by call, and how long each may take."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import isinf
from typing import Final

from archkit.analysis.facts import Facts
from archkit.analysis.figures import length
from archkit.analysis.response_time import Hop, ResponseTime
from archkit.diagrams.drawing import Drawing
from archkit.diagrams.engine import Engine
from archkit.diagrams.kind import Kind, Scope
from archkit.diagrams.lanes import LaneView, in_lanes
from archkit.diagrams.parts import box_of, edge_of
from archkit.diagrams.subject import Subject
from archkit.diagrams.view import Box, Edge, Tone, plural
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.journey import Journey
from archkit.model.vocabulary import Kind as Sort
from archkit.model.vocabulary import Statistic

_UNJOINED: Final = "no connection in the design"
_SHARES: Final = {
    Statistic.P50: "in 50 of 100 cases",
    Statistic.P90: "in 90 of 100 cases",
    Statistic.P95: "in 95 of 100 cases",
    Statistic.P99: "in 99 of 100 cases",
    Statistic.P999: "in 999 of 1,000 cases",
    Statistic.MEAN: "on average",
    Statistic.MAX: "in every case",
}


@dataclass(frozen=True)
class _Call:
    """A step from one component to the next.

    Attributes:
        source: Who calls.
        target: Who is called.
        connection: By what; nothing where the design has no connection between them.
        time: How long it may take, in words.
        beside: Whether others are called at the same time.
    """

    source: Component
    target: Component
    connection: Connection | None
    time: str
    beside: bool


def _views(subject: Subject) -> Iterator[LaneView]:
    if subject.solution is None:
        return
    for journey in subject.solution.journeys.values():
        calls = list(_calls(journey, subject))
        if calls:
            yield _view(journey, calls, subject)


def _view(journey: Journey, calls: Sequence[_Call], subject: Subject) -> LaneView:
    ends = {end.address: end for call in calls for end in (call.source, call.target)}
    end, told = _total(journey, subject.judged)
    solution = subject.solution.title if subject.solution else ""
    return LaneView(
        id=f"{subject.view_id('journey')}.{journey.id}",
        kind="journey",
        title=f"{solution}: {journey.title}",
        sentence=f"{_description(journey, calls, len(ends))}{told}",
        boxes=tuple(_lane(each, journey, subject) for each in ends.values()),
        edges=tuple(_edge(number, call, subject) for number, call in enumerate(calls, 1)),
        model=subject.model,
        day=subject.day,
        counted=("participant", "call"),
        beside=tuple(call.beside for call in calls),
        ending=end,
    )


def _calls(journey: Journey, subject: Subject) -> Iterator[_Call]:
    """Each component of the path, called by the nearest earlier one that it is connected with."""
    facts = subject.facts
    timed = iter(subject.judged.response_times.of(journey).steps)
    before: list[Component] = []
    for step in facts.dependencies.steps(journey):
        systems = [each for each in step if each.kind is not Sort.PERSON]
        hops = {hop.component.address: hop for hop in (next(timed, ()) if systems else ())}
        for component in step if before else ():
            source, connection = _caller(component, before, facts)
            time = _time(hops.get(component.address)) if journey.target else ""
            yield _Call(source, component, connection, time, len(step) > 1)
        before = [*step, *before]


def _caller(
    component: Component, before: Sequence[Component], facts: Facts
) -> tuple[Component, Connection | None]:
    between, here = facts.dependencies.between, component.address
    for each in before:
        found = between.get((each.address, here)) or between.get((here, each.address))
        if found:
            return each, found[0]
    return before[0], None


def _time(hop: Hop | None) -> str:
    if hop is None:
        return ""
    return "time not known" if isinf(hop.time.high) else f"at most {length(hop.time.high)}"


def _edge(number: int, call: _Call, subject: Subject) -> Edge:
    if call.connection is None:
        made = Edge(source="", target="", label=(_UNJOINED,), faded=True)
    else:
        made = edge_of(call.connection, subject.design)
    name, *spoken = made.label or ("",)
    told = ", ".join(part for part in (*spoken, call.time) if part)
    numbered = f"{number}. {name}".rstrip()
    label = tuple(line for line in (numbered, told) if line)
    return replace(made, source=call.source.address, target=call.target.address, label=label)


def _lane(component: Component, journey: Journey, subject: Subject) -> Box:
    box = box_of(component, subject.design)
    if component.within == journey.within:
        return box
    owner = subject.design.solutions[component.within]
    return replace(box, faded=True, note=f"of {owner.title}")


def _description(journey: Journey, calls: Sequence[_Call], ends: int) -> str:
    if journey.description:
        return journey.description
    return f"{plural(len(calls), 'call')} between {plural(ends, 'participant')}, in their order."


def _total(journey: Journey, facts: Facts) -> tuple[Box | None, str]:
    """How the whole compares with its target: a box below, and a sentence."""
    if journey.target is None:
        return None, ""
    found: ResponseTime = facts.response_times.of(journey)
    truth = found.total.at_most(journey.target.value)
    share = _SHARES[journey.statistic]
    asked = f"may take {journey.target} {share}"
    most = "" if isinf(found.total.high) else f"at most {length(found.total.high)}"
    least = f"at least {length(found.total.low)}"
    if truth is True:
        return _ending("In time", most, "check", Tone.GOOD, asked), _told(asked, f"takes {most}")
    if truth is False:
        return _ending("Too slow", least, "cross", Tone.BAD, asked), _told(asked, f"takes {least}")
    told = f"takes {least}, and how long at most is not known"
    return _ending("Not known", most or least, "question", Tone.OPEN, asked), _told(asked, told)


def _told(asked: str, found: str) -> str:
    return f" It {asked}, and {found}."


def _ending(name: str, figure: str, icon: str, tone: Tone, asked: str) -> Box:
    return Box(id="/ending", name=name, word=figure, icon=icon, tone=tone, note=f"It {asked}.")


def _drawn(view: LaneView, engine: Engine) -> Drawing:
    del engine
    return in_lanes(view)


KIND = Kind(
    "journey",
    "what people do with a solution, call by call",
    Scope.SOLUTION,
    _views,
    draw=_drawn,
)
