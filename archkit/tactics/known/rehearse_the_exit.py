"""Make leaving a vendor quick: rehearse the plan, and have the data exported regularly."""

from collections.abc import Iterator

from archkit.model.organisation import Exit, Vendor
from archkit.model.quality import Metric
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic


def remedies(aim: Aim) -> Iterator[Remedy]:
    """Every vendor whose exit plan takes too long, within the time that is asked for."""
    asked = getattr(aim.fit.at_most, "value", 0.0)
    vendors = aim.facts.design.vendors
    named = {each.vendor for each in aim.measured if each.vendor is not None}
    slow = [
        vendors[each] for each in sorted(named) if each in vendors and _slow(vendors[each], asked)
    ]
    if slow:
        lines = tuple(aim.state(each, "exit.takes", str(aim.fit.at_most)) for each in slow)
        names = ", ".join(f"`{each.id}`" for each in slow)
        yield Remedy(f"rehearse leaving {names} until it takes {aim.fit.at_most}", lines)


def _slow(vendor: Vendor, asked: float) -> bool:
    plan = vendor.exit
    return isinstance(plan, Exit) and plan.takes is not None and plan.takes.value > asked


TACTIC = Tactic(
    id="rehearse-the-exit",
    concern=Concern.MODIFIABILITY,
    summary="Rehearse leaving a vendor, with an export that is tried regularly.",
    when="The exit plan takes longer than the city can wait.",
    costs="An export each month, a place to try it, and a clause in the contract.",
    harms="A copy of the data stands outside the product, and has to be protected there.",
    source="NIST SP 800-161 Rev. 1; ISO/IEC 25010, replaceability",
    metrics=frozenset({Metric.REPLACEMENT_TIME}),
    remedies=remedies,
    examples=(
        """
vendors:
  forms-ltd: {country: US, exit: {plan: export and load, takes: 12 months}}
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- met
    kind: quality
    statement: The forms product shall be replaceable within 6 months.
    fit: {metric: replacement-time, at_most: 6 months, of: forms}
components:
  forms: {kind: saas, vendor: forms-ltd}
""",
        """
vendors:
  forms-ltd: {country: US, exit: {plan: export and load, takes: 12 months}}
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: quality
    statement: The forms shall be available for 99.9 % of each month.
    fit: {metric: availability, at_least: 99.9 %, of: forms}
components:
  forms: {kind: saas, vendor: forms-ltd, availability: 99 %, redundancy: {mode: managed}}
""",
    ),
)
