"""The history of a design for programs: its schema is published (`archkit schema log`)."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from pydantic import JsonValue

from archkit.checking.check import Reported
from archkit.diff.changes import Change, FieldChange, Kind
from archkit.diff.history import Entry
from archkit.model.settings import Severity
from archkit.reports._diff._parts import DiffVerdict, Part, plain_json


class LogField(Part):
    """A field that changed."""

    path: list[str]
    """The way to it in its element, or in the settings."""
    old: JsonValue
    """Its value before; null where it was not there."""
    new: JsonValue
    """Its value after; null where it is not there."""

    @classmethod
    def of(cls, change: FieldChange) -> "LogField":
        """A change of a field as data."""
        old, new = plain_json(change.old), plain_json(change.new)
        return cls(path=list(change.path), old=old, new=new)


class LogElement(Part):
    """An element that changed."""

    kind: Kind
    """What became of it."""
    section: str
    """The sort of element: `components`, `connections`, …"""
    address: str
    """Its id, unique in its section; the former one where it is gone."""
    was: str | None
    """Its former address, where it is renamed."""
    fields: list[LogField]
    """What of it changed. All that it says, where it came or went and is asked for by name."""

    @classmethod
    def of(cls, change: Change, *, is_whole: bool) -> "LogElement":
        """A change of an element as data."""
        is_same = change.old is not None and change.new is not None
        return cls(
            kind=change.kind,
            section=change.element.SECTION,
            address=change.element.address,
            was=change.old.address if change.kind is Kind.RENAMED and change.old else None,
            fields=[LogField.of(each) for each in change.fields] if is_same or is_whole else [],
        )


class LogFinding(Part):
    """A finding of a rule."""

    rule: str
    """The rule's id."""
    severity: Severity
    """How much it matters."""
    element: str
    """The address of what it is about."""
    message: str
    """What is wrong."""

    @classmethod
    def of(cls, reported: Reported) -> "LogFinding":
        """A finding as data."""
        found = reported.finding
        return cls(
            rule=found.page.id,
            severity=found.severity,
            element=found.element.address,
            message=found.message,
        )


class LogMistake(Part):
    """Something wrong with a design that cannot be read."""

    code: str
    """The name of the mistake."""
    message: str
    """What is wrong."""
    file: str
    """The file, from the workspace's root, with forward slashes."""
    line: int
    """The line; lines count from 1."""


class LogEntry(Part):
    """What a commit did to the design, or to the element that is asked for."""

    commit: str
    """The commit."""
    short: str
    """Its first digits, as git shows them."""
    day: date
    """When it was committed."""
    subject: str
    """The first line of its message."""
    begins: bool
    """Whether there was no design before it."""
    is_cut: bool
    """Whether this clone holds nothing before it, and so not what it did."""
    changes: list[LogElement]
    """What became of elements."""
    verdicts: list[DiffVerdict]
    """Requirements whose verdict or figure is another, what is no longer met first."""
    new: list[LogFinding]
    """Findings that it brought; none where an element is asked for, or the design begins."""
    fixed: list[LogFinding]
    """Findings that it mended."""
    settings: list[LogField]
    """What of the settings is another."""
    unread: list[LogMistake]
    """What is wrong with the design: what the commit did is told with the next that can be read."""


class JsonLog(Part):
    """Everything that `archkit log --format json` says."""

    format: Literal["archkit-log"] = "archkit-log"
    """What kind of file this is."""
    version: Literal["1.0"] = "1.0"
    """Rises in its second part when something is added, in its first when something is broken."""
    as_of: date
    """The day on which every version was judged."""
    element: str | None
    """The element that is asked for; null where it is the whole design."""
    entries: list[LogEntry]
    """The commits, the newest first."""


def log_json(entries: Iterable[Entry], element: str | None, as_of: date) -> str:
    """The whole history as JSON."""
    told = [_entry(each, is_whole=element is not None) for each in entries]
    log = JsonLog(as_of=as_of, element=element, entries=told)
    return log.model_dump_json(indent=2) + "\n"


def _entry(entry: Entry, *, is_whole: bool) -> LogEntry:
    found = entry.findings
    return LogEntry(
        commit=entry.commit.id,
        short=entry.commit.short,
        day=entry.commit.day,
        subject=entry.commit.subject,
        begins=entry.begins,
        is_cut=entry.is_cut,
        changes=[LogElement.of(each, is_whole=is_whole) for each in entry.changes],
        verdicts=[DiffVerdict.of(each) for each in entry.verdicts],
        new=[LogFinding.of(each) for each in found.new] if found else [],
        fixed=[LogFinding.of(each) for each in found.fixed] if found else [],
        settings=[LogField.of(each) for each in entry.settings],
        unread=[
            LogMistake(
                code=each.code, message=each.message, file=each.span.file, line=each.span.line
            )
            for each in entry.unread
        ],
    )
