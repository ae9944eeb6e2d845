"""Agree on a better service level with who runs a part for the city."""

from collections.abc import Iterator
from typing import Final

from archkit.analysis.availability.parts import VENDOR_RUN
from archkit.model.component import Component
from archkit.model.quality import Metric
from archkit.model.resilience import Redundancy, RedundancyMode
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic

_CLASSES: Final = (99.5, 99.9, 99.95, 99.99)
"""Percentages that vendors sell."""


def remedies(aim: Aim) -> Iterator[Remedy]:
    """Each part that a vendor runs, at each better class of service."""
    for part in aim.parts:
        if part.availability is not None and _is_bought(part):
            for share in _CLASSES:
                if share / 100 > part.availability.value:
                    says = f"agree with `{part.vendor or 'the vendor'}` on {share:g} % for"
                    line = aim.state(part, "availability", f"{share:g} %")
                    yield Remedy(f"{says} `{part.address}`", (line,))


def _is_bought(part: Component) -> bool:
    redundancy = part.redundancy
    managed = isinstance(redundancy, Redundancy) and redundancy.mode is RedundancyMode.MANAGED
    return part.kind in VENDOR_RUN or managed


TACTIC = Tactic(
    id="better-service-level",
    concern=Concern.AVAILABILITY,
    summary="Agree on a higher class of availability with the vendor who runs a part.",
    when="A vendor runs the part, and sells a better class of service.",
    costs="The dearer class, for as long as the agreement runs.",
    harms=(
        "A credit for each hour of outage is no service: the figure is a promise until the vendor"
        " has kept it for a year."
    ),
    source="ISO/IEC 20000-1, service level management",
    metrics=frozenset({Metric.AVAILABILITY}),
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
    statement: The forms shall be available for 99.9 % of each month.
    fit: {metric: availability, at_least: 99.9 %, of: forms}
components:
  forms:
    {kind: saas, vendor: acme, availability: 99.5 %, redundancy: {mode: managed}}
""",
        """
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
  forms: {kind: service, placed: [office-1], availability: 99.5 %, redundancy: none}
""",
    ),
)
