"""How long ago it was shown that the copies of a store can be brought back."""

from math import inf
from typing import Final

from archkit.analysis.knowledge import Bounds, Missing
from archkit.analysis.recovery import Kept
from archkit.analysis.restores import age, latest
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import Number, time_or
from archkit.analysis.verdicts.measure import Answer, Measure, Question, Unfit
from archkit.analysis.verdicts.parts import kept_by
from archkit.model.component import Component
from archkit.model.quality import Metric
from archkit.source.place import Place

TESTED: Final = time_or("never")


def answer(question: Question) -> Answer | Unfit:
    """The time since a copy of a store was last restored."""
    kept = kept_by(question)
    if isinstance(kept, Unfit):
        return kept
    store, doubt = kept
    copies, as_of = question.facts.recovery.copies(store), question.facts.as_of
    says = f"since a copy of `{store.address}` was last restored"
    if isinstance(copies, Missing) or doubt is not None:
        gaps = [each for each in (copies, doubt) if isinstance(each, Missing)]
        missing = Missing(frozenset().union(*(each.places for each in gaps)))
        number = Number(Bounds(0.0, inf, missing), TESTED)
        return Answer(number, Step(says, str(number), missing=missing))
    number = Number(latest(copies, as_of), TESTED)
    ages = [(age(each, as_of), each) for each in copies if each.point_in_time]
    ages.sort(key=lambda each: (each[0].high, each[0].low, each[1].name))
    steps = tuple(_step(kept, found, limits=kept is ages[0][1]) for found, kept in ages)
    return Answer(number, Step(says, str(number), missing=number.missing, steps=steps))


def _step(kept: Kept, found: Bounds, *, limits: bool) -> Step:
    tested = kept.copy.restore_tested
    field = ("backup", "copies", kept.name, "restore_tested")
    stated = () if tested is None else (Place(kept.store.where, field),)
    if kept.store.changed is not None:
        stated = (*stated, Place(kept.store.where, ("changed",)))
    says = f"copy `{kept.name}`" if tested is None else f"copy `{kept.name}`, restored {tested}"
    if found.low == inf and tested not in (None, "none"):
        says = f"{says}, which proves nothing: the store changed since, or the day is to come"
    return Step(says, str(Number(found, TESTED)), stated, found.missing, limits=limits)


MEASURE = Measure(
    metric=Metric.RESTORE_TEST_AGE,
    of=(Component,),
    bound="at_most",
    summary="How long ago anyone showed that what a store keeps can be brought back.",
    method=(
        "The days since the last `restore_tested:` of any copy of a point in time; a replica brings"
        " nothing back. A test that is still to come, or from before the store `changed:`, proves"
        " nothing. Of a whole solution, the oldest of its stores that keep master copies."
    ),
    source="NIST SP 800-53 CP-4 and CP-9(1)",
    assumptions=("the test restored all that the store keeps, and somebody looked at it",),
    answer=answer,
    examples=(
        """
solution: permits
department: clerk
stage: live
tier: 3
requirements:
  R1: # <- met 61 d
    kind: quality
    statement: The permit store shall be restored once in 180 days.
    fit: {metric: restore-test-age, at_most: 180 d, of: store}
  R2: # <- unmet 61 d
    kind: quality
    statement: The permit store shall be restored once in 30 days.
    fit: {metric: restore-test-age, at_most: 30 d, of: store}
  R3: # <- unknown at least 61 d
    kind: quality
    statement: The map store shall be restored once in 180 days.
    fit: {metric: restore-test-age, at_most: 180 d, of: maps}
  R4: # <- unmet never
    kind: quality
    statement: The image store shall be restored once in 180 days.
    fit: {metric: restore-test-age, at_most: 180 d, of: images}
components:
  store:
    kind: database
    stores: [permit]
    changed: 2025-01-01
    backup: {copies: {nightly: {method: backup, restore_tested: 2026-09-01}}}
  maps:
    kind: database
    stores: [notice]
    backup: {copies: {nightly: {method: backup, restore_tested: 2026-09-01}}}
  images:
    kind: file-share
    stores: [notice]
    changed: 2026-10-01
    backup: {copies: {nightly: {method: backup, restore_tested: 2026-09-01}}}
""",
    ),
)
