"""GitLab's code quality: findings beside the changed lines of a merge request.

What it reads: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from collections.abc import Iterator
from typing import Any, Final

from pydantic_core import to_json

from archkit.checking.check import Result
from archkit.model.settings import FILE, Severity
from archkit.reports._counts import left_out
from archkit.reports._harmless import harmless
from archkit.reports._remarks import Kind, Remark, remarks
from archkit.reports._report import Manner, Report

_LEVELS: Final = {
    Severity.ERROR: "critical",
    Severity.WARNING: "major",
    Severity.INFO: "info",
}


def write(result: Result, manner: Manner) -> str:
    """A list of issues; what a run leaves out is one of them, since nothing else is read."""
    issues = [_issue(each, manner) for each in remarks(result, manner.fail_on)]
    issues += [_left_out(words, manner) for words in left_out(result)]
    return to_json(issues, indent=2).decode() + "\n"


def _issue(remark: Remark, manner: Manner) -> dict[str, Any]:  # Any: as JSON has it
    return {
        "type": "issue",
        "check_name": remark.rule,
        "description": harmless(" ".join(_words(remark))),
        "severity": _level(remark),
        "fingerprint": remark.fingerprint,
        "location": {
            "path": f"{manner.folder}{remark.span.file}",
            "lines": {"begin": remark.span.line, "end": remark.span.end_line},
        },
    }


def _level(remark: Remark) -> str:
    if remark.kind in (Kind.MISTAKE, Kind.CRASH):  # what they hide was not judged
        return "blocker"
    return "info" if remark.kind is Kind.WAIVED else _LEVELS[remark.severity]


def _words(remark: Remark) -> Iterator[str]:
    """The whole of it: GitLab shows nothing but this."""
    if remark.waiver is not None:
        yield f"Waived by {remark.waiver.address} until {remark.waiver.expires}:"
    yield f"{remark.title}: {remark.message}."
    if remark.advice:
        yield remark.advice


def _left_out(words: str, manner: Manner) -> dict[str, Any]:  # Any: as JSON has it
    kind = words.lstrip("0123456789 ")
    return {
        "type": "issue",
        "check_name": "left-out",
        "description": f"{words}: not in this report.",
        "severity": "info",
        "fingerprint": f"archkit: {kind}",
        "location": {"path": f"{manner.folder}{FILE}", "lines": {"begin": 1, "end": 1}},
    }


REPORT: Report = write
