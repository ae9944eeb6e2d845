"""Install security patches sooner."""

from collections.abc import Iterator

from archkit.model.quality import Metric
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic


def remedies(aim: Aim) -> Iterator[Remedy]:
    """Every system that is patched too late, within the time that is asked for."""
    asked = getattr(aim.fit.at_most, "value", 0.0)
    late = [
        each
        for each in aim.measured
        if each.patched_within is not None and each.patched_within.value > asked
    ]
    if late:
        names = ", ".join(f"`{each.address}`" for each in late)
        lines = tuple(aim.state(each, "patched_within", str(aim.fit.at_most)) for each in late)
        yield Remedy(f"patch {names} within {aim.fit.at_most}", lines)


TACTIC = Tactic(
    id="patch-sooner",
    concern=Concern.SECURITY,
    summary="Install security patches sooner, by a routine that needs no decision each time.",
    when="Patches wait longer than is asked for.",
    costs="A test system on which a patch is tried first, and hours in which it may be installed.",
    harms="A patch that breaks something comes sooner as well.",
    source="NIST SP 800-40 Rev. 4",
    metrics=frozenset({Metric.PATCH_TIME}),
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
    statement: The desk shall be patched within 14 days.
    fit: {metric: patch-time, at_most: 14 d, of: desk}
components:
  desk: {kind: service, placed: [office-1], patched_within: 60 d}
""",
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: quality
    statement: The desk shall be available for 99.9 % of each month.
    fit: {metric: availability, at_least: 99.9 %, of: desk}
components:
  desk:
    {kind: service, placed: [office-1], patched_within: 7 d, availability: 99 %, redundancy: none}
""",
    ),
)
