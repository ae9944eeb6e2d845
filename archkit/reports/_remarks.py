"""What a report tells, one after the other: mistakes, crashes and findings, all of one shape."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from archkit.checking.check import Reported, Result
from archkit.checking.engine import Crash
from archkit.checking.verdict import fails
from archkit.model.base import Element
from archkit.model.risk import Waiver
from archkit.model.settings import FILE, FailOn, Severity
from archkit.model.vocabulary import RiskLevel
from archkit.rules.rule import Outcome
from archkit.source.diagnostic import Diagnostic
from archkit.source.place import Span


class Kind(StrEnum):
    """What sort of thing a remark is."""

    MISTAKE = "mistake"
    """In the input: what it hides was not judged."""
    CRASH = "crash"
    """Of a rule: what it did not come to was not judged."""
    FAIL = "fail"
    UNKNOWN = "unknown"
    """The design does not say enough."""
    WAIVED = "waived"


class Remark(NamedTuple):
    """One thing that a report tells.

    Attributes:
        kind: What sort of thing.
        fails: Whether it makes the run fail.
        severity: How much it matters.
        rule: The rule's id, or the kind of mistake.
        name: The rule's name; empty for a mistake.
        message: What is wrong.
        span: Where.
        fingerprint: Stays the same while the thing does; no two remarks of a run share one.
        advice: What to do, where that is known.
        element: What it is about, if an element.
        field: The field of the element.
        key: Tells several findings of a rule on one element apart.
        evidence: How it follows, line by line.
        related: Further places, each with a note.
        waiver: What it is waived by.
        risk: How bad it is on the scale of SP 800-30, where the rule worked that out.
    """

    kind: Kind
    fails: bool
    severity: Severity
    rule: str
    name: str
    message: str
    span: Span
    fingerprint: str
    advice: str = ""
    element: Element | None = None
    field: str = ""
    key: str = ""
    evidence: tuple[str, ...] = ()
    related: tuple[tuple[Span, str], ...] = ()
    waiver: Waiver | None = None
    risk: RiskLevel | None = None

    @property
    def title(self) -> str:
        """The rule's id and name."""
        return f"{self.rule} {self.name}".rstrip()


def remarks(result: Result, fail_on: FailOn) -> Iterator[Remark]:
    """All that a report tells: mistakes in the input, rules that crashed, and findings."""
    seen: Counter[str] = Counter()
    for diagnostic in result.diagnostics:
        yield _mistake(diagnostic, seen)
    for crash in result.crashes:
        yield _crash(crash)
    for reported in result.findings:
        yield _finding(reported, fail_on)


def _mistake(diagnostic: Diagnostic, seen: Counter[str]) -> Remark:
    code, file, message = diagnostic.code, diagnostic.span.file, diagnostic.message
    same = _hashed(Kind.MISTAKE, code, file, message)
    seen[same] += 1
    return Remark(
        kind=Kind.MISTAKE,
        fails=True,
        severity=Severity.ERROR,
        rule=code,
        name="",
        message=message,
        span=diagnostic.span,
        # Without the line, so that it survives edits above; the same mistake may come twice.
        fingerprint=_hashed(same, str(seen[same])),
        advice=diagnostic.hint or "",
        related=diagnostic.related,
    )


def _crash(crash: Crash) -> Remark:
    return Remark(
        kind=Kind.CRASH,
        fails=True,
        severity=Severity.ERROR,
        rule=crash.rule,
        name="crashed",
        message=f"rule {crash.rule} failed on `{crash.element}`: {crash.error}",
        span=Span.at(FILE),
        fingerprint=_hashed(Kind.CRASH, crash.rule),
        advice="`archkit validate` shows where in the rule: report that to who wrote it.",
    )


def _finding(reported: Reported, fail_on: FailOn) -> Remark:
    finding, at = reported.finding, reported.at
    inherited = ((at.element, f"takes `{at.archetype}` over here"),) if at.element else ()
    return Remark(
        kind=_KINDS[finding.outcome],
        fails=fails(finding, fail_on),
        severity=finding.severity,
        rule=finding.page.id,
        name=finding.page.name,
        message=finding.message,
        span=at.span,
        fingerprint=finding.fingerprint,
        advice=finding.fix,
        element=finding.element,
        field=".".join(map(str, finding.place.field)),
        key=finding.key,
        evidence=finding.evidence,
        related=(*inherited, *reported.related),
        waiver=finding.waiver,
        risk=finding.risk,
    )


_KINDS = {
    Outcome.FAIL: Kind.FAIL,
    Outcome.UNKNOWN: Kind.UNKNOWN,
    Outcome.WAIVED: Kind.WAIVED,
}


def _hashed(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
