"""What a report comes to, in a sentence: how much was found, left out, and judged."""

from collections import Counter
from collections.abc import Iterator

from archkit.checking.check import Result
from archkit.model.settings import Severity
from archkit.rules.rule import Outcome

_WORDS = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("note", "notes"),
}
_COUNTED = ("solutions", "requirements", "components", "connections")


def told(result: Result) -> str:
    """How much was found and left out."""
    parts = [*_found(result), *left_out(result)]
    if result.crashes:
        parts.append(counted(len(result.crashes), "rule crashed", "rules crashed"))
    return f"Found {', '.join(parts)}." if parts else "All clear: nothing found."


def _found(result: Result) -> Iterator[str]:
    if result.diagnostics:
        yield counted(len(result.diagnostics), "mistake in the input", "mistakes in the input")
    live = [each.finding for each in result.findings if each.finding.outcome is not Outcome.WAIVED]
    counts = Counter(finding.severity for finding in live)
    yield from (counted(counts[each], *_WORDS[each]) for each in Severity if counts[each])
    if waived := len(result.findings) - len(live):
        yield f"{waived} waived"


def left_out(result: Result) -> list[str]:
    """What was found and is not in the report, each in a few words."""
    parts = (
        (result.off, f"left out by the profile `{result.profile}`"),
        (result.ignored, "left out by overrides"),
        (result.hidden, "hidden by the baseline"),
        (result.elsewhere, "in other files"),
    )
    return [f"{count} {words}" for count, words in parts if count]


def mend_first(result: Result) -> str | None:
    """What to mend first, where a file that cannot be read may be behind other mistakes."""
    if all(each.span.file in result.unread for each in result.diagnostics):
        return None
    files = sorted(result.unread)
    if not files:
        return None
    named = f"`{files[0]}`" if len(files) == 1 else f"{len(files)} files, such as `{files[0]}`,"
    return f"{named} could not be read: mend that first, since others may refer to what it holds."


def judged(result: Result) -> str:
    """How much was judged, by how many rules, and as of when."""
    size = ", ".join(
        counted(result.size.get(section, 0), section.removesuffix("s"), section)
        for section in _COUNTED
    )
    rules = counted(len(result.tallies), "rule", "rules")
    profile = f" under the profile `{result.profile}`" if result.profile else ""
    return f"Judged {size} by {rules}{profile}, as of {result.as_of}."


def counted(count: int, one: str, many: str) -> str:
    """A number with its word."""
    return f"{count} {one if count == 1 else many}"
