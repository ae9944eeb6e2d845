"""The file of a baseline: one line a finding, to be read in a pull request."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from pydantic import ConfigDict, ValidationError

from archkit.checking.finding import Finding
from archkit.model.base import Element, Model
from archkit.model.loading.messages import report
from archkit.model.loading.sheet import Problems, Spot
from archkit.model.loading.yaml_sheet import YamlSheet
from archkit.model.settings import BASELINE, Severity
from archkit.model.workspace import Workspace
from archkit.source import looks
from archkit.source.diagnostic import Diagnostic
from archkit.source.files import read_text
from archkit.source.place import Span
from archkit.source.yaml_file import Document, parse


class Entry(Model):
    """A finding that the baseline hides."""

    model_config = ConfigDict(str_min_length=0, str_strip_whitespace=False)  # kept as it was found

    rule: str
    """The rule's id."""
    element: str
    """The address of the element."""
    key: str = ""
    """What tells several findings of the rule on the element apart."""
    severity: Severity
    """How much it mattered on that day; what matters more is new."""
    missing: tuple[str, ...] = ()
    """The fields that nobody had stated; a further one is new."""

    @classmethod
    def of(cls, finding: Finding) -> "Entry":
        """The entry that hides a finding."""
        return cls(
            rule=finding.page.id,
            element=finding.element.address,
            key=finding.key,
            severity=finding.severity,
            missing=finding.missing,
        )

    def describes(self, finding: Finding) -> bool:
        """Whether a reader of the entry knows which finding it is about."""
        said = (self.rule, self.element, self.key)
        return said == (finding.page.id, finding.element.address, finding.key)

    def beyond(self, finding: Finding) -> Iterator[str]:
        """What about the finding is new: it is hidden only where nothing is."""
        if not self.severity.at_least(finding.severity):
            yield f"the baseline holds it as {self.severity}, and it is {finding.severity} now"
        for each in finding.missing:
            if each not in self.missing:
                yield f"the baseline does not hold `{each}`"

    def tightened(self, finding: Finding) -> "Entry":
        """The entry without what the finding no longer needs of it."""
        severity = max(self.severity, finding.severity, key=lambda each: each.rank)
        missing = tuple(each for each in self.missing if each in finding.missing)
        return self.model_copy(update={"severity": severity, "missing": missing})


class _File(Model):
    """The whole file."""

    version: Literal["1.0"]
    findings: Mapping[str, Entry]


class BaselineEntry(Element):
    """What a finding about an entry is about: the entry, which no design holds."""

    SECTION: ClassVar[str] = "findings"
    WORD: ClassVar[str] = "baseline entry"


@dataclass(frozen=True)
class Baseline:
    """What `archkit baseline` recorded.

    Attributes:
        entries: By the fingerprint of the finding that each hides.
        sheet: The file, where there is one that can be read.
        diagnostics: What keeps it from being used.
        texts: Its text, for showing its lines.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    sheet: YamlSheet | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)

    def span(self, entry: Element) -> Span:
        """Where an entry stands."""
        if self.sheet is None:
            return Span.at(BASELINE)
        return self.sheet.locate(entry.where, "key")


def read_baseline(workspace: Workspace) -> Baseline:
    """The baseline of a workspace: empty where there is none, or none that can be used."""
    path = workspace.root / BASELINE
    if looks.kind(path) == "nothing":
        return Baseline()
    text = read_text(path, workspace.root)
    if isinstance(text, Diagnostic):
        return Baseline(diagnostics=(text,))
    return parse_baseline(text)


def parse_baseline(text: str) -> Baseline:
    """The baseline that a text holds: empty where it cannot be used."""
    document = parse(text, BASELINE)
    if not isinstance(document, Document):
        return Baseline(diagnostics=tuple(document), texts={BASELINE: text})
    sheet, problems = YamlSheet(document), Problems()
    entries: Mapping[str, Entry] = {}
    try:
        entries = _File.model_validate(document.data).findings
    except ValidationError as error:
        details = error.errors(include_url=False)
        report(details, document.data, _File, lambda path: Spot(sheet, path), problems)
    return Baseline(entries, sheet, tuple(problems.diagnostics()), {BASELINE: text})


_HEAD = """\
# The findings that `archkit validate` hides, so that it fails on new ones only. Written by
# `archkit baseline`; `archkit baseline --prune` drops what has been mended.
version: "1.0"
findings:
"""


def as_text(entries: Mapping[str, Entry]) -> str:
    """The file of a baseline: a finding a line, the same bytes for the same entries."""
    lines = sorted((_sort_key(entry), _line(each, entry)) for each, entry in entries.items())
    return _HEAD + "".join(line for _, line in lines)


def _sort_key(entry: Entry) -> tuple[str, str, str]:
    return entry.rule, entry.element, entry.key


def _line(fingerprint: str, entry: Entry) -> str:
    data = entry.model_dump(mode="json", exclude_defaults=True)
    fields = ", ".join(f"{name}: {_quoted(value)}" for name, value in data.items())
    return f"  {_quoted(fingerprint)}: {{{fields}}}\n"


def _quoted(value: object) -> str:
    """A value as YAML and JSON both read it; what a reader cannot see is escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return "".join(each if each.isprintable() else f"\\U{ord(each):08x}" for each in text)
