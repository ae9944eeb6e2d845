"""Make the copies of a store more often."""

from collections.abc import Iterator

from archkit.model.component import Component
from archkit.model.overlay.spoken import Line
from archkit.model.quality import Metric
from archkit.model.resilience import Backup
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic
from archkit.tactics.times import nice


def remedies(aim: Aim) -> Iterator[Remedy]:
    """The copies of each store that lose too much, as often as is asked for, and twice as often."""
    asked = getattr(aim.fit.at_most, "value", 0.0)
    for store in aim.measured:
        for seconds in (asked, asked / 2, asked / 4):
            lines = tuple(_lines(store, seconds, asked, aim)) if seconds >= 1 else ()
            if lines:
                says = f"make the copies of `{store.address}` every {nice(seconds)}"
                yield Remedy(says, lines)


def _lines(store: Component, seconds: float, asked: float, aim: Aim) -> Iterator[Line]:
    copies = store.backup.copies if isinstance(store.backup, Backup) else {}
    for name, copy in copies.items():
        takes = copy.takes.value if copy.takes else 0.0
        if copy.every is not None and copy.every.value + takes > asked and takes < asked:
            every = max(seconds - takes, 1.0)
            yield aim.state(store, f"backup.copies.{name}.every", nice(every))


TACTIC = Tactic(
    id="copy-more-often",
    concern=Concern.RECOVERY,
    summary="Make the copies of a store more often, so that less work is lost with it.",
    when="A copy is made less often than the work that may be lost.",
    costs="Room for more copies, and the load of making them.",
    harms="A copy takes time and bandwidth: at peak it slows the store down.",
    source="NIST SP 800-34 Rev. 1, section 3.4.1 (backup frequency)",
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
        daily: {method: backup, at: office-2, every: 24 h, takes: 30 min, immutable: true,
          offline: false, separate_credentials: true, keep: 30 d}
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
      copies:
        daily: {method: backup, at: office-2, every: 24 h, takes: 6 h, immutable: true,
          offline: false, separate_credentials: true, keep: 30 d}
""",
    ),
)
