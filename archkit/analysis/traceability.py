"""Traceability: from each requirement to what meets it and how that was shown, and back.

A trace is only as good as the last look at it. So a link can be confirmed, by the fingerprint of
what the requirement asked at the time; once that changes, the link is suspect until somebody has
looked again (suspect links, ISO/IEC/IEEE 29148, 6.6).
"""

from enum import StrEnum
from typing import NamedTuple

from archkit.analysis.content import fingerprint_of
from archkit.analysis.facts import Facts
from archkit.analysis.requirements import Standing, department_of, standing
from archkit.analysis.verdicts.verdict import Verdict
from archkit.model.quality import CHARACTERISTIC_OF
from archkit.model.requirement import Requirement


class Links(StrEnum):
    """How good the links from a requirement to the design are."""

    NONE = "none"
    SUSPECT = "suspect"
    UNCONFIRMED = "unconfirmed"
    CONFIRMED = "confirmed"


class Trace(NamedTuple):
    """A requirement with its verdict and its links.

    Attributes:
        verdict: The verdict.
        department: The id of the department that needs it; empty where nobody says.
        characteristic: The characteristic of ISO/IEC 25010 that it is about; empty for none.
        links: How good its links are.
        parts: The references that meet it and are there.
    """

    verdict: Verdict
    department: str
    characteristic: str
    links: Links
    parts: tuple[str, ...]

    @property
    def requirement(self) -> Requirement:
        """The requirement."""
        return self.verdict.requirement


def trace(verdict: Verdict, facts: Facts) -> Trace:
    """The trace of one requirement."""
    requirement = verdict.requirement
    parts = tuple(
        each
        for each in requirement.satisfied_by
        if standing(each, requirement, facts.design) is Standing.PRESENT
    )
    return Trace(
        verdict,
        department_of(requirement, facts.design) or "",
        CHARACTERISTIC_OF[requirement.quality] if requirement.quality else "",
        links_of(requirement, parts),
        parts,
    )


def links_of(requirement: Requirement, parts: tuple[str, ...]) -> Links:
    """How good the links to some parts that are there are."""
    if not parts:
        return Links.NONE
    if requirement.confirmed is None:
        return Links.UNCONFIRMED
    same = requirement.confirmed == fingerprint_of(requirement)
    return Links.CONFIRMED if same else Links.SUSPECT
