"""Bring a component back by a tested script instead of by hand."""

from collections.abc import Iterator
from typing import Final

from archkit.model.quality import Metric
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic, is_ours

_STEPS: Final = ("4 h", "2 h", "1 h", "30 min", "15 min", "5 min")
_SECONDS: Final = (14400, 7200, 3600, 1800, 900, 300)


def remedies(aim: Aim) -> Iterator[Remedy]:
    """Each part that takes long to bring back, in a shorter time."""
    times = [each for each in aim.parts if each.recovers_in is not None and is_ours(each)]
    for part in sorted(
        times, key=lambda each: -(each.recovers_in.value if each.recovers_in else 0)
    ):
        for text, seconds in zip(_STEPS, _SECONDS, strict=True):
            if part.recovers_in is not None and seconds < part.recovers_in.value:
                says = f"bring `{part.address}` back within {text}, by a script that is tested"
                yield Remedy(says, (aim.state(part, "recovers_in", text),))
    for text, seconds in zip(_STEPS, _SECONDS, strict=True):
        slow = [each for each in times if each.recovers_in and each.recovers_in.value > seconds]
        if len(slow) > 1:
            names = ", ".join(f"`{each.address}`" for each in slow)
            lines = tuple(aim.state(each, "recovers_in", text) for each in slow)
            yield Remedy(f"bring {names} back within {text}, by scripts that are tested", lines)


TACTIC = Tactic(
    id="bring-back-by-script",
    concern=Concern.RECOVERY,
    summary="Bring a component back by a script that is kept with its configuration, and tried.",
    when="A part is brought back by hand, and that takes longer than the work can wait.",
    costs="Writing the script, and a drill each half year.",
    harms="A script that nobody has tried for a year fails on the day it is needed.",
    source="Beyer et al., Site Reliability Engineering, chapter 7; NIST SP 800-34 Rev. 1",
    metrics=frozenset({Metric.RECOVERY_TIME}),
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
    statement: If the desk is lost, it shall be back within 4 hours.
    fit: {metric: recovery-time, at_most: 4 h, of: desk}
components:
  desk: {kind: service, placed: [office-1], recovers_in: 2 h}
  store: {kind: database, placed: [office-2], recovers_in: 6 h}
connections:
  desk -> store: {protocol: postgresql}
""",
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: quality
    statement: If the desk is lost, it shall be back within 4 hours.
    fit: {metric: recovery-time, at_most: 4 h, of: desk}
components:
  desk: {kind: saas, recovers_in: 6 h}
""",
    ),
)
