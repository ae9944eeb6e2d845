"""PRV-012: records that will not be there, or not be readable, at the end of their time."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from archkit.analysis.knowledge import Missing, Truth, all_of, any_of, opposite
from archkit.model.component import Component
from archkit.model.information import Data
from archkit.model.organisation import Agreement, Vendor
from archkit.model.quantities import Duration
from archkit.model.vocabulary import Kind
from archkit.rules.rule import (
    ERROR,
    NOT_APPLICABLE,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
    WaivableBy,
    settled,
)
from archkit.source.place import Place

_LASTING: Final = {
    "bulk_export": "no export of all of them",
    "open_format": "no open format",
    "metadata": "no description beside each record",
    "migration_plan": "no plan by which they stay readable",
}
"""What a store of long-lived records needs, and what is wrong where it is `none` or false."""


def among(on: Situation) -> Sequence[Data | Component]:
    """All data, and bought services."""
    return [*on.design.data.values(), *on.facts.operators.services]


def judge(element: Data | Component, on: Situation) -> Judgement:
    """Judge how one kind of record is kept, or what becomes of the records of a bought service."""
    if isinstance(element, Component):
        return _service(element, on) if element.kind is Kind.SAAS else NOT_APPLICABLE
    if element.retention is None:
        return Unknown(Missing.field(element, "retention"))
    if element.retention == "none":
        return NOT_APPLICABLE
    period = element.retention.period
    return [*_backup_only(element, period, on), *_long_lived(element, period, on)]


def _backup_only(data: Data, period: Duration, on: Situation) -> Iterator[Fail | Unknown]:
    retention = on.facts.retention
    kept = retention.kept(data, period)
    if kept is not True:
        faulty = all_of(opposite(kept), retention.backed_up(data, period))
        yield from settled(faulty, partial(_in_backups, data, period, on))


def _in_backups(data: Data, period: Duration, on: Situation) -> Fail:
    return Fail(
        f"only backups keep `{data.id}` for {period}",
        ("retention", "period"),
        fix="Keep them in the store itself, or move them to an archive that finds and shows each.",
        key="backup",
        waivable_by=_by(period, on),
    )


def _by(period: Duration, on: Situation) -> WaivableBy:
    """Nobody where the rules on electronic records bind."""
    binding = on.facts.regulations.duration("tx-long-lived-records")
    return WaivableBy.NOBODY if period.value >= binding.value else WaivableBy.CITY


def _long_lived(data: Data, period: Duration, on: Situation) -> Iterator[Fail | Unknown]:
    """Whether the system of record can keep records readable for ten years and more."""
    if period.value < on.facts.regulations.duration("tx-long-lived-records").value:
        return
    if data.system_of_record is None:
        yield Unknown(Missing.field(data, "system_of_record"))
        return
    master = on.design.components.get(data.system_of_record)
    if master is None or master.kind is Kind.EXTERNAL_SYSTEM:
        return
    gaps = {words: _without(master, field) for field, words in _LASTING.items()}
    wrong = ", ".join(words for words, gap in gaps.items() if gap is True)
    yield from settled(
        any_of(*gaps.values()),
        lambda: Fail(
            f"`{data.id}` is kept for {period} in `{master.address}`, which has {wrong}",
            ("system_of_record",),
            related=((Place(master.where, ("records",)), "what it can do with records"),),
            key="lasting",
            waivable_by=WaivableBy.NOBODY,
        ),
    )


def _without(master: Component, field: str) -> Truth:
    if master.records is None:
        return Missing.field(master, "records")
    if master.records == "none":
        return True
    stated = getattr(master.records, field)
    if stated is None:
        return Missing.field(master, "records", field)
    return stated in ("none", False)


def _service(component: Component, on: Situation) -> Judgement:
    kept = on.facts.retention.keeps_records(component)
    if kept is False or component.vendor == "none":
        return NOT_APPLICABLE
    vendor = on.design.vendors.get(component.vendor) if component.vendor else None
    if vendor is None:
        return list(settled(all_of(kept, Missing.field(component, "vendor"))))
    faulty = all_of(kept, opposite(_returned(vendor, on)))
    return list(settled(faulty, lambda: _never_returned(component, vendor)))


def _returned(vendor: Vendor, on: Situation) -> Truth:
    """Whether an agreement with a vendor that has not ended has it hand back the records."""
    return any_of(*(_promised(each, vendor, on) for each in on.design.agreements.values()))


def _promised(agreement: Agreement, vendor: Vendor, on: Situation) -> Truth:
    with_it: Truth = agreement.vendor == vendor.id
    if agreement.vendor is None:
        with_it = Missing.field(agreement, "vendor")
    returns: Truth = agreement.returns_records is True
    if agreement.returns_records is None:
        returns = Missing.field(agreement, "returns_records")
    return all_of(_runs(agreement, on), with_it, returns)


def _runs(agreement: Agreement, on: Situation) -> Truth:
    """Whether it has not ended."""
    if agreement.ends is None:
        return Missing.field(agreement, "ends")
    return agreement.ends >= on.as_of


def _never_returned(component: Component, vendor: Vendor) -> Fail:
    return Fail(
        f"`{vendor.id}` keeps records of the city in `{component.id}`, and no agreement has it hand"
        " them back",
        ("vendor",),
        fix="Agree on it, and state `returns_records: true` in the agreement.",
        related=((Place(vendor.where), "the vendor"),),
        key="returned",
        only_if_whole=True,
    )


RULE = Rule[Data | Component](
    id="PRV-012",
    name="unsustainable-retention",
    summary=(
        "Records are kept for their time by backups only, cannot stay readable for ten years and"
        " more, or are with a vendor who need not hand them back."
    ),
    why=(
        "The city answers for a record until its last day. A tape that nobody can search, a format"
        " that no program reads any more and a vendor that has closed all lose it as surely as"
        " deleting it does."
    ),
    fix=(
        "Keep records in a store that finds and shows each of them; state under `records` an open"
        " export, the metadata and the plan for the next move; and agree with the vendor on their"
        " return (`returns_records: true`)."
    ),
    severity=ERROR,
    traces_to=("13 TAC 7.72", "13 TAC 7.74(a)(2)", "13 TAC 7.74(a)(4)", "13 TAC 7.74(a)(8)"),
    notes=(
        "The rules on electronic records bind from ten years of retention on; below that they are"
        " good practice. Nobody may waive what binds, and the city the rest. What long-lived"
        " records need is asked of their system of record. Of vendors, those of bought services"
        " (`kind: saas`) are asked; an agreement that has ended does not count. That a backup which"
        " is indexed and tested satisfies retention is not modelled: give it a store of its own."
        " What is deleted too early without a backup is found by PRV-011."
    ),
    regulations=("tx-long-lived-records", "tx-record-custody"),
    subject=(Data, Component),
    among=among,
    judge=judge,
    fires=(
        """
data:
  report:
    regimes: []
    retention:
      series: R-1
      period: 7 years # <- PRV-012
  plat:
    regimes: []
    system_of_record: none
    retention:
      series: M-1
      period: 10 years # <- PRV-012
solution: cases
department: clerk
stage: live
tier: 2
components:
  clerk: {kind: person}
  desk:
    kind: database
    stores: [report]
    records: {deletes_after: 2 years}
    backup: {copies: {tapes: {method: backup, keep: 7 years}}}
  tapes: {kind: backup-store, stores: [plat], records: {deletes_after: none}}
connections:
  clerk -> desk: {carries: [report]}
  clerk -> tapes: {carries: [plat]}
""",
        """
agreements:
  licence: {vendor: acme, ends: 2030-12-31, returns_records: false}
  former: {vendor: acme, ends: 2025-12-31, returns_records: true}
data:
  plat:
    system_of_record: cases.maps # <- PRV-012
    retention: {series: M-1, period: 75 years}
  chart:
    system_of_record: cases.charts # <- PRV-012
    retention: {series: M-2, period: 10 years}
solution: cases
department: clerk
stage: live
tier: 2
components:
  maps:
    kind: saas
    vendor: acme # <- PRV-012
    stores: [plat]
    records: none
  charts:
    kind: database
    stores: [chart]
    records:
      bulk_export: none
      open_format: false
      metadata: false
      migration_plan: none
      deletes_after: none
""",
    ),
    quiet=(
        """
agreements:
  licence: {vendor: acme, ends: 2030-12-31, returns_records: true}
data:
  report: {regimes: [], retention: {series: R-1, period: 7 years}}
  plat:
    system_of_record: cases.maps
    retention: {series: M-1, period: 75 years}
  chart:
    system_of_record: cases.charts
    retention: {series: M-2, period: 9 years}
  deed:
    system_of_record: cases.county
    retention: {series: M-3, period: 75 years}
solution: cases
department: clerk
stage: live
tier: 2
components:
  desk:
    kind: database
    stores: [report]
    records: {deletes_after: 2 years}
    backup: {copies: {tapes: {method: backup, keep: 7 years}}}
  papers: {kind: file-share, stores: [report, deed], records: {deletes_after: none}}
  maps:
    kind: saas
    vendor: acme
    stores: [plat]
    records:
      bulk_export: GeoPackage
      open_format: true
      metadata: true
      migration_plan: records/maps.pdf
      deletes_after: none
  charts: {kind: database, stores: [chart], records: none}
  county: {kind: external-system, stores: [deed]}
  notices: {kind: saas, vendor: acme, stores: [notice]}
""",
    ),
    unknown=(
        """
agreements:
  licence: {vendor: acme, ends: 2030-12-31} # <- PRV-012 unknown
data:
  deed: {system_of_record: none} # <- PRV-012 unknown
  plat: {retention: {series: M-1, period: 75 years}} # <- PRV-012 unknown
  chart: {system_of_record: cases.charts, retention: {series: M-2, period: 10 years}}
solution: cases
department: clerk
stage: live
tier: 2
components:
  maps: {kind: saas, vendor: acme, stores: [plat], records: {deletes_after: none}}
  copies: {kind: saas, stores: [plat]} # <- PRV-012 unknown
  charts: # <- PRV-012 unknown
    kind: database
    stores: [chart]
    records: {bulk_export: CSV, deletes_after: none}
""",
    ),
)
