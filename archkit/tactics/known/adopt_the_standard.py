"""Replace a technology by the one that the city has adopted for the same."""

from collections.abc import Iterator
from datetime import date

from archkit.model.quality import Metric
from archkit.model.technology import Ring, Technology
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic, is_ours


def remedies(aim: Aim) -> Iterator[Remedy]:
    """Each component, with every adopted technology that does the same and is supported longer."""
    technologies = aim.facts.design.technologies
    for part in aim.measured:
        old = technologies.get(part.technology or "")
        if old is not None and is_ours(part):
            for new in sorted(technologies.values(), key=_ends, reverse=True):
                if _does_the_same(new, old) and _ends(new) > _ends(old):
                    says = f"move `{part.address}` from `{old.id}` to `{new.id}`"
                    yield Remedy(says, (aim.state(part, "technology", new.id),))


def _does_the_same(new: Technology, old: Technology) -> bool:
    return new.ring is Ring.ADOPT and new.capability == old.capability is not None


def _ends(technology: Technology) -> date:
    """The last day of its support; far away where it has none, long ago where nobody says."""
    if technology.end_of_life is None:
        return date.min
    return technology.end_of_life if isinstance(technology.end_of_life, date) else date.max


TACTIC = Tactic(
    id="adopt-the-standard",
    concern=Concern.MODIFIABILITY,
    summary="Move a component to the technology that the city has adopted for the same purpose.",
    when="Support of what it is made with ends, and the city has adopted something for the same.",
    costs="A project: the move, its tests, and the training of those who look after it.",
    harms="A move brings new faults of its own, and takes people away from other work meanwhile.",
    source="NIST SP 800-53 SA-22; ISO/IEC 25010, replaceability",
    metrics=frozenset({Metric.SUPPORT_LEFT}),
    remedies=remedies,
    examples=(
        """
technologies:
  postgresql-14: {end_of_life: 2026-11-12, ring: retire, capability: database}
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- met
    kind: quality
    statement: What the store is made with shall be supported for 2 years.
    fit: {metric: support-left, at_least: 2 years, of: store}
components:
  store: {kind: database, placed: [office-1], technology: postgresql-14}
""",
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: quality
    statement: What the desk is made with shall be supported for 2 years.
    fit: {metric: support-left, at_least: 2 years, of: desk}
components:
  desk: {kind: service, placed: [office-1], technology: windows-2012}
""",
    ),
)
