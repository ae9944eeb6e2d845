"""Text for people: in the manner of the best linters, readable at 80 columns."""

from collections import Counter
from collections.abc import Iterator, Sequence

from archkit.checking.check import Reported, Result
from archkit.model.settings import Severity
from archkit.reports._report import Report
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


def write(result: Result, *, statistics: bool) -> str:
    """The findings with their excerpts, and a closing count."""
    return render(result, Paint.for_stream(), statistics=statistics)


def render(result: Result, paint: Paint, *, statistics: bool = False) -> str:
    """The report in given colours and width."""
    blocks = ["\n".join(block) for block in _blocks(result, paint)]
    if statistics:
        blocks.append("\n".join(_statistics(result)))
    blocks.append("\n".join(_closing(result, paint)))
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
        yield [*lines, *crash.trace.rstrip().split("\n")]


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
    live = [each.finding for each in result.findings if each.finding.outcome is not Outcome.WAIVED]
    counts = Counter(finding.severity for finding in live)
    waived = len(result.findings) - len(live)
    parts = [_plural(len(result.diagnostics), "mistake in the input", "mistakes in the input")]
    parts += [_plural(counts[severity], *_WORDS[severity]) for severity in Severity]
    parts += [_plural(waived, "waived", "waived")]
    parts += [_plural(result.ignored, "left out by overrides", "left out by overrides")]
    parts += [_plural(result.hidden, "hidden by the baseline", "hidden by the baseline")]
    parts += [_plural(result.elsewhere, "in other files", "in other files")]
    parts += [_plural(len(result.crashes), "rule crashed", "rules crashed")]
    told = ", ".join(part for part in parts if part)
    text = f"Found {told}." if told else "All clear: nothing found."
    yield from paint.wrapped(text, "", "")
    if result.unread and any(each.span.file not in result.unread for each in result.diagnostics):
        yield from paint.wrapped(_root_of_others(sorted(result.unread)), "", "")
    yield from paint.wrapped(_judged(result), "", "")
    if live:
        example = live[0].page.id
        yield from paint.wrapped(f"`archkit explain {example}` tells more about a rule.", "", "")


def _root_of_others(files: Sequence[str]) -> str:
    """What to mend first, where a file that cannot be read may be behind other mistakes."""
    named = f"`{files[0]}`" if len(files) == 1 else f"{len(files)} files, such as `{files[0]}`,"
    return f"{named} could not be read: mend that first, since others may refer to what it holds."


_WORDS = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("note", "notes"),
}
_COUNTED = ("solutions", "requirements", "components", "connections")


def _judged(result: Result) -> str:
    size = ", ".join(_count(result.size.get(section, 0), section) for section in _COUNTED)
    return f"Judged {size} by {_count(len(result.tallies), 'rules')}, as of {result.as_of}."


def _count(number: int, words: str) -> str:
    return f"{number} {words.removesuffix('s') if number == 1 else words}"


def _plural(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}" if count else ""


REPORT: Report = write
