"""Let the work go on by hand while a system is down."""

from collections.abc import Iterator

from archkit.model.component import Component
from archkit.model.quality import Metric
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic


def remedies(aim: Aim) -> Iterator[Remedy]:
    """The component, with a procedure by hand for as long as is asked for."""
    part = aim.subject
    if isinstance(part, Component) and aim.fit.at_least is not None:
        mode = {
            "procedure": f"work on paper, and type it into {part.title} afterwards",
            "for": str(aim.fit.at_least),
            "reviewed": aim.facts.as_of.isoformat(),
        }
        says = f"let the work go on by hand for {aim.fit.at_least} while `{part.address}` is down"
        yield Remedy(says, (aim.state(part, "degraded_mode", mode),))


TACTIC = Tactic(
    id="work-by-hand",
    concern=Concern.OPERATIONS,
    summary="Let the work go on by hand while a system is down: forms, a list by telephone.",
    when="People can do the work without the system for some hours.",
    costs="Forms that are at hand, and a drill each year.",
    harms="What was written on paper has to be typed in later, by the same people.",
    source="NIST SP 800-34 Rev. 1, section 3.2 (alternate procedures)",
    metrics=frozenset({Metric.OFFLINE_TIME}),
    remedies=remedies,
    examples=(
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- met
    kind: operational
    statement: The counter shall go on for 8 hours without the desk.
    fit: {metric: offline-time, at_least: 8 h, of: desk}
components:
  desk: {kind: service, placed: [office-1], degraded_mode: none}
""",
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: operational
    statement: The desk shall go on for 8 hours without the store.
    fit: {metric: offline-time, at_least: 8 h, of: desk -> store}
components:
  desk: {kind: service, placed: [office-1]}
  store: {kind: database, placed: [office-2]}
connections:
  desk -> store: {protocol: postgresql, fallback: none}
""",
    ),
)
