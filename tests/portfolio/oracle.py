"""The oracle: every seeded fault of the city is found at its place, every near miss stays quiet.

    python tests/portfolio/oracle.py

prints a table of the cases and of the rules, and ends with 1 unless all is green.
"""

import json
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml_rs

from archkit.checking.check import Reported, Result, check, pages
from archkit.model.workspace import open_workspace
from archkit.rules.catalogue import rules
from archkit.rules.rule import Outcome

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 24)


@dataclass(frozen=True)
class Edit:
    """A change of one file: a text that stands there once, and what takes its place.

    Without an old text, the new one is the text of a new file.
    """

    file: str
    old: str
    new: str

    def apply(self, city: Path) -> None:
        """Change the file."""
        path = city / self.file
        if not self.old:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self.new, encoding="utf-8")
            return
        text = path.read_text(encoding="utf-8")
        assert text.count(self.old) == 1, f"{self.old!r} stands {text.count(self.old)} times"
        path.write_text(text.replace(self.old, self.new), encoding="utf-8")


@dataclass(frozen=True)
class Put:
    """A change of one fact: a value at a path in a file; `None` takes the fact away."""

    file: str
    path: str
    value: Any

    def apply(self, city: Path) -> None:
        """Change the file; JSON is YAML, and keeps every value as it is."""
        file = city / self.file
        data = yaml_rs.loads(file.read_text(encoding="utf-8"), parse_datetime=False)
        *steps, last = self.path.split("/")
        at: Any = data
        for step in steps:
            at = at[step]
        if self.value is None:
            del at[last]
        else:
            at[last] = self.value
        file.write_text(json.dumps(data), encoding="utf-8")


Change = Edit | Put


@dataclass(frozen=True)
class Case:
    """A seeded fault with the findings it must have, and a near miss.

    Attributes:
        name: What is wrong, after the portfolio's number where it has one.
        edits: The fault.
        expected: The findings it must have at least: each a rule with a part of the line that
            it points at or, for a change of one fact, the field.
        near_miss: A change beside it that is sound.
    """

    name: str
    edits: tuple[Change, ...]
    expected: frozenset[tuple[str, str]]
    near_miss: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """How a case went.

    Attributes:
        case: The case.
        missed: The expected findings that were not found, or not there.
        beside: Further findings of the fault: what else it breaks.
        disturbed: The findings of the near miss, of which there should be none.
        fired: The rules that the fault made fire.
    """

    case: Case
    missed: frozenset[tuple[str, str]]
    beside: int
    disturbed: frozenset[tuple[str, str]]
    fired: frozenset[str]

    @property
    def green(self) -> bool:
        """Whether all was found and nothing disturbed."""
        return not self.missed and not self.disturbed


def judged(city: Path) -> Result:
    """What archkit says of a city that can be read."""
    result = check(open_workspace(city), AS_OF)
    assert result.diagnostics == (), result.diagnostics[0].message
    assert result.crashes == ()
    return result


@cache
def city_as_it_is() -> Result:
    """What archkit says of the reference city."""
    return judged(ROOT)


def copied(into: Path) -> Path:
    """A copy of the reference city."""
    shutil.copytree(ROOT / "models", into / "models")
    shutil.copy(ROOT / "archkit.toml", into)
    return into


def after(changes: Iterable[Change], into: Path) -> Result:
    """What archkit says of the city after some changes."""
    city = copied(into)
    for change in changes:
        change.apply(city)
    return judged(city)


def new_in(result: Result) -> list[Reported]:
    """The findings that the city as it is has not, the waived left out."""
    known = {each.finding.fingerprint for each in city_as_it_is().findings}
    return [
        each
        for each in result.findings
        if each.finding.fingerprint not in known and each.finding.outcome is not Outcome.WAIVED
    ]


def told(reported: Reported, texts: Mapping[str, str]) -> tuple[str, str, str]:
    """The rule, the field, and the line of a finding."""
    line = texts[reported.at.span.file].split("\n")[reported.at.span.line - 1]
    field = ".".join(map(str, reported.finding.place.field))
    return reported.finding.page.id, f"{reported.finding.element.address} {field}".strip(), line


def verdict(case: Case) -> Verdict:
    """Try a case and its near miss."""
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        result, quiet = after(case.edits, Path(one)), after(case.near_miss, Path(other))
    found = [told(each, result.texts) for each in new_in(result)]
    missed = frozenset(
        (rule, part)
        for rule, part in case.expected
        if not any(rule == each and (part == at or part in line) for each, at, line in found)
    )
    return Verdict(
        case=case,
        missed=missed,
        beside=len(found) - (len(case.expected) - len(missed)),
        disturbed=frozenset(told(each, quiet.texts)[:2] for each in new_in(quiet)),
        fired=frozenset(rule for rule, _, _ in found),
    )


def table(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """The cases, then the rules."""
    verdicts = list(verdicts)
    yield f"{'case':<78} found  beside  near miss"
    for each in verdicts:
        found = f"{len(each.case.expected) - len(each.missed)}/{len(each.case.expected)}"
        quiet = "quiet" if not each.disturbed else f"{len(each.disturbed)} disturbed"
        yield f"{each.case.name[:77]:<78} {found:>5}  {each.beside:>6}  {quiet}"
        yield from (f"    MISSED {rule} at {part}" for rule, part in sorted(each.missed))
        yield from (f"    DISTURBED {rule} at {part}" for rule, part in sorted(each.disturbed))
    yield ""
    yield from _of_rules(verdicts)
    green = sum(each.green for each in verdicts)
    yield f"\n{green} of {len(verdicts)} cases are green."


def _of_rules(verdicts: list[Verdict]) -> Iterator[str]:
    """How often each rule fired in a case, and stayed quiet on the city and in its examples."""
    fired = Counter(rule for each in verdicts for rule in each.fired)
    examples = {rule.id: (len(rule.fires), len(rule.quiet), len(rule.unknown)) for rule in rules()}
    yield f"{'rule':<42} {'fired':>5} {'quiet':>6} {'n/a':>6}   examples: fire, quiet, unknown"
    for page in pages():
        tally = city_as_it_is().tallies.get(page.id, Counter())
        shown = ", ".join(map(str, examples.get(page.id, ())))
        yield (
            f"{page.id} {page.name:<34} {fired[page.id]:>5} {tally[Outcome.PASS]:>6}"
            f" {tally[Outcome.NOT_APPLICABLE]:>6}   {shown}"
        )


if __name__ == "__main__":
    from mutations import MUTATIONS
    from security_faults import SECURITY
    from seeded import SEEDED

    tried = [verdict(case) for case in (*SEEDED, *MUTATIONS, *SECURITY)]
    sys.stdout.write("\n".join([*table(tried), ""]))
    sys.exit(not all(each.green for each in tried))
