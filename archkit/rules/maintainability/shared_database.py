"""MNT-006: a store that several parts of the city work on behind its owner's back."""

from collections.abc import Iterable, Iterator, Sequence

from archkit.analysis.knowledge import Missing, Truth
from archkit.analysis.sharing import Use, shared, uses, written_by_several
from archkit.model.component import Component
from archkit.model.settings import Severity
from archkit.model.vocabulary import Kind
from archkit.rules.rule import (
    ERROR,
    NOT_APPLICABLE,
    WARNING,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
)
from archkit.source.place import Place

_SHAREABLE = frozenset({Kind.DATABASE, Kind.FILE_SHARE})


def among(on: Situation) -> Sequence[Component]:
    """The stores."""
    return on.facts.directory.of_kinds(_SHAREABLE)


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one store."""
    if component.kind not in _SHAREABLE:
        return NOT_APPLICABLE
    found = uses(component, on.design)
    written = written_by_several(found)
    if written is True:
        writers = [use for use in found if use.writes is True]
        return _fail(component, "is written by", writers, ERROR)
    return list(_less(component, found, written))


def _less(component: Component, found: list[Use], written: Truth) -> Iterator[Fail | Unknown]:
    """What is left where it is not sure that several groups write."""
    both = False if component.contracts else shared(found)
    if both is True:
        yield _fail(component, "is used by", found, WARNING)
    for open_question in (both, written):
        if isinstance(open_question, Missing):
            yield Unknown(open_question)


def _fail(store: Component, how: str, among: Iterable[Use], severity: Severity) -> Fail:
    first: dict[str, Use] = {}
    for use in among:
        first.setdefault(use.group, use)
    names = ", ".join(f"`{group}`" for group in sorted(first))
    return Fail(
        f"`{store.id}` {how} {len(first)} groups: {names}",
        severity=severity,
        related=tuple(
            (Place(use.connection.where, ("access",)), f"`{group}` {_verb(use)} it")
            for group, use in sorted(first.items())
        ),
    )


def _verb(use: Use) -> str:
    if isinstance(use.writes, Missing):
        return "uses"
    return "writes to" if use.writes else "reads"


RULE = Rule(
    id="MNT-006",
    name="shared-database",
    summary="Components of several solutions or subsystems work on one database or file share.",
    why=(
        "Whoever shares the tables shares every change to them: no part can be changed, tested"
        " or replaced alone. Where several write, nobody can vouch for what is stored."
    ),
    fix=(
        "Let the owner publish an interface, a view or an event for the others, and state it in"
        " the store's `contracts`; let one group write."
    ),
    severity=WARNING,
    traces_to=("ISO/IEC 25010:2023 modifiability", "ISO/IEC 25010:2023 modularity"),
    notes=(
        "A group is a solution, or a subsystem (`group`) within one. Several writing groups are"
        " an error; several groups of which at most one writes are a warning, unless the store"
        " publishes `contracts` for its readers. Without `access` nobody knows whether a caller"
        " writes, so an error stays open, while the warning stands. A caller without `group` in"
        " a solution whose other callers state one makes it unknown. People, and components that"
        " only look after others (backup, monitoring, log collectors, bastions and their like),"
        " do not count as a group."
    ),
    subject=Component,
    among=among,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, group: intake}
  office: {kind: service, group: inspection}
  store: # <- MNT-006
    kind: database
    contracts: [permit-view]
connections:
  desk -> store: {access: read-write}
  office -> store: {access: write}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, group: intake}
  charts: {kind: service, group: reporting}
  store: {kind: database} # <- MNT-006
connections:
  desk -> store: {access: read-write}
  charts -> store: {access: read}
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, group: intake}
  charts: {kind: service, group: reporting}
  nightly: {kind: backup-store, group: operations}
  store: {kind: database, contracts: [permit-view]}
  inbox: {kind: database}
  county: {kind: external-system}
  state: {kind: external-system, group: records}
connections:
  county -> inbox: {access: read-write}
  state -> inbox: {access: read-write}
  desk -> store: {access: read-write}
  charts -> store: {access: read}
  desk -> inbox: {access: read-write}
  nightly -> inbox: {access: read}
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, group: intake}
  charts: {kind: service, group: reporting}
  store: {kind: database, contracts: [permit-view]}
connections:
  desk -> store: {access: read-write}
  charts -> store: {} # <- MNT-006 unknown
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, group: intake}
  charts: {kind: service} # <- MNT-006 unknown
  store: {kind: database}
connections:
  desk -> store: {access: read-write}
  charts -> store: {access: read}
""",
    ),
)
