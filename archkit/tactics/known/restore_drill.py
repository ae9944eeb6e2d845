"""Restore a copy, and look at what came back."""

from collections.abc import Iterator

from archkit.model.quality import Metric
from archkit.model.resilience import Backup, CopyMethod
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic


def remedies(aim: Aim) -> Iterator[Remedy]:
    """Each store whose copies nobody has restored for long, restored on the day of judgement."""
    for store in aim.measured:
        copies = store.backup.copies if isinstance(store.backup, Backup) else {}
        for name, copy in copies.items():
            if copy.method not in (CopyMethod.SYNC_REPLICA, CopyMethod.ASYNC_REPLICA):
                field = f"backup.copies.{name}.restore_tested"
                line = aim.state(store, field, aim.facts.as_of.isoformat())
                says = f"restore copy `{name}` of `{store.address}`, and write down the day"
                yield Remedy(says, (line,))


TACTIC = Tactic(
    id="restore-drill",
    concern=Concern.RECOVERY,
    summary="Restore a copy of a store beside it, and look at what came back.",
    when="Nobody has restored a copy for longer than is asked for.",
    costs="A day of the team, and room for a second store meanwhile.",
    harms="Real data stand in a second place for a day, and have to be protected there as well.",
    source="NIST SP 800-53 CP-4 and CP-9(1)",
    metrics=frozenset({Metric.RESTORE_TEST_AGE}),
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
    statement: A copy of the store shall be restored every year.
    fit: {metric: restore-test-age, at_most: 365 d, of: store}
components:
  store:
    kind: database
    placed: [office-1]
    stores: [permit]
    changed: 2020-01-01
    backup: {copies: {daily: {method: backup, every: 1 d, restore_tested: 2024-01-01}}}
""",
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: quality
    statement: A copy of the store shall be restored every year.
    fit: {metric: restore-test-age, at_most: 365 d, of: store}
components:
  store:
    kind: database
    placed: [office-1]
    stores: [permit]
    changed: 2020-01-01
    backup: {copies: {mirror: {method: async-replica, every: 1 min}}}
""",
    ),
)
