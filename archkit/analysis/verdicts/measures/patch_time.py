"""How soon a security patch is installed."""

from archkit.analysis.knowledge import Bounds, Missing
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import SECONDS, Number
from archkit.analysis.verdicts.measure import Answer, Measure, Question, Unfit
from archkit.model.component import Component
from archkit.model.quality import Metric
from archkit.model.vocabulary import NOT_OURS
from archkit.source.place import Place


def answer(question: Question) -> Answer | Unfit:
    """How soon one component has a patch."""
    component = question.subject
    if not isinstance(component, Component) or component.kind in NOT_OURS:
        return Unfit("it is no system of the city's")
    says, stated = f"a patch of `{component.address}`", component.patched_within
    if stated is None:
        missing = Missing.field(component, "patched_within")
        number = Number(Bounds(0.0, float("inf"), missing), SECONDS)
        return Answer(number, Step(says, str(number), missing=missing))
    number = Number(Bounds.exactly(stated.value), SECONDS)
    place = Place(component.where, ("patched_within",))
    return Answer(number, Step(says, str(number), (place,)))


MEASURE = Measure(
    metric=Metric.PATCH_TIME,
    of=(Component,),
    bound="at_most",
    summary="How soon a security patch is installed once its maker has published it.",
    method=(
        "The component's `patched_within:`. Of a whole solution, the longest among all its"
        " components but persons and systems of others."
    ),
    source="NIST SP 800-40 Rev. 4; NIST SP 800-53 SI-2",
    assumptions=("those who patch keep to what the design states",),
    answer=answer,
    examples=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- met 14 d
    kind: quality
    statement: The permit desk shall run a security patch within 30 days.
    fit: {metric: patch-time, at_most: 30 d, of: desk}
  R2: # <- unmet 14 d
    kind: quality
    statement: The permit desk shall run a security patch within 7 days.
    fit: {metric: patch-time, at_most: 7 d, of: desk}
  R3: # <- unknown not known
    kind: quality
    statement: The permit systems shall run a security patch within 30 days.
    fit: {metric: patch-time, at_most: 30 d}
components:
  resident: {kind: person}
  desk: {kind: service, patched_within: 14 d}
  store: {kind: database}
""",
    ),
)
