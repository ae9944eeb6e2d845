"""JSON for programs: its schema is published and versioned (`archkit schema report`)."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from archkit.checking.check import Reported, Result
from archkit.checking.engine import Crash
from archkit.model.settings import Severity
from archkit.model.vocabulary import RiskLevel
from archkit.reports._report import Manner, Report
from archkit.rules.rule import Outcome
from archkit.source.diagnostic import Diagnostic
from archkit.source.place import Span


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)


class JsonPlace(_Part):
    """A part of a file; lines and columns count from 1, the end is exclusive."""

    file: str
    """The file, from the workspace's root, with forward slashes."""
    line: int
    """The first line."""
    column: int
    """The first character in it."""
    end_line: int
    """The last line."""
    end_column: int
    """The character after the last one in it."""
    note: str | None = None
    """What is to be seen there."""


class JsonElement(_Part):
    """What a finding is about."""

    section: str
    """The kind of element: `components`, `connections`, …"""
    address: str
    """Its id, unique in its section."""
    title: str
    """Its name."""


class JsonFinding(_Part):
    """Something that a rule says of an element."""

    rule: str
    """The rule's id."""
    name: str
    """The rule's name."""
    outcome: Outcome
    """`fail`, `unknown` where a field is missing, or `waived`."""
    severity: Severity
    """How much it matters."""
    risk: RiskLevel | None
    """On the scale of NIST SP 800-30, where the rule works it out."""
    element: JsonElement
    """What it is about."""
    field: str
    """The field of the element; empty for the element as a whole."""
    place: JsonPlace
    """Where to mend it."""
    inherited_from: str | None
    """The archetype that the value comes from."""
    message: str
    """What is wrong, with its figures."""
    fix: str
    """What to do."""
    evidence: list[str]
    """The steps of a path or the terms of a sum."""
    related: list[JsonPlace]
    """Further places that explain it."""
    fingerprint: str
    """Stays the same while rule and element do."""
    waived_by: str | None
    """The waiver that accepts it for a time."""
    waived_because: str | None
    """The reason that the waiver gives."""
    waived_until: date | None
    """The last day on which the waiver counts."""


class JsonDiagnostic(_Part):
    """Something wrong with the input."""

    code: str
    """Its kind, such as `unknown-key`."""
    message: str
    """What is wrong."""
    place: JsonPlace
    """Where."""
    hint: str | None
    """What to do; nothing where the message says so itself."""
    related: list[JsonPlace]
    """Further places that explain it."""


class JsonTally(_Part):
    """How the elements fared under a rule."""

    rule: str
    """The rule's id."""
    passed: int
    """How many are as they should be."""
    failed: int
    """How many are not, those with a waiver among them."""
    unknown: int
    """How many could not be judged, since a field is missing."""
    not_applicable: int
    """How many the rule is not about."""


class JsonCrash(_Part):
    """A rule that failed itself."""

    rule: str
    """The rule's id."""
    element: str
    """The address of the element that it was looking at."""
    error: str
    """The exception."""


class JsonReport(_Part):
    """Everything that `archkit validate --format json` says."""

    format: Literal["archkit-report"] = "archkit-report"
    """What kind of file this is."""
    version: Literal["1.3"] = "1.3"
    """Rises in its second part when something is added, in its first when something is broken."""
    workspace: str
    """The workspace's name."""
    as_of: date
    """The day on which the design was judged."""
    diagnostics: list[JsonDiagnostic]
    """What is wrong with the input, in the order of the files."""
    findings: list[JsonFinding]
    """What the rules found, in the order of the files."""
    crashes: list[JsonCrash]
    """The rules that failed themselves."""
    rules: list[JsonTally]
    """How the elements fared, rule by rule."""
    size: dict[str, int]
    """How many elements of each section the design has."""
    profile: str | None
    """The profile whose severities count."""
    off: int
    """Findings that the profile turns off."""
    ignored: int
    """Findings that overrides left out."""
    hidden: int
    """Findings that the baseline hides."""
    elsewhere: int
    """Findings outside the path that was asked for."""


def write(result: Result, manner: Manner) -> str:
    """The whole result as JSON; the statistics are always in it."""
    del manner
    return json_report(result).model_dump_json(indent=2) + "\n"


def json_report(result: Result) -> JsonReport:
    """The result as data."""
    return JsonReport(
        workspace=result.name,
        as_of=result.as_of,
        diagnostics=[_diagnostic(each) for each in result.diagnostics],
        findings=[_finding(each) for each in result.findings],
        crashes=[_crash(each) for each in result.crashes],
        rules=[
            JsonTally(
                rule=rule,
                passed=tally[Outcome.PASS],
                failed=tally[Outcome.FAIL],
                unknown=tally[Outcome.UNKNOWN],
                not_applicable=tally[Outcome.NOT_APPLICABLE],
            )
            for rule, tally in result.tallies.items()
        ],
        size=dict(result.size),
        profile=result.profile,
        off=result.off,
        ignored=result.ignored,
        hidden=result.hidden,
        elsewhere=result.elsewhere,
    )


def _place(span: Span, note: str | None = None) -> JsonPlace:
    return JsonPlace(
        file=span.file,
        line=span.line,
        column=span.column,
        end_line=span.end_line,
        end_column=span.end_column,
        note=note,
    )


def _finding(reported: Reported) -> JsonFinding:
    finding, element = reported.finding, reported.finding.element
    return JsonFinding(
        rule=finding.page.id,
        name=finding.page.name,
        outcome=finding.outcome,
        severity=finding.severity,
        risk=finding.risk,
        element=JsonElement(section=element.SECTION, address=element.address, title=element.title),
        field=".".join(map(str, finding.place.field)),
        place=_place(reported.at.span),
        inherited_from=reported.at.archetype,
        message=finding.message,
        fix=finding.fix,
        evidence=list(finding.evidence),
        related=[_place(span, note) for span, note in reported.related],
        fingerprint=finding.fingerprint,
        waived_by=finding.waived_by,
        waived_because=finding.waiver.reason if finding.waiver else None,
        waived_until=finding.waiver.expires if finding.waiver else None,
    )


def _diagnostic(diagnostic: Diagnostic) -> JsonDiagnostic:
    return JsonDiagnostic(
        code=diagnostic.code,
        message=diagnostic.message,
        place=_place(diagnostic.span),
        hint=diagnostic.hint,
        related=[_place(span, note) for span, note in diagnostic.related],
    )


def _crash(crash: Crash) -> JsonCrash:
    return JsonCrash(rule=crash.rule, element=crash.element, error=crash.error)


REPORT: Report = write
