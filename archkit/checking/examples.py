"""Runs a rule's examples: the same texts are its tests and the pictures on its page."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final, NamedTuple

from archkit.analysis.facts import Facts
from archkit.checking.completeness import completeness
from archkit.checking.engine import run_rules
from archkit.model.loading.load import Loaded, assemble
from archkit.rules.catalogue import AnyRule
from archkit.rules.rule import Outcome

FILE: Final = "example.yaml"
AS_OF: Final = date(2026, 11, 1)
"""The day on which examples are judged."""

_NEXT_FILE: Final = re.compile(r"^# file: (\S+)$")
_MARK: Final = re.compile(r"\s*# <- ([A-Z]{2,8}-\d{3})( unknown)?\s*$")


class Mark(NamedTuple):
    """A finding in an example: expected, or found."""

    line: int
    rule: str
    outcome: Outcome


class File(NamedTuple):
    """A file of an example: what stands before the first `# file: NAME` line is a model.

    Attributes:
        name: Its name.
        before: How many lines of the example stand before it.
        text: Its text.
    """

    name: str
    before: int
    text: str


def files(example: str) -> list[File]:
    """The files of an example."""
    found = [File(FILE, 0, "")]
    lines: list[list[str]] = [[]]
    for number, line in enumerate(example.split("\n"), 1):
        if match := _NEXT_FILE.match(line):
            found.append(File(match[1], number, ""))
            lines.append([])
        else:
            lines[-1].append(line)
    return [
        File(each.name, each.before, "\n".join(part))
        for each, part in zip(found, lines, strict=True)
    ]


def marks(text: str) -> list[Mark]:
    """The findings that an example says it has, by its marked lines."""
    return sorted(_marks(text))


def _marks(text: str) -> Iterator[Mark]:
    for number, line in enumerate(text.split("\n"), 1):
        match = _MARK.search(line)
        if match:
            outcome = Outcome.UNKNOWN if match[2] else Outcome.FAIL
            yield Mark(number, match[1], outcome)


@cache
def town() -> str:
    """The text of the example town."""
    return resources.files("archkit.rules").joinpath("town.yaml").read_text(encoding="utf-8")


def lay_over_town(text: str) -> Loaded:
    """Load an example together with the example town.

    Raises:
        ValueError: where the example is no sound input; examples always are.
    """
    given = [(Path(each.name), each.name, each.text) for each in files(text)]
    loaded = assemble([(Path("town.yaml"), "town.yaml", town()), *given])
    if loaded.diagnostics:
        wrong = "\n".join(
            f"{each.span} {each.message} ({each.hint})" for each in loaded.diagnostics
        )
        raise ValueError(f"the example cannot be read:\n{wrong}")
    return loaded


def found(rule: AnyRule, text: str) -> list[Mark]:
    """What a rule finds in an example, the town's own elements left out."""
    loaded = lay_over_town(text)
    run = run_rules(Facts(loaded.design, AS_OF), [rule], {rule.id: rule.parameters()})
    if run.crashes:
        raise ValueError(run.crashes[0].trace)
    findings = [*run.findings, *completeness(loaded.design, run.undecided)]
    before = {each.name: each.before for each in files(text)}
    places = [(loaded.origins.locate(each.place).span, each.outcome) for each in findings]
    return sorted(
        Mark(before[span.file] + span.line, rule.id, how)
        for span, how in places
        if span.file in before
    )
