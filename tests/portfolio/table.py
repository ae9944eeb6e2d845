"""Prints how the cases went, and how often each rule fired and stayed quiet.

python tests/portfolio/table.py

ends with 1 unless every fault was found at its place, what it breaks beside has its reason, and no
near miss was disturbed.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from legacy import blanked
from oracle import cases
from trial import Verdict, changed, city_as_it_is, judged, verdict

from archkit.checking.rule_set import shipped
from archkit.rules.catalogue import rules
from archkit.rules.rule import Outcome

CASE, RULE = 51, 38
"""How much of a name stands in its row, so that the table fits into 80 columns."""


def table(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """The cases, then the rules, then the sums."""
    yield f"{'case':<{CASE}} found placed  more near miss"
    for each in verdicts:
        yield from _of_case(each)
    yield ""
    yield from _of_rules(verdicts)
    yield ""
    yield from _sums(verdicts)


def _of_case(each: Verdict) -> Iterator[str]:
    expected = len(each.case.expected)
    found = f"{expected - len(each.missed) + len(each.misplaced)}/{expected}"
    placed = f"{expected - len(each.missed)}/{expected}"
    quiet = _near_miss(each)
    more = sum(each.beside.values())
    yield f"{_cut(each.case.name, CASE)} {found:>5} {placed:>6} {more:>5} {quiet}"
    for rule, many in sorted(each.beside.items()):
        yield f"    {many:>5} {rule} beside it: {each.reasons.get(rule, 'UNEXPLAINED')}"
    yield from (f"    MISSED {rule} at {part}" for rule, part in sorted(each.missed))
    yield from (f"    DISTURBED {rule} at {part}" for rule, part in sorted(each.disturbed))


def _cut(name: str, width: int) -> str:
    return f"{name if len(name) <= width else name[: width - 1] + '…':<{width}}"


def _near_miss(each: Verdict) -> str:
    if each.disturbed:
        return f"{len(each.disturbed)} loud"
    return "quiet" if each.case.near_miss else "-"


def _of_rules(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """How each rule fared in the cases, on the elements of the city, and in its examples."""
    fired = Counter(rule for each in verdicts for rule in each.fired)
    quiet = Counter(
        rule
        for each in verdicts
        if each.case.near_miss
        for rule in each.case.rules - {rule for rule, _ in each.disturbed}
    )
    own = {rule.id: (len(rule.fires), len(rule.quiet), len(rule.unknown)) for rule in rules()}
    yield f"{'':<{RULE}} {'in the cases':>12} {'in the city':>11}  its examples"
    yield f"{'rule':<{RULE}} {'fired':>6} {'quiet':>5} {'pass':>5} {'n/a':>5}  bad/good/open"
    for page in shipped().pages:
        tally = city_as_it_is().tallies.get(page.id, Counter())
        yield (
            f"{_cut(f'{page.id} {page.name}', RULE)} {fired[page.id]:>6} {quiet[page.id]:>5}"
            f" {tally[Outcome.PASS]:>5} {tally[Outcome.NOT_APPLICABLE]:>5}"
            f"  {'/'.join(map(str, own.get(page.id, ()))) or '-'}"
        )


def _sums(verdicts: Sequence[Verdict]) -> Iterator[str]:
    expected = sum(len(each.case.expected) for each in verdicts)
    missed = sum(len(each.missed) for each in verdicts)
    misplaced = sum(len(each.misplaced) for each in verdicts)
    fired = {rule for each in verdicts for rule in each.fired}
    twins = [each for each in verdicts if each.case.near_miss]
    yield f"cases                      {len(verdicts)}"
    yield f"expected findings found    {expected - missed + misplaced} of {expected}"
    yield f"at the right place         {expected - missed} of {expected}"
    yield f"findings beside them       {sum(sum(each.beside.values()) for each in verdicts)}"
    yield f"without a reason           {sum(sum(each.unexplained.values()) for each in verdicts)}"
    yield f"near misses disturbed      {sum(bool(each.disturbed) for each in twins)} of {len(twins)}"
    yield f"rules that fired           {len(fired)} of {len(shipped().pages)}"
    yield f"{sum(each.green for each in verdicts)} of {len(verdicts)} cases are green."


def inherited() -> Iterator[str]:
    """How much is said of the city with two in five of its optional fields blank."""
    result = judged(blanked(changed(())))
    lacking = sum(each.finding.page.id == "CMP-001" for each in result.findings)
    yield f"With 40 % of the fields blank, {sum(result.size.values())} elements have"
    yield f"{lacking} findings of what is missing and {len(result.findings) - lacking} others."


if __name__ == "__main__":
    tried = [verdict(case) for case in cases()]
    sys.stdout.write("\n".join([*table(tried), *inherited(), ""]))
    sys.exit(not all(each.green for each in tried))
