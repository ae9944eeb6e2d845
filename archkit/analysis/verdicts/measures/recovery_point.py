"""How much work is lost when a store is lost."""

from math import inf
from typing import Final

from archkit.analysis.knowledge import Bounds, Missing
from archkit.analysis.recovery import Kept, Loss, Threat
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import Number, time_or
from archkit.analysis.verdicts.measure import Answer, Measure, Question, Unfit
from archkit.analysis.verdicts.parts import kept_by
from archkit.model.component import Component
from archkit.model.quality import Metric
from archkit.source.place import Place

LOST: Final = time_or("everything")


def answer(question: Question) -> Answer | Unfit:
    """The work that the worst of the threats costs."""
    kept = kept_by(question)
    if isinstance(kept, Unfit):
        return kept
    store, doubt = kept
    recovery = question.facts.recovery
    copies = recovery.copies(store)
    says = f"after the worst that can happen to `{store.address}`"
    if isinstance(copies, Missing):
        missing = copies if doubt is None else copies | doubt
        number = Number(Bounds(0.0, inf, missing), LOST)
        return Answer(number, Step(says, str(number), missing=missing))
    losses = [recovery.loss(copies, threat) for threat in Threat]
    losses.sort(key=lambda each: (-each.lost.high, -each.lost.low, list(Threat).index(each.threat)))
    number = Number(_worst(losses, doubt), LOST)
    steps = tuple(_step(each, limits=each is losses[0]) for each in losses)
    place = Place(store.where, ("backup",))
    return Answer(number, Step(says, str(number), (place,), number.missing, steps=steps))


def _worst(losses: list[Loss], doubt: Missing | None) -> Bounds:
    low, high = max(each.lost.low for each in losses), losses[0].lost.high
    gaps = [each.lost.missing for each in losses if each.lost.missing is not None]
    if doubt is not None:
        return Bounds(0.0, inf, doubt)
    if low == high:
        return Bounds.exactly(low)
    return Bounds(low, high, Missing(frozenset().union(*(each.places for each in gaps))))


def _step(loss: Loss, *, limits: bool) -> Step:
    number = Number(loss.lost, LOST)
    if loss.best is None:
        return Step(f"{loss.threat}: no copy survives it", str(number), limits=limits)
    sure = "with" if loss.certain else "at best with"
    says = f"{loss.threat}: {sure} copy `{loss.best.name}`"
    return Step(says, str(number), _places(loss.best), loss.lost.missing, limits=limits)


def _places(kept: Kept) -> tuple[Place, ...]:
    names = [name for name in ("method", "every", "takes") if getattr(kept.copy, name) is not None]
    field = ("backup", "copies", kept.name)
    return tuple(Place(kept.store.where, (*field, name)) for name in names)


MEASURE = Measure(
    metric=Metric.RECOVERY_POINT,
    of=(Component,),
    bound="at_most",
    summary="How much work is lost, in time, when the worst happens to a store.",
    method=(
        "For each threat, the loss of the site, corruption and ransomware, the best copy that is"
        " still good counts: at another site; of a point in time; of a point in time, and immutable"
        " or offline. It loses the time between two copies and the time that making one takes; a"
        " replica loses what it lags behind. The worst threat counts. Of a whole solution, the"
        " worst of its stores that keep master copies."
    ),
    source="NIST SP 800-34 Rev. 1, section 3.2.1 (recovery point); NIST SP 800-53 CP-9",
    assumptions=(
        "copies are made as often as is stated, and can be restored (`restore-test-age`)",
        "shipped logs are replayed up to the damage and no further",
    ),
    answer=answer,
    examples=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- met 1.17 h
    kind: quality
    statement: The permit store shall lose at most 2 hours of work.
    fit: {metric: recovery-point, at_most: 2 h, of: store}
  R2: # <- unmet 1.17 h
    kind: quality
    statement: The permit store shall lose at most 1 hour of work.
    fit: {metric: recovery-point, at_most: 1 h, of: store}
  R3: # <- unknown at least 5000 ms
    kind: quality
    statement: The map store shall lose at most 1 hour of work.
    fit: {metric: recovery-point, at_most: 1 h, of: maps}
  R4: # <- unmet everything
    kind: quality
    statement: The image store shall lose at most 1 day of work.
    fit: {metric: recovery-point, at_most: 1 d, of: images}
  R5: # <- not applicable
    kind: quality
    statement: The permit desk shall lose at most 1 day of work.
    fit: {metric: recovery-point, at_most: 1 d, of: desk}
components:
  desk: {kind: service, stores: none}
  store:
    kind: database
    placed: [office-1]
    stores: [permit]
    backup:
      copies:
        twin: {method: sync-replica, at: office-2, immutable: false, offline: false}
        hourly: {method: backup, at: vault-1, every: 1 h, takes: 10 min, immutable: true}
  maps:
    kind: database
    placed: [office-1]
    stores: [notice]
    backup:
      copies:
        logs: {method: log-shipping, at: vault-1, every: 5 s, takes: 0 s}
  images:
    kind: file-share
    placed: [office-1]
    stores: [notice]
    backup: {copies: {twin: {method: sync-replica, at: office-2, immutable: false, offline: false}}}
""",
    ),
)
