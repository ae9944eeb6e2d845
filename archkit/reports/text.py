"""Text for people: in the manner of the best linters, readable at 80 columns."""

from collections.abc import Iterator

from archkit.checking.check import Reported, Result
from archkit.model.settings import Severity
from archkit.reports._counts import judged, mend_first, told
from archkit.reports._harmless import harmless_line
from archkit.reports._report import Manner, Report
from archkit.reports._terminal import (
    Paint,
    arrow,
    diagnostic_lines,
    excerpt,
    gutter_of,
    headline,
    notes,
)
from archkit.rules.rule import Outcome

_COLUMNS = (Outcome.FAIL, Outcome.UNKNOWN, Outcome.PASS, Outcome.NOT_APPLICABLE)


def write(result: Result, manner: Manner) -> str:
    """The findings with their excerpts, and a closing count."""
    blocks = ["\n".join(block) for block in _blocks(result, manner.paint)]
    if manner.statistics:
        blocks.append("\n".join(_statistics(result)))
    blocks.append("\n".join(_closing(result, manner.paint)))
    return "\n\n".join(blocks) + "\n"


def _blocks(result: Result, paint: Paint) -> Iterator[list[str]]:
    for diagnostic in result.diagnostics:
        yield list(diagnostic_lines(diagnostic, result.texts, paint))
    explained: set[str] = set()
    for reported in result.findings:
        page = reported.finding.page
        yield list(_finding(reported, result, paint, why=page.id not in explained))
        explained.add(page.id)
    for crash in result.crashes:
        message = f"rule {crash.rule} failed on `{crash.element}`: {crash.error}"
        lines = headline("error[rule-crashed]", message, Severity.ERROR, paint)
        yield [*lines, *map(harmless_line, crash.trace.rstrip().split("\n"))]


def _finding(reported: Reported, result: Result, paint: Paint, *, why: bool) -> Iterator[str]:
    finding, span = reported.finding, reported.at.span
    gutter = gutter_of(span)
    waived = " (waived)" if finding.outcome is Outcome.WAIVED else ""
    label = f"{finding.severity}[{finding.page.id}]{waived}"
    yield from headline(label, finding.message, finding.severity, paint)
    yield arrow(span, paint)
    yield from excerpt(span, result.texts, paint)
    element = finding.element
    owner = f" of {element.within}" if element.within else ""
    yield from notes(element.WORD, f"{element.id}{owner}", gutter, paint)
    if reported.at.archetype is not None:
        text = f"`{reported.at.archetype}`, taken over at {reported.at.element}"
        yield from notes("from archetype", text, gutter, paint)
    for line in finding.evidence:
        yield from notes("because", line, gutter, paint)
    for place, note in reported.related:
        yield from notes(note, str(place), gutter, paint)
    if finding.waived_by is not None:
        yield from notes("waived by", finding.waived_by, gutter, paint)
    if why:
        yield from notes("why", finding.page.why, gutter, paint)
    yield from notes("fix", finding.fix, gutter, paint)


def _statistics(result: Result) -> Iterator[str]:
    header = "".join(f"{outcome.value:>16}" for outcome in _COLUMNS)
    yield f"{'rule':<12}{header}"
    for rule, tally in result.tallies.items():
        yield f"{rule:<12}" + "".join(f"{tally[outcome]:>16}" for outcome in _COLUMNS)


def _closing(result: Result, paint: Paint) -> Iterator[str]:
    yield from paint.wrapped(told(result), "", "")
    if (first := mend_first(result)) is not None:
        yield from paint.wrapped(first, "", "")
    yield from paint.wrapped(judged(result), "", "")
    live = (each.finding for each in result.findings if each.finding.outcome is not Outcome.WAIVED)
    if (example := next(live, None)) is not None:
        more = f"`archkit explain {example.page.id}` tells more about a rule."
        yield from paint.wrapped(more, "", "")


REPORT: Report = write
