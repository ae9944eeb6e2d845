"""The draft of a decision record (MADR 4) from a study of options, with the figures in it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from archkit.analysis.verdicts.verdict import Standing, target
from archkit.reports._harmless import harmless
from archkit.reports._options._said import (
    against_today,
    changed,
    conclusion,
    criterion_words,
    figures,
    notes,
    option_words,
    points_table,
    sensitivity_lines,
    share_words,
)
from archkit.reports._table import Table
from archkit.source.yaml_text import in_line
from archkit.trials.options.study import Study

_APART: Final = re.compile(r"[^a-z0-9]+")


class Record(NamedTuple):
    """A draft.

    Attributes:
        name: The name of its file, without its number.
        text: The Markdown.
    """

    name: str
    text: str


def record(study: Study) -> Record:
    """The draft for a study; it proposes the option that leads, and says so where none does."""
    leader = study.weighing.leader
    title = study.tried[leader].option.title if leader else "The way to go"
    name = _APART.sub("-", f"{study.solution.id} {leader or 'options'}".lower()).strip("-")
    lines = [
        *("---", "status: proposed", f"date: {study.base.result.as_of}"),
        *(f"elements: {in_line([study.solution.id])}", "---", ""),
        *(_plain(f"# {title}: {study.solution.title}"), ""),
        *_body(study),
    ]
    return Record(name, "\n".join(lines).rstrip() + "\n")


def _body(study: Study) -> Iterator[str]:
    yield from _section("## Context and problem statement", _context(study))
    yield from _section("## Decision drivers", _drivers(study))
    options = [f"* {_plain(option_words(each))}" for each in study.tried.values()]
    yield from _section("## Considered options", options)
    yield from _section("## Decision outcome", _outcome(study))
    yield from _section("### Consequences", _consequences(study))
    yield from _section("### Confirmation", _confirmation(study))
    yield from _section("## Pros and cons of the options", _options(study))
    yield from _section("## More information", _more(study))


def _section(heading: str, lines: Iterator[str] | Sequence[str]) -> Iterator[str]:
    found = "\n".join(lines).strip()
    if found:
        yield from (heading, "", found, "")


def _context(study: Study) -> Iterator[str]:
    solution = study.solution
    if solution.purpose is not None:
        yield from (_plain(solution.purpose), "")
    verdicts = study.base.appraisal.verdicts
    mine = [each for each in verdicts if each.requirement.within == solution.id]
    unmet = [each for each in mine if each.standing is Standing.UNMET]
    if not unmet:
        yield "Every requirement that can be judged is met today. Write here why a choice is due."
        return
    yield "What is not met today:"
    yield ""
    for each in unmet:
        asked = target(each.requirement.fit) if each.requirement.fit is not None else ""
        figures = f" (asked {asked}; found {each.figure})" if asked and each.figure else ""
        yield _plain(f"* {each.requirement.id}: {each.requirement.statement}{figures}")


def _drivers(study: Study) -> Iterator[str]:
    shares = study.weighing.shares
    for name, criterion in study.criteria.items():
        share = f" ({share_words(shares[name])})" if name in shares else " (knocks out)"
        yield _plain(f"* {criterion_words(name, criterion)}{share}")


def _outcome(study: Study) -> Iterator[str]:
    leader = study.weighing.leader
    if leader is not None:
        yield _plain(f"Proposed: {option_words(study.tried[leader])}.")
    else:
        yield "Nothing is proposed yet."
    yield ""
    yield from (_plain(each) for each in conclusion(study))


def _consequences(study: Study) -> Iterator[str]:
    leader = study.weighing.leader
    if leader is None:
        yield "They depend on the choice; each option tells its own below."
        return
    tried = study.tried[leader]
    better = [each for each in changed(tried) if each.endswith("-> met")]
    yield from (_plain(f"* Good: {each}") for each in better)
    yield from (_plain(f"* Bad: {each}") for each in changed(tried) if each not in better)
    yield from (
        _plain(f"* Bad: {each.requirement.address} stays unmet: {each.requirement.statement}")
        for each in tried.unmet
        if each.requirement.within == study.solution.id
    )
    yield from (_plain(f"* {each}") for each in against_today(tried, study))


def _confirmation(study: Study) -> Iterator[str]:
    yield (
        f"`archkit options {study.solution.id} --as-of {study.base.result.as_of}` gives these"
        " figures again while the"
    )
    yield "option is not in the design; once it is, `archkit validate` and `archkit why` do."


def _options(study: Study) -> Iterator[str]:
    rows = figures(study)
    for at, tried in enumerate(study.tried.values()):
        yield from (_plain(f"### {option_words(tried)}"), "")
        if tried.option.description is not None:
            yield from (_plain(tried.option.description), "")
        yield from (f"* {_plain(each)}" for each in changed(tried))
        yield from (f"* {row.name}: {_plain(row.cells[at])}" for row in rows)
        yield ""


def _more(study: Study) -> Iterator[str]:
    if study.weighing.weights:
        yield from (*_table(points_table(study)), "")
    yield from (f"* {_plain(each)}" for each in sensitivity_lines(study))
    if study.weighing.sensitivity:
        yield ""
    yield from (_plain(each) for each in notes(study))


def _table(table: Table) -> Iterator[str]:
    yield f"| {' | '.join(table.headings)} |"
    yield "|---" * len(table.headings) + "|"
    yield from (f"| {' | '.join(map(_plain, row))} |" for row in table.rows)


def _plain(text: str) -> str:
    """A text on one line that opens no element of HTML and no cell of a table."""
    return " ".join(harmless(text).split()).replace("<", "&lt;").replace("|", "\\|")
