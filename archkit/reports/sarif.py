"""SARIF 2.1.0, for code scanning and for the viewers of editors.

The standard: https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os.html
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import quote

from pydantic_core import to_json

from archkit import __version__
from archkit.checking.check import Result
from archkit.checking.verdict import exit_code
from archkit.reports._counts import judged, left_out, told
from archkit.reports._harmless import harmless
from archkit.reports._remarks import Kind, Remark, remarks
from archkit.reports._report import Manner, Report
from archkit.reports._sarif_rules import LEVELS, Json, descriptors
from archkit.rules.rule import Outcome
from archkit.source.place import Span

SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT: Final = "%SRCROOT%"
_PLACEHOLDER: Final = re.compile(r"\{\d+\}")
_MEANINGS: Final = {
    0: "clean",
    1: "findings at or above the chosen severity",
    2: "the input cannot be read as a whole",
    3: "a rule failed",
}


def write(result: Result, manner: Manner) -> str:
    """The whole result as a log of one run, without a time, so that the same run is the same."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(result, manner)]}
    return to_json(log, indent=2).decode() + "\n"


def _run(result: Result, manner: Manner) -> Json:
    told_of = list(remarks(result, manner.fail_on))
    rules = descriptors(result, told_of)
    numbers = {str(rule["id"]): number for number, rule in enumerate(rules)}
    return {
        "tool": {
            "driver": {"name": "archkit", "semanticVersion": __version__, "rules": rules},
        },
        # Where a repository has several workspaces, each has results of its own.
        "automationDetails": {"id": f"archkit/{manner.folder}"},
        "invocations": [_invocation(result, manner, told_of, numbers)],
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": "The root of the repository."}},
        },
        "columnKind": "unicodeCodePoints",
        # A crash is no fault of the design: it is a notification.
        "results": [
            _result(each, manner, numbers) for each in told_of if each.kind is not Kind.CRASH
        ],
        "properties": _figures(result),
    }


def _invocation(
    result: Result, manner: Manner, told_of: Sequence[Remark], numbers: dict[str, int]
) -> Json:
    code = exit_code(result, manner.fail_on)
    crashes = [_crash(each, numbers) for each in told_of if each.kind is Kind.CRASH]
    return {
        # What could not be read or run was not judged: such a run is no success.
        "executionSuccessful": not (result.crashes or result.diagnostics),
        "exitCode": code,
        "exitCodeDescription": _MEANINGS[code],
        "toolExecutionNotifications": [*crashes, *_notes(result)],
    }


def _crash(remark: Remark, numbers: dict[str, int]) -> Json:
    return {
        "level": "error",
        "message": _message(remark.message),
        "descriptor": {"id": "rule-crashed"},
        "associatedRule": {"id": remark.rule, "index": numbers[remark.rule]},
    }


def _notes(result: Result) -> Iterator[Json]:
    """What the results do not tell: what was judged, and what was left out or could not be."""
    yield {"level": "note", "message": _message(f"{told(result)} {judged(result)}")}
    for words in left_out(result):
        yield {"level": "note", "message": _message(f"{words}: not among the results")}
    if result.diagnostics:
        yield {
            "level": "error",
            "message": _message("what mistakes in the input hide was not judged"),
        }


def _result(remark: Remark, manner: Manner, numbers: dict[str, int]) -> Json:
    found: Json = {
        "ruleId": remark.rule,
        "ruleIndex": numbers[remark.rule],
        # An element that leaves fields out does so for certain: it is a failure of CMP-001. The
        # kind "open" would forbid a level, and a thing that is not known would look like none.
        "kind": "fail",
        "level": LEVELS[remark.severity],
        "message": _message("\n".join(_lines(remark))),
        "locations": [_location(remark, manner)],
        # The name is ours: what GitHub's own means, its upload works out from the lines.
        "partialFingerprints": {"archkit/v1": remark.fingerprint},
        "suppressions": list(_suppressions(remark)),
        "properties": {"outcome": remark.kind.value, "failsTheRun": remark.fails},
    }
    if remark.risk is not None:
        found["properties"] = {**found["properties"], "risk": remark.risk.value}
    if remark.related:
        found["relatedLocations"] = [
            {"id": number, "physicalLocation": _physical(span, manner), "message": _message(note)}
            for number, (span, note) in enumerate(remark.related)
        ]
    return found


def _lines(remark: Remark) -> Iterator[str]:
    yield f"{remark.message}."
    if remark.waiver is not None:
        yield f"Waived by {remark.waiver.address}, {_grounds(remark)}"
    yield from (f"Because: {line}" for line in remark.evidence)
    if remark.advice:
        yield f"Fix: {remark.advice}"


def _suppressions(remark: Remark) -> Iterator[Json]:
    if remark.waiver is not None:
        yield {"kind": "external", "status": "accepted", "justification": _grounds(remark)}


def _grounds(remark: Remark) -> str:
    waiver = remark.waiver
    return f"until {waiver.expires}: {harmless(waiver.reason)}" if waiver else ""


def _location(remark: Remark, manner: Manner) -> Json:
    location: Json = {"physicalLocation": _physical(remark.span, manner)}
    if remark.element is not None:
        address = remark.element.address
        location["logicalLocations"] = [
            {
                "name": harmless(remark.element.title),
                "fullyQualifiedName": f"{address}.{remark.field}" if remark.field else address,
                "kind": remark.element.WORD,
            }
        ]
    return location


def _physical(span: Span, manner: Manner) -> Json:
    if span.file.startswith("/"):  # outside the workspace
        artifact: Json = {"uri": f"file://{quote(span.file)}"}
    else:
        artifact = {"uri": quote(manner.folder + span.file), "uriBaseId": _ROOT}
    return {
        "artifactLocation": artifact,
        "region": {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        },
    }


def _message(text: str) -> Json:
    """A plain message in which nothing is a placeholder or an embedded link (3.11.5, 3.11.6).

    Other braces stay as they are: the standard would have them doubled, and no viewer undoes it.
    """
    return {"text": _PLACEHOLDER.sub(r"{\g<0>}", harmless(text)).replace("](", "] (")}


def _figures(result: Result) -> Json:
    """How the elements fared under each rule: a rule without results may not have passed."""
    return {
        "workspace": harmless(result.name),
        "asOf": result.as_of.isoformat(),
        "hiddenByBaseline": result.hidden,
        "leftOutByProfile": result.off,
        "leftOutByOverrides": result.ignored,
        "inOtherFiles": result.elsewhere,
        "outcomes": {
            rule: {outcome.value: tally[outcome] for outcome in Outcome if tally[outcome]}
            for rule, tally in result.tallies.items()
        },
    }


REPORT: Report = write
