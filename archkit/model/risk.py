"""Risks and waivers: what may go wrong, and which findings the city lives with for a time."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from archkit.model.base import REQUIRED, ComponentRef, Element, Maybe, Refers
from archkit.model.organisation import Holder
from archkit.model.vocabulary import RiskLevel


class Treatment(StrEnum):
    """What is done about a risk."""

    MITIGATE = "mitigate"
    ACCEPT = "accept"
    TRANSFER = "transfer"
    AVOID = "avoid"


class Risk(Element):
    """Something that may go wrong, rated on the scale of NIST SP 800-30."""

    SECTION: ClassVar[str] = "risks"
    WORD: ClassVar[str] = "risk"
    NEEDS: ClassVar[tuple[str, ...]] = ("statement",)

    statement: str = REQUIRED
    """What may happen, and to what end."""
    initiation: Maybe[RiskLevel] = None
    """How likely it is that somebody begins it or that it occurs (SP 800-30 table G-5, rows)."""
    success: Maybe[RiskLevel] = None
    """How likely it then does harm (SP 800-30 table G-5, columns)."""
    likelihood: Maybe[RiskLevel] = None
    """How likely it is that it happens and does harm: the two above taken together."""
    impact: Maybe[RiskLevel] = None
    """How bad it would be."""
    level: Maybe[RiskLevel] = None
    """The risk before treatment (SP 800-30 table I-2)."""
    residual: Maybe[RiskLevel] = None
    """The risk after treatment."""
    treatment: Maybe[Treatment] = None
    """What is done about it."""
    controls: tuple[ComponentRef, ...] = ()
    """The components that reduce it."""
    owner: Maybe[Holder] = None
    """Who answers for it."""
    due: Maybe[date] = None
    """The day by which it is treated."""
    accepted_by: Maybe[Holder] = None
    """For an accepted risk: who answers for living with it."""
    waiver: Maybe[Annotated[str, Refers(("waivers",))]] = None
    """For an accepted risk that a rule finds: the waiver by which somebody answers for it."""
    review_due: Maybe[date] = None
    """The day it is looked at again."""


class Waiver(Element):
    """A finding that the city accepts for a time, and who said so."""

    SECTION: ClassVar[str] = "waivers"
    WORD: ClassVar[str] = "waiver"
    NEEDS: ClassVar[tuple[str, ...]] = (
        "rule",
        "element",
        "reason",
        "approved_by",
        "expires",
    )

    rule: str = REQUIRED
    """The rule's id or name."""
    element: str = REQUIRED
    """The element: a component, connection or requirement of this solution, or its full address."""
    reason: str = REQUIRED
    """Why the finding is accepted."""
    compensating_control: Maybe[str] = None
    """What protects meanwhile."""
    residual_risk: Maybe[RiskLevel] = None
    """The risk that remains."""
    requested_by: Maybe[Holder] = None
    """Who asked."""
    approved_by: Holder = REQUIRED
    """Who decided."""
    granted: Maybe[date] = None
    """The day of the decision."""
    expires: date = REQUIRED
    """The last day on which it counts."""
    decision: Maybe[Annotated[str, Refers(("decisions",))]] = None
    """The decision record behind it."""
