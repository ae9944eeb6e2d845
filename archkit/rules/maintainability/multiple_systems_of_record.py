"""MNT-007: governed data without a master copy, or with two."""

from collections.abc import Iterable

from archkit.analysis.knowledge import Missing, Truth, all_of, any_of
from archkit.analysis.masters import Rival
from archkit.analysis.retention import is_record
from archkit.model.component import Component
from archkit.model.information import Data
from archkit.model.settings import Severity
from archkit.rules.rule import (
    ERROR_IF_CRITICAL,
    NOT_APPLICABLE,
    PASS,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
)
from archkit.source.place import Place

_STATED = "system_of_record"


def judge(data: Data, on: Situation) -> Judgement:
    """Judge one kind of data."""
    kept = on.facts.masters.kept(data)
    if kept is False:
        return NOT_APPLICABLE
    if data.system_of_record is None:
        return Unknown(Missing.field(data, _STATED))
    if data.system_of_record == "none":
        return _without(data, kept, on)
    return [_told(data, rival, on) for rival in on.facts.masters.rivals(data)]


def _without(data: Data, kept: Truth, on: Situation) -> Judgement:
    """Nobody holds the master copy: a fault of what is governed and kept."""
    faulty = all_of(kept, _governed(data))
    if isinstance(faulty, Missing):
        return Unknown(faulty)
    if not faulty:
        return PASS
    keepers = on.facts.masters.keepers(data)
    names = ", ".join(f"`{each.address}`" for each in keepers)
    which = "none of them" if len(keepers) > 1 else "no component"
    return Fail(
        f"`{data.id}` is kept by {names}, and {which} is its system of record",
        field=(_STATED,),
        severity=_severity(keepers, on),
        related=tuple((Place(each.where, ("stores",)), "kept here") for each in keepers),
    )


def _governed(data: Data) -> Truth:
    """Whether a law or a retention schedule is about them."""
    lawful: Truth = Missing.field(data, "regimes") if data.regimes is None else bool(data.regimes)
    return any_of(lawful, is_record(data))


def _told(data: Data, rival: Rival, on: Situation) -> Fail | Unknown:
    if isinstance(rival.sure, Missing):
        return Unknown(rival.sure)
    other = rival.component
    return Fail(
        f"the master copy of `{data.id}` is in `{data.system_of_record}`, but `{other.address}`"
        " gets the same data and keeps a copy of its own, apart from it",
        field=(_STATED,),
        fix=(
            f"Let `{other.address}` get `{data.id}` from the system of record or hand them over"
            " to it, over whatever lies between; or let it keep data of another kind."
        ),
        severity=_severity([other], on),
        related=((Place(other.where, ("stores",)), "the second copy"),),
        key=other.address,
    )


def _severity(keepers: Iterable[Component], on: Situation) -> Severity:
    """By the most critical of those who keep the data: the data themselves have no tier."""
    return RULE.severity_at(min(on.tier(each) for each in keepers))


RULE = Rule(
    id="MNT-007",
    name="multiple-systems-of-record",
    summary=(
        "Data that a law or a retention schedule governs are kept, and no component is their"
        " system of record; or a second component takes and keeps them on its own."
    ),
    why=(
        "Where two copies are changed apart, they come to differ, and nobody can tell which one"
        " is right: not the resident who asks for a record, nor the auditor, nor the court."
    ),
    fix=(
        "Name one component as the `system_of_record`, and let the others get the data from it"
        " or hand them over to it."
    ),
    severity=ERROR_IF_CRITICAL,
    traces_to=("NIST CSF 2.0 ID.AM-07",),
    notes=(
        "The language names one `system_of_record` for each kind of data, so that two can only be"
        " found by what is kept. A component of another solution than the system of record's is"
        " a second master where it keeps the data and takes them from people or from further"
        " solutions, while nothing brings them to it from the solution of the system of record,"
        " and nobody on the way but a person hands them to that one as well, at whatever remove."
        " What is kept by the solution of the system of record is"
        " its own affair. `none` is a fault only of data that are kept, and that a regime or a"
        " `retention` governs: card numbers that pass through need no master copy. Queues,"
        " hubs and gateways pass data on, backups and their like look after them, and an"
        " `external-system` is not the city's: none of these is a master. The severity is that"
        " of the most critical keeper. Unlike in the catalogue, `access` plays no part: data that"
        " are carried to what keeps them are written."
    ),
    subject=Data,
    judge=judge,
    fires=(
        """
data:
  licence:
    classification: confidential
    regimes: [SPI]
    owner: clerk
    system_of_record: none # <- MNT-007
    retention: none
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, stores: none}
  store: {kind: database, stores: [licence]}
connections:
  desk -> store: {carries: [licence]}
""",
        """
data:
  licence:
    classification: internal
    regimes: []
    owner: clerk
    system_of_record: town.archive # <- MNT-007
solution: permits
department: clerk
stage: live
tier: 3
components:
  clerk: {kind: person}
  desk: {kind: service, stores: none}
  store: {kind: database, stores: [licence]}
connections:
  clerk -> desk: {carries: [licence]}
  desk -> store: {carries: [licence]}
""",
    ),
    quiet=(
        """
data:
  card: {classification: restricted, regimes: [CHD], owner: clerk, system_of_record: none}
  draft:
    {classification: internal, regimes: [], owner: clerk, system_of_record: none, retention: none}
solution: permits
department: clerk
stage: live
tier: 2
components:
  resident: {kind: person}
  desk: {kind: service, stores: [draft]}
  waiting: {kind: queue, stores: [card]}
  checkout: {kind: external-system, stores: [card]}
connections:
  resident -> desk: {carries: [card]}
  desk -> checkout: {carries: [card]}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  clerk: {kind: person}
  desk: {kind: service, stores: none}
  store: {kind: database, stores: [permit]}
  nightly: {kind: batch-job, stores: none}
  second: {kind: database, stores: [permit]}
connections:
  clerk -> desk: {carries: [permit]}
  desk -> store: {carries: [permit]}
  desk -> second: {carries: [permit]}
  desk -> town.archive: {carries: [permit]}
  nightly -> store: {carries: none, returns: [permit]}
  nightly -> town.archive: {carries: [permit]}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  copy: {kind: database, stores: [permit]}
  filler: {kind: batch-job, stores: none}
connections:
  filler -> copy: {carries: [permit]}
""",
    ),
    unknown=(
        """
data:
  licence: # <- MNT-007 unknown
    classification: confidential
    regimes: [SPI]
    owner: clerk
solution: permits
department: clerk
stage: live
tier: 2
components:
  store: {kind: database, stores: [licence]}
""",
        """
data:
  licence: # <- MNT-007 unknown
    classification: confidential
    regimes: []
    owner: clerk
    system_of_record: none
solution: permits
department: clerk
stage: live
tier: 2
components:
  store: {kind: database, stores: [licence]}
""",
        """
data:
  licence: {classification: confidential, regimes: [SPI], owner: clerk, system_of_record: none}
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, stores: none}
  store: {kind: database} # <- MNT-007 unknown
connections:
  desk -> store: {carries: [licence]}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  clerk: {kind: person}
  desk: {kind: service, stores: none}
  store: {kind: database, stores: [permit]}
connections:
  clerk -> desk: {carries: [permit]}
  desk -> store: {carries: [permit]}
  desk -> town.archive: {} # <- MNT-007 unknown
""",
    ),
)
