"""Annotations of GitHub: workflow commands that show findings beside the changed lines.

How they are written, and what of them is escaped:
https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from archkit.checking.check import Result
from archkit.model.settings import Severity
from archkit.reports._counts import judged, told
from archkit.reports._harmless import harmless, harmless_line
from archkit.reports._remarks import Kind, Remark, remarks
from archkit.reports._report import Manner, Report

SHOWN: Final = 10
"""Of each level, GitHub shows the first ten annotations of a step and drops the others."""
_COMMANDS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}


def write(result: Result, manner: Manner) -> str:
    """Annotations as many as are shown, the others as lines of the log, and the closing count."""
    closing = (harmless_line(told(result)), harmless_line(judged(result)))
    return "\n".join([*annotations(result, manner), *closing]) + "\n"


def annotations(result: Result, manner: Manner) -> list[str]:
    """Annotations as many as are shown, and the others as lines of the log."""
    # Sorting is stable: within a level, the order of the files stays.
    ordered = sorted(remarks(result, manner.fail_on), key=_rank)
    lines: list[str] = []
    unshown: list[Remark] = []
    for level, members in groupby(ordered, key=_level):
        fitting, rest = _divided(list(members))
        lines += [_annotation(each, manner) for each in fitting]
        lines += [_count_of(rest, level)] if rest else []
        unshown += rest
    if unshown:
        lines.append("::group::Findings without an annotation")
        lines += [harmless_line(_log_line(each, manner)) for each in unshown]
        lines.append("::endgroup::")
    return lines


def _level(remark: Remark) -> Severity:
    """The level of the annotation: what is waived is no more than a notice."""
    return Severity.INFO if remark.kind is Kind.WAIVED else remark.severity


def _rank(remark: Remark) -> tuple[int, bool]:
    return _level(remark).rank, remark.kind is Kind.WAIVED


def _divided(members: Sequence[Remark]) -> tuple[Sequence[Remark], Sequence[Remark]]:
    """What is shown, and what is not; the last place then goes to the count of those."""
    fitting = len(members) if len(members) <= SHOWN else SHOWN - 1
    return members[:fitting], members[fitting:]


def _annotation(remark: Remark, manner: Manner) -> str:
    waived = " (waived)" if remark.kind is Kind.WAIVED else ""
    properties = {**_place(remark, manner), "title": f"{remark.title}{waived}"}
    return _command(_COMMANDS[_level(remark)], properties, "\n".join(_body(remark)))


def _place(remark: Remark, manner: Manner) -> dict[str, str]:
    span = remark.span
    place = {"file": f"{manner.folder}{span.file}", "line": str(span.line)}
    if span.end_line != span.line:  # GitHub knows columns only within a line
        return {**place, "endLine": str(span.end_line)}
    return {**place, "col": str(span.column), "endColumn": str(span.end_column)}


def _body(remark: Remark) -> Iterator[str]:
    yield remark.message
    if remark.waiver is not None:
        waiver = remark.waiver
        yield f"waived by {waiver.address} until {waiver.expires}: {waiver.reason}"
    yield from (f"because: {line}" for line in remark.evidence)
    if remark.advice:
        yield f"fix: {remark.advice}"


def _count_of(rest: Sequence[Remark], level: Severity) -> str:
    message = (
        f"GitHub shows {SHOWN} annotations of a level in a step:"
        f" {len(rest)} more of this one are in the step's log"
    )
    return _command(_COMMANDS[level], {"title": "archkit: not all are shown"}, message)


def _log_line(remark: Remark, manner: Manner) -> str:
    waived = " (waived)" if remark.kind is Kind.WAIVED else ""
    line = f"{manner.folder}{remark.span} {remark.severity}[{remark.rule}]{waived} {remark.message}"
    return " ".join(line.split())


def _command(command: str, properties: dict[str, str], message: str) -> str:
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{command} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return harmless(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


REPORT: Report = write
