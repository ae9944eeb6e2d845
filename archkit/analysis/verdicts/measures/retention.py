"""How long data are kept."""

from math import inf

from archkit.analysis.figures import largest_of
from archkit.analysis.knowledge import Bounds, Missing
from archkit.analysis.retention import keeps_for
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import KEPT, Number
from archkit.analysis.verdicts.measure import Answer, Measure, Question, Unfit
from archkit.model.component import Component
from archkit.model.information import Data
from archkit.model.obligations import RecordKeeping
from archkit.model.quality import Metric
from archkit.model.resilience import Backup
from archkit.source.place import Place


def answer(question: Question) -> Answer | Unfit:
    """How long some data, or what a component stores, are kept."""
    subject = question.subject
    if isinstance(subject, Data):
        return _data(subject, question)
    if not isinstance(subject, Component) or subject.stores == "none":
        return Unfit("it keeps nothing")
    return _component(subject)


def _component(component: Component) -> Answer:
    figure = keeps_for(component)
    if component.stores is None:
        figure = Bounds(0.0, inf, Missing.field(component, "stores"))
    number = Number(figure, KEPT)
    step = _step(component, limits=False)
    return Answer(number, Step(step.says, str(number), step.rests_on, figure.missing))


def _data(data: Data, question: Question) -> Answer | Unfit:
    retention = question.facts.retention
    stores = sorted(
        retention.stores(data),
        key=lambda each: (-keeps_for(each).low, -keeps_for(each).high, each.address),
    )
    if not stores and retention.longest(data).missing is None:
        place = Place(data.where)
        return Unfit(f"nothing in the design keeps `{data.id}`", (place,))
    figure = retention.longest(data)
    if question.fit.at_most is not None and retention.silent is not None:
        figure = largest_of([figure, Bounds(0.0, inf, retention.silent)])
    number = Number(figure, KEPT)
    steps = tuple(_step(each, limits=each is stores[0]) for each in stores)
    says = f"`{data.id}`, where it is kept longest"
    return Answer(number, Step(says, str(number), missing=figure.missing, steps=steps))


def _step(component: Component, *, limits: bool) -> Step:
    figure = keeps_for(component)
    stated = isinstance(component.records, RecordKeeping) and figure.missing is None
    field = ("records", "deletes_after") if stated else ("records",)
    places = () if figure.missing is not None else (Place(component.where, field),)
    return Step(
        f"`{component.address}`",
        str(Number(figure, KEPT)),
        places,
        figure.missing,
        limits=limits,
        steps=tuple(_copies(component)),
    )


def _copies(component: Component) -> list[Step]:
    """The copies that are kept longest of all, for those who ask what is left there."""
    if not isinstance(component.backup, Backup):
        return []
    kept = [(each.keep, name) for name, each in component.backup.copies.items() if each.keep]
    if not kept:
        return []
    longest, name = max(kept, key=lambda each: (each[0].value, each[1]))
    place = Place(component.where, ("backup", "copies", name, "keep"))
    return [Step(f"beside it, copy `{name}`, which does not count", str(longest), (place,))]


MEASURE = Measure(
    metric=Metric.RETENTION,
    of=(Data, Component),
    bound="at_least",
    summary="How long data are kept by whoever keeps them longest.",
    method=(
        "Each component that stores the data keeps them until it deletes them by itself (`records:"
        " {deletes_after: ...}`), without end where that is `none`. The longest counts: records are"
        " there while one store has them, and gone when the last one has deleted them."
    ),
    source="Texas Local Government Code 201-205; NIST SP 800-53 SI-12",
    assumptions=(
        "copies in a backup do not count, for nobody finds a record in them (PRV-012)",
        "what systems of others keep is theirs to answer for",
        "nobody deletes by hand before the time",
    ),
    answer=answer,
    examples=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- met 7 years
    kind: constraint
    statement: The permit archive shall keep each deed for 5 years.
    fit: {metric: retention, at_least: 5 years, of: deed}
  R2: # <- unmet 7 years
    kind: constraint
    statement: The permit archive shall keep each deed for 10 years.
    fit: {metric: retention, at_least: 10 years, of: deed}
  R3: # <- unmet 7 years
    kind: constraint
    statement: The permit archive shall keep each deed for at most 5 years.
    fit: {metric: retention, at_most: 5 years, of: deed}
  R4: # <- unknown not known
    kind: constraint
    statement: The permit desk shall keep each sketch for 5 years.
    fit: {metric: retention, at_least: 5 years, of: sketch}
  R5: # <- met without end
    kind: constraint
    statement: The permit register shall keep each entry for 50 years.
    fit: {metric: retention, at_least: 50 years, of: register}
  R6: # <- not applicable
    kind: constraint
    statement: The permit archive shall keep each letter for 5 years.
    fit: {metric: retention, at_least: 5 years, of: letter}
components:
  archive: {kind: database, stores: [deed], records: {deletes_after: 7 years}}
  desk: {kind: database, stores: [sketch], records: {search: true}}
  copy: {kind: file-share, stores: [deed], records: {deletes_after: 1 year}}
  register: {kind: database, stores: [memo], records: {deletes_after: none}}
data:
  deed: {classification: internal, retention: none}
  sketch: {classification: internal, retention: none}
  letter: {classification: internal, retention: none}
""",
    ),
)
