"""Buy a support line that answers around the clock."""

from collections.abc import Iterator

from archkit.analysis.verdicts.parts import supported_parts
from archkit.model.hours import Hours
from archkit.model.organisation import Vendor
from archkit.model.quality import Metric
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic


def remedies(aim: Aim) -> Iterator[Remedy]:
    """All vendors behind it, with the hours that are asked for."""
    vendors, asked = aim.facts.design.vendors, aim.fit.at_least
    named = sorted({each.vendor for each in supported_parts(aim.question) if each.vendor})
    behind = [vendors[each] for each in named if each in vendors]
    short = [each for each in behind if isinstance(asked, Hours) and not _covers(each, asked)]
    if short:
        lines = tuple(aim.state(each, "support_hours", "24x7") for each in short)
        names = ", ".join(f"`{each.id}`" for each in short)
        yield Remedy(f"buy a support line of {names} that answers around the clock", lines)


def _covers(vendor: Vendor, asked: Hours) -> bool:
    return vendor.support_hours is not None and vendor.support_hours.covers(asked)


TACTIC = Tactic(
    id="support-line-around-the-clock",
    concern=Concern.OPERATIONS,
    summary="Buy a support line of the vendor that answers around the clock.",
    when="A vendor supplies a part, and answers in its office hours only.",
    costs="The dearer support agreement.",
    harms="Who answers at night may not know the city; somebody has to let them in.",
    source="ISO/IEC 20000-1, supplier management",
    metrics=frozenset({Metric.SUPPORT_HOURS}),
    remedies=remedies,
    examples=(
        """
vendors:
  forms-ltd: {country: US, support_hours: mon-fri 08:00-17:00, response: 1 h}
teams:
  office: {people: 2, hours: mon-fri 08:00-17:00, on_call: none, department: clerk}
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- met
    kind: operational
    statement: Somebody shall look after the forms around the clock.
    fit: {metric: support-hours, at_least: 24x7, of: forms}
components:
  forms: {kind: saas, vendor: forms-ltd, team: office}
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
    statement: Somebody shall look after the desk around the clock.
    fit: {metric: support-hours, at_least: 24x7, of: desk}
components:
  desk: {kind: service, placed: [office-1], team: office, vendor: none}
""",
    ),
)
