"""Make the copies of a store such that nobody can change them before their time."""

from collections.abc import Iterator

from archkit.model.quality import Metric
from archkit.model.resilience import Backup, CopyMethod
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic


def remedies(aim: Aim) -> Iterator[Remedy]:
    """Each copy of a point in time that can still be changed."""
    for store in aim.measured:
        copies = store.backup.copies if isinstance(store.backup, Backup) else {}
        for name, copy in copies.items():
            is_replica = copy.method in (CopyMethod.SYNC_REPLICA, CopyMethod.ASYNC_REPLICA)
            if copy.immutable is not True and not is_replica:
                field = f"backup.copies.{name}"
                lines = (
                    aim.state(store, f"{field}.immutable", value=True),
                    aim.state(store, f"{field}.separate_credentials", value=True),
                )
                says = f"let nobody change copy `{name}` of `{store.address}` before its time"
                yield Remedy(says, lines)


TACTIC = Tactic(
    id="make-copies-immutable",
    concern=Concern.RECOVERY,
    summary="Keep copies so that nobody can change or delete them before their time.",
    when="Whoever gets into the store can change its copies, so that malware takes them too.",
    costs="Storage that refuses changes, and credentials of its own for it.",
    harms="What was copied by mistake, or has to be deleted, stays until its time is over.",
    source="NIST SP 800-209, section 4.7; CISA StopRansomware Guide",
    metrics=frozenset({Metric.RECOVERY_POINT}),
    remedies=remedies,
    examples=(
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- met
    kind: quality
    statement: If the store is lost, at most 4 hours of work shall be lost.
    fit: {metric: recovery-point, at_most: 4 h, of: store}
components:
  store:
    kind: database
    placed: [office-1]
    stores: [permit]
    backup:
      copies:
        hourly: {method: backup, at: office-2, every: 1 h, takes: 5 min, immutable: false,
          offline: false, separate_credentials: false, keep: 30 d}
""",
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: quality
    statement: If the store is lost, at most 4 hours of work shall be lost.
    fit: {metric: recovery-point, at_most: 4 h, of: store}
components:
  store:
    kind: database
    placed: [office-1]
    stores: [permit]
    backup:
      copies: {mirror: {method: async-replica, at: office-2, every: 1 min}}
""",
    ),
)
