"""PRV-011: records of which nobody says how long they are kept, or too short a time."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from archkit.analysis.knowledge import Missing, Truth, all_of, opposite
from archkit.model.information import Data, Retention
from archkit.model.quantities import Duration
from archkit.model.vocabulary import Regime
from archkit.rules.rule import (
    ERROR,
    NOT_APPLICABLE,
    WARNING,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
    WaivableBy,
    settled,
)
from archkit.source.place import Place

_VIDEO: Final = "video of body-worn cameras"


def judge(data: Data, on: Situation) -> Judgement:
    """Judge one kind of data."""
    if data.retention is None:
        return Unknown(Missing.field(data, "retention"))
    if data.retention == "none":
        least = on.facts.regulations.duration("bwc-retention")
        message = f"`{data.id}` is {_VIDEO} and no record: the law has it kept for {least}"
        fail = _below_the_law(message, "retention")
        return list(settled(_video(data), lambda: fail)) or NOT_APPLICABLE
    return [
        *_undefined(data, data.retention),
        *_too_short(data, data.retention, on),
        *_deleted(data, data.retention.period, on),
    ]


def _video(data: Data) -> Truth:
    if data.regimes is None:
        return Missing.field(data, "regimes")
    return Regime.BWC in data.regimes


def _below_the_law(message: str, *field: str) -> Fail:
    return Fail(message, field, severity=ERROR, key="law", waivable_by=WaivableBy.NOBODY)


def _undefined(data: Data, retention: Retention) -> Iterator[Fail | Unknown]:
    for field in ("trigger", "disposition", "legal_hold"):
        if getattr(retention, field) is None:
            yield Unknown(Missing.field(data, "retention", field))
    if retention.legal_hold is False:
        message = f"no hold can stop the disposition of `{data.id}`"
        fix = "Find a way to hold records that a court or an audit has asked for."
        yield Fail(message, ("retention", "legal_hold"), fix=fix, key="hold")


def _too_short(data: Data, retention: Retention, on: Situation) -> Iterator[Fail | Unknown]:
    """Shorter than the law asks: as the schedule states it, or as archkit knows it."""
    kept, stated = retention.period, retention.minimum
    if stated is None:
        yield Unknown(Missing.field(data, "retention", "minimum"))
    elif stated != "none" and kept.value < stated.value:
        message = f"`{data.id}` is kept for {kept}, and the law asks for {stated}"
        yield _below_the_law(message, "retention", "period")
        return
    least = on.facts.regulations.duration("bwc-retention")
    if kept.value < least.value:
        message = f"`{data.id}` is {_VIDEO}, kept for {kept}, and the law asks for {least}"
        yield from settled(_video(data), lambda: _below_the_law(message, "retention", "period"))


def _deleted(data: Data, period: Duration, on: Situation) -> Iterator[Fail | Unknown]:
    """Whether everything that keeps the records deletes them before their time."""
    retention = on.facts.retention
    faulty = all_of(retention.stored(data), opposite(retention.kept(data, period)))
    yield from settled(faulty, partial(_early, data, period, on))


def _early(data: Data, period: Duration, on: Situation) -> Fail:
    stores = on.facts.retention.stores(data)
    return Fail(
        f"`{data.id}` is to be kept for {period}, and whatever keeps it deletes it earlier",
        ("retention", "period"),
        fix="Keep them in the store, or move them to an archive, before they are deleted.",
        related=tuple(
            (Place(each.where, ("records", "deletes_after")), f"`{each.address}` deletes them")
            for each in stores
        ),
        key="deleted",
    )


RULE = Rule(
    id="PRV-011",
    name="undefined-retention",
    summary=(
        "A record has no trigger, disposition or legal hold, is kept for less than the law asks,"
        " or is deleted by its stores before its time."
    ),
    why=(
        "A record that is destroyed too early is an offence, and one that is kept for ever is found"
        " in every breach and every lawsuit. Whoever builds the store has to know which of the two"
        " it prevents."
    ),
    fix=(
        "State what the schedule says: `retention: {series: DS-70, period: 5 years, minimum: none,"
        " trigger: application closed, disposition: destroy, legal_hold: true}`; the minimum is"
        " what the law asks for. `retention: none` says that it is no record."
    ),
    severity=WARNING,
    traces_to=("Texas Local Government Code 201-205", "CCP 2B.0106", "13 TAC 7.74"),
    notes=(
        "What the law asks for is what `minimum` states, and for video of body-worn cameras (regime"
        " `BWC`) what archkit knows; falling below it is an error that nobody may waive. `minimum:"
        " none` says that no law asks for anything. A store deletes early where"
        " `deletes_after` of its `records` is shorter than the period; it is no fault where another"
        " store keeps them long enough. Copies in a backup do not count (PRV-012)."
    ),
    regulations=("tx-record-schedules", "bwc-retention"),
    subject=Data,
    judge=judge,
    fires=(
        """
data:
  deed:
    retention:
      series: P-1
      period: 2 years # <- PRV-011
      minimum: 3 years
      trigger: permit closed
      disposition: destroy
      legal_hold: false # <- PRV-011
  clip:
    regimes: [BWC, CJI]
    retention:
      series: B-1
      period: 60 d # <- PRV-011
      minimum: none
      trigger: shift ends
      disposition: destroy
      legal_hold: true
  livestream:
    regimes: [BWC]
    retention: none # <- PRV-011
""",
        """
data:
  report:
    retention:
      series: R-1
      period: 7 years # <- PRV-011
      minimum: none
      trigger: case closed
      disposition: destroy
      legal_hold: true
solution: cases
department: clerk
stage: live
tier: 2
components:
  clerk: {kind: person}
  desk: {kind: database, stores: [report], records: {deletes_after: 2 years}}
connections:
  clerk -> desk: {carries: [report]}
""",
    ),
    quiet=(
        """
data:
  clip:
    regimes: [BWC, CJI]
    retention:
      series: B-1
      period: 90 d
      minimum: 90 d
      trigger: shift ends
      disposition: review
      legal_hold: true
  draft: {retention: none, regimes: []}
  report:
    regimes: []
    retention:
      series: R-1
      period: 7 years
      minimum: none
      trigger: case closed
      disposition: destroy
      legal_hold: true
solution: cases
department: clerk
stage: live
tier: 2
components:
  desk: {kind: database, stores: [report, draft], records: {deletes_after: 2 years}}
  papers: {kind: file-share, stores: [report], records: {deletes_after: none}}
  county: {kind: external-system, stores: [report, clip], records: {deletes_after: 1 d}}
""",
    ),
    unknown=(
        """
data:
  deed: {regimes: []} # <- PRV-011 unknown
  draft: {retention: none} # <- PRV-011 unknown
  clip: # <- PRV-011 unknown
    retention: {series: B-1, period: 60 d, disposition: destroy}
  report:
    regimes: []
    retention:
      series: R-1
      period: 7 years
      minimum: none
      trigger: case closed
      disposition: destroy
      legal_hold: true
solution: cases
department: clerk
stage: live
tier: 2
components:
  desk: {kind: database, stores: [report], records: {search: true}} # <- PRV-011 unknown
  papers: {kind: file-share, stores: [report]} # <- PRV-011 unknown
""",
    ),
)
