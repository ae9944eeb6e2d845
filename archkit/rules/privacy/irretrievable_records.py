"""PRV-013: records that cannot be found, handed over or blacked out when somebody asks."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Annotated, Final

from pydantic import Field

from archkit.analysis.directory import each_once
from archkit.analysis.knowledge import Missing, Truth, any_of
from archkit.analysis.retention import is_record
from archkit.model.component import Component
from archkit.model.obligations import RecordKeeping
from archkit.model.vocabulary import Kind
from archkit.rules.rule import (
    NOT_APPLICABLE,
    WARNING,
    Fail,
    Judgement,
    Parameters,
    Rule,
    Situation,
    Unknown,
    settled,
)

_DAY: Final = 86400
_WRONG: Final = {
    "search": "cannot be found by subject and date",
    "bulk_export": "cannot be taken out all at once",
    "redaction": "cannot be blacked out in part before they are released",
}
"""What a system of record must be able to do, and what is wrong where it cannot."""


class Limits(Parameters):
    """How long handing records over may take."""

    export_days: Annotated[int, Field(ge=1)] = 7
    """The days from the request to the export; seven are five working days."""


def among(on: Situation) -> Sequence[Component]:
    """The systems of record, and whatever keeps data of which nobody names one."""
    named = (on.design.components.get(each) for each in on.facts.masters.held_by)
    keepers = on.facts.holders.stored
    perhaps = (each for name in on.facts.masters.undecided for each in keepers.get(name, ()))
    return each_once(each for each in (*named, *perhaps) if each is not None)


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component."""
    held = on.facts.masters.held_by.get(component.address, ())
    if component.kind in (Kind.PERSON, Kind.EXTERNAL_SYSTEM):
        return NOT_APPLICABLE
    holds = any_of(*(is_record(on.design.data[each]) for each in held), _perhaps(component, on))
    if holds is False:
        return NOT_APPLICABLE
    faults = list(_faults(component, on))
    return [Unknown(holds)] if faults and isinstance(holds, Missing) else faults


def _perhaps(component: Component, on: Situation) -> Truth:
    """Missing where it keeps records of which nobody says where the master copy is."""
    kept = component.stores if isinstance(component.stores, tuple) else ()
    undecided = on.facts.masters.undecided
    return any_of(
        *(
            Missing.field(undecided[each], "system_of_record")
            for each in kept
            if each in undecided and is_record(undecided[each]) is not False
        )
    )


def _faults(component: Component, on: Situation) -> Iterator[Fail | Unknown]:
    records = component.records
    if records is None:
        yield Unknown(Missing.field(component, "records"))
    elif records == "none":
        message = f"`{component.id}` holds records and can do nothing with them"
        yield Fail(message, ("records",), key="records")
    else:
        for field, wrong in _WRONG.items():
            message = f"records in `{component.id}` {wrong}"
            fail = partial(Fail, message, ("records", field), key=field)
            yield from settled(_cannot(component, records, field), fail)
        yield from _slow(component, records, on.given(Limits).export_days)


def _cannot(component: Component, records: RecordKeeping, field: str) -> Truth:
    stated = getattr(records, field)
    if stated is None:
        return Missing.field(component, "records", field)
    return stated in (False, "none")


def _slow(component: Component, records: RecordKeeping, days: int) -> Iterator[Fail | Unknown]:
    if records.bulk_export == "none":
        return
    if records.export_takes is None:
        yield Unknown(Missing.field(component, "records", "export_takes"))
    elif records.export_takes.value > days * _DAY:
        message = f"taking records out of `{component.id}` takes {records.export_takes}"
        yield Fail(f"{message}; at most {days} d are allowed", ("records", "export_takes"))


RULE = Rule(
    id="PRV-013",
    name="irretrievable-records",
    summary=(
        "A system of record cannot search its records, hand all of them over within a week, or"
        " black out what is not public."
    ),
    why=(
        "Anyone may ask for the city's records, and the city has ten working days to say what it"
        " withholds. A system that cannot find, hand over or redact them makes people copy them by"
        " hand, or makes the city break the law."
    ),
    fix=(
        "State what it can do: `records: {search: true, bulk_export: CSV, export_takes: 2 d,"
        " redaction: true}`. Where it cannot, add an index, an export job or a redaction step, or"
        " copy the records to an archive that can and make that the system of record."
    ),
    severity=WARNING,
    traces_to=("Texas Government Code 552", "13 TAC 7.77"),
    notes=(
        "Judged are the components that some record (`retention` other than `none`) names as its"
        " `system_of_record`; another party's system is its own to answer for. That an export takes"
        " at most a week is a policy of archkit's, to be set by `export_days`; the law names the"
        " days for the ruling only."
    ),
    regulations=("tx-record-access", "tx-public-information-ruling"),
    subject=Component,
    among=among,
    judge=judge,
    parameters=Limits,
    fires=(
        """
data:
  deed: {system_of_record: deeds.store, retention: {series: P-1, period: 5 years}}
  plat: {system_of_record: deeds.maps, retention: {series: P-2, period: 5 years}}
  lease: {system_of_record: deeds.papers, retention: {series: P-3, period: 5 years}}
solution: deeds
department: clerk
stage: live
tier: 2
components:
  store:
    kind: database
    stores: [deed]
    records:
      search: false # <- PRV-013
      bulk_export: none # <- PRV-013
      redaction: false # <- PRV-013
  maps:
    kind: saas
    stores: [plat]
    records:
      search: true
      bulk_export: GeoPackage
      export_takes: 30 d # <- PRV-013
      redaction: true
  papers:
    kind: file-share
    stores: [lease]
    records: none # <- PRV-013
""",
    ),
    quiet=(
        """
data:
  deed: {system_of_record: deeds.store, retention: {series: P-1, period: 5 years}}
  plat: {system_of_record: deeds.county, retention: {series: P-2, period: 5 years}}
  note: {system_of_record: deeds.notes, retention: none}
solution: deeds
department: clerk
stage: live
tier: 2
components:
  store:
    kind: database
    stores: [deed]
    records: {search: true, bulk_export: CSV, export_takes: 7 d, redaction: true}
  copy: {kind: database, stores: [deed], records: none}
  county: {kind: external-system, stores: [plat], records: none}
  notes: {kind: database, stores: [note], records: none}
""",
    ),
    unknown=(
        """
data:
  deed: {system_of_record: deeds.store, retention: {series: P-1, period: 5 years}}
  plat: {system_of_record: deeds.maps, retention: {series: P-2, period: 5 years}}
  lease: {retention: {series: P-3, period: 5 years}} # <- PRV-013 unknown
  letter: {system_of_record: deeds.letters} # <- PRV-013 unknown
solution: deeds
department: clerk
stage: live
tier: 2
components:
  store: {kind: database, stores: [deed]} # <- PRV-013 unknown
  maps: {kind: saas, stores: [plat], records: {bulk_export: CSV}} # <- PRV-013 unknown
  papers: {kind: file-share, stores: [lease], records: none}
  letters: {kind: file-share, stores: [letter], records: none}
""",
    ),
)
