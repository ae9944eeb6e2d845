"""A finding: a rule, an element, a place, and a fingerprint that survives unrelated edits."""

import hashlib
from dataclasses import dataclass

from archkit.model.base import Element
from archkit.model.risk import Waiver
from archkit.model.settings import Severity
from archkit.model.vocabulary import RiskLevel
from archkit.rules.rule import Fail, Outcome, Page, WaivableBy
from archkit.source.place import Path, Place
from archkit.source.words import Words


@dataclass(frozen=True)
class Finding:
    """Something that a rule says of an element.

    Attributes:
        page: The rule's page.
        outcome: Failed, waived, or unknown.
        severity: How much it matters here.
        element: What it is about.
        place: Where to look.
        words: The part of the text at that place to look at.
        message: What is wrong, in one line.
        fix: What to do.
        related: Further places, each with a note.
        evidence: How it follows, line by line.
        key: Tells several findings of a rule on one element apart.
        missing: The fields that nobody has stated, where it is about those.
        risk: How bad it is on the scale of SP 800-30, where the rule worked that out.
        only_if_whole: Whether it says that there is no more of something, and so says nothing
            where part of the design could not be read.
        authority: Who may accept it, where that differs from the rule's own.
        waiver: What it is waived by, where it is.
        off: Whether the profile leaves it out of what is shown.
    """

    page: Page
    outcome: Outcome
    severity: Severity
    element: Element
    place: Place
    message: str
    fix: str
    related: tuple[tuple[Place, str], ...] = ()
    evidence: tuple[str, ...] = ()
    key: str = ""
    missing: tuple[str, ...] = ()
    risk: RiskLevel | None = None
    only_if_whole: bool = False
    authority: WaivableBy | None = None
    waiver: Waiver | None = None
    off: bool = False
    words: Words | None = None

    @classmethod
    def of(
        cls,
        page: Page,
        element: Element,
        fail: Fail,
        severity: Severity,
        amendments: tuple[str, ...] = (),
    ) -> "Finding":
        """The finding of a failed rule, with the facts of regulation that the workspace amends."""
        return cls(
            page=page,
            outcome=Outcome.FAIL,
            severity=severity,
            element=element,
            place=Place(element.where, fail.field),
            message=fail.message,
            fix=fail.fix or page.fix,
            related=fail.related,
            evidence=fail.evidence + amendments,
            key=fail.key,
            risk=fail.risk,
            only_if_whole=fail.only_if_whole,
            authority=fail.waivable_by,
            words=fail.words,
        )

    @property
    def waivable_by(self) -> WaivableBy:
        """Who may accept it."""
        return self.authority or self.page.waivable_by

    @property
    def waived_by(self) -> str | None:
        """The id of the waiver, where it is waived."""
        return self.waiver.address if self.waiver else None

    @property
    def text(self) -> str:
        """The text at the place, where it is one; else nothing."""
        first, *deeper = self.place.field or ("",)
        value = getattr(self.element, str(first), None)
        return value if isinstance(value, str) and not deeper else ""

    @property
    def fingerprint(self) -> str:
        """Sixteen hex digits from the rule and the element, not from texts or lines."""
        return self.fingerprint_at(self.element.where)

    def fingerprint_at(self, where: Path) -> str:
        """The fingerprint that it would have if its element stood elsewhere."""
        parts = (self.page.id, *map(str, where), self.key)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
