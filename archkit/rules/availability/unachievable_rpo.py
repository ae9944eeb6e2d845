"""AVL-005: after a disaster more work is lost than was promised."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from archkit.analysis.figures import TOLERANCE, length
from archkit.analysis.knowledge import Missing, Truth, all_of, opposite
from archkit.analysis.recovery import Kept, Loss, Recovery, Threat
from archkit.model.component import Component
from archkit.model.quantities import Duration
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
from archkit.source.place import Place

_FIELD = ("service_level", "rpo")


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a threat costs, and whether that was promised."""

    loss: Loss
    holds: Truth

    @property
    def lost(self) -> str:
        best = self.loss.best
        if best is None:
            return "everything, for no copy survives it"
        sure = self.loss.certain and best.loss.missing is None
        figure = length(best.loss.low)
        return f"{figure if sure else f'at least {figure}'} of work, with copy `{best.name}`"


def among(on: Situation) -> Sequence[Component]:
    """Those that keep master copies."""
    return on.facts.recovery.keepers


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component."""
    recovery = on.facts.recovery
    concerned = recovery.keeps_records(component)
    if concerned is False:
        return NOT_APPLICABLE
    target, copies = _target(component, on), recovery.copies(component)
    if isinstance(copies, Missing):
        unstated = copies | target if isinstance(target, Missing) else copies
        return list(settled(all_of(concerned, unstated)))
    answers = [_answer(recovery, copies, threat, target) for threat in Threat]
    verdict = all_of(concerned, opposite(all_of(*(each.holds for each in answers))))
    return judged(verdict, lambda: _fail(component, target, answers, on))


def _target(component: Component, on: Situation) -> Duration | Missing:
    """How much work may be lost, in the words of the component's solution."""
    solution = on.design.solutions[component.within]
    level = solution.service_level
    if level is None or level.rpo is None:
        return Missing.field(solution, *_FIELD)
    return level.rpo


def _answer(
    recovery: Recovery, copies: tuple[Kept, ...], threat: Threat, target: Duration | Missing
) -> _Answer:
    loss = recovery.loss(copies, threat)
    if loss.best is None:
        return _Answer(loss, holds=False)
    if isinstance(target, Missing):
        return _Answer(loss, target)
    return _Answer(loss, loss.lost.at_most(target.value + TOLERANCE))


def _fail(
    component: Component, target: Duration | Missing, answers: list[_Answer], on: Situation
) -> Fail:
    broken = [each for each in answers if each.holds is False]
    worst = max(broken, key=lambda each: each.loss.best.loss.low if each.loss.best else inf)
    *others, last = (str(each.loss.threat) for each in broken if each.lost == worst.lost)
    threats = f"{', '.join(others)} or {last}" if others else last
    solution = on.design.solutions[component.within]
    promise = f"; {target} is promised" if isinstance(target, Duration) else ""
    related = ((Place(solution.where, _FIELD), "promised here"),) if promise else ()
    return Fail(
        f"{threats} loses {worst.lost}{promise}",
        field=("backup",),
        evidence=tuple(f"{each.loss.threat} loses {each.lost}" for each in answers),
        related=related,
    )


RULE = Rule(
    id="AVL-005",
    name="unachievable-rpo",
    summary="The copies of a master store lose more work than the solution's RPO allows.",
    why=(
        "What was entered after the last copy that is still good has to be entered again, or is"
        " gone. The recovery point objective (RPO) says how much of it the department can bear;"
        " a nightly copy loses up to a day, and a replica loses everything that somebody"
        " deletes or encrypts, a second after."
    ),
    fix=(
        "Copy more often, or add a copy for the threat that is not covered: at another site for"
        " the loss of the site, of a point in time (a snapshot, a backup, shipped logs) for"
        " corruption, and one that is immutable or offline for ransomware."
    ),
    severity=ERROR_IF_CRITICAL,
    traces_to=("NIST SP 800-53 CP-9", "NIST CSF 2.0 PR.DS-11"),
    notes=(
        "It judges components that keep data whose `system_of_record` they are, against the RPO"
        " of their own solution, for three threats: the loss of the site, corruption and"
        " ransomware. What is lost is the time between two copies and the time that making one"
        " takes; for a replica, how far it lags, which is nothing for a synchronous one. A replica"
        " on one of the store's own nodes counts against the loss of a site if the store's other"
        " nodes are elsewhere. Shipped logs count as copies of a point in time, since one can stop"
        " replaying them before the damage. Where no copy survives a threat at all, the rule fails"
        " whatever the RPO is."
    ),
    subject=Component,
    among=among,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 3
service_level: {rpo: 1 h}
components:
  records:
    kind: database
    placed: [office-1]
    stores: [ledger]
    backup: # <- AVL-005
      copies:
        standby: {method: async-replica, at: office-2, every: 1 min}
        nightly: {method: backup, at: vault-1, every: 1 d, takes: 30 min, immutable: true}
data:
  ledger:
    classification: internal
    system_of_record: permits.records
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
    backup: none # <- AVL-005
data:
  ledger: {classification: internal, system_of_record: permits.records}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {rpo: 1 h}
data:
  ledger: {classification: internal, system_of_record: permits.records}
components:
  records:
    kind: database
    placed: [office-1]
    stores: [ledger]
    backup: # <- AVL-005
      copies:
        hourly: {method: backup, at: office-1, every: 30 min, takes: 15 min, immutable: true}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {rpo: 1 h}
data:
  ledger: {classification: internal, system_of_record: permits.records}
components:
  records:
    kind: database
    placed: [office-1]
    stores: [ledger]
    backup: # <- AVL-005
      copies:
        standby: {method: async-replica, at: office-2, every: 2 h}
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {rpo: 1 h}
components:
  records:
    kind: database
    placed: [office-1]
    stores: [ledger]
    backup:
      copies:
        hourly: {method: backup, at: vault-1, every: 45 min, takes: 15 min, immutable: true}
  mirror: {kind: database, placed: [office-1], stores: [ledger], backup: none}
data:
  ledger: {classification: internal, system_of_record: permits.records}
""",
    ),
    unknown=(
        """
solution: permits # <- AVL-005 unknown
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
        hourly: {method: backup, at: vault-1, every: 45 min, takes: 15 min, immutable: true}
data:
  ledger: {classification: internal, system_of_record: permits.records}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {rpo: 1 h}
components:
  records: # <- AVL-005 unknown
    kind: database
    placed: [office-1]
    stores: [ledger]
    backup:
      copies:
        hourly: {method: backup, at: vault-1, every: 45 min, takes: 15 min}
data:
  ledger: {classification: internal, system_of_record: permits.records}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {rpo: 1 h}
components:
  records: # <- AVL-005 unknown
    kind: database
    placed: [office-1]
    stores: [ledger]
data:
  ledger: {classification: internal, system_of_record: permits.records}
""",
        """
solution: permits # <- AVL-005 unknown
department: clerk
stage: live
tier: 2
data:
  ledger: {classification: internal} # <- AVL-005 unknown
components:
  records: {kind: database, placed: [office-1], stores: [ledger]} # <- AVL-005 unknown
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {rpo: 1 h}
data:
  ledger: {classification: internal} # <- AVL-005 unknown
components:
  records: {kind: database, placed: [office-1], stores: [ledger], backup: none}
""",
    ),
)
