"""AVL-006: whoever ruins a master store can ruin all its copies too."""

from collections.abc import Sequence

from archkit.analysis.knowledge import Missing, Truth, all_of, any_of, opposite
from archkit.analysis.recovery import Isolation, Kept
from archkit.model.component import Component
from archkit.rules.rule import (
    ERROR_IF_CRITICAL,
    NOT_APPLICABLE,
    Fail,
    Judgement,
    Rule,
    Situation,
    judged,
    settled,
)

_Isolated = dict[Isolation, Truth]


def among(on: Situation) -> Sequence[Component]:
    """Those that keep master copies."""
    return on.facts.recovery.keepers


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component."""
    recovery = on.facts.recovery
    concerned = recovery.keeps_records(component)
    if concerned is False:
        return NOT_APPLICABLE
    copies = recovery.copies(component)
    if isinstance(copies, Missing):
        return list(settled(all_of(concerned, copies)))
    each = [(kept, recovery.isolation(kept)) for kept in copies]
    isolated = any_of(*(all_of(*holds.values()) for _, holds in each))
    return judged(all_of(concerned, opposite(isolated)), lambda: _fail(each))


def _fail(each: list[tuple[Kept, _Isolated]]) -> Fail:
    if not each:
        return Fail("no copy is kept of this master store", field=("backup",))
    kept, holds = max(each, key=lambda one: len(one[1]) - len(_lacking(one[1])))
    lacks = " and not ".join(_lacking(holds))
    return Fail(
        f"no copy is out of reach of what ruins the store: `{kept.name}` is not {lacks}",
        field=("backup",),
        evidence=tuple(
            f"`{kept.name}` is not {'; not '.join(_lacking(holds))}" for kept, holds in each
        ),
    )


def _lacking(holds: _Isolated) -> list[str]:
    return [name.value for name, truth in holds.items() if truth is False]


RULE = Rule(
    id="AVL-006",
    name="unisolated-backup",
    summary="No copy of a master store is out of reach of what may ruin the store itself.",
    why=(
        "A fire takes every copy in the building, and whoever gets hold of an administrator's"
        " account deletes the backups first. One copy that lies elsewhere, under other"
        " credentials, and that nobody can change, is what the city recovers from."
    ),
    fix=(
        "Keep one copy that is all of this: at another site (`at:`), under credentials of its own"
        " (`separate_credentials: true`), `immutable: true` or `offline: true`, and encrypted"
        " where the data are confidential."
    ),
    severity=ERROR_IF_CRITICAL,
    traces_to=(
        "NIST SP 800-53 CP-9(3)",
        "NIST SP 800-53 CP-9(8)",
        "NIST SP 800-53 CP-6(1)",
        "NIST CSF 2.0 PR.DS-11",
    ),
    notes=(
        "It judges components that keep data whose `system_of_record` they are. One copy has to"
        " fulfil all conditions; two that share them out do not do. Mended: the copy must also be"
        " one of a point in time, since a replica carries every damage with it."
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
  records:
    kind: database
    placed: [office-1]
    stores: [ledger]
    backup: # <- AVL-006
      copies:
        away:
          {method: backup, at: vault-1, separate_credentials: false, immutable: true}
        locked:
          {method: snapshot, at: office-1, separate_credentials: true, immutable: true}
data:
  ledger: {classification: internal, system_of_record: permits.records}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  records:
    kind: database
    placed: [office-1]
    stores: [ledger]
    backup: # <- AVL-006
      copies:
        vault:
          method: backup
          at: vault-1
          separate_credentials: true
          offline: true
          encryption: none
data:
  ledger: {classification: confidential, system_of_record: permits.records}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
data:
  ledger: {classification: internal, system_of_record: permits.records}
components:
  records:
    kind: database
    placed: [office-1]
    stores: [ledger]
    backup: none # <- AVL-006
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
data:
  ledger: {classification: internal, system_of_record: permits.records}
components:
  records:
    kind: database
    placed: [office-1]
    stores: [ledger]
    backup: # <- AVL-006
      copies:
        disk: {method: backup, at: office-1, separate_credentials: false, offline: false}
        shelf: {method: backup, at: office-1, separate_credentials: true, offline: false}
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  records:
    kind: database
    placed: [office-1]
    stores: [ledger]
    backup:
      copies:
        vault: {method: backup, at: vault-1, separate_credentials: true, offline: true}
  mirror: {kind: database, placed: [office-1], stores: [ledger], backup: none}
data:
  ledger: {classification: internal, system_of_record: permits.records}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  records:
    kind: database
    placed: [office-1]
    stores: [ledger]
    backup:
      copies:
        standby: {method: async-replica, at: office-1}
        vault:
          method: backup
          at: vault-1
          separate_credentials: true
          offline: true
          encryption: aes-256
data:
  ledger: {classification: confidential, system_of_record: permits.records}
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  records: # <- AVL-006 unknown
    kind: database
    placed: [office-1]
    stores: [ledger]
    backup:
      copies:
        vault: {method: backup, at: vault-1, immutable: true}
data:
  ledger: {classification: internal, system_of_record: permits.records}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  records:
    kind: database
    placed: [office-1]
    stores: [ledger]
    backup: none
data:
  ledger: {classification: internal} # <- AVL-006 unknown
""",
    ),
)
