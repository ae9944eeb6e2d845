"""How the measures of load answer: by what each part can take, the tightest first."""

from collections.abc import Callable, Sequence
from math import inf

from archkit.analysis.capacity import Limit
from archkit.analysis.facts import Facts
from archkit.analysis.figures import per_time, smallest_of
from archkit.analysis.knowledge import Bounds
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import PER_SECOND, Number
from archkit.analysis.verdicts.measure import Answer, Question, Unfit
from archkit.model.component import Component
from archkit.model.journey import Journey
from archkit.model.solution import Solution
from archkit.model.vocabulary import Kind
from archkit.source.place import Place

NO_SERVER = "a person is no server: what people can do follows from no design"

_Limits = Callable[[Journey], Sequence[Limit]]


def at_most(question: Question, of_journey: _Limits) -> Answer | Unfit:
    """How many requests or journeys a second a component, journey or solution can take at most.

    Args:
        question: The question.
        of_journey: What each component on the way of a journey can take for it.
    """
    subject, facts = question.subject, question.facts
    if isinstance(subject, Component):
        return Unfit(NO_SERVER) if subject.kind is Kind.PERSON else _component(subject, facts)
    journeys = subject.journeys.values() if isinstance(subject, Solution) else [subject]
    found = [
        (journey, limits)
        for journey in journeys
        if isinstance(journey, Journey) and (limits := of_journey(journey))
    ]
    if not found:
        return Unfit("it has no journey that a component serves: say `of:` which component")
    answers = [_journey(journey, limits, facts) for journey, limits in found]
    return min(answers, key=lambda each: (each[0].high, each[0].low))[1]


def _component(component: Component, facts: Facts) -> Answer:
    figure = facts.capacity.most(component)
    number = Number(figure, PER_SECOND)
    step = _tested(component, figure, limits=False)
    return Answer(number, Step(step.says, str(number), step.rests_on, figure.missing))


def _journey(journey: Journey, limits: Sequence[Limit], facts: Facts) -> tuple[Bounds, Answer]:
    figure = smallest_of(each.rate for each in limits)
    number = Number(figure, PER_SECOND)
    steps = tuple(_limit(each, facts, limits=position == 0) for position, each in enumerate(limits))
    says = f"journey `{journey.address}`, by the tightest of {len(limits)} parts"
    return figure, Answer(number, Step(says, str(number), missing=figure.missing, steps=steps))


def _limit(limit: Limit, facts: Facts, *, limits: bool) -> Step:
    """What a component allows, and how that came about."""
    most = facts.capacity.most(limit.component)
    steps = [_tested(limit.component, most, limits=True)]
    if limit.spare != most:
        steps.append(
            Step("left beside all else", written(limit.spare), missing=limit.spare.missing)
        )
    if limit.times != Bounds.exactly(1.0):
        often = f"{limit.times.low:g}" if limit.times.high < inf else f"{limit.times.low:g} or more"
        steps.append(Step("asked for each journey", f"{often} times", missing=limit.times.missing))
    rate = limit.rate
    says = f"`{limit.component.address}`"
    return Step(says, written(rate), missing=rate.missing, limits=limits, steps=tuple(steps))


def _tested(component: Component, most: Bounds, *, limits: bool) -> Step:
    stated = component.performance
    tested = stated is not None and stated.capacity is not None
    fields = ("capacity",) if tested else ("servers", "service_time")
    places = tuple(
        Place(component.where, ("performance", each))
        for each in fields
        if stated is not None and getattr(stated, each) is not None
    )
    says = f"what `{component.address}` can take" + (", as tested" if tested else "")
    return Step(says, written(most), places, most.missing, limits=limits)


def written(rate: Bounds) -> str:
    """A rate as far as it is known."""
    if rate.low == rate.high:
        return per_time(rate.low)
    return str(Number(rate, PER_SECOND))
