"""The rules that the design was judged by, and how it fares under each."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from archkit.rules.rule import Outcome
from archkit.rules.rule import Page as RulePage
from archkit.site.book import Book, Page
from archkit.site.lines import LINES, PLANNING, line_of
from archkit.site.markup import section, table

_HERE: Final = "rules.md"
_JUDGED: Final = (Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN, Outcome.WAIVED)


def pages(book: Book) -> Iterator[Page]:
    """The page: none in public, since it would show what is wrong with security."""
    if book.edition.public:
        return
    found = Counter(each.finding.page.id for each in book.findings)
    groups: dict[str, list[RulePage]] = {line.name: [] for line in LINES}
    for each in book.result.pages:
        if each.id in book.result.tallies:
            groups.setdefault(line_of(each.family), []).append(each)
    parts = (
        section(book.say(name), table(_HEADINGS, (_row(each, found, book) for each in group)))
        for name, group in groups.items()
    )
    text = "\n".join((f"# Rules\n\n{_INTRODUCTION}", *filter(None, parts)))
    yield Page(_HERE, "Rules", text, PLANNING.name)


_INTRODUCTION: Final = (
    "Each rule looks at every part of the design that it applies to. What it cannot tell for want"
    " of a figure is found as well: unknown is never taken for right.\n"
)
_HEADINGS: Final = ("Rule", "What it checks", "Status")


def _row(rule: RulePage, found: Mapping[str, int], book: Book) -> tuple[str, ...]:
    return f"`{rule.id}`", book.say(rule.summary), _status(rule, found, book)


def _status(rule: RulePage, found: Mapping[str, int], book: Book) -> str:
    count = found.get(rule.id, 0)
    if count:
        return f"{count} found"
    tally = book.result.tallies[rule.id]
    judged = sum(tally[each] for each in _JUDGED)
    return "✔ nothing found" if judged else "○ applies to nothing here"
