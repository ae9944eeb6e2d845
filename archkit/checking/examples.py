"""Runs a rule's examples: the same texts are its tests and the pictures on its page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final

from archkit.analysis.facts import Facts
from archkit.checking.completeness import completeness
from archkit.checking.engine import run_rules
from archkit.model.loading.load import Loaded, assemble
from archkit.rules.catalogue import AnyRule
from archkit.rules.rule import Outcome

FILE: Final = "example.yaml"
AS_OF: Final = date(2026, 11, 1)
"""The day on which examples are judged."""

_MARK: Final = re.compile(r"\s*# <- ([A-Z]{3}-\d{3})( unknown)?\s*$")


@dataclass(frozen=True, order=True)
class Mark:
    """A finding in an example: expected, or found."""

    line: int
    rule: str
    outcome: Outcome


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
    loaded = assemble([(Path("town.yaml"), "town.yaml", town()), (Path(FILE), FILE, text)])
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
    places = [(loaded.origins.locate(each.place).span, each.outcome) for each in findings]
    return sorted(Mark(span.line, rule.id, how) for span, how in places if span.file == FILE)
