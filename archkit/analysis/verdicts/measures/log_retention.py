"""How long security events are kept."""

from archkit.analysis.knowledge import Bounds, Missing
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import KEPT, Number
from archkit.analysis.verdicts.measure import Answer, Measure, Question, Unfit
from archkit.model.component import Component
from archkit.model.quality import Metric
from archkit.model.vocabulary import NOT_OURS, Kind
from archkit.source.place import Place


def answer(question: Question) -> Answer | Unfit:
    """How long the events of one component are kept."""
    component = question.subject
    if not isinstance(component, Component) or component.kind in NOT_OURS:
        return Unfit("it is no system of the city's")
    if component.kind is Kind.LOG_COLLECTOR:
        return Unfit("a log collector keeps the events of others: ask for the `retention` of these")
    figure, place = _kept(component)
    number = Number(figure, KEPT)
    rests_on = () if place is None else (place,)
    says = f"security events of `{component.address}`"
    return Answer(number, Step(says, str(number), rests_on, figure.missing))


def _kept(component: Component) -> tuple[Bounds, Place | None]:
    log = component.log
    if log is None:
        return Bounds(0.0, float("inf"), Missing.field(component, "log")), None
    if log == "none":
        return Bounds.exactly(0.0), Place(component.where, ("log",))
    if log.keep is None:
        return Bounds(0.0, float("inf"), Missing.field(component, "log", "keep")), None
    return Bounds.exactly(log.keep.value), Place(component.where, ("log", "keep"))


MEASURE = Measure(
    metric=Metric.LOG_RETENTION,
    of=(Component,),
    bound="at_least",
    summary="How long the security events of a system are kept.",
    method=(
        "The `keep:` of the component's log, nothing where it keeps none. Of a whole solution, the"
        " shortest among all its components but persons, systems of others and log collectors."
    ),
    source="NIST SP 800-53 AU-11, audit record retention",
    assumptions=("the log collector keeps events as long as the component's log states",),
    answer=answer,
    examples=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- met 400 d
    kind: quality
    statement: The permit desk shall keep security events for 365 days.
    fit: {metric: log-retention, at_least: 365 d, of: desk}
  R2: # <- unmet 400 d
    kind: quality
    statement: The permit desk shall keep security events for 2 years.
    fit: {metric: log-retention, at_least: 2 years, of: desk}
  R3: # <- unknown not known
    kind: quality
    statement: The permit counter shall keep security events for 365 days.
    fit: {metric: log-retention, at_least: 365 d, of: counter}
  R4: # <- unmet no time
    kind: quality
    statement: The permit systems shall keep security events for 90 days.
    fit: {metric: log-retention, at_least: 90 d}
components:
  resident: {kind: person}
  desk: {kind: service, log: {to: town.siem, keep: 400 d}}
  counter: {kind: service, log: {to: town.siem}}
  store: {kind: database, log: none}
""",
    ),
)
