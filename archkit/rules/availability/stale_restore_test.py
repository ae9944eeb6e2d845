"""AVL-007: nobody has tried lately whether the copies of a store can be restored."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pydantic import Field

from archkit.analysis.knowledge import Missing, all_of, opposite
from archkit.analysis.recovery import Kept
from archkit.analysis.restores import DAY, latest
from archkit.model.component import Component
from archkit.model.vocabulary import Stage
from archkit.rules.rule import (
    ERROR,
    NOT_APPLICABLE,
    WARNING,
    Fail,
    Judgement,
    Parameters,
    Rule,
    Situation,
    Unknown,
    judged,
)

Days = Annotated[int, Field(ge=1)]


class Limits(Parameters):
    """How old a restore test may be, in days."""

    tier_1: Days = 180
    """In tier 1."""
    tier_2: Days = 365
    """In tier 2."""
    tier_3: Days = 730
    """In tier 3."""
    tier_4: Days = 1095
    """In tier 4."""

    def of_tier(self, tier: int) -> int:
        """The limit in a tier."""
        return (self.tier_1, self.tier_2, self.tier_3, self.tier_4)[tier - 1]


def among(on: Situation) -> Sequence[Component]:
    """Those that keep master copies."""
    return on.facts.recovery.keepers


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component."""
    if on.stage(component) < Stage.LIVE:
        return NOT_APPLICABLE
    concerned = on.facts.recovery.keeps_records(component)
    if concerned is False or component.backup == "none":
        return NOT_APPLICABLE
    copies = on.facts.recovery.copies(component)
    if isinstance(copies, Missing):
        return Unknown(concerned | copies if isinstance(concerned, Missing) else copies)
    limit = on.given(Limits).of_tier(on.tier(component))
    kept_back = [each for each in copies if each.point_in_time]
    proven = latest(kept_back, on.as_of).at_most(limit * DAY)
    return judged(
        all_of(concerned, opposite(proven)), lambda: _fail(component, kept_back, limit, on)
    )


def _fail(component: Component, copies: list[Kept], limit: int, on: Situation) -> Fail:
    severity = ERROR if on.tier(component) == 1 else None
    tested = {
        each.copy.restore_tested: each.name
        for each in copies
        if isinstance(each.copy.restore_tested, date)
    }
    if not tested:
        message = "no copy of it has ever been restored"
        return Fail(message, field=("backup",), severity=severity)
    last = max(tested)
    field = ("backup", "copies", tested[last], "restore_tested")
    message = _told(component, last, limit, on)
    return Fail(message, field=field, severity=severity)


def _told(component: Component, last: date, limit: int, on: Situation) -> str:
    """Why the last test proves nothing."""
    age = (on.as_of - last).days
    if age < 0:
        return f"the last restore is noted for {last}, a day still to come"
    if age > limit:
        return (
            f"the last restore was tried {age} days ago; tier {on.tier(component)} allows {limit}"
        )
    return f"it changed on {component.changed}, after the last restore was tried on {last}"


RULE = Rule(
    id="AVL-007",
    name="stale-restore-test",
    summary="Nobody has tried lately whether the copies of a master store can be restored.",
    why=(
        "A copy is worth what comes back from it. Tapes that cannot be read, keys that are lost"
        " and scripts for the version before last are found by trying, or in the disaster."
    ),
    fix=(
        "Restore a copy to a spare place, look at what came back, and note the day in"
        " `restore_tested:`."
    ),
    severity=WARNING,
    traces_to=(
        "NIST SP 800-53 CP-4",
        "NIST SP 800-53 CP-9(1)",
        "NIST CSF 2.0 RC.RP-03",
    ),
    notes=(
        "It judges components of live solutions that keep data whose `system_of_record` they are,"
        " for what is not yet built cannot have been restored; the latest test"
        " of any copy of a point in time counts, for a replica brings back nothing. A test from"
        " before the day in `changed:`, when the technology changed or the size doubled, proves"
        " nothing. The limits by tier are policy. It is an error in tier 1. A store with"
        " `backup: none` is the matter of AVL-006."
    ),
    parameters=Limits,
    subject=Component,
    among=among,
    judge=judge,
    fires=(
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
    stores: [ledger]
    changed: 2024-02-01
    backup:
      copies:
        nightly:
          method: backup
          restore_tested: 2025-06-30 # <- AVL-007
        standby: {method: async-replica, restore_tested: 2026-10-01}
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
    stores: [ledger]
    changed: 2026-09-01
    backup:
      copies:
        nightly:
          method: backup
          restore_tested: 2026-03-01 # <- AVL-007
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
    stores: [ledger]
    changed: 2024-02-01
    backup:
      copies:
        nightly:
          method: backup
          restore_tested: 2026-12-01 # <- AVL-007
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
    stores: [ledger]
    changed: 2024-02-01
    backup: # <- AVL-007
      copies:
        nightly: {method: backup, restore_tested: none}
""",
        """
solution: permits
department: clerk
stage: live
tier: 1
data:
  ledger: {classification: internal, system_of_record: permits.records}
components:
  records:
    kind: database
    stores: [ledger]
    changed: 2024-02-01
    backup:
      copies:
        nightly:
          method: backup
          restore_tested: 2026-05-04 # <- AVL-007
""",
        """
solution: permits
department: clerk
stage: live
tier: 1
data:
  ledger: {classification: internal, system_of_record: permits.records}
components:
  records:
    kind: database
    stores: [ledger]
    changed: 2024-02-01
    backup: none
  mirror: {kind: database, stores: [ledger], backup: none}
  cases:
    kind: database
    stores: [case]
    changed: 2024-02-01
    backup: {copies: {nightly: {method: backup, restore_tested: none}}} # <- AVL-007
# file: data.yaml
data:
  case: {classification: internal, system_of_record: permits.cases}
""",
    ),
    quiet=(
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
    stores: [ledger]
    changed: 2024-02-01
    backup:
      copies:
        nightly: {method: backup, restore_tested: none}
        weekly: {method: backup, restore_tested: 2025-11-01}
  mirror: {kind: database, stores: [ledger], backup: {copies: {}}}
""",
        """
solution: permits
department: clerk
stage: live
tier: 1
data:
  ledger: {classification: internal, system_of_record: permits.records}
components:
  records:
    kind: database
    stores: [ledger]
    changed: 2026-05-05
    backup: {copies: {nightly: {method: backup, restore_tested: 2026-05-05}}}
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: live
tier: 2
data:
  ledger: {classification: internal, system_of_record: permits.records}
components:
  records: # <- AVL-007 unknown
    kind: database
    stores: [ledger]
    backup: {copies: {nightly: {method: backup, restore_tested: 2026-10-01}}}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
data:
  ledger: {classification: internal, system_of_record: permits.records}
components:
  records: # <- AVL-007 unknown
    kind: database
    stores: [ledger]
    changed: 2024-02-01
    backup: {copies: {nightly: {method: backup}}}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
data:
  ledger: {classification: internal, system_of_record: permits.records}
components:
  records: # <- AVL-007 unknown
    kind: database
    stores: [ledger]
    changed: 2024-02-01
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
data:
  ledger: {classification: internal} # <- AVL-007 unknown
components:
  records: # <- AVL-007 unknown
    kind: database
    stores: [ledger]
    changed: 2024-02-01
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
data:
  ledger: {classification: internal} # <- AVL-007 unknown
components:
  records:
    kind: database
    stores: [ledger]
    changed: 2024-02-01
    backup: {copies: {nightly: {method: backup, restore_tested: none}}}
""",
    ),
)
