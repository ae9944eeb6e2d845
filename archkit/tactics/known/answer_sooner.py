"""Agree on a sooner answer with who looks after a part."""

from collections.abc import Iterator

from archkit.analysis.availability.parts import VENDOR_RUN
from archkit.analysis.verdicts.parts import supported_parts
from archkit.model.organisation import Team, Vendor
from archkit.model.overlay.spoken import Line
from archkit.model.quality import Metric
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic


def remedies(aim: Aim) -> Iterator[Remedy]:
    """Everyone who answers too late, within the time that is asked for."""
    late = list({each.address: each for each in _late(aim)}.values())
    lines = tuple(_line(each, aim) for each in late)
    if lines:
        names = ", ".join(f"`{each.id}`" for each in late)
        yield Remedy(f"agree with {names} on an answer within {aim.fit.at_most}", lines)


def _late(aim: Aim) -> Iterator[Team | Vendor]:
    design, asked = aim.facts.design, getattr(aim.fit.at_most, "value", 0.0)
    for part in supported_parts(aim.question):
        who: Team | Vendor | None = design.teams.get(part.team or "")
        if part.kind in VENDOR_RUN:
            who = design.vendors.get(part.vendor or "")
        if who is not None and who.response is not None and who.response.value > asked:
            yield who


def _line(who: Team | Vendor, aim: Aim) -> Line:
    return aim.state(who, "response", str(aim.fit.at_most))


TACTIC = Tactic(
    id="answer-sooner",
    concern=Concern.OPERATIONS,
    summary="Agree with the team or vendor who looks after a part on a sooner answer.",
    when="They state how soon they answer, and that is later than is asked for.",
    costs="A dearer agreement, or people who do nothing else meanwhile.",
    harms="An answer is no repair: the clock of the outage goes on.",
    source="ITIL 4, incident management; ISO/IEC 20000-1",
    metrics=frozenset({Metric.SUPPORT_RESPONSE}),
    remedies=remedies,
    examples=(
        """
teams:
  office: {people: 2, hours: mon-fri 08:00-17:00, on_call: none, department: clerk, response: 4 h}
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- met
    kind: operational
    statement: Somebody shall answer within 15 minutes.
    fit: {metric: support-response, at_most: 15 min, of: counter}
components:
  counter: {kind: service, placed: [office-1], team: office, vendor: none}
""",
        """
teams:
  office: {people: 2, hours: mon-fri 08:00-17:00, on_call: none, department: clerk}
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: operational
    statement: Somebody shall look after the counter around the clock.
    fit: {metric: support-hours, at_least: 24x7, of: counter}
components:
  counter: {kind: service, placed: [office-1], team: office, vendor: none}
""",
    ),
)
