"""How long somebody waits: what the measures of response and processing time have in common."""

from collections.abc import Sequence
from math import inf

from archkit.analysis.figures import length
from archkit.analysis.knowledge import Bounds, Missing
from archkit.analysis.response_time import Hop, ResponseTime
from archkit.analysis.stated_times import Taken, alone
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import SECONDS, Number
from archkit.analysis.verdicts.measure import Answer, Question, Unfit
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.journey import Journey
from archkit.model.vocabulary import Kind, Statistic
from archkit.source.place import Place

METHOD = (
    "Quantiles do not add. If the i-th of several times is kept in all but a share e_i of the"
    " cases, their sum is kept in all but e_1 + e_2 + ... (Boole's inequality), whether or not"
    " they depend on each other. For a quantile p the p99 (e = 0.01) or the p999 (e = 0.001) of"
    " each component and each way is taken so that the shares add up to no more than 1 - p and"
    " the sum is smallest; steps side by side take as long as the longest. Where these do not"
    " reach so far, each `timeout:` counts. What stands alone has its own figure."
)
SOURCE = "G. Boole, The Laws of Thought (1854), ch. XIX; ISO/IEC 25023, time behaviour"
ASSUMPTIONS = (
    "the times that are stated hold under the load that is asked for (PER-002 tells of overload)",
    "a time that is stated is that of all the calls which one request makes there",
)


def waited(question: Question) -> Answer | Unfit:
    """How long a journey, a component or a connection takes."""
    statistic = question.fit.statistic
    if statistic is None:
        return _no_statistic(question)
    subject = question.subject
    if isinstance(subject, Journey):
        said = Missing.field(question.requirement, "fit", "statistic")
        time = question.facts.response_times.of(subject, statistic, said)
        return _journey(subject, statistic, time)
    if isinstance(subject, Component) and subject.kind is Kind.PERSON:
        return Unfit("a person takes their own time")
    if isinstance(subject, Component | Connection):
        return _alone(question, subject, statistic)
    return Unfit("nobody waits for it")


def _no_statistic(question: Question) -> Answer:
    """Which of the cases is meant is not said: the quickest or the slowest."""
    missing = Missing.field(question.requirement, "fit", "statistic")
    number = Number(Bounds(0.0, inf, missing), SECONDS)
    return Answer(number, Step("which share of the cases", str(number), missing=missing))


def _journey(journey: Journey, statistic: Statistic, time: ResponseTime) -> Answer | Unfit:
    if not time.steps and time.broken is None:
        return Unfit(f"nobody waits for a component in journey `{journey.address}`")
    number = Number(time.total, SECONDS)
    says = f"{statistic} of journey `{journey.address}`, by {_bound(time.hops)}"
    place = Place(journey.where, ("path",))
    steps = tuple(_steps(time))
    return Answer(number, Step(says, str(number), (place,), time.total.missing, steps=steps))


def _bound(hops: Sequence[Hop]) -> str:
    """The bound that is used, by its name and what goes into it."""
    used = [taken.used for hop in hops for taken in _taken(hop)]
    if len(used) == 1:
        return f"the {used[0]} of its only part"
    named = [f"{used.count(each)} {each}" for each in sorted(set(used))]
    if "timeout" in used:
        return f"the sum of {' and '.join(named)}"
    return f"a safe sum of {' and '.join(named)} (Boole's inequality)"


def _taken(hop: Hop) -> list[Taken]:
    return [hop.own] if hop.there is None else [hop.there, hop.own]


def _steps(time: ResponseTime) -> list[Step]:
    """The parts of the waiting, the longest first; then those beside a longer one."""
    longest = time.longest
    waited_for = [taken for hop in longest for taken in _taken(hop)]
    beside = [taken for hop in time.hops if hop not in longest for taken in _taken(hop)]
    ranked = sorted(waited_for, key=lambda each: -each.time.low)
    steps = [_step(each, limits=index == 0) for index, each in enumerate(ranked)]
    return steps + [_step(each, limits=False, beside=True) for each in beside]


def _step(taken: Taken, *, limits: bool, beside: bool = False) -> Step:
    of = taken.part.of
    way = "the way " if isinstance(of, Connection) else ""
    note = ", beside a longer one" if beside else ""
    time = taken.time
    value = length(time.low) if time.missing is None else str(Number(time, SECONDS))
    stated = () if time.missing is not None else (Place(of.where, (taken.part.field, taken.used)),)
    return Step(
        f"{way}`{of.address}` ({taken.used}){note}", value, stated, time.missing, limits=limits
    )


def _alone(question: Question, subject: Component | Connection, statistic: Statistic) -> Answer:
    taken = alone(subject, statistic)
    figure = taken.time
    if statistic is Statistic.MEAN:
        said = Missing.field(question.requirement, "fit", "statistic")
        figure = Bounds(0.0, figure.high, said)
    number = Number(figure, SECONDS)
    says = f"{statistic} of {subject.WORD} `{subject.address}`, by its own {taken.used}"
    return Answer(
        number, Step(says, str(number), missing=figure.missing, steps=(_step(taken, limits=True),))
    )
